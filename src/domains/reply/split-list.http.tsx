/** The queue of submissions to be divided, and taking many of them as they are. */
import { listKeptInShort, listOpinions } from '#domains/opinion';
import type { Database } from '#platform/database';
import { json, page, Refusal, seeOther, type Ask, type Reply } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { splitListPath, splitPath } from './address.ts';
import { consultationAsked } from './asked.store.ts';
import { refuseIfOut } from './closure.ts';
import { fits, queueOf, sortedQueue, splitSorts, splitStates, type QueuedSubmission, type SplitChoice } from './split-list.ts';
import { SplitListView } from './split-list.view.tsx';
import { letterCount } from './split.ts';
import { listDividedRevisions, lockSubmissions, saveWholeSplits } from './split.store.ts';
import { sentence } from './text.ts';

export const splitListQuery = z.object({
  state: z.enum(splitStates).optional(),
  sort: z.enum(splitSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  taken: z.coerce.number().int().min(0).max(1_000_000).optional(),
  saved: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

export const wholeForm = z.object({
  do: z.enum(['chosen', 'singles']).default('chosen'),
  'submission[]': z.array(z.string().max(12)).max(10_000).default([]),
});

const rowsPerPage = 50;

export async function showSplitList(ask: Ask<z.output<typeof splitListQuery>>): Promise<Reply> {
  return splitListPage(ask, []);
}

type ListAsk = Pick<Ask<z.output<typeof splitListQuery>>, 'db' | 'params' | 'telling' | 'format' | 'query' | 'site'> & Parameters<typeof SplitListView>[0]['view'];

async function splitListPage(ask: ListAsk, errors: { field: string; message: string }[]): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  ask.telling.subject = `consultation ${consultation.slug}`;
  const { state = 'open', sort = 'number', order = 'asc', page: number = 1 } = ask.query;
  const choice: SplitChoice = { state, sort, order, page: number };
  const queue = await queueAt(ask.db, consultation.id);
  const found = sortedQueue(queue.filter((one) => fits(one, choice.state)), choice);
  if (ask.format === 'csv') return csvReply(`split-${consultation.slug}.csv`, columns, found);
  if (ask.format === 'json') return json({ consultation: consultation.slug, total: found.length, submissions: found.map(({ id, receivedOn, way, opinions, state: at }) => ({ number: id, received_on: receivedOn, way, opinions, state: at, url: `${ask.site.origin}${splitPath(consultation.slug, id)}` })) });
  const pages = Math.ceil(found.length / rowsPerPage);
  if (choice.page > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unit.unknownPage(choice.page)));
  return page(
    <SplitListView
      view={ask}
      consultation={consultation}
      choice={choice}
      rows={await withBeginnings(ask.db, found.slice((choice.page - 1) * rowsPerPage, choice.page * rowsPerPage))}
      found={found.length}
      pages={pages}
      open={queue.filter((one) => fits(one, 'open')).length}
      singles={queue.filter((one) => fits(one, 'single')).length}
      taken={ask.query.taken ?? null}
      errors={errors}
      href={({ format, ...change }) => ask.href(listHref(consultation.slug, { ...choice, ...change }, format))}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

function listHref(slug: string, { state, sort, order, page: number }: SplitChoice, format?: string): string {
  return withQuery(splitListPath(slug), { state: state === 'open' ? undefined : state, sort: sort === 'number' ? undefined : sort, order: order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format });
}

const beginningMax = 70;

async function queueAt(db: Database, consultationId: number): Promise<QueuedSubmission[]> {
  return queueOf(await listKeptInShort(db, consultationId), await listDividedRevisions(db, consultationId));
}

/** How the first opinion of each begins. */
async function withBeginnings(db: Database, rows: readonly QueuedSubmission[]): Promise<(QueuedSubmission & { beginning: string })[]> {
  const opinions = await listOpinions(db, rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, beginning: shortened(opinions.find(({ submissionId, text }) => submissionId === row.id && letterCount(text) > 0)?.text ?? '') }));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > beginningMax ? `${line.slice(0, beginningMax).toWellFormed().replace('\uFFFD', '')}…` : line;
}

const columns: Column<QueuedSubmission>[] = [
  { key: 'number', label: 'number', value: ({ id }) => id },
  { key: 'received_on', label: 'received_on', value: ({ receivedOn }) => receivedOn },
  { key: 'way', label: 'way', value: ({ way }) => way },
  { key: 'opinions', label: 'opinions', value: ({ opinions }) => opinions },
  { key: 'state', label: 'state', value: ({ state }) => state },
];

/** Those chosen, or all with one opinion, become units as they are. What somebody divided meanwhile stays as they did it. */
export async function takeWhole(ask: Ask<z.output<typeof splitListQuery>, z.output<typeof wholeForm>>): Promise<Reply> {
  const consultation = await consultationAsked(ask);
  refuseIfOut(consultation);
  const chosen = new Set(ask.form['submission[]'].map(Number));
  if (ask.form.do === 'chosen' && chosen.size === 0) return splitListPage(ask, [{ field: 'submission', message: sentence((words) => words.split.takeNone)[ask.lang] }]);
  await lockSubmissions(ask.db, consultation.id);
  const queue = await queueAt(ask.db, consultation.id);
  const taken = queue.filter((one) => one.state === 'new' && (ask.form.do === 'singles' ? fits(one, 'single') : chosen.has(one.id)));
  await saveWholeSplits(ask.db, consultation.id, taken, ask.actingAs, ask.clock.now());
  ask.telling.subject = `consultation ${consultation.slug}, ${taken.length} submissions`;
  return seeOther(ask.href(withQuery(splitListPath(consultation.slug), { taken: taken.length })));
}
