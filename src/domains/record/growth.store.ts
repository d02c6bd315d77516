/**
 * Makes the trees grow: acts that wait become leaves, the head is signed anew. One writer at a time, in batches, a
 * transaction each: stopped anywhere, it goes on from where it was.
 */
import { sql } from 'kysely';
import { inTransaction, type Database } from '#platform/database';
import type { JobContext } from '#platform/jobs';
import { auditLeaf, type AuditRow } from './audit-leaf.ts';
import { findCheckpoint } from './checkpoint.store.ts';
import type { Signer } from './key.ts';
import { readSeeds, signersAt } from './key.store.ts';
import { type Log, originOf } from './log.ts';
import { checkpointText, noteText, parseNote } from './note.ts';
import { tileWidth } from './tile.ts';
import { foldSubtrees, leafHash, pairUp, subtreesOf } from './tree.ts';

const batchMax = 5_000;

export type GrowthContext = Pick<JobContext, 'clock' | 'site' | 'logKey'>;

/** Enters everything that waits. @returns the number of leaves added */
export async function growLog(db: Database, log: Log, context: GrowthContext): Promise<number> {
  const seeds = await readSeeds(context.logKey);
  for (let total = 0; ; ) {
    const added = await inTransaction(db, (tx) => growOnce(tx, log, seeds, context));
    total += added;
    if (added < batchMax) return total;
  }
}

/** A quick look, without waiting for whoever lets the tree grow; true too before the first signed head. */
export async function isAnyWaiting(db: Database, log: Log): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from record.waiting where log = ${log}) or not exists (select from record.checkpoint where log = ${log}) as waits`.execute(db);
  return rows[0]!.waits;
}

interface Entry {
  id: bigint;
  hash: Buffer;
}

async function growOnce(tx: Database, log: Log, seeds: string[], { clock, site }: GrowthContext): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record.${log}`}, 0))`.execute(tx);
  const at = clock.now();
  const entries = await listWaiting(tx, log);
  const last = await findCheckpoint(tx, log);
  const signers = await signersAt(tx, log, originOf(log, site.origin), seeds, at);
  if (entries.length === 0 && last !== null && isSignedByAll(last.note, signers)) return 0;
  const size = await sizeOf(tx, log);
  const rows = await readEdge(tx, log, size);
  // What is signed continues what was signed: nobody's hand in the tables is made good by a new signature.
  if (size !== (last?.size ?? 0) || (last && !rootOf(rows).equals(last.root))) throw new Error(`The tree of the ${log} log is not what its last checkpoint says. Run: npx hiraku verify`);
  await addLeaves(tx, log, entries, size);
  await addTreeHashes(tx, log, appendTo(rows, entries, size));
  const root = rootOf(rows);
  const text = checkpointText({ origin: originOf(log, site.origin), size: size + entries.length, root });
  const note = noteText({ text, signatures: signers.map((signer) => signer.sign(text)) });
  await sql`insert into record.checkpoint (log, size, root, note, at) values (${log}, ${size + entries.length}, ${root}, ${note}, ${at})`.execute(tx);
  return entries.length;
}

function isSignedByAll(note: string, signers: Signer[]): boolean {
  const { signatures } = parseNote(note);
  return signers.length === signatures.length && signers.every(({ name, keyId }) => signatures.some((one) => one.name === name && one.keyId === keyId));
}

/** Columns of a row of the audit record as its leaf has them. */
export const auditColumns = sql.raw(`a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.request_id, a.person_id, a.acting_as, a.act, a.subject, a.why, a.commitment`);

async function listWaiting(tx: Database, log: Log): Promise<Entry[]> {
  if (log === 'public') {
    const { rows } = await sql<{ id: bigint; leaf: string }>`
      select a.id, a.leaf from record.waiting w join record.public_act a on a.id = w.act_id where w.log = 'public' order by w.act_id limit ${batchMax}`.execute(tx);
    return rows.map(({ id, leaf }) => ({ id, hash: leafHash(leaf) }));
  }
  const { rows } = await sql<AuditRow>`
    select ${auditColumns} from record.waiting w join record.act a on a.id = w.act_id where w.log = 'audit' order by w.act_id limit ${batchMax}`.execute(tx);
  return rows.map((row) => ({ id: row.id, hash: leafHash(auditLeaf(row)) }));
}

async function sizeOf(tx: Database, log: Log): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(position) + 1, 0)::float8 as size from record.leaf where log = ${log}`.execute(tx);
  return rows[0]!.size;
}

/** The unfinished tile of each level: what the right edge of the tree is made of. */
async function readEdge(tx: Database, log: Log, size: number): Promise<Buffer[][]> {
  const rows: Buffer[][] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / tileWidth)) {
    const found = await sql<{ hash: Buffer }>`
      select hash from record.node where log = ${log} and level = ${level} and index >= ${count - (count % tileWidth)} order by index`.execute(tx);
    rows.push(found.rows.map(({ hash }) => hash));
  }
  return rows;
}

interface TreeHash {
  level: number;
  index: number;
  hash: Buffer;
}

/** Adds leaves to the edge, which it changes; gives the hashes of the tiles that became whole. */
function appendTo(rows: Buffer[][], entries: Entry[], size: number): TreeHash[] {
  const whole: TreeHash[] = [];
  const push = (level: number, index: number, hash: Buffer): void => {
    const row = (rows[level] ??= []);
    if (level > 0) whole.push({ level, index, hash });
    row.push(hash);
    if (row.length < tileWidth) return;
    rows[level] = [];
    push(level + 1, Math.floor(index / tileWidth), pairUp(row));
  };
  entries.forEach(({ hash }, at) => push(0, size + at, hash));
  return whole;
}

function rootOf(rows: Buffer[][]): Buffer {
  const largestFirst = rows.toReversed().flatMap((row) => subtreesOf({ from: 0, to: row.length }).map(({ level, index }) => pairUp(row.slice(index * 2 ** level, (index + 1) * 2 ** level))));
  return foldSubtrees(largestFirst);
}

async function addLeaves(tx: Database, log: Log, entries: Entry[], size: number): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ id }) => id);
  await sql`
    insert into record.leaf (log, position, act_id, hash)
    select ${log}, ${size}::bigint + n - 1, act_id, hash
    from unnest(${ids}::bigint[], ${entries.map(({ hash }) => hash)}::bytea[]) with ordinality as given (act_id, hash, n)`.execute(tx);
  await sql`delete from record.waiting where log = ${log} and act_id = any(${ids}::bigint[])`.execute(tx);
}

async function addTreeHashes(tx: Database, log: Log, hashes: TreeHash[]): Promise<void> {
  if (hashes.length === 0) return;
  await sql`
    insert into record.tree_hash (log, level, index, hash)
    select ${log}, level, index, hash
    from unnest(${hashes.map(({ level }) => level)}::smallint[], ${hashes.map(({ index }) => index)}::bigint[], ${hashes.map(({ hash }) => hash)}::bytea[]) as given (level, index, hash)`.execute(tx);
}
