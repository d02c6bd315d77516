/** Wordings: the list, adding, changing and taking away. */
import { ruleOn } from '#domains/consultation';
import { foldForSearch } from '#domains/civic';
import { type Ask, type Fault, json, page, Refusal, type Reply as HttpReply, seeOther, type View } from '#platform/http';
import { withQuery } from '#platform/query';
import { type Column, csvReply } from '#platform/table';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { wordingsPath } from './address.ts';
import { sentence } from './text.ts';
import { type Wording, wordingSorts, wordingTextMax, wordingTitleMax } from './wording.ts';
import { findWording, insertWording, listWordings, removeWording, saveWording } from './wording.store.ts';
import { type TypedWording, WordingListView, WordingView } from './wording.view.tsx';

export const wordingListQuery = z.object({
  text: z.string().max(200).optional(),
  outcome: z.string().max(60).optional(),
  sort: z.enum(wordingSorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  done: z.enum(['added', 'saved', 'removed']).optional(),
});

export const wordingForm = z.object({ revision: z.coerce.number().int().min(0).max(2_147_483_646).default(0), title: z.string().max(5_000).default(''), text: z.string().max(60_000).default(''), outcome: z.string().max(60).default('') });

export const newWordingForm = z.object({ new_title: z.string().max(5_000).default(''), new_text: z.string().max(60_000).default(''), new_outcome: z.string().max(60).default('') });

const rowsPerPage = 50;
type ListAsk = Pick<Ask<z.output<typeof wordingListQuery>>, 'db' | 'query' | 'format' | 'clock'> & View;

export async function showWordings(ask: Ask<z.output<typeof wordingListQuery>>): Promise<HttpReply> {
  return wordingListPage(ask, null);
}

async function wordingListPage(ask: ListAsk, again: { typed: TypedWording; faults: Fault[] } | null): Promise<HttpReply> {
  const { text, outcome, sort = 'title', order = 'asc', page: number = 1, done } = ask.query;
  const needle = foldForSearch(text ?? '');
  const sign = order === 'asc' ? 1 : -1;
  const found = (await listWordings(ask.db))
    .filter((one) => foldForSearch(`${one.title} ${one.text}`).includes(needle) && (outcome === undefined || one.outcome === outcome))
    .toSorted((one, other) => sign * (sort === 'used' ? one.used - other.used : one.title.localeCompare(other.title, 'ja')) || one.id - other.id);
  if (ask.format === 'csv') return csvReply('wordings.csv', columns, found);
  if (ask.format === 'json') return json({ total: found.length, wordings: found.map(({ id, title, text: said, outcome: key, used }) => ({ id, title, text: said, outcome: key, used })) });
  const pages = Math.ceil(found.length / rowsPerPage);
  if (number > Math.max(1, pages)) throw new Refusal(404, 'page-not-found', sentence((words) => words.unit.unknownPage(number)));
  return page(
    <WordingListView
      view={ask}
      choice={{ text, outcome, sort, order, page: number }}
      wordings={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
      found={found.length}
      pages={pages}
      outcomes={(await ruleOn(ask.db, ask.clock.today())).outcomes}
      done={done ?? null}
      typed={again?.typed ?? { title: '', text: '', outcome: '' }}
      faults={again?.faults ?? []}
      href={({ format, ...change }) => ask.href(withQuery(wordingsPath, listQuery({ text, outcome, sort, order, page: number, ...change, format })))}
    />,
    again === null ? 200 : 422,
  );
}

function listQuery({ text, outcome, sort, order, page: number, format }: { text?: string; outcome?: string; sort: string; order: string; page: number; format?: string }): Record<string, string | number | undefined> {
  return { text, outcome, sort: sort === 'title' ? undefined : sort, order: order === 'asc' ? undefined : order, page: number === 1 ? undefined : number, format };
}

const columns: Column<Wording>[] = [
  { key: 'id', label: 'id', value: ({ id }) => id },
  { key: 'title', label: 'title', value: ({ title }) => title },
  { key: 'text', label: 'text', value: ({ text }) => text },
  { key: 'outcome', label: 'outcome', value: ({ outcome }) => outcome },
  { key: 'used', label: 'used', value: ({ used }) => used },
];

type FormAsk = Ask<Record<string, never>, z.output<typeof wordingForm>>;

async function readWording(ask: Pick<FormAsk, 'db' | 'clock' | 'actingAs'> & { form: TypedWording }, kept?: Wording): Promise<{ wording: Pick<Wording, 'title' | 'text' | 'outcome' | 'actingAs'>; faults: Fault[] }> {
  const [title, text] = [plainText(ask.form.title), plainText(ask.form.text)];
  const outcome = ask.form.outcome === '' ? null : ask.form.outcome;
  const faults: Fault[] = [];
  if (title === '') faults.push({ field: 'title', sentence: sentence((words) => words.wording.nameMissing) });
  if (title.length > wordingTitleMax) faults.push({ field: 'title', sentence: sentence((words) => words.wording.tooLong(words.wording.name, wordingTitleMax)) });
  if (text === '') faults.push({ field: 'text', sentence: sentence((words) => words.wording.textMissing) });
  if (text.length > wordingTextMax) faults.push({ field: 'text', sentence: sentence((words) => words.wording.tooLong(words.wording.text, wordingTextMax)) });
  const { outcomes } = await ruleOn(ask.db, ask.clock.today());
  if (outcome !== null && outcome !== kept?.outcome && !outcomes.some(({ key }) => key === outcome)) faults.push({ field: 'outcome', sentence: sentence((words) => words.wording.wrongOutcome) });
  return { wording: { title, text, outcome, actingAs: ask.actingAs }, faults };
}

export async function addWording(ask: Ask<Record<string, never>, z.output<typeof newWordingForm>>): Promise<HttpReply> {
  const { new_title: title, new_text: text, new_outcome: outcome } = ask.form;
  const typed = { title, text, outcome };
  const { wording, faults } = await readWording({ ...ask, form: typed });
  if (faults.length > 0) return wordingListPage({ ...ask, query: {} }, { typed, faults });
  await insertWording(ask.db, wording, ask.clock.now());
  return seeOther(ask.href(withQuery(wordingsPath, { done: 'added' })));
}

/** @throws Refusal 404 */
async function wordingAsked({ db, params }: Pick<Ask, 'db' | 'params'>): Promise<Wording> {
  const found = /^\d{1,9}$/.test(params.id ?? '') ? await findWording(db, Number(params.id)) : null;
  if (found === null) throw new Refusal(404, 'wording-not-found', sentence((words) => words.wording.notFound));
  return found;
}

export async function showWording(ask: Ask): Promise<HttpReply> {
  const wording = await wordingAsked(ask);
  return page(<WordingView view={ask} wording={wording} typed={{ ...wording, outcome: wording.outcome ?? '' }} outcomes={(await ruleOn(ask.db, ask.clock.today())).outcomes} faults={[]} isChanged={false} />);
}

export async function changeWording(ask: FormAsk): Promise<HttpReply> {
  const kept = await wordingAsked(ask);
  const { wording, faults } = await readWording(ask, kept);
  const again = async (isChanged: boolean, status: number) => page(<WordingView view={ask} wording={kept} typed={ask.form} outcomes={(await ruleOn(ask.db, ask.clock.today())).outcomes} faults={faults} isChanged={isChanged} />, status);
  if (faults.length > 0) return again(false, 422);
  const saved = await saveWording(ask.db, kept.id, ask.form.revision, wording, ask.clock.now());
  return saved ? seeOther(ask.href(withQuery(wordingsPath, { done: 'saved' }))) : again(true, 409);
}

export async function takeWordingAway(ask: Ask): Promise<HttpReply> {
  const { id } = await wordingAsked(ask);
  await removeWording(ask.db, id, ask.actingAs, ask.clock.now());
  return seeOther(ask.href(withQuery(wordingsPath, { done: 'removed' })));
}
