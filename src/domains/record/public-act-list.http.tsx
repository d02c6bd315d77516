import { z } from 'zod';
import { isPlainDate } from '#domains/civic';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { type KeptAct, publicActPath } from './public-act.ts';
import { type PublicActChoice, recordPath } from './public-act-list.ts';
import { listPublicActChoices, listPublicActs } from './public-act.store.ts';
import { PublicActListView } from './public-act-list.view.tsx';
import { sentence } from './text.ts';

const optional = z.string().max(200).optional();

export const publicActListQuery = z.object({
  kind: optional,
  programme: optional,
  department: optional,
  since: optional,
  until: optional,
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

const rowsPerPage = 50;
/** Rows of a file at most: the log's own tiles hold everything. */
const rowsPerFile = 10_000;

export async function showRecord(ask: Ask<z.output<typeof publicActListQuery>>): Promise<Reply> {
  const { page: number = 1, order = 'desc', ...asked } = ask.query;
  const choice: PublicActChoice = { ...asked, order, page: number };
  checkDays(choice);
  const isPage = ask.format === 'html';
  const { found, acts } = await listPublicActs(ask.db, { ...asked, order, limit: isPage ? rowsPerPage : rowsPerFile, offset: isPage ? (number - 1) * rowsPerPage : 0 });
  if (ask.format === 'csv') return csvReply('record.csv', columns(ask.site.origin), acts);
  if (ask.format === 'json') return json({ total: found, acts: acts.map((act) => actJson(act, ask.site.origin)) });
  if (acts.length === 0 && number > 1) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(String(number))));
  const choices = await listPublicActChoices(ask.db);
  return page(
    <PublicActListView view={ask} acts={acts} found={found} pages={Math.ceil(found / rowsPerPage)} choice={choice} {...choices} href={({ format, ...change }) => ask.href(recordPath({ ...choice, ...change }, format))} />,
  );
}

function checkDays(days: { since?: string; until?: string }): void {
  const faults = (['since', 'until'] as const).filter((name) => days[name] !== undefined && !isPlainDate(days[name]));
  const wrongDay = sentence((words) => words.wrongDay);
  if (faults.length > 0) throw new Refusal(400, 'wrong-day', wrongDay, faults.map((name) => ({ name, sentence: wrongDay })));
}

function actJson(act: KeptAct, origin: string): object {
  const { id, at, kind, path, title, actingAs, about } = act;
  return { id: String(id), at: at.toISOString(), kind, title, acting_as: actingAs, about, path: `${origin}${path}`, url: `${origin}${publicActPath(id)}` };
}

function columns(origin: string): Column<KeptAct>[] {
  return [
    { key: 'id', label: 'id', value: ({ id }) => id },
    { key: 'at', label: 'at', value: ({ at }) => at.toISOString() },
    { key: 'kind', label: 'kind', value: ({ kind }) => kind },
    { key: 'title_ja', label: 'title_ja', value: ({ title }) => title.ja },
    { key: 'title_en', label: 'title_en', value: ({ title }) => title.en },
    { key: 'acting_as', label: 'acting_as', value: ({ actingAs }) => actingAs },
    { key: 'programmes', label: 'programmes', value: ({ about }) => about.programmes.join(' ') },
    { key: 'measures', label: 'measures', value: ({ about }) => about.measures.join(' ') },
    { key: 'departments', label: 'departments', value: ({ about }) => about.departments.join('、') },
    { key: 'path', label: 'path', value: ({ path }) => `${origin}${path}` },
    { key: 'url', label: 'url', value: ({ id }) => `${origin}${publicActPath(id)}` },
  ];
}
