/** Parts of the plan's pages: how far a programme is, and the programmes of a measure, a department or the whole plan. */
import type { PageBlock, PageSubject } from '#platform/domain';
import type { AnyAsk } from '#platform/http';
import type { VNode } from 'preact';
import type { ProgrammeRow } from '#domains/plan';
import { AtAGlanceView, TimelineView } from './timeline.view.tsx';
import { entryOf, statedCost } from './entry.ts';
import type { Period } from './period.ts';
import { findReportedProgrammes } from './programme.store.ts';
import { listPublished, listPublishedPeriods } from './publication.store.ts';
import { RollUpView } from './roll-up.view.tsx';
import { sharesOf } from './share.ts';

const reads = ['plan', 'progress'];

async function atAGlance(ask: AnyAsk, { programme }: PageSubject): Promise<VNode | null> {
  if (programme === undefined) return null;
  const published = await listPublished(ask.db, { programme: programme.number });
  const listed = published.length > 0 || (await isReportedOn(ask, programme.number));
  return listed ? <AtAGlanceView view={ask} number={programme.number} latest={published[0] ?? null} /> : null;
}

async function isReportedOn(ask: AnyAsk, number: string): Promise<boolean> {
  const found = await findReportedProgrammes(ask.db);
  return found !== null && found.programmes.some((programme) => programme.number === number);
}

async function timeline(ask: AnyAsk, { programme }: PageSubject): Promise<VNode | null> {
  if (programme === undefined) return null;
  const published = await listPublished(ask.db, { programme: programme.number });
  return published.length === 0 ? null : <TimelineView view={ask} number={programme.number} published={published} />;
}

/** Programmes of the plan in force that fit, at the newest half-year with a published report; null where none is published. */
async function rollUp(ask: AnyAsk, subject: PageSubject, fits: (programme: ProgrammeRow) => boolean, named: boolean): Promise<VNode | null> {
  const found = await findReportedProgrammes(ask.db);
  // Earlier editions have had their own programmes and money.
  if (found === null || (subject.edition !== undefined && subject.edition !== found.edition.slug)) return null;
  const period = (await listPublishedPeriods(ask.db)).find(({ year }) => year >= found.edition.firstYear && year <= found.edition.lastYear);
  const programmes = found.programmes.filter(fits);
  if (period === undefined || programmes.length === 0) return null;
  const published = new Map((await listPublished(ask.db, period)).map((publication) => [publication.programme, publication]));
  const entries = programmes.map((programme) => entryOf(programme, period, null, published.get(programme.number) ?? null));
  const shares = sharesOf(entries.map(({ programme, published: report }) => ({ state: report?.state ?? null, yen: statedCost(programme, period.year) })));
  return <RollUpView view={ask} period={period} shares={shares} entries={named ? entries : []} listHref={listOf(subject, period)} />;
}

function listOf({ measure, department }: PageSubject, { year, half }: Period): Record<string, string | number | undefined> {
  return { year, half, measure, department: department && (department.section === null ? department.bureau : `${department.bureau} ${department.section}`) };
}

export const blocks: PageBlock[] = [
  { page: 'programme', place: 'top', order: 10, reads, render: atAGlance },
  { page: 'programme', place: 'middle', order: 10, reads, render: timeline },
  { page: 'measure', place: 'middle', order: 10, reads, render: (ask, subject) => rollUp(ask, subject, ({ measure }) => measure.code === subject.measure, false) },
  {
    page: 'department',
    place: 'middle',
    order: 10,
    reads,
    render: (ask, subject) => rollUp(ask, subject, ({ departments }) => departments.some(({ bureau, section }) => bureau === subject.department?.bureau && section === subject.department.section), true),
  },
  { page: 'plan', place: 'middle', order: 10, reads, render: (ask, subject) => rollUp(ask, subject, () => true, false) },
];
