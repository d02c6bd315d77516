/** The document on security leaves no requirement out, and the tests that it names are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';

const text = readFileSync(join(projectRoot, 'docs', 'security.md'), 'utf8');

/** Where a file stands that the document names shortly. */
function placeOf(short: string): string {
  return join(projectRoot, short.startsWith('test/') ? '' : short.startsWith('platform/') ? 'src' : 'src/domains', short);
}

/** Files with the titles that follow each of them. */
const claims = [...text.matchAll(/`([\w/.-]+\.test\.tsx?)`((?:,? “[^”]+”)+)/g)].flatMap(([, file, titles]) => [...titles!.matchAll(/“([^”]+)”/g)].map(([, title]) => [file!, title!] as const));

test('every test that the document on security names is there', () => {
  expect(claims.length).toBeGreaterThan(80);
  const missing = claims.filter(([file, title]) => {
    const place = placeOf(file);
    return !existsSync(place) || !["'", '"', '`'].some((quote) => readFileSync(place, 'utf8').includes(`${quote}${title}`));
  });
  expect(missing).toEqual([]);
});

test('the document names no test without its title', () => {
  const named = [...text.matchAll(/`([\w/.-]+\.test\.tsx?)`/g)].length;
  const titled = [...text.matchAll(/`[\w/.-]+\.test\.tsx?` “/g)].length;
  // One names this very file, where it says how the document is checked.
  expect(named - titled).toBe(1);
});

/** Requirements of OWASP ASVS 5.0.0, levels 1 and 2: section, numbers. Those between are of level 3. */
const requirements: Record<string, number[]> = {
  V1: [2, 9, 11, 3, 2],
  V2: [3, 3, 4, 1],
  V3: [0, 2, 4, 6, 5, 0, 2],
  V4: [3, 1, 2, 4],
  V5: [1, 3, 2, 3],
  V6: [3, 12, 4, 4, 5, 3, 0, 4],
  V7: [3, 4, 2, 5, 2, 2],
  V8: [2, 3, 1, 1],
  V9: [3, 4],
  V10: [2, 2, 4, 11, 5, 2, 3],
  V11: [2, 3, 3, 4, 1, 1],
  V12: [3, 2, 4],
  V13: [1, 5, 2, 5],
  V14: [2, 4, 3],
  V15: [3, 3, 7],
  V16: [1, 5, 4, 3, 3],
};

test('each requirement of ASVS, levels 1 and 2, has a line or a reason why it does not apply, and no other is named', () => {
  const wanted = Object.entries(requirements).flatMap(([chapter, sections]) => sections.flatMap((count, section) => Array.from({ length: count }, (_, at) => `${chapter}.${section + 1}.${at + 1}`)));
  const section = text.slice(text.indexOf('## 4.'), text.indexOf('## 5.'));
  const named = [...section.matchAll(/\bV(\d+\.\d+)(?:\.(\d+)(?:–(\d+))?)?/g)].flatMap(([, group, from, to]) => {
    if (from === undefined) return wanted.filter((id) => id.startsWith(`V${group}.`));
    return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => `V${group}.${Number(from) + at}`);
  });
  expect(wanted.filter((id) => !named.includes(id))).toEqual([]);
  expect(named.filter((id) => !wanted.includes(id))).toEqual([]);
});
