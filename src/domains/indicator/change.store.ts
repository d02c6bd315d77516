/** A change of an indicator with its public act. */
import { recordPublicAct } from '#domains/record';
import type { Database } from '#platform/database';
import { indicatorPath } from './address.ts';
import { changeIndicator, insertIndicator, type NewChange } from './indicator.store.ts';
import type { Subject } from './indicator.ts';
import { aboutOf, type SubjectInForce, subjectKey } from './subject.store.ts';
import { sentence } from './text.ts';

export interface Changed {
  /** Null for a new one. */
  id: number | null;
  subject: Subject;
  /** The subject in the plan in force; null where the plan has it no more. */
  found: SubjectInForce | null;
  /** The revision that the writer had before them. */
  onRevision: number;
  change: NewChange;
}

/** Number of the indicator, or null where somebody has changed it since: then nothing is written. */
export async function writeChange(tx: Database, { id, subject, found, onRevision, change }: Changed, at: Date): Promise<number | null> {
  const written = id === null ? await insertIndicator(tx, subject, change, at) : (await changeIndicator(tx, id, onRevision, change, at)) ? id : null;
  if (written === null) return null;
  const { definition, figures, reason, actingAs } = change;
  const of = found?.name ?? subjectKey(subject);
  await recordPublicAct(
    tx,
    {
      kind: id === null ? 'indicator.indicator-added' : 'indicator.indicator-changed',
      path: indicatorPath(written),
      title: sentence((words) => words.act[id === null ? 'added' : 'changed'](definition.name, of)),
      actingAs,
      about: aboutOf(subject, found),
      document: { indicator: written, revision: id === null ? 1 : onRevision + 1, subject: subjectKey(subject), ...definition, figures, reason },
    },
    at,
  );
  return written;
}
