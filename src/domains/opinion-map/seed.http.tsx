/** Statements of the city, many at once: looked at first, then added; mended one by one before the announcement. */
import { json, page, Refusal, seeOther, type Ask, type Reply, type Sentence } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { countGraphemes, isLongerThan } from '#domains/civic';
import { z } from 'zod';
import { plainText } from '#platform/typed-text';
import { seedsPath } from './address.ts';
import { keepChange } from './change.store.ts';
import { type Conversation, stageOn } from './conversation.ts';
import { getAnyConversation } from './conversation.store.ts';
import { holdConversation } from './draft.store.ts';
import { lengths } from './draft.ts';
import { checkSeeds, foldedStatement, rowsOfText, type SeedLine, seedsAtOnce, seedsOfRows, textOfSeeds, translationMax } from './seed.ts';
import { readSeedFile } from './seed-file.ts';
import { insertSeeds, listSaid, listSeeds, removeSeed, saveSeed } from './seed.store.ts';
import { SeedEditView } from './seed-edit.view.tsx';
import { type SeedFault, SeedsView } from './seed.view.tsx';
import { type Statement, statementText } from './statement.ts';
import { sentence } from './text.ts';

const fileBytesMax = 500_000;
export const seedBytesMax = fileBytesMax + 500_000;
const lines = z.string().max(300_000).default('');
export const seedsQuery = z.object({ done: z.enum(['added', 'saved', 'removed']).optional() });
export const seedPreviewForm = z.object({ lines, file: z.instanceof(File).optional() });
export const seedsForm = z.object({ lines, reason: z.string().max(20_000).default('') });
export const seedForm = z.object({ text: z.string().max(5_000).default(''), translation: z.string().max(5_000).default(''), 'meta[]': z.array(z.string().max(10)).max(3).default([]) });

async function asked(ask: Pick<Ask, 'db' | 'params' | 'telling'>): Promise<Conversation> {
  const conversation = await getAnyConversation(ask.db, ask.params.slug ?? '');
  ask.telling.subject = `opinion-map ${conversation.slug}`;
  return conversation;
}

interface Shown {
  typed?: string;
  reason?: string;
  preview?: SeedLine[];
  faults?: SeedFault[];
  done?: z.output<typeof seedsQuery>['done'];
  status?: number;
}

async function seedsPage(ask: Ask<object, object>, conversation: Conversation, { typed = '', reason = '', preview, faults = [], done, status = 200 }: Shown): Promise<Reply> {
  const seeds = await listSeeds(ask.db, conversation.id);
  return page(<SeedsView view={ask} conversation={conversation} stage={stageOn(conversation, ask.clock.today())} seeds={seeds} typed={typed} reason={reason} preview={preview ?? null} faults={faults} done={done ?? null} />, status);
}

export async function showSeeds(ask: Ask<z.output<typeof seedsQuery>>): Promise<Reply> {
  const conversation = await asked(ask);
  if (ask.format === 'html') return seedsPage(ask, conversation, { done: ask.query.done });
  const seeds = await listSeeds(ask.db, conversation.id);
  if (ask.format === 'csv') return csvReply(`opinion-map-${conversation.slug}-seeds.csv`, columns, seeds);
  return json({ total: seeds.length, statements: seeds.map(({ number, text, lang, translation, meta, state }) => ({ number, text, lang, translation, meta, state })) });
}

const columns: Column<Statement>[] = (['number', 'text', 'translation', 'meta', 'state'] as const).map((key) => ({ key, label: key, value: (seed) => seed[key] }));

/** Reads what was pasted, or the file where one was chosen, and shows what would become of each line; keeps nothing. */
export async function previewSeeds(ask: Ask<Record<string, never>, z.output<typeof seedPreviewForm>>): Promise<Reply> {
  const conversation = await asked(ask);
  refuseOver(ask, conversation);
  const { file, lines: typed } = ask.form;
  const isFile = file !== undefined && file.size > 0;
  const wrong = (field: SeedFault['field'], said: Sentence): Promise<Reply> => seedsPage(ask, conversation, { typed, faults: [{ field, sentence: said }], status: 422 });
  if (isFile && file.size > fileBytesMax) return wrong('file', sentence((words) => words.work.seeds.tooLarge));
  const rows = isFile ? readSeedFile(new Uint8Array(await file.arrayBuffer()), 2 * seedsAtOnce) : rowsOfText(typed);
  if (rows === null) return wrong('file', sentence((words) => words.work.seeds.unreadable));
  const seeds = seedsOfRows(rows);
  if (seeds.length === 0) return wrong(isFile ? 'file' : 'lines', sentence((words) => words.work.seeds.none));
  if (seeds.length > seedsAtOnce) return wrong(isFile ? 'file' : 'lines', sentence((words) => words.work.seeds.tooMany));
  const preview = checkSeeds(seeds, await listSaid(ask.db, conversation.id), conversation.lengthMax);
  return seedsPage(ask, conversation, { typed: textOfSeeds(seeds), preview });
}

