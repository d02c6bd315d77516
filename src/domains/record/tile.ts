/** Addresses of tiles (C2SP tlog-tiles): 256 hashes or entries each, numbers in groups of three digits. Pure. */

/** Hashes in a whole tile. */
export const tileWidth = 256;

export interface Tile {
  index: number;
  /** Hashes or entries in it: 1 to 256. */
  width: number;
}

/** `x001/x234/067`, `067.p/8` → which tile; null for what is no tile, or is not written in its one way. */
export function parseTile(path: string): Tile | null {
  const match = /^((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!match) return null;
  const tile = { index: Number(match[1]!.replace(/[x/]/g, '')), width: Number(match[2] ?? tileWidth) };
  return tilePath(tile) === path ? tile : null;
}

export function tilePath({ index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const number = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return width === tileWidth ? number : `${number}.p/${width}`;
}

/** Each entry with its length before it, two bytes, the greater first. */
export function entryBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}
