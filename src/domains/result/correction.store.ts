/** Corrections: each added, never changed; what stands is put right beside them. */
import type { Consultation } from '#domains/consultation';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { putEntries } from '#platform/search';
import { dayInTokyo } from '#platform/clock';
import { resultPath, resultReplyPath, versionPath } from './address.ts';
import type { Change } from './correction.ts';
import { orderPaper } from './paper.store.ts';
import { findReply, listUnits } from './result.store.ts';
import type { Released } from './result.ts';
import { searchEntriesOf } from './search-entry.ts';
import type { ResultTables } from './tables.ts';
import { sentence } from './text.ts';
import type { ResultVersion } from './version.ts';

export interface NewCorrection {
  consultation: Consultation;
  release: Released;
  /** Null: what happens next. */
  replyNumber: number | null;
  change: Change;
  reason: string;
  actingAs: string;
  at: Date;
}

function aboutOf({ department, programmes }: Consultation): { programmes: string[]; departments: string[] } {
  return { programmes, departments: [[department.bureau, department.section].filter(Boolean).join(' ')] };
}

/** In the caller's transaction: the correction, what stands now, the record, the search, a new booklet. */
export async function insertCorrection(tx: Database, { consultation, release, replyNumber, change, reason, actingAs, at }: NewCorrection): Promise<void> {
  const { id, slug, subject } = consultation;
  const db = tx.withTables<ResultTables>();
  await db.insertInto('result.correction').values({ consultation_id: id, reply_number: replyNumber, before: JSON.stringify(change.before), after: JSON.stringify(change.after), reason, acting_as: actingAs, at }).execute();
  const { outcome, text, passages, nextSteps } = change.after;
  if (replyNumber !== null) {
    const changed = { ...(text !== undefined && { text }), ...(passages && { passages: JSON.stringify(passages) }), ...(outcome && { outcome: outcome.key, outcome_kind: outcome.kind, outcome_ja: outcome.label.ja, outcome_en: outcome.label.en }) };
    await db.updateTable('result.reply').set(changed).where('consultation_id', '=', id).where('number', '=', replyNumber).execute();
  }
  await sql`update result.release set revision = revision + 1, next_steps = ${nextSteps ?? release.nextSteps} where consultation_id = ${id}`.execute(tx);
  await recordPublicAct(
    tx,
    {
      kind: 'result.corrected',
      // What is corrected stands on the result's page, and so does its proof.
      path: resultPath(slug),
      title: sentence((words) => (replyNumber === null ? words.release.act.correctedNext(subject) : words.release.act.corrected(subject, replyNumber))),
      actingAs,
      about: aboutOf(consultation),
      document: { consultation: slug, reply: replyNumber, url: replyNumber === null ? resultPath(slug) : resultReplyPath(slug, replyNumber), before: change.before, after: change.after, reason },
    },
    at,
  );
  await renewSearch(tx, consultation, { ...release, nextSteps: nextSteps ?? release.nextSteps }, replyNumber);
  await orderPaper(tx, id);
}

async function renewSearch(tx: Database, { id, slug, subject }: Consultation, release: Released, replyNumber: number | null): Promise<void> {
  const reply = replyNumber === null ? null : await findReply(tx, id, replyNumber);
  const replies = reply === null ? [] : [{ reply, units: await listUnits(tx, id, [reply.number]) }];
  await putEntries(tx, searchEntriesOf({ slug, subject }, release, replies, dayInTokyo(release.releasedAt)));
}

/** A version for other readers that was added or changed after the release. */
export async function recordVersion(tx: Database, consultation: Consultation, { audience, title, body, actingAs, at }: ResultVersion, reason: string): Promise<void> {
  const { slug, subject } = consultation;
  await recordPublicAct(
    tx,
    {
      kind: 'result.corrected',
      path: versionPath(slug, audience),
      title: sentence((words) => words.release.act.version[audience](subject)),
      actingAs,
      about: aboutOf(consultation),
      document: { consultation: slug, audience, title, text: body, reason },
    },
    at,
  );
}
