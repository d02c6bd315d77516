/**
 * Verifies a log against the database, from the rows up: each row against its leaf, the tree over the leaves against every
 * checkpoint, signatures, and heads that somebody kept elsewhere. Since all heads are compared with one tree, each is the
 * beginning of every later one. Reads only.
 */
import { sql } from 'kysely';
import { inTransaction, type Database } from '#platform/database';
import { type KeptCheckpoint, listCheckpoints } from './checkpoint.store.ts';
import { type Fault, type LogReport, rowName } from './fault.ts';
import { signedBy } from './key.ts';
import { listKeys } from './key.store.ts';
import { type LeafRow, readLeaves, rowFaults, strayFaults } from './leaf-check.store.ts';
import type { Log } from './log.ts';
import { checkpointText, parseCheckpoint, parseNote } from './note.ts';
import { tileWidth } from './tile.ts';
import { type GrowingTree, growingTree, pairUp } from './tree.ts';

/** A head to be found again in the tree. */
interface Landmark {
  /** `checkpoint 12`, or the file's name. */
  name: string;
  size: number;
  root: Buffer;
  at: Date | null;
}

export interface Kept {
  /** Where the head was kept: a file's name. */
  name: string;
  note: string;
}

/** `kept`: heads of the public log that somebody took away. `verifiers`: the only keys to believe; else those of the database. */
export async function verifyLog(db: Database, log: Log, kept: Kept[] = [], verifiers: string[] = []): Promise<LogReport> {
  const run = async (tx: Database): Promise<LogReport> => {
    await sql`set local statement_timeout = 0`.execute(tx);
    const checkpoints = await listCheckpoints(tx, log);
    const believed = verifiers.length > 0 ? verifiers : (await listKeys(tx, log)).map(({ verifier }) => verifier);
    const faults = checkpoints.flatMap((checkpoint) => headFaults(log, checkpoint, believed));
    const own = checkpoints.map(({ id, size, root, at }): Landmark => ({ name: `checkpoint ${id}`, size, root, at }));
    const taken = kept.flatMap((head) => keptLandmark(log, head, believed, faults));
    const walked = await walk(tx, log, [...own, ...taken]);
    const stray = await strayFaults(tx, log);
    return { log, leaves: walked.leaves, checkpoints: checkpoints.length, waiting: stray.waiting, faults: [...walked.faults, ...stray.faults, ...faults] };
  };
  return inTransaction(db, run, { isolation: 'repeatable read', readOnly: true });
}

function headFaults(log: Log, { id, size, root, note }: KeptCheckpoint, verifiers: string[]): Fault[] {
  const fault = (detail: string): Fault[] => [{ log, kind: 'checkpoint', row: `record.checkpoint ${id}`, detail }];
  try {
    const parsed = parseNote(note);
    const { origin } = parseCheckpoint(parsed.text);
    if (parsed.text !== checkpointText({ origin, size, root })) return fault('Its text says another tree than its columns.');
    return signedBy(parsed, verifiers).length === 0 ? fault('No key signed it that is to be believed.') : [];
  } catch (error) {
    return fault((error as Error).message);
  }
}

function keptLandmark(log: Log, { name, note }: Kept, verifiers: string[], faults: Fault[]): Landmark[] {
  try {
    const parsed = parseNote(note);
    const { size, root } = parseCheckpoint(parsed.text);
    if (signedBy(parsed, verifiers).length > 0) return [{ name, size, root: Buffer.from(root), at: null }];
    faults.push({ log, kind: 'checkpoint', row: name, detail: 'No key of this log signed it.' });
  } catch (error) {
    faults.push({ log, kind: 'checkpoint', row: name, detail: (error as Error).message });
  }
  return [];
}

interface Walk {
  tree: GrowingTree;
  /** The tree at the last head that it agreed with, and the leaves since. */
  sound: GrowingTree;
  since: LeafRow[];
  wrong: LeafRow[];
  faults: Fault[];
  /** True once a head differed: every later one differs too. */
  isBroken: boolean;
  /** When the head before the present leaf was signed. */
  signedAt: Date | null;
}

/** Longer than any transaction lives, in ms: what is entered later than this after its own instant was not written then. */
const latenessMaxMs = 3_600_000;

