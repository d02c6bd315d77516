/** Checks a log from its tiles alone: entries against hashes, hashes against the signed head. Pure but for what `read` does. */
import { signedBy } from './key.ts';
import { parseCheckpoint, parseNote } from './note.ts';
import { tilePath, tileWidth, type Tile } from './tile.ts';
import { growingTree, leafHash, pairUp } from './tree.ts';

/** Bytes at a path under the log's address, `tile/0/000.p/5`; throws where there are none. */
export type ReadLog = (path: string) => Promise<Uint8Array>;

/** Tiles of a level of `count` hashes or entries; the last may be partial. */
export function tilesOf(count: number): Tile[] {
  return Array.from({ length: Math.ceil(count / tileWidth) }, (_, index) => ({ index, width: Math.min(tileWidth, count - index * tileWidth) }));
}

/** Paths of every file of a log of a size, without its checkpoint. */
export function logPaths(size: number): string[] {
  const paths = tilesOf(size).map((tile) => `tile/entries/${tilePath(tile)}`);
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / tileWidth)) paths.push(...tilesOf(count).map((tile) => `tile/${level}/${tilePath(tile)}`));
  return paths;
}

/** Entries of a bundle. @throws Error for bytes that are none */
export function entriesOf(bundle: Uint8Array): Buffer[] {
  const bytes = Buffer.from(bundle);
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + (at + 2 <= bytes.length ? bytes.readUInt16BE(at) : bytes.length);
    if (end > bytes.length) throw new Error('The bundle ends within an entry.');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** What is wrong, a sentence each; none when all is well. `older`: notes of heads that must be found again in the tree. */
export async function checkTiles(read: ReadLog, verifiers: string[], older: { name: string; note: string }[] = []): Promise<{ size: number; faults: string[] }> {
  const faults: string[] = [];
  const headOf = (name: string, text: string): { name: string; size: number; root: Uint8Array } => {
    const note = parseNote(text);
    if (signedBy(note, verifiers).length === 0) faults.push(`${name}: no key that you gave signed it.`);
    return { name, ...parseCheckpoint(note.text) };
  };
  const heads = [headOf('checkpoint', Buffer.from(await read('checkpoint')).toString('utf8')), ...older.map(({ name, note }) => headOf(name, note))];
  const { size } = heads[0]!;
  const landmarks = Map.groupBy(heads, (head) => head.size);
  const tree = growingTree();
  const compare = (): void => {
    for (const { name, root } of landmarks.get(tree.size) ?? []) if (!tree.root().equals(root)) faults.push(`${name}: the tree of ${tree.size} entries has another root.`);
  };
  compare();
  let whole: Buffer[] = [];
  for (const tile of tilesOf(size)) {
    const hashes = entriesOf(await read(`tile/entries/${tilePath(tile)}`)).map((entry) => leafHash(entry));
    if (hashes.length !== tile.width) faults.push(`tile/entries/${tilePath(tile)}: ${hashes.length} entries instead of ${tile.width}.`);
    if (!Buffer.concat(hashes).equals(await read(`tile/0/${tilePath(tile)}`))) faults.push(`tile/0/${tilePath(tile)}: not the hashes of its entries.`);
    for (const hash of hashes) {
      tree.add(hash);
      compare();
    }
    if (hashes.length === tileWidth) whole.push(pairUp(hashes));
  }
  for (let level = 1; whole.length > 0; level += 1) {
    const above: Buffer[] = [];
    for (const tile of tilesOf(whole.length)) {
      const hashes = whole.slice(tile.index * tileWidth, tile.index * tileWidth + tile.width);
      if (!Buffer.concat(hashes).equals(await read(`tile/${level}/${tilePath(tile)}`))) faults.push(`tile/${level}/${tilePath(tile)}: not the hashes of the tiles below.`);
      if (hashes.length === tileWidth) above.push(pairUp(hashes));
    }
    whole = above;
  }
  for (const head of heads) if (head.size > tree.size) faults.push(`${head.name}: it was signed over ${head.size} entries, but only ${tree.size} are there.`);
  return { size, faults };
}
