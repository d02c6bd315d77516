/** The staff's list of replies that are asked about a year later, and what waits on the desk. */
import { z } from 'zod';
import { fiscalYearOf, foldForSearch } from '#domains/civic';
import { departmentName } from '#domains/plan';
import { answersFor, holds, type Principal } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { type FollowUpEntry, followUpListPath, followUpPath, standingOn } from './follow-up.ts';
import { listFollowUpEntries } from './follow-up.store.ts';
import { FollowUpListView } from './follow-up-list.view.tsx';
import { sentence } from './text.ts';

export const followUpListQuery = z.object({
  scope: z.enum(['mine', 'all']).optional(),
  state: z.enum(['waiting', 'overdue', 'answered']).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(['reply', 'consultation', 'asked', 'due']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type FollowUpChoice = z.output<typeof followUpListQuery>;
const rowsPerPage = 50;

export async function showFollowUps(ask: Ask<FollowUpChoice>): Promise<Reply> {
  const principal = signedIn(ask);
  const today = ask.clock.today();
  const scope = ask.query.scope ?? (holds(principal, 'member', 'head') && !holds(principal, 'planning') ? 'mine' : 'all');
  const choice = { ...ask.query, scope, page: ask.query.page ?? 1 };
  const all = await listFollowUpEntries(ask.db);
  const entries = sorted(all.filter((entry) => fits(entry, choice, principal, today)), choice);
  if (ask.format === 'csv') return csvReply('follow-ups.csv', columns(ask.site.origin, today), entries);
  if (ask.format === 'json') return json({ total: entries.length, replies: entries.map((entry) => Object.fromEntries(columns(ask.site.origin, today).map(({ key, value }) => [key, value(entry) ?? null]))) });
  const pages = Math.max(1, Math.ceil(entries.length / rowsPerPage));
  if (choice.page > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(choice.page)));
  return page(
    <FollowUpListView
      view={ask}
      today={today}
      choice={choice}
      entries={entries.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage)}
      found={entries.length}
      any={all.length > 0}
      pages={pages}
      years={[...new Set(all.map(({ askedOn }) => fiscalYearOf(askedOn)))].sort((one, other) => other - one)}
      href={({ format, ...change }) => ask.href(withQuery(followUpListPath, { ...choice, page: undefined, ...change, format }))}
    />,
  );
}

/** Waiting: without an answer, overdue ones too. */
function fits(entry: FollowUpEntry, { scope, state, year, text }: FollowUpChoice, principal: Principal, today: string): boolean {
  if (scope === 'mine' && !answersFor(principal, entry.answeredBy, 'member', 'head')) return false;
  if (state === 'waiting' && entry.answer !== null) return false;
  if ((state === 'answered' || state === 'overdue') && standingOn(entry, today) !== state) return false;
  if (year !== undefined && fiscalYearOf(entry.askedOn) !== year) return false;
  return text === undefined || foldForSearch(`${entry.subject} ${entry.heading} ${departmentName(entry)}`).includes(foldForSearch(text));
}

function sorted(entries: FollowUpEntry[], { sort = 'due', order = 'asc' }: FollowUpChoice): FollowUpEntry[] {
  const key = { reply: (entry: FollowUpEntry) => entry.heading, consultation: (entry: FollowUpEntry) => entry.subject, asked: (entry: FollowUpEntry) => entry.askedOn, due: (entry: FollowUpEntry) => entry.dueOn }[sort];
  return entries.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0) * (order === 'asc' ? 1 : -1));
}

function columns(origin: string, today: string): Column<FollowUpEntry>[] {
  return [
    { key: 'consultation', label: 'consultation', value: ({ slug }) => slug },
    { key: 'subject', label: 'subject', value: ({ subject }) => subject },
    { key: 'number', label: 'number', value: ({ number }) => number },
    { key: 'heading', label: 'heading', value: ({ heading }) => heading },
    { key: 'outcome', label: 'outcome', value: ({ outcome }) => outcome.label.ja },
    { key: 'department', label: 'department', value: (entry) => departmentName(entry) },
    { key: 'asked_on', label: 'asked_on', value: ({ askedOn }) => askedOn },
    { key: 'due_on', label: 'due_on', value: ({ dueOn }) => dueOn },
    { key: 'state', label: 'state', value: (entry) => standingOn(entry, today) },
    { key: 'answer', label: 'answer', value: ({ answer }) => answer?.state },
    { key: 'answer_text', label: 'answer_text', value: ({ answer }) => answer?.text },
    { key: 'answered_at', label: 'answered_at', value: ({ answer }) => answer?.at.toISOString() },
    { key: 'url', label: 'url', value: ({ slug, number }) => `${origin}${followUpPath(slug, number)}` },
  ];
}

/** To answer: for the department. Overdue: for planning. */
export async function followUpDesk(ask: Pick<Ask, 'db' | 'clock' | 'principal'>): Promise<DeskItem[]> {
  const { principal } = ask;
  if (principal === null || !holds(principal, 'member', 'head', 'planning')) return [];
  const open = (await listFollowUpEntries(ask.db)).filter(({ answer }) => answer === null);
  const own = open.filter(({ answeredBy }) => answersFor(principal, answeredBy, 'member', 'head'));
  const overdue = holds(principal, 'planning') ? open.filter((entry) => standingOn(entry, ask.clock.today()) === 'overdue') : [];
  return [...item('waiting', { scope: 'mine', state: 'waiting' }, own), ...item('overdue', { scope: 'all', state: 'overdue' }, overdue)];
}

function item(words: 'waiting' | 'overdue', query: Record<string, string>, entries: readonly FollowUpEntry[]): DeskItem[] {
  const [first] = entries;
  return first === undefined ? [] : [{ title: sentence((said) => said.followUp.desk[words]), path: withQuery(followUpListPath, query), count: entries.length, dueOn: first.dueOn }];
}
