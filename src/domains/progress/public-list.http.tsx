/** The public list of reports: page, files and API. */
import { foldForSearch } from '#domains/civic';
import type { Database } from '#platform/database';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import type { z } from 'zod';
import { listPath } from './address.ts';
import { entryOf, sorted } from './entry.ts';
import { periodKey } from './period.ts';
import { findReportedProgrammes, nameOf } from './programme.store.ts';
import { entryDocument, type ListChoice, type progressApiQuery, type progressListQuery, type PublicEntry } from './public-list.ts';
import { PublicListView } from './public-list.view.tsx';
import { listPublished, listPublishedPeriods } from './publication.store.ts';
import { sentence } from './text.ts';

const rowsPerPage = 50;

export async function showPublicList(ask: Ask<z.output<typeof progressListQuery>>): Promise<Reply> {
  const choice = ask.query;
  const all = await entriesOf(ask.db, choice);
  const entries = sorted(all.filter((entry) => fits(entry, choice)), choice.sort, choice.order ?? 'asc');
  if (ask.format === 'csv') return csvReply('progress.csv', columns, entries);
  if (ask.format === 'json') return json({ total: entries.length, reports: entries.map((entry) => entryDocument(ask.site.origin, entry)) });
  const number = choice.page ?? 1;
  const pages = Math.ceil(entries.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unknownPage(number)));
  const found = await findReportedProgrammes(ask.db);
  return page(
    <PublicListView
      view={ask}
      choice={{ ...choice, page: number }}
      entries={entries.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      found={entries.length}
      pages={pages}
      periods={await listPublishedPeriods(ask.db)}
      measures={[...new Map((found?.programmes ?? []).map(({ measure }) => [measure.code, measure])).values()]}
      href={({ format, ...change }) => ask.href(listHref({ ...choice, ...change }, format))}
    />,
  );
}

export async function listProgressJson(ask: Ask<z.output<typeof progressApiQuery>>): Promise<Reply> {
  const { programme, limit, offset, ...choice } = ask.query;
  const entries = (await entriesOf(ask.db, { ...choice, programme })).filter((entry) => fits(entry, choice));
  return json({ total: entries.length, limit, offset, items: entries.slice(offset, offset + limit).map((entry) => entryDocument(ask.site.origin, entry)) });
}

/** Published reports on programmes of the plan in force, newest half-year first, then in the book's order. */
async function entriesOf(db: Database, asked: { programme?: string; year?: number; half?: number }): Promise<PublicEntry[]> {
  const found = await findReportedProgrammes(db);
  if (found === null) return [];
  const places = new Map(found.programmes.map((programme, position) => [programme.number, { programme, position }]));
  return (await listPublished(db, asked))
    .flatMap((publication) => {
      const place = places.get(publication.programme);
      return place === undefined ? [] : [{ entry: { ...entryOf(place.programme, publication.period, null, publication), published: publication }, position: place.position }];
    })
    .sort((one, other) => (periodKey(one.entry.period) === periodKey(other.entry.period) ? one.position - other.position : periodKey(one.entry.period) < periodKey(other.entry.period) ? 1 : -1))
    .map(({ entry }) => entry);
}

function fits({ programme, published }: PublicEntry, { state, measure, department, text }: Pick<ListChoice, 'state' | 'measure' | 'department' | 'text'>): boolean {
  if (state !== undefined && published.state !== state) return false;
  if (measure !== undefined && programme.measure.code !== measure) return false;
  if (department !== undefined && !foldForSearch(programme.departments.map(nameOf).join(' ')).includes(foldForSearch(department))) return false;
  return text === undefined || foldForSearch(`${programme.number} ${programme.name} ${published.done} ${published.next}`).includes(foldForSearch(text));
}

function listHref({ year, half, state, measure, department, text, sort, order, page: number }: ListChoice, format?: string): string {
  return withQuery(listPath, { year, half, state, measure, department, text, sort, order: sort === undefined || order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const columns: Column<PublicEntry>[] = [
  { key: 'number', label: 'number', value: ({ programme }) => programme.number },
  { key: 'name', label: 'name', value: ({ programme }) => programme.name },
  { key: 'period', label: 'period', value: ({ period }) => periodKey(period) },
  { key: 'measure', label: 'measure', value: ({ programme }) => programme.measure.code },
  { key: 'departments', label: 'departments', value: ({ programme }) => programme.departments.map(nameOf).join('、') },
  { key: 'state', label: 'state', value: ({ published }) => published.state },
  { key: 'done', label: 'done', value: ({ published }) => published.done },
  { key: 'next', label: 'next', value: ({ published }) => published.next },
  { key: 'links', label: 'links', value: ({ published }) => published.links.map(({ url }) => url).join(' ') },
  { key: 'published_at', label: 'published_at', value: ({ published }) => published.publishedAt.toISOString() },
  { key: 'published_as', label: 'published_as', value: ({ published }) => published.actingAs },
  { key: 'corrections', label: 'corrections', value: ({ published }) => published.number - 1 },
];
