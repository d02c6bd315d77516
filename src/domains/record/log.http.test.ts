import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { CoMETRE } from '@transmute/rfc9162';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '#town';
import { domain } from '#wiring/record';
import { growLog } from './growth.store.ts';
import { signedBy } from './key.ts';
import { checkpointCommand, keysCommand, rotateKeyCommand } from './log.command.ts';
import { parseCheckpoint, parseNote } from './note.ts';
import { isConsistent } from './proof.ts';
import { actPublicly } from './town-record.fixture.ts';
import { tilePath } from './tile.ts';
import { leafHash } from './tree.ts';
import { verifyLog } from './verification.store.ts';
import { verifyCommand } from './verify.command.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const checkpoint = async (): Promise<string> => (await town.ask('/log/checkpoint')).text();
const bytes = async (path: string): Promise<Buffer> => Buffer.from(await (await town.ask(path)).arrayBuffer());
const json = async <T>(path: string): Promise<T> => (await (await town.ask(path, { headers: { accept: 'application/json' } })).json()) as T;

async function run(command: typeof verifyCommand, values: Record<string, string | boolean> = {}): Promise<{ code: number; printed: string; told: string }> {
  const [printed, told]: [string[], string[]] = [[], []];
  const code = await command.run({ ...town.program, departments: [], print: (line) => void printed.push(line), tell: (line) => void told.push(line) }, values, []);
  return { code, printed: printed.join('\n'), told: told.join('\n') };
}

describe('the public log', () => {
  test('has no checkpoint before the first work in the background', async () => {
    expect((await town.ask('/log/checkpoint')).status).toBe(404);
    await domain.begin!({ ...town.program, tell: () => undefined }, { folder: '', plans: [], departments: [] });
    await town.program.runPendingJobs();
    expect(parseCheckpoint(parseNote(await checkpoint()).text)).toMatchObject({ origin: 'town.example/log', size: 0 });
  });

  test('grows again and again by one job that waits', async () => {
    for (const _time of [1, 2]) await domain.begin!({ ...town.program, tell: () => undefined }, { folder: '', plans: [], departments: [] });
    await town.program.runPendingJobs();
    const { rows } = await sql<{ task: string }>`select task_identifier as task from graphile_worker.jobs`.execute(town.db);
    expect(rows).toEqual([{ task: 'record.grow' }]);
  });

  test('says of an act that is not entered yet that it is being entered', async () => {
    await actPublicly(town, 1);
    expect(await (await town.ask('/record/acts/1')).text()).toContain('帳簿に記入中です');
    expect(await json<{ proof: unknown }>('/record/acts/1')).toMatchObject({ proof: null });
    await town.program.runPendingJobs();
    expect(await (await town.ask('/record/acts/1')).text()).not.toContain('帳簿に記入中です');
  });

  test('is read from its tiles alone by somebody who knows only the standard', async () => {
    await actPublicly(town, ...Array.from({ length: 260 }, (_, n) => n + 2));
    await growLog(town.db, 'public', town.program);
    const { size, root } = parseCheckpoint(parseNote(await checkpoint()).text);
    expect(size).toBe(261);
    const tiles = [tilePath({ index: 0, width: 256 }), tilePath({ index: 1, width: 5 })];
    const hashes = Buffer.concat(await Promise.all(tiles.map((tile) => bytes(`/log/tile/0/${tile}`))));
    const entries: Buffer[] = [];
    for (const tile of tiles) {
      const bundle = await bytes(`/log/tile/entries/${tile}`);
      for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) entries.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)));
    }
    expect(Buffer.concat(entries.map((entry) => leafHash(entry))).equals(hashes)).toBe(true);
    const theirRoot = await CoMETRE.RFC9162_SHA256.root(entries.map((entry) => leafHash(entry)));
    expect(Buffer.from(theirRoot).equals(root)).toBe(true);
    expect((await bytes('/log/tile/1/000.p/1')).equals(Buffer.from(await CoMETRE.RFC9162_SHA256.root(entries.slice(0, 256).map((entry) => leafHash(entry)))))).toBe(true);
    expect(JSON.parse(entries[260]!.toString())).toMatchObject({ kind: 'progress.report-published', id: '261' });
  });

  test('gives tiles to keep for good and the checkpoint never to keep', async () => {
    const tile = await town.ask('/log/tile/0/000');
    expect([tile.headers.get('content-type'), tile.headers.get('cache-control')]).toEqual(['application/octet-stream', 'public, max-age=31536000, immutable']);
    const head = await town.ask('/log/checkpoint', { headers: { accept: 'text/plain' } });
    expect([head.headers.get('content-type'), head.headers.get('cache-control'), head.headers.get('access-control-allow-origin')]).toEqual(['text/plain; charset=utf-8', 'no-cache', '*']);
    const paths = ['/log/tile/0/001', '/log/tile/0/001.p/6', '/log/tile/0/1', '/log/tile/64/000', '/log/tile/00/000', '/log/tile/entries/x000/001', '/log/tile/2/000.p/1', '/log/tile/entries/nothing', '/log/tile/0/x999/x999/x999/x999/999'];
    for (const path of paths) expect([path, (await town.ask(path)).status]).toEqual([path, 404]);
  });

  test('proves every act, and an independent implementation agrees', async () => {
    const { root } = parseCheckpoint(parseNote(await checkpoint()).text);
    for (const id of [1, 2, 100, 256, 257, 261]) {
      const act = await json<{ leaf: string; document: object; proof: { leaf_index: number; tree_size: number; hashes: string[] } }>(`/record/acts/${id}`);
      const { leaf_index, tree_size, hashes } = act.proof;
      const theirs = await CoMETRE.RFC9162_SHA256.verify_inclusion_proof(leafHash(act.leaf), { log_id: '', leaf_index, tree_size, inclusion_path: hashes.map((hash) => Buffer.from(hash, 'base64')) });
      expect([id, Buffer.from(theirs).equals(root)]).toEqual([id, true]);
    }
  });

  test('proves that each older tree is the beginning of the newest', async () => {
    const { rows } = await sql<{ size: number; root: Buffer }>`select size::float8 as size, root from record.checkpoint where log = 'public' order by id`.execute(town.db);
    expect(rows.length).toBeGreaterThan(2);
    for (const older of rows) {
      const proof = await json<{ to: number; hashes: string[]; checkpoint: string }>(`/log/consistency?from=${older.size}`);
      expect(await isConsistent(sha256, older, parseCheckpoint(parseNote(proof.checkpoint).text), proof.hashes.map((hash) => Buffer.from(hash, 'base64')))).toBe(true);
    }
    expect((await town.ask('/log/consistency?from=262')).status).toBe(404);
    expect((await town.ask('/log/consistency?from=-1')).status).toBe(400);
  });
});

