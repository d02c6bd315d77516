import { createHash } from 'node:crypto';
import { CoMETRE } from '@transmute/rfc9162';
import { describe, expect, test } from 'vitest';
import { goReference } from './go-reference.fixture.ts';
import { isConsistent, rootFromInclusion } from './proof.ts';
import { parseTile, tilePath } from './tile.ts';
import { consistencySpans, emptyRoot, foldSubtrees, growingTree, inclusionSpans, leafHash, pairUp, type Span, subtreesOf } from './tree.ts';

const other = CoMETRE.RFC9162_SHA256;
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaves = Array.from({ length: 1_000 }, (_, n) => leafHash(`leaf ${n}`));
const spanHash = (span: Span): Buffer => foldSubtrees(subtreesOf(span).map(({ level, index }) => pairUp(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))));
const rootOf = (size: number): Buffer => spanHash({ from: 0, to: size });
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the tree against the reference in Go', () => {
  test('has the same roots', () => {
    const tree = growingTree();
    expect(hex(tree.root())).toBe(hex(emptyRoot));
    for (const leaf of leaves) {
      tree.add(leaf);
      const root = goReference.roots[tree.size];
      if (root) expect([tree.size, hex(tree.root()), hex(rootOf(tree.size))]).toEqual([tree.size, root, root]);
    }
  });

  test('has the same proofs', () => {
    expect(inclusionSpans(617, 1000).map((span) => hex(spanHash(span)))).toEqual(goReference.inclusion617of1000);
    // Go gives the hashes of a consistency proof in the order of the RFC.
    expect(consistencySpans(600, 1000).map((span) => hex(spanHash(span)))).toEqual(goReference.consistency600to1000);
  });

  test('writes and reads the addresses of tiles alike', () => {
    for (const { path, ...tile } of goReference.tiles) expect([tilePath(tile), parseTile(path)]).toEqual([path, tile]);
    for (const wrong of ['67', '0067', 'x000/067', '067.p/0', '067.p/256', '067.p/08', 'x1/067', '/067', '067/', 'x001/x234', '999999999']) expect([wrong, parseTile(wrong)]).toEqual([wrong, null]);
  });
});

describe('proofs against an independent implementation', () => {
  const sizes = Array.from({ length: 300 }, (_, n) => n + 1);

  test('of inclusion agree and hold for every size from 1 to 300', async () => {
    for (const size of sizes) {
      const root = rootOf(size);
      expect([size, hex(await other.root(leaves.slice(0, size)))]).toEqual([size, hex(root)]);
      for (const index of new Set([0, Math.floor(size / 3), Math.floor(size / 2), size - 1])) {
        const path = inclusionSpans(index, size).map(spanHash);
        // Theirs hashes the whole tree anew each time: one place of each size is enough.
        if (index === Math.floor(size / 3)) expect((await other.inclusion_proof(index, leaves.slice(0, size))).inclusion_path.map(hex)).toEqual(path.map(hex));
        expect(hex((await rootFromInclusion(sha256, leaves[index]!, index, size, path))!)).toBe(hex(root));
        expect(hex(await other.verify_inclusion_proof(leaves[index]!, { log_id: '', tree_size: size, leaf_index: index, inclusion_path: path }))).toBe(hex(root));
      }
    }
  }, 600_000);

  test('of consistency agree and hold for every size from 1 to 300', async () => {
    for (const size of sizes) {
      for (const older of new Set([1, Math.ceil(size / 3), Math.ceil(size / 2), Math.max(1, size - 1), size])) {
        const path = consistencySpans(older, size).map(spanHash);
        const heads = [{ size: older, root: rootOf(older) }, { size, root: rootOf(size) }] as const;
        expect([older, size, await isConsistent(sha256, ...heads, path)]).toEqual([older, size, true]);
        // Theirs leaves step 2 to whoever calls: the older root stands first where its size is a power of two.
        const theirPath = Number.isInteger(Math.log2(older)) ? [heads[0].root, ...path] : path;
        if (older < size) expect([older, size, await other.verify_consistency_proof(heads[0].root, heads[1].root, { log_id: '', tree_size_1: older, tree_size_2: size, consistency_path: theirPath })]).toEqual([older, size, true]);
      }
    }
  }, 600_000);

  test('do not hold where a hash, a place or a size is another', async () => {
    for (const size of sizes.filter((n) => n > 1)) {
      const index = Math.floor(size / 2);
      const path = inclusionSpans(index, size).map(spanHash);
      const root = hex(rootOf(size));
      const lead = async (at: number, of: number, hashes: Uint8Array[]) => {
        const found = await rootFromInclusion(sha256, leaves[index]!, at, of, hashes);
        return found && hex(found);
      };
      expect(await lead(index - 1, size, path)).not.toBe(root);
      expect(await lead(index, size, path.slice(1))).not.toBe(root);
      expect(await lead(index, size, [...path, emptyRoot])).not.toBe(root);
      expect(await lead(index, size, path.with(0, emptyRoot))).not.toBe(root);
      expect(await lead(size, size, path)).toBeNull();
      const proof = consistencySpans(index, size).map(spanHash);
      const [older, newer] = [{ size: index, root: rootOf(index) }, { size, root: rootOf(size) }];
      expect(await isConsistent(sha256, { ...older, root: emptyRoot }, newer, proof)).toBe(false);
      expect(await isConsistent(sha256, older, { ...newer, root: emptyRoot }, proof)).toBe(false);
      expect(await isConsistent(sha256, older, newer, [...proof, emptyRoot])).toBe(false);
      expect(await isConsistent(sha256, older, newer, proof.slice(1))).toBe(false);
    }
  });
});
