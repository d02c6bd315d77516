/** Checks proofs as whoever received them does (RFC 9162, 2.1.3.2 and 2.1.4.2). Pure; the hash is handed in, so that it runs in the browser too. */
export type Sha256 = (...parts: Uint8Array[]) => Uint8Array | Promise<Uint8Array>;

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export async function hashOfLeaf(sha256: Sha256, entry: Uint8Array): Promise<Uint8Array> {
  return sha256(leafMark, entry);
}

/** Root that the path leads to from the leaf at `index` of `size`; null for a path that fits no such tree. */
export async function rootFromInclusion(sha256: Sha256, leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Promise<Uint8Array | null> {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size)) || index < 0 || index >= size) return null;
  let at = index;
  let last = size - 1;
  let root = leaf;
  for (const sibling of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = await sha256(nodeMark, sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = await sha256(nodeMark, root, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

export interface Head {
  size: number;
  root: Uint8Array;
}

/** True where the path proves that the older tree is the beginning of the newer one. */
export async function isConsistent(sha256: Sha256, older: Head, newer: Head, path: readonly Uint8Array[]): Promise<boolean> {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && sameBytes(older.root, newer.root);
  if (older.size === 0) return path.length === 0;
  const isWhole = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = isWhole ? [older.root, ...path] : path;
  if (first === undefined) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [oldRoot, newRoot] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldRoot = await sha256(nodeMark, hash, oldRoot);
      newRoot = await sha256(nodeMark, hash, newRoot);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else newRoot = await sha256(nodeMark, newRoot, hash);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(oldRoot, older.root) && sameBytes(newRoot, newer.root);
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
