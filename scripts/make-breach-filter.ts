/**
 * Makes a list of breached passwords as the program reads it: a Bloom filter that takes at most one stranger in ten thousand for known.
 *
 *   node scripts/make-breach-filter.ts                          the shipped list, from @zxcvbn-ts/language-common
 *   node scripts/make-breach-filter.ts passwords.txt out.bloom  a city's own, one password a line, for HIRAKU_BREACH_FILTER
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dictionary } from '@zxcvbn-ts/language-common';
import { addBreached, emptyFilter, writeFilter } from '../src/domains/people/breach-filter.ts';

const [source, target = join(import.meta.dirname, '..', 'data', 'breached-passwords.bloom')] = process.argv.slice(2);
const strangerRate = 1 / 10_000;

async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) if (line !== '') yield line;
}

const passwords = new Set<string>();
for await (const password of source === undefined ? dictionary['passwords-common'] : linesOf(source)) passwords.add(String(password).normalize('NFKC').toLowerCase());
const filter = emptyFilter(passwords.size, strangerRate);
for (const password of passwords) addBreached(filter, password);
const bytes = writeFilter(filter);
writeFileSync(target, bytes);
process.stdout.write(`${target}: ${filter.count} passwords, ${filter.hashes} hashes, ${bytes.length} bytes.\n`);