describe('its keys', () => {
  test('are made once, in a file that only the program may read', async () => {
    expect(statSync(town.settings.logKey.file).mode & 0o777).toBe(0o600);
    const { keys } = await json<{ keys: { verifier: string; signs_until: string | null }[] }>('/log/keys');
    expect(keys).toHaveLength(1);
    expect(signedBy(parseNote(await checkpoint()), [keys[0]!.verifier])).toHaveLength(1);
  });

  test('rotate: both sign for a month, then the new one alone, and old heads stay verifiable', async () => {
    const kept = await checkpoint();
    town.clock.set('2026-05-01T12:00:00+09:00');
    expect((await run(rotateKeyCommand)).code).toBe(0);
    const { keys } = await json<{ keys: { verifier: string; signs_until: string | null }[] }>('/log/keys');
    expect(keys.map(({ signs_until }) => signs_until)).toEqual([null, '2026-05-31T03:00:00.000Z']);
    const [now, before] = keys.map(({ verifier }) => verifier) as [string, string];
    expect(signedBy(parseNote(await checkpoint()), [now, before])).toEqual([now, before]);
    town.clock.set('2026-06-01T12:00:00+09:00');
    await growLog(town.db, 'public', town.program);
    expect(signedBy(parseNote(await checkpoint()), [now, before])).toEqual([now]);
    expect((await verifyLog(town.db, 'public', [{ name: 'kept', note: kept }])).faults).toEqual([]);
    expect((await run(keysCommand)).printed.split('\n')).toHaveLength(2);
  });

  test('given with the environment win over the file; a wrong one stops the work', async () => {
    const given = Buffer.alloc(32, 5).toString('base64');
    const printed = (await run({ ...rotateKeyCommand, run: (context, ...rest) => rotateKeyCommand.run({ ...context, logKey: { ...context.logKey, given } }, ...rest) })).printed;
    expect(printed.endsWith(`,${given}`)).toBe(true);
    await expect(growLog(town.db, 'public', { ...town.program, logKey: { ...town.program.logKey, given: 'wrong' } })).rejects.toThrow('HIRAKU_LOG_KEY');
  });
});

describe('hiraku verify', () => {
  test('ends with 0 while all is well, and says how much it looked at', async () => {
    const { code, told } = await run(verifyCommand, { seal: true });
    expect([code, told]).toEqual([0, expect.stringMatching(/public: 261 leaves, \d+ checkpoints, 0 acts not sealed yet; nothing was altered\./)]);
    expect(parseCheckpoint(parseNote(`${(await run(checkpointCommand)).printed}\n`).text).size).toBe(261);
  });

  test('ends with 1 and a line for each row at fault', async () => {
    await sql`update record.public_act set title_ja = '別の題' where id = 17`.execute(town.owner);
    const { code, printed } = await run(verifyCommand);
    expect([code, printed]).toEqual([1, 'public\tchanged\trecord.public_act 17\tIt is not what was sealed at position 16.']);
    expect(JSON.parse((await run(verifyCommand, { json: true })).printed)).toMatchObject({ sound: false, logs: [{ log: 'public', leaves: 261 }, { log: 'audit' }] });
    expect((await run(verifyCommand, { key: 'nonsense' })).code).toBe(2);
  });
});
