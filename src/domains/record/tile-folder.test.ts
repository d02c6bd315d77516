import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '#platform/domain';
import { openTown, type Town } from '#town';
import { downloadCommand } from './download.command.ts';
import { growLog } from './growth.store.ts';
import { actPublicly } from './town-record.fixture.ts';
import { verifyCommand } from './verify.command.ts';

let town: Town;
let address: string;
let close: () => Promise<void>;
let key: string;
const folder = mkdtempSync(join(tmpdir(), 'hiraku-log-'));

beforeAll(async () => {
  town = await openTown();
  const listening = await town.server.listen(0, '127.0.0.1');
  address = `${new URL(listening.url).origin}/log`;
  close = () => listening.close();
  await actPublicly(town, 1, 2, 3);
  await growLog(town.db, 'public', town.program);
  writeFileSync(join(folder, 'kept'), await (await town.ask('/log/checkpoint')).text());
  await actPublicly(town, ...Array.from({ length: 299 }, (_, n) => n + 4));
  await growLog(town.db, 'public', town.program);
  key = (await sql<{ verifier: string }>`select verifier from record.signing_key where log = 'public'`.execute(town.db)).rows[0]!.verifier;
});
afterAll(async () => {
  await close();
  await town.close();
  rmSync(folder, { recursive: true });
});

async function run(command: Command, values: Record<string, string>, ...positionals: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  return { code: await command.run({ ...town.program, departments: [], print: say, tell: say }, values, positionals), said: said.join('\n') };
}

const tiles = join(folder, 'log');
const check = (values: Record<string, string> = {}) => run(verifyCommand, { tiles, key, ...values });

describe('a public log that somebody took away', () => {
  test('is checked without a database, with a head that was kept before', async () => {
    expect(await run(downloadCommand, {}, address, tiles)).toMatchObject({ code: 0, said: `302 entries are in ${tiles}.` });
    expect(await check({ from: join(folder, 'kept') })).toMatchObject({ code: 0, said: `302 entries in ${tiles}: nothing was altered.` });
  });

  test.each([
    ['entry', 'tile/entries/000', '進行管理', '進行菅理', /tile\/0\/000: not the hashes of its entries/],
    ['entry of the last bundle', 'tile/entries/001.p/46', '進行管理', '進行菅理', /checkpoint: the tree of 302 entries has another root/],
  ])('is refused with an %s altered', async (_what, path, before, after, expected) => {
    const bytes = readFileSync(join(tiles, path));
    const at = bytes.indexOf(before);
    writeFileSync(join(tiles, path), Buffer.concat([bytes.subarray(0, at), Buffer.from(after), bytes.subarray(at + Buffer.byteLength(before))]));
    expect(await check()).toMatchObject({ code: 1, said: expect.stringMatching(expected) });
    writeFileSync(join(tiles, path), bytes);
    expect((await check()).code).toBe(0);
  });

  test('is refused with a tile damaged, cut or gone', async () => {
    const path = join(tiles, 'tile/1/000.p/1');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(1));
    expect((await check()).said).toContain('tile/1/000.p/1: not the hashes of the tiles below.');
    rmSync(path);
    expect((await check()).code).toBe(1);
    writeFileSync(path, bytes);
    const bundle = join(tiles, 'tile/entries/001.p/46');
    const entries = readFileSync(bundle);
    writeFileSync(bundle, entries.subarray(0, -1));
    expect((await check()).said).toContain('ends within an entry');
    writeFileSync(bundle, entries);
  });

  test('is refused when another key signed it, and not believed without any', async () => {
    expect((await check({ key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW' })).said).toContain('checkpoint: no key that you gave signed it.');
    expect((await run(verifyCommand, { tiles })).code).toBe(2);
  });

  test('cannot be taken from where none is', async () => {
    expect((await run(downloadCommand, {}, `${address}s`, tiles)).code).toBe(1);
    expect((await run(downloadCommand, {}, 'nowhere', tiles)).code).toBe(2);
  });
});
