/** Finished replies in memory: made once per version of what they read, forgotten least recently used first. */
import type { Packed } from './compress.ts';

export interface PageCache {
  /** The reply kept under this key and version, else the one that `make` gives; concurrent callers share one making. */
  get(key: string, version: string, make: () => Promise<Packed>): Packed | Promise<Packed>;
  readonly bytes: number;
  readonly size: number;
}

interface Entry {
  version: string;
  packed: Packed;
  bytes: number;
}

// What an entry costs besides its bytes: keys, header objects, map slots.
const overheadBytes = 2_000;

/** `bytesMax` bounds the bytes of all replies with their compressed twins; 0 keeps nothing. */
export function pageCache(bytesMax: number): PageCache {
  const entries = new Map<string, Entry>();
  const making = new Map<string, Promise<Packed>>();
  let bytes = 0;

  const forget = (key: string, entry: Entry) => {
    if (entries.get(key) === entry && entries.delete(key)) bytes -= entry.bytes;
  };
  const shrink = () => {
    for (const [key, entry] of entries) {
      if (bytes <= bytesMax) return;
      forget(key, entry);
    }
  };
  const keep = (key: string, version: string, packed: Packed) => {
    const before = entries.get(key);
    if (before) forget(key, before);
    const entry = { version, packed, bytes: packed.bytes() + overheadBytes };
    // A reply that would push most others out is not kept.
    if (entry.bytes > bytesMax / 4) return;
    entries.set(key, entry);
    bytes += entry.bytes;
    packed.onGrow = (more) => {
      if (entries.get(key) !== entry) return;
      entry.bytes += more;
      bytes += more;
      shrink();
    };
    shrink();
  };

  return {
    get(key, version, make) {
      const entry = entries.get(key);
      if (entry?.version === version) {
        entries.delete(key);
        entries.set(key, entry);
        return entry.packed;
      }
      const ticket = `${version}\n${key}`;
      const started = making.get(ticket);
      if (started) return started;
      const promise = make()
        .then((packed) => {
          if (packed.status === 200 && !packed.makeshift) keep(key, version, packed);
          return packed;
        })
        .finally(() => making.delete(ticket));
      making.set(ticket, promise);
      return promise;
    },
    get bytes() {
      return bytes;
    },
    get size() {
      return entries.size;
    },
  };
}
