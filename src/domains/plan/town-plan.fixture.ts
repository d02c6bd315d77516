/** 拓野市 with its plan in force, asked over HTTP. */
import type { Book } from '#domains/book';
import { openTown, type Town } from '#town';
import { inTransaction } from '#platform/database';
import { requestOf, townBook } from './town-book.fixture.ts';
import type { ImportRequest } from './import.ts';
import { applyImport } from './import.store.ts';

export async function openPlanTown(book: Book | null = townBook()): Promise<Town> {
  const town = await openTown();
  if (book !== null) await bring(town, book);
  return town;
}

export function bring(town: Town, book: Book, changed: Partial<ImportRequest> = {}) {
  return inTransaction(town.db, (tx) => applyImport(tx, requestOf(book, changed), town.clock));
}

/** The page as a person's browser asks for it: its status, its markup and what one reads. */
export async function read(town: Town, path: string): Promise<{ status: number; html: string; said: string; location: string | null }> {
  const reply = await town.ask(path, { headers: { accept: 'text/html' } });
  const html = await reply.text();
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const said = main
    .replace(/<(?:br|\/?(?:p|td|th|tr|li|dt|dd|h\d|caption|option))\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
  return { status: reply.status, html, said, location: reply.headers.get('location') };
}

// The shape is what the test says it is.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function readJson(town: Town, path: string): Promise<any> {
  return (await town.ask(path, { headers: { accept: 'application/json' } })).json();
}

/** Rows of a CSV without quoted line breaks, by the names of its head. */
export async function readCsv(town: Town, path: string): Promise<Record<string, string>[]> {
  const text = new TextDecoder('utf-8').decode(await (await town.ask(path)).arrayBuffer());
  const [head = '', ...lines] = text.trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}
