/** Compares every row of the record with its leaf. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { auditLeaf, type AuditRow } from './audit-leaf.ts';
import { type Fault, rowName } from './fault.ts';
import { auditColumns } from './growth.store.ts';
import type { Log } from './log.ts';
import { keptColumns } from './public-act.store.ts';
import { type KeptAct, leafText } from './public-act.ts';
import { leafHash } from './tree.ts';

const batchMax = 5_000;

export interface LeafRow {
  position: number;
  actId: bigint;
  hash: Buffer;
  /** The row as it stands; null where it is gone. */
  act: StandingAct | null;
}

export interface StandingAct {
  at: Date;
  /** Hash of the leaf that the row would have under an id. */
  hashAs(id: bigint): Buffer;
}

/** All leaves in order, each with the row that it is of. */
export async function* readLeaves(db: Database, log: Log): AsyncGenerator<LeafRow> {
  for (let after = -1; ; ) {
    const batch = await (log === 'public' ? publicBatch(db, after) : auditBatch(db, after));
    yield* batch;
    if (batch.length < batchMax) return;
    after = batch.at(-1)!.position;
  }
}

interface LeafColumns {
  position: number;
  actId: bigint;
  hash: Buffer;
}

const leafColumns = sql.raw(`l.position::float8 as position, l.act_id as "actId", l.hash`);

async function auditBatch(db: Database, after: number): Promise<LeafRow[]> {
  const { rows } = await sql<LeafColumns & { [Column in keyof AuditRow]: AuditRow[Column] | null }>`
    select ${leafColumns}, ${auditColumns} from record.leaf l left join record.act a on a.id = l.act_id
    where l.log = 'audit' and l.position > ${after} order by l.position limit ${batchMax}`.execute(db);
  return rows.map(({ position, actId, hash, ...row }) => ({ position, actId, hash, act: row.id === null ? null : standingAudit(row as AuditRow) }));
}

function standingAudit(row: AuditRow): StandingAct {
  return { at: new Date(row.at), hashAs: (id) => leafHash(auditLeaf({ ...row, id })) };
}

type PublicRow = KeptAct & { exactly: string };

async function publicBatch(db: Database, after: number): Promise<LeafRow[]> {
  const { rows } = await sql<LeafColumns & { [Column in keyof PublicRow]: PublicRow[Column] | null }>`
    select ${leafColumns}, ${keptColumns}, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly
    from record.leaf l left join record.public_act a on a.id = l.act_id
    where l.log = 'public' and l.position > ${after} order by l.position limit ${batchMax}`.execute(db);
  return rows.map(({ position, actId, hash, ...row }) => ({ position, actId, hash, act: row.id === null ? null : standingPublic(row as PublicRow) }));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function standingPublic({ exactly, ...row }: PublicRow): StandingAct {
  // The program writes whole milliseconds: anything finer was put there by somebody else.
  const at = exactly.endsWith('000Z') ? exactly.replace(/000Z$/, 'Z') : exactly;
  return {
    at: row.at,
    hashAs(id) {
      const text = leafText({ ...row, id }, at, sha256);
      // The leaf is kept beside the row, for the tiles: if it says something else, the row was changed too.
      return leafHash(row.leaf === text ? text : text + row.leaf);
    },
  };
}

/** Rows that differ from their leaves: gone, put in another's place, or changed. */
export function rowFaults(log: Log, wrong: readonly LeafRow[]): Fault[] {
  return wrong.map((leaf) => {
    const row = rowName(log, leaf.actId);
    if (leaf.act === null) return { log, kind: 'removed', row, detail: `The row at position ${leaf.position} is gone.` };
    const { act } = leaf;
    const place = wrong.find((other) => other !== leaf && act.hashAs(other.actId).equals(other.hash));
    if (place) return { log, kind: 'reordered', row, detail: `It holds what was sealed as ${rowName(log, place.actId)}, position ${place.position}.` };
    return { log, kind: 'changed', row, detail: `It is not what was sealed at position ${leaf.position}.` };
  });
}

/** Rows that stand in no tree and do not wait for one, and places in the queue whose row is gone. */
export async function strayFaults(db: Database, log: Log): Promise<{ waiting: number; faults: Fault[] }> {
  const acts = sql.table(log === 'public' ? 'record.public_act' : 'record.act');
  const inserted = await sql<{ id: bigint }>`
    select a.id from ${acts} a where not exists (select from record.leaf l where l.log = ${log} and l.act_id = a.id)
      and not exists (select from record.waiting w where w.log = ${log} and w.act_id = a.id) order by a.id`.execute(db);
  const gone = await sql<{ id: bigint }>`
    select w.act_id as id from record.waiting w where w.log = ${log} and not exists (select from ${acts} a where a.id = w.act_id) order by w.act_id`.execute(db);
  const waiting = await sql<{ waiting: number }>`select count(*)::int as waiting from record.waiting where log = ${log}`.execute(db);
  return {
    waiting: waiting.rows[0]!.waiting,
    faults: [
      ...inserted.rows.map(({ id }): Fault => ({ log, kind: 'inserted', row: rowName(log, id), detail: 'The program did not write it: it stands in no tree and does not wait for one.' })),
      ...gone.rows.map(({ id }): Fault => ({ log, kind: 'removed', row: rowName(log, id), detail: 'It waits for its place in the tree, but the row is gone.' })),
    ],
  };
}
