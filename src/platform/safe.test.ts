import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSafe } from './safe.ts';

const folder = mkdtempSync(join(tmpdir(), 'hiraku-safe-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'data', 'safe-key');

describe('the safe', () => {
  it('gives back what was sealed, and never the same bytes twice', () => {
    const safe = openSafe({ given: null, file });
    const sealed = safe.seal('山田 花子');
    expect([safe.open(sealed), sealed.includes('山田'), sealed.equals(safe.seal('山田 花子'))]).toEqual(['山田 花子', false, false]);
  });

  it('makes its key once, readable by its owner alone', () => {
    const sealed = openSafe({ given: null, file }).seal('x');
    expect([openSafe({ given: null, file }).open(sealed), statSync(file).mode & 0o777]).toEqual(['x', 0o600]);
  });

  it('refuses what was changed or sealed elsewhere', () => {
    const safe = openSafe({ given: null, file });
    const changed = safe.seal('山田');
    changed[changed.length - 1]! ^= 1;
    expect(() => safe.open(changed)).toThrow();
    expect(() => safe.open(openSafe({ given: Buffer.alloc(32, 1).toString('base64'), file }).seal('x'))).toThrow('not sealed with a key');
    expect(() => safe.open(Buffer.of(1, 2))).toThrow('not sealed with a key');
  });

  it('goes on reading, and recognising, after a new key stands before the old one', () => {
    openSafe({ given: null, file }).seal('x');
    const [old, fresh] = [readFileSync(file, 'utf8').trim(), Buffer.alloc(32, 7).toString('base64')];
    const before = openSafe({ given: old, file });
    const after = openSafe({ given: `${fresh},${old}`, file });
    expect([after.open(before.seal('x')), after.fingerprint('x').equals(before.fingerprint('x'))]).toEqual(['x', true]);
  });

  it('names the setting, not the key, where the key is none', () => {
    expect(() => openSafe({ given: 'secret-and-wrong', file }).seal('x')).toThrow(/^The key of the safe \(HIRAKU_SAFE_KEY/);
  });
});
