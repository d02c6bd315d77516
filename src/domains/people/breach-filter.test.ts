import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, it } from 'vitest';
import { addBreached, emptyFilter, maybeBreached, readFilter, writeFilter } from './breach-filter.ts';
import { breachList, shippedFilterFile } from './breach-list.ts';

const shipped = breachList({ breachFilter: null });

it('the shipped list knows every common password it was made from', () => {
  expect(dictionary['passwords-common'].filter((password) => !shipped(String(password).toLowerCase()))).toEqual([]);
});

it('the shipped list takes at most one stranger in a thousand for known, and is small', () => {
  const strangers = Array.from({ length: 100_000 }, (_, i) => createHash('sha256').update(`stranger ${i}`).digest('base64').slice(0, 16).toLowerCase());
  const taken = strangers.filter(shipped).length;
  expect(taken / strangers.length).toBeLessThanOrEqual(0.001);
  expect(statSync(shippedFilterFile).size).toBeLessThan(200_000);
});

it('a list of the city’s own counts beside the shipped one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-breach-'));
  const filter = emptyFilter(1, 1 / 10_000);
  addBreached(filter, 'takunoshi-no-himitsu');
  const file = join(folder, 'own.bloom');
  writeFileSync(file, writeFilter(filter));
  const both = breachList({ breachFilter: file });
  expect([both('takunoshi-no-himitsu'), both('password'), both('takunoshi-no-hibi')]).toEqual([true, true, false]);
  rmSync(folder, { recursive: true });
});

it('a file that is no such list, or only half of one, is refused', () => {
  const bytes = writeFilter(emptyFilter(1_000, 0.01));
  expect(maybeBreached(readFilter(bytes), 'anything')).toBe(false);
  for (const wrong of [Buffer.from('password\n'), bytes.subarray(0, -1), Buffer.concat([Buffer.from('HKBF\x02'), bytes.subarray(5)]), Buffer.alloc(0)]) expect(() => readFilter(Buffer.from(wrong))).toThrow('no list of breached passwords');
});
