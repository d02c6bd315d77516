/** The staff's list: who has written on a half-year, who has not. */
import { answersFor, holds, type Principal } from '#platform/access';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { foldForSearch } from '#domains/civic';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { reportFormPath, staffListPath } from './address.ts';
import { type Entry, entrySorts, sorted, waitsForHead } from './entry.ts';
import { listEntries } from './entry.store.ts';
import { isOverdue, latestDue, parsePeriod, type Period, periodKey, periodsBegun, reportDue } from './period.ts';
import { findReportedProgrammes, nameOf, type ReportedProgramme } from './programme.store.ts';
import { NoPlanView, ReportListView, type StaffChoice } from './report-list.view.tsx';
import { stages } from './report.ts';
import { sentence } from './text.ts';

export const staffListQuery = z.object({
  /** A half-year, or `all` of the plan in force. */
  period: z.string().max(10).optional(),
  /** Only what waits for the person asking, as head. */
  waits: z.literal('publish').optional(),
  scope: z.enum(['mine', 'all']).optional(),
  stage: z.enum(stages).optional(),
  missing: z.literal('yes').optional(),
  text: z.string().max(200).optional(),
  measure: z.string().max(60).optional(),
  sort: z.enum(entrySorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  reminded: z.coerce.number().int().min(0).max(100_000).optional(),
});

const rowsPerPage = 50;
type ListAsk = Ask<z.output<typeof staffListQuery>>;
type StaffEntry = Entry<ReportedProgramme>;

export async function showReportList(ask: ListAsk): Promise<Reply> {
  const principal = signedIn(ask);
  const found = await findReportedProgrammes(ask.db);
  if (found === null) return ask.format === 'csv' ? csvReply('progress-staff.csv', columns, []) : ask.format === 'json' ? json({ period: null, due_on: null, total: 0, reports: [] }) : page(<NoPlanView view={ask} />);
  const periods = periodsBegun(found.edition.firstYear, found.edition.lastYear, ask.clock.today());
  const today = ask.clock.today();
  const period = chosenPeriod(ask.query.period, periods, latestDue(found.edition.firstYear, found.edition.lastYear, today));
  const all = await listEntries(ask.db, found.programmes, period === null ? periods : [period]);
  const key = period === null ? 'all' : periodKey(period);
  const choice: StaffChoice = { ...ask.query, period: key, scope: ask.query.scope ?? (writes(principal) ? 'mine' : 'all'), order: ask.query.order ?? 'asc', page: ask.query.page ?? 1 };
  const entries = sorted(all.filter((entry) => fits(entry, choice, principal)), choice.sort, choice.order);
  ask.telling.subject = `progress ${key}`;
  if (ask.format === 'csv') return csvReply(`progress-${key}-staff.csv`, columns, entries);
  if (ask.format === 'json') return json({ period: key, due_on: period === null ? null : reportDue(period).on, total: entries.length, reports: entries.map(entryJson(ask.site.origin)) });
  const pages = Math.ceil(entries.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(choice.page)));
  return page(
    <ReportListView
      view={ask}
      period={period}
      periods={periods}
      choice={choice}
      entries={entries.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={entries.length}
      pages={pages}
      measures={[...new Map(found.programmes.map(({ measure }) => [measure.code, measure])).values()]}
      isOverdue={period !== null && isOverdue(period, today) && all.some(({ published }) => published === null)}
      publishes={holds(principal, 'head')}
      missing={period !== null && holds(principal, 'planning') ? all.filter(({ published }) => published === null).length : null}
      href={({ format, ...change }) => ask.href(staffListHref({ ...choice, ...change }, format))}
    />,
  );
}

/** Null for all of them. */
function chosenPeriod(asked: string | undefined, periods: readonly Period[], latest: Period | null): Period | null {
  if (asked === 'all') return null;
  if (asked === undefined) return latest ?? periods[0] ?? null;
  const period = parsePeriod(asked);
  if (period === null || !periods.some((one) => periodKey(one) === periodKey(period))) throw new Refusal(400, 'unknown-period', sentence((words) => words.unknownPeriod), [{ name: 'period', sentence: sentence((words) => words.unknownPeriod) }]);
  return period;
}

/** Whether the person writes or publishes reports for a department. */
function writes(principal: Principal): boolean {
  return holds(principal, 'member', 'head') && !holds(principal, 'planning');
}

function fits(entry: StaffEntry, choice: StaffChoice, principal: Principal): boolean {
  const { programme, stage } = entry;
  if (choice.waits === 'publish' && !waitsForHead(entry, principal)) return false;
  if (choice.scope === 'mine' && !answersFor(principal, programme.answeredBy, 'member', 'head')) return false;
  if (choice.missing === 'yes' && stage !== 'unwritten' && stage !== 'draft') return false;
  if (choice.stage !== undefined && stage !== choice.stage) return false;
  if (choice.measure !== undefined && programme.measure.code !== choice.measure) return false;
  return choice.text === undefined || foldForSearch(`${programme.number} ${programme.name}`).includes(foldForSearch(choice.text));
}

function staffListHref(choice: StaffChoice, format?: string): string {
  const { period, scope, waits, stage, missing, text, measure, sort, order, page: number } = choice;
  return withQuery(staffListPath, { period, scope, waits, stage, missing, text, measure, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const columns: Column<StaffEntry>[] = [
  { key: 'number', label: 'number', value: ({ programme }) => programme.number },
  { key: 'name', label: 'name', value: ({ programme }) => programme.name },
  { key: 'measure', label: 'measure', value: ({ programme }) => programme.measure.code },
  { key: 'departments', label: 'departments', value: ({ programme }) => programme.departments.map(nameOf).join('、') },
  { key: 'period', label: 'period', value: ({ period }) => periodKey(period) },
  { key: 'stage', label: 'stage', value: ({ stage }) => stage },
  { key: 'state', label: 'state', value: ({ draft, published }) => draft?.state ?? published?.state },
  { key: 'saved_at', label: 'saved_at', value: ({ draft }) => draft?.savedAt.toISOString() },
  { key: 'published_at', label: 'published_at', value: ({ published }) => published?.publishedAt.toISOString() },
];

function entryJson(origin: string) {
  return ({ programme, period, stage, draft, published }: StaffEntry): object => ({
    number: programme.number,
    name: programme.name,
    measure: programme.measure,
    departments: programme.departments.map(({ bureau, section }) => ({ bureau, section })),
    period: periodKey(period),
    stage,
    state: draft?.state ?? published?.state ?? null,
    saved_at: draft?.savedAt ?? null,
    published_at: published?.publishedAt ?? null,
    url: `${origin}${reportFormPath(programme.number, period)}`,
  });
}