/** Adds those that may be added. What is public already is told, with a reason. */
export async function addSeeds(ask: Ask<Record<string, never>, z.output<typeof seedsForm>>): Promise<Reply> {
  await holdConversation(ask.db, ask.params.slug ?? '');
  const conversation = await asked(ask);
  refuseOver(ask, conversation);
  const { lines: typed } = ask.form;
  const reason = plainText(ask.form.reason);
  const preview = checkSeeds(seedsOfRows(rowsOfText(typed)).slice(0, seedsAtOnce), await listSaid(ask.db, conversation.id), conversation.lengthMax);
  const fine = preview.filter(({ state }) => state === 'fine');
  if (fine.length === 0) return seedsPage(ask, conversation, { typed, faults: [{ field: 'lines', sentence: sentence((words) => words.work.seeds.none) }], preview: preview.length === 0 ? undefined : preview, status: 422 });
  const isPublic = conversation.state !== 'draft';
  const wrong = reason === '' ? sentence((words) => words.work.seeds.reasonNeeded) : isLongerThan(reason, lengths.reason) ? sentence((words) => words.work.draft.fault.tooLong(lengths.reason)) : null;
  if (isPublic && wrong !== null) return seedsPage(ask, conversation, { typed, reason: ask.form.reason, preview, faults: [{ field: 'reason', sentence: wrong }], status: 422 });
  const before = (await listSeeds(ask.db, conversation.id)).length;
  await insertSeeds(ask.db, conversation, fine, ask.clock.now());
  if (isPublic) await keepChange(ask.db, conversation, { fields: { seeds: { before: String(before), after: String(before + fine.length) } }, reason, actingAs: ask.actingAs, at: ask.clock.now() });
  return seeOther(ask.href(withQuery(seedsPath(conversation.slug), { done: 'added' })));
}

/** @throws Refusal 409 once nobody can vote any longer. */
function refuseOver(ask: Pick<Ask, 'clock'>, conversation: Conversation): void {
  if (['closed', 'cancelled'].includes(stageOn(conversation, ask.clock.today()))) throw new Refusal(409, 'over', sentence((words) => words.work.seeds.over));
}

/** A statement that nobody has seen. @throws Refusal 404 for none, 409 once it is public. */
async function getSeed(ask: Ask<object, object>): Promise<{ conversation: Conversation; seed: Statement }> {
  const conversation = await asked(ask);
  const seed = (await listSeeds(ask.db, conversation.id)).find(({ number }) => String(number) === ask.params.number);
  if (seed === undefined) throw new Refusal(404, 'statement-not-found', sentence((words) => words.work.seeds.unknown));
  if (conversation.state !== 'draft') throw new Refusal(409, 'already-announced', sentence((words) => words.work.seeds.fixed));
  return { conversation, seed };
}

export async function showSeed(ask: Ask): Promise<Reply> {
  const { conversation, seed } = await getSeed(ask);
  return page(<SeedEditView view={ask} conversation={conversation} number={seed.number} typed={{ text: seed.text, translation: seed.translation, meta: seed.meta }} faults={[]} />);
}

export async function takeSeed(ask: Ask<Record<string, never>, z.output<typeof seedForm>>): Promise<Reply> {
  await holdConversation(ask.db, ask.params.slug ?? '');
  const { conversation, seed } = await getSeed(ask);
  const typed = { text: statementText(ask.form.text), translation: statementText(ask.form.translation) || null, meta: ask.form['meta[]'].length > 0 };
  const faults = await seedFaults(ask, conversation, seed.number, typed);
  if (faults.length > 0) return page(<SeedEditView view={ask} conversation={conversation} number={seed.number} typed={typed} faults={faults} />, 422);
  await saveSeed(ask.db, conversation.id, seed.number, typed);
  return seeOther(ask.href(withQuery(seedsPath(conversation.slug), { done: 'saved' })));
}

async function seedFaults(ask: Pick<Ask, 'db'>, { id, lengthMax }: Conversation, number: number, { text, translation }: { text: string; translation: string | null }): Promise<SeedFault[]> {
  const faults: SeedFault[] = [];
  if (text === '') faults.push({ field: 'text', sentence: sentence((words) => words.work.seeds.fault.text) });
  else if (countGraphemes(text) > lengthMax) faults.push({ field: 'text', sentence: sentence((words) => words.work.seeds.fault.tooLong(lengthMax)) });
  else if ((await listSaid(ask.db, id, number)).has(foldedStatement(text))) faults.push({ field: 'text', sentence: sentence((words) => words.work.seeds.fault.duplicate) });
  if (translation !== null && isLongerThan(translation, translationMax)) faults.push({ field: 'translation', sentence: sentence((words) => words.work.seeds.fault.tooLong(translationMax)) });
  return faults;
}

export async function takeSeedAway(ask: Ask): Promise<Reply> {
  await holdConversation(ask.db, ask.params.slug ?? '');
  const { conversation, seed } = await getSeed(ask);
  await removeSeed(ask.db, conversation.id, seed.number);
  return seeOther(ask.href(withQuery(seedsPath(conversation.slug), { done: 'removed' })));
}
