/**
 * How long a search takes among 100,000 documents: `node dist/bench/search.js [documents]`. Prints JSON, milliseconds.
 * Each question goes to the program's own function, one after the other, so that nothing but the database's memory is warm.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '#platform/config';
import { inTransaction, openDatabase, type Database } from '#platform/database';
import { foldForSearch } from '#platform/fold';
import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';
import { findEntries, replaceEntries } from '#platform/search';
import { entriesOfCity, questionsOfCity } from './documents.ts';

const rounds = 5;

async function fill(db: Database, count: number): Promise<{ fillMs: number; indexMb: number; allMb: number }> {
  const entries = entriesOfCity(count);
  const begin = performance.now();
  await inTransaction(db, (tx) => replaceEntries(tx, 'bench', entries));
  const fillMs = performance.now() - begin;
  const { rows } = await sql<{ index: number; all: number }>`select pg_relation_size('platform.search_entry_tokens') / 1e6::float as index,
    pg_total_relation_size('platform.search_entry') / 1e6::float as all`.execute(db);
  return { fillMs: Math.round(fillMs), indexMb: Math.round(rows[0]!.index), allMb: Math.round(rows[0]!.all) };
}

async function ask(db: Database): Promise<Record<string, number[]>> {
  const took: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const { spread, text } of questionsOfCity()) {
      const begin = performance.now();
      await findEntries(db, { text, who: 'anyone', lang: 'ja', limit: 20, offset: 0 });
      (took[spread] ??= []).push(performance.now() - begin);
    }
  }
  return took;
}

/** Share of the questions whose count is that of reading every text from beginning to end. */
async function recall(db: Database): Promise<number> {
  let right = 0;
  const questions = questionsOfCity();
  for (const { text } of questions) {
    const words = foldForSearch(text).split(' ');
    const all = sql.join(words.map((word) => sql`position(${word} in folded) > 0`), sql` and `);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select from platform.search_entry where ${all} limit 1000) as found`.execute(db);
    const { total } = await findEntries(db, { text, who: 'anyone', limit: 1, offset: 0 });
    if (total === rows[0]!.count) right += 1;
  }
  return right / questions.length;
}

const at = (sorted: number[], share: number) => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1));

export interface SearchReport {
  documents: number;
  fillMs: number;
  indexMb: number;
  allMb: number;
  /** 1: every question found as much as reading all texts does. */
  recall: number;
  /** Right after filling, and after the database has tidied up. */
  freshly: Record<string, Spread>;
  settled: Record<string, Spread>;
}

export interface Spread {
  questions: number;
  p50: number;
  p95: number;
  max: number;
}

function figures(took: Record<string, number[]>): Record<string, Spread> {
  return Object.fromEntries(Object.entries({ ...took, all: Object.values(took).flat() }).map(([spread, list]) => {
    const sorted = [...list].sort((a, b) => a - b);
    return [spread, { questions: sorted.length, p50: at(sorted, 0.5), p95: at(sorted, 0.95), max: at(sorted, 1) }];
  }));
}

const folder = await mkdtemp(join(tmpdir(), 'hiraku-bench-search-'));
const server = await startPostgres(folder);
const db = openDatabase(server.url);
try {
  await migrate(db, [{ schema: 'platform', folder: join(projectRoot, 'src', 'platform', 'migrations') }]);
  const documents = Number(process.argv[2] ?? 100_000);
  const filled = await fill(db, documents);
  const freshly = figures(await ask(db));
  await sql`vacuum (analyze) platform.search_entry`.execute(db);
  const report: SearchReport = { documents, ...filled, recall: await recall(db), freshly, settled: figures(await ask(db)) };
  console.log(JSON.stringify(report, null, 1));
} finally {
  await db.destroy();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
