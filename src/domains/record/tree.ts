/** The Merkle tree of RFC 6962, section 2.1: hashes of leaves and nodes, and which parts of a tree a proof is made of. Pure. */
import { createHash } from 'node:crypto';

/** Leaves from `from` up to, without, `to`. */
export interface Span {
  from: number;
  to: number;
}

/** A whole subtree of 2^level leaves, the index-th of its level. */
export interface Subtree {
  level: number;
  index: number;
}

const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

export function leafHash(entry: Uint8Array | string): Buffer {
  return createHash('sha256').update(leafMark).update(entry).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodeMark).update(left).update(right).digest();
}

/** Root of the tree without leaves. */
export const emptyRoot = createHash('sha256').digest();

/** Whole subtrees that make up a span, left to right. The span begins where a subtree of its size may begin. */
export function subtreesOf({ from, to }: Span): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = from; at < to; ) {
    const level = Math.floor(Math.log2(to - at));
    parts.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** Hash over whole subtrees that stand side by side, largest first. */
export function foldSubtrees(hashes: readonly Buffer[]): Buffer {
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** Hash of a whole subtree from the hashes of 1, 2, 4 … subtrees below it. */
export function pairUp(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) row = row.flatMap((left, at) => (at % 2 === 0 ? [nodeHash(left, row[at + 1]!)] : []));
  return row[0]!;
}

/** Largest power of two below n, for n > 1. */
function split(n: number): number {
  return 2 ** Math.ceil(Math.log2(n) - 1);
}

/** Spans whose hashes prove that leaf `index` stands in the tree of `size` leaves, from the leaf upwards (2.1.1). */
export function inclusionSpans(index: number, size: number): Span[] {
  const path = (from: number, to: number): Span[] => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle ? [...path(from, middle), { from: middle, to }] : [...path(middle, to), { from, to: middle }];
  };
  return path(0, size);
}

/** Spans whose hashes prove that the tree of `older` leaves, at least one, is the beginning of that of `size` (2.1.2). */
export function consistencySpans(older: number, size: number): Span[] {
  const path = (from: number, to: number, isWhole: boolean): Span[] => {
    if (older === to) return isWhole ? [] : [{ from, to }];
    const middle = from + split(to - from);
    return older <= middle ? [...path(from, middle, isWhole), { from: middle, to }] : [...path(middle, to, false), { from, to: middle }];
  };
  return path(0, size, true);
}

/** A tree that leaves are only added to, of which only the right edge is kept. */
export interface GrowingTree {
  readonly size: number;
  add(leaf: Buffer): void;
  root(): Buffer;
  /** The same tree as it is now, to add other leaves to. */
  copy(): GrowingTree;
}

export function growingTree(from: { edge: (Buffer | null)[]; size: number } = { edge: [], size: 0 }): GrowingTree {
  // The hash of the whole subtree at each level where the size has a bit.
  const edge = [...from.edge];
  let { size } = from;
  return {
    copy: () => growingTree({ edge, size }),
    get size() {
      return size;
    },
    add(leaf) {
      let hash = leaf;
      let level = 0;
      for (; edge[level]; level += 1) {
        hash = nodeHash(edge[level]!, hash);
        edge[level] = null;
      }
      edge[level] = hash;
      size += 1;
    },
    root: () => foldSubtrees(edge.filter((hash) => hash !== null && hash !== undefined).toReversed()),
  };
}
