/** Reads what proofs and tiles are made of. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { findCheckpoint, type KeptCheckpoint } from './checkpoint.store.ts';
import type { Log } from './log.ts';
import { type Tile, tileWidth } from './tile.ts';
import { consistencySpans, foldSubtrees, inclusionSpans, pairUp, type Span, subtreesOf } from './tree.ts';

/** Levels of the tree between two levels of tiles. */
const tileLevels = 8;

async function spanHashes(db: Database, log: Log, spans: Span[]): Promise<Buffer[]> {
  const parts = spans.map(subtreesOf);
  const reaches = parts.flat().map(({ level, index }) => {
    const wide = 2 ** (level % tileLevels);
    return { level: Math.floor(level / tileLevels), first: index * wide, last: (index + 1) * wide - 1 };
  });
  const { rows } = await sql<{ n: bigint; hash: Buffer }>`
    select reach.n, node.hash
    from unnest(${reaches.map(({ level }) => level)}::smallint[], ${reaches.map(({ first }) => first)}::bigint[], ${reaches.map(({ last }) => last)}::bigint[])
      with ordinality as reach (level, first, last, n)
    join record.node on node.log = ${log} and node.level = reach.level and node.index between reach.first and reach.last
    order by reach.n, node.index`.execute(db);
  const byReach = Map.groupBy(rows, ({ n }) => Number(n));
  let at = 0;
  return parts.map((subtrees) => foldSubtrees(subtrees.map(() => pairUp((byReach.get((at += 1)) ?? []).map(({ hash }) => hash)))));
}

export interface InclusionProof {
  position: number;
  hashes: Buffer[];
  checkpoint: KeptCheckpoint;
}

/** Proof that an act stands in the tree of the newest head; null while it still waits. */
export async function findInclusionProof(db: Database, log: Log, actId: bigint): Promise<InclusionProof | null> {
  const { rows } = await sql<{ position: number }>`select position::float8 as position from record.leaf where log = ${log} and act_id = ${actId}`.execute(db);
  const checkpoint = await findCheckpoint(db, log);
  if (!rows[0] || !checkpoint || checkpoint.size <= rows[0].position) return null;
  const { position } = rows[0];
  return { position, hashes: await spanHashes(db, log, inclusionSpans(position, checkpoint.size)), checkpoint };
}

/** Hashes that prove that the tree of `older` leaves is the beginning of that of `size`. */
export function consistencyHashes(db: Database, log: Log, older: number, size: number): Promise<Buffer[]> {
  return older === 0 || older === size ? Promise.resolve([]) : spanHashes(db, log, consistencySpans(older, size));
}

/** The hashes of a tile; null where the tree does not reach so far. */
export async function findTile(db: Database, level: number, { index, width }: Tile): Promise<Buffer | null> {
  const first = index * tileWidth;
  const { rows } = await sql<{ hash: Buffer }>`
    select hash from record.node where log = 'public' and level = ${level} and index between ${first} and ${first + width - 1} order by index`.execute(db);
  return rows.length === width ? Buffer.concat(rows.map(({ hash }) => hash)) : null;
}

/** The entries of a tile, as texts; null where the log does not reach so far. */
export async function findEntries(db: Database, { index, width }: Tile): Promise<string[] | null> {
  const first = index * tileWidth;
  const { rows } = await sql<{ leaf: string }>`
    select a.leaf from record.leaf l join record.public_act a on a.id = l.act_id
    where l.log = 'public' and l.position between ${first} and ${first + width - 1} order by l.position`.execute(db);
  return rows.length === width ? rows.map(({ leaf }) => leaf) : null;
}
