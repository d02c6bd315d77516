/** The list of results that are due, and what of it stands on a person's desk. */
import { foldForSearch } from '#domains/civic';
import { holds } from '#platform/access';
import type { DeskItem } from '#platform/domain';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { z } from 'zod';
import { releasePath, waitingPath } from './address.ts';
import { sentence } from './text.ts';
import type { Waiting } from './waiting.ts';
import { listWaiting } from './waiting.store.ts';
import { WaitingView } from './waiting.view.tsx';

export const waitingQuery = z.object({
  scope: z.enum(['mine', 'all']).optional(),
  problem: z.literal('yes').optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(['subject', 'closed']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});
export type WaitingChoice = z.output<typeof waitingQuery>;

const rowsPerPage = 50;

export async function showWaiting(ask: Ask<WaitingChoice>): Promise<Reply> {
  const choice = { scope: 'all' as const, ...ask.query };
  const rows = sorted((await listWaiting(ask.db, ask.clock.today(), choice.scope === 'mine' ? signedIn(ask) : null)).filter((row) => fits(row, choice)), choice);
  if (ask.format === 'csv') return csvReply('results-waiting.csv', columnsOf(ask), rows);
  if (ask.format === 'json') return json({ total: rows.length, consultations: rows.map((row) => Object.fromEntries(columnsOf(ask).map(({ key, value }) => [key, value(row)]))) });
  const number = choice.page ?? 1;
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  if (number > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.result.unknownPage(number)));
  return page(
    <WaitingView
      view={ask}
      rows={rows.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      found={rows.length}
      choice={choice}
      page={number}
      pages={pages}
      href={({ format, ...change }) => {
        const { scope, problem, text, sort, order, page: at } = { ...choice, ...change };
        return ask.href(withQuery(waitingPath, { scope, problem, text, sort, order, page: at === 1 ? undefined : at, format }));
      }}
    />,
  );
}

function fits({ consultation, release }: Waiting, { problem, text }: WaitingChoice): boolean {
  if (problem === 'yes' && release?.problem == null) return false;
  return text === undefined || foldForSearch(`${consultation.subject} ${consultation.department.bureau} ${consultation.department.section ?? ''}`).includes(foldForSearch(text));
}

function sorted(rows: Waiting[], { sort, order }: WaitingChoice): Waiting[] {
  if (sort === undefined) return rows;
  const value = ({ consultation }: Waiting): string => (sort === 'subject' ? consultation.subject : (consultation.closesOn ?? ''));
  return rows.toSorted((one, other) => value(one).localeCompare(value(other), 'ja') * (order === 'desc' ? -1 : 1));
}

function columnsOf({ site }: Pick<Ask, 'site'>): Column<Waiting>[] {
  const of = (key: string, value: Column<Waiting>['value']): Column<Waiting> => ({ key, label: key, value });
  return [
    of('consultation', ({ consultation }) => consultation.slug),
    of('subject', ({ consultation }) => consultation.subject),
    of('department', ({ consultation }) => [consultation.department.bureau, consultation.department.section].filter(Boolean).join(' ')),
    of('closed_on', ({ consultation }) => consultation.closesOn),
    of('state', ({ release }) => release?.state ?? 'none'),
    of('release_at', ({ release }) => release?.releaseAt?.toISOString() ?? null),
    of('problem', ({ release }) => release?.problem ?? null),
    of('url', ({ consultation }) => site.origin + releasePath(consultation.slug)),
  ];
}

/** Each line leads to a list of as many rows. */
export async function deskItems(ask: Ask): Promise<DeskItem[]> {
  const { principal } = ask;
  if (principal === null || !holds(principal, 'member', 'head')) return [];
  const mine = await listWaiting(ask.db, ask.clock.today(), principal);
  const problems = mine.filter(({ release }) => release?.problem != null);
  return [
    ...(mine.length === 0 ? [] : [{ title: sentence((words) => words.release.desk.waiting), path: withQuery(waitingPath, { scope: 'mine' }), count: mine.length }]),
    ...(problems.length === 0 ? [] : [{ title: sentence((words) => words.release.desk.problem), path: withQuery(waitingPath, { scope: 'mine', problem: 'yes' }), count: problems.length }]),
  ];
}