async function walk(tx: Database, log: Log, landmarks: Landmark[]): Promise<{ leaves: number; faults: Fault[] }> {
  const state: Walk = { tree: growingTree(), sound: growingTree(), since: [], wrong: [], faults: [], isBroken: false, signedAt: null };
  const waitingFor = landmarks.toSorted((one, other) => one.size - other.size);
  const tiles = await tileCheck(tx, log);
  const meet = (): void => {
    while (waitingFor[0] && waitingFor[0].size <= state.tree.size) compare(log, state, waitingFor.shift()!);
  };
  meet();
  for await (const leaf of readLeaves(tx, log)) {
    if (leaf.position !== state.tree.size) {
      state.faults.push({ log, kind: 'removed', row: `record.leaf ${state.tree.size}`, detail: `The leaf at position ${state.tree.size} is gone.` });
      return { leaves: state.tree.size, faults: [...rowFaults(log, state.wrong), ...state.faults] };
    }
    take(log, state, leaf);
    tiles.add(leaf.hash);
    meet();
  }
  for (const { name, size } of waitingFor) state.faults.push({ log, kind: 'removed', row: name, detail: `It was signed over ${size} leaves, but only ${state.tree.size} are left.` });
  return { leaves: state.tree.size, faults: [...rowFaults(log, state.wrong), ...state.faults, ...tiles.faults()] };
}

function take(log: Log, state: Walk, leaf: LeafRow): void {
  if (!leaf.act?.hashAs(leaf.actId).equals(leaf.hash)) state.wrong.push(leaf);
  else if (state.signedAt && leaf.act.at.getTime() < state.signedAt.getTime() - latenessMaxMs)
    state.faults.push({ log, kind: 'inserted', row: rowName(log, leaf.actId), detail: `It says ${leaf.act.at.toISOString()}, but was entered after ${state.signedAt.toISOString()}.` });
  state.tree.add(leaf.hash);
  state.since.push(leaf);
}

function compare(log: Log, state: Walk, { name, root, at }: Landmark): void {
  state.signedAt = at ?? state.signedAt;
  if (state.isBroken) return;
  if (state.tree.root().equals(root)) {
    [state.sound, state.since] = [state.tree.copy(), []];
    return;
  }
  state.isBroken = true;
  state.faults.push(...whoBrokeIt(log, state, name, root));
}

/** Rows and leaves agree, but the head is another: both were changed together. Names the rows that can be meant. */
function whoBrokeIt(log: Log, { sound, since }: Walk, name: string, root: Buffer): Fault[] {
  // Leaves are entered in the order of their acts: does that order give the root?
  const inOrder = since.toSorted((one, other) => (one.actId < other.actId ? -1 : 1));
  const tree = sound.copy();
  for (const { hash } of inOrder) tree.add(hash);
  if (tree.root().equals(root)) {
    const moved = since.filter((leaf, at) => leaf !== inOrder[at]);
    return moved.map((leaf) => ({ log, kind: 'reordered', row: rowName(log, leaf.actId), detail: `Its leaf stands at position ${leaf.position}, not where ${name} has it.` }));
  }
  const [first, last] = [since[0], since.at(-1)];
  if (!first || !last) return [{ log, kind: 'tree', row: name, detail: 'It is not the head of the tree before it.' }];
  const rows = first === last ? rowName(log, first.actId) : `${rowName(log, first.actId)} to ${last.actId}`;
  return [{ log, kind: 'changed', row: rows, detail: `Row and leaf were changed together: ${name} was signed over other leaves at positions ${first.position} to ${last.position}.` }];
}

/** Compares the kept hashes of whole tiles with those that the leaves give. */
async function tileCheck(tx: Database, log: Log): Promise<{ add(leaf: Buffer): void; faults(): Fault[] }> {
  const { rows } = await sql<{ name: string; hash: Buffer }>`select level || '/' || index as name, hash from record.tree_hash where log = ${log}`.execute(tx);
  const left = new Map(rows.map(({ name, hash }) => [name, hash]));
  const faults: Fault[] = [];
  const fault = (name: string, detail: string): void => void faults.push({ log, kind: 'tree', row: `record.tree_hash ${name}`, detail });
  const edge: { row: Buffer[]; count: number }[] = [];
  const push = (level: number, hash: Buffer): void => {
    const here = (edge[level] ??= { row: [], count: 0 });
    here.row.push(hash);
    if (here.row.length < tileWidth) return;
    const whole = pairUp(here.row);
    const name = `${level + 1}/${here.count}`;
    if (!left.get(name)?.equals(whole)) fault(name, left.has(name) ? 'It is not the hash of its tile.' : 'It is gone.');
    left.delete(name);
    edge[level] = { row: [], count: here.count + 1 };
    push(level + 1, whole);
  };
  return {
    add: (leaf) => push(0, leaf),
    faults: () => {
      for (const name of left.keys()) fault(name, 'No whole tile belongs to it.');
      return faults;
    },
  };
}
