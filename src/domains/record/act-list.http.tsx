import { z } from 'zod';
import { isPlainDate } from '#domains/civic';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import type { ActChoice, ListedAct } from './act-list.ts';
import { listActs } from './act-list.store.ts';
import { ActListView } from './act-list.view.tsx';
import { sentence } from './text.ts';

const optional = z.string().max(200).optional();

export const actListQuery = z.object({
  since: optional,
  until: optional,
  act: optional,
  acting_as: optional,
  subject: optional,
  person: optional,
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;
/** Rows of a file at most. */
const rowsPerFile = 10_000;

export async function showActs(ask: Ask<z.output<typeof actListQuery>>): Promise<Reply> {
  const { page: number = 1, order = 'desc', acting_as: actingAs, ...asked } = ask.query;
  const choice: ActChoice = { ...asked, actingAs, order, page: number };
  const faults = (['since', 'until'] as const).filter((name) => asked[name] !== undefined && !isPlainDate(asked[name]));
  const wrongDay = sentence((words) => words.wrongDay);
  if (faults.length > 0) throw new Refusal(400, 'wrong-day', wrongDay, faults.map((name) => ({ name, sentence: wrongDay })));
  const isPage = ask.format === 'html';
  // Whoever reads the audit record is on record, with what they looked for.
  ask.telling.subject = ['acts', ...Object.entries({ ...asked, acting_as: actingAs }).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])), ...(isPage ? [] : [ask.format])].join(', ');
  const { found, acts } = await listActs(ask.db, { ...asked, actingAs, order, limit: isPage ? rowsPerPage : rowsPerFile, offset: isPage ? (number - 1) * rowsPerPage : 0 });
  if (ask.format === 'csv') return csvReply('audit.csv', columns, acts);
  if (ask.format === 'json') return json({ total: found, acts: acts.map((act) => Object.fromEntries(columns.map(({ key, value }) => [key, key === 'id' ? String(act.id) : (value(act) ?? null)]))) });
  if (acts.length === 0 && number > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(String(number))));
  const href = ({ format, ...change }: Partial<ActChoice> & { format?: string }): string => {
    const { actingAs: role, order: direction, page: at, ...rest } = { ...choice, ...change };
    return ask.href(withQuery('/staff/audit', { ...rest, acting_as: role, order: direction === 'desc' ? undefined : direction, page: at === 1 ? undefined : at, format }));
  };
  return page(<ActListView view={ask} acts={acts} found={found} pages={Math.ceil(found / rowsPerPage)} filesMax={rowsPerFile} choice={choice} href={href} />);
}

const columns: Column<ListedAct>[] = [
  { key: 'id', label: 'id', value: ({ id }) => id },
  { key: 'at', label: 'at', value: ({ at }) => at.toISOString() },
  { key: 'act', label: 'act', value: ({ act }) => act },
  { key: 'acting_as', label: 'acting_as', value: ({ actingAs }) => actingAs },
  { key: 'subject', label: 'subject', value: ({ subject }) => subject },
  { key: 'why', label: 'why', value: ({ why }) => why },
  { key: 'person_id', label: 'person_id', value: ({ personId }) => personId },
  { key: 'request_id', label: 'request_id', value: ({ requestId }) => requestId },
  { key: 'position', label: 'position', value: ({ position }) => position },
];
