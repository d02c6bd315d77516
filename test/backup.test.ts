/** The drill: a backup of a living site comes back elsewhere, whole, and one that was touched does not. */
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedDomains } from '#app';
import { endedMap, reportedStatements, reportedVotes } from '#fixtures/opinion-map-report/reported-map';
import { type TownMap, townMap, townVotes } from '#fixtures/opinion-map/town-map';
import { makeBackup } from '#platform/backup';
import { readManifest } from '#platform/backup-manifest';
import { addressOf, inTransaction, type Database } from '#platform/database';
import { addJob } from '#platform/jobs';
import { publish } from '#platform/outbox';
import { restoreBackup } from '#platform/restore';
import { openTown, type Town } from '#town';
import type { Figures } from '../src/domains/opinion-map/maths/reckoning.ts';
import { readData } from '../src/domains/opinion-map-report/data-file.ts';
import { beginReckoning } from '../src/domains/opinion-map/reckoning.job.ts';
import { recount } from '../src/domains/opinion-map-report/recount.ts';
import { orderReports } from '../src/domains/opinion-map-report/report-order.store.ts';
import { findStanding } from '../src/domains/opinion-map/standing.store.ts';
import { migrationSets } from '../src/program.ts';
import { dataFolder, hiraku } from './program.ts';
import { beginWithSample, sampleFolder } from './sample-city.ts';

const schemas = migrationSets(storedDomains).map(({ schema }) => schema);
const scratch = mkdtempSync(join(tmpdir(), 'hiraku-backup-'));
const towns: Town[] = [];
const open = async (): Promise<Town> => {
  const town = await openTown();
  towns.push(town);
  return town;
};
afterAll(async () => {
  for (const town of towns) await town.close();
  rmSync(scratch, { recursive: true });
});

const places = (town: Town) => ({ filesFolder: join(town.settings.dataFolder, 'files'), keyFiles: [town.settings.logKey.file] });
const backup = (town: Town, name: string) => makeBackup(join(scratch, name), { url: addressOf(town.db), schemas, ...places(town), program: 'hiraku test', now: town.clock.now(), tell: () => undefined });
const restore = (town: Town, name: string) => restoreBackup(join(scratch, name), { ownerUrl: addressOf(town.owner), schemas, ...places(town), tell: () => undefined });

async function counts(db: Database): Promise<Record<string, bigint>> {
  const { rows: tables } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables where schemaname = any(${schemas}::text[]) order by 1`.execute(db);
  const counted: Record<string, bigint> = {};
  for (const { name } of tables) counted[name] = (await sql<{ count: bigint }>`select count(*) from ${sql.id(...name.split('.'))}`.execute(db)).rows[0]!.count;
  return counted;
}

const shapes = async (db: Database) =>
  (
    await sql<{ line: string }>`
      select format('%s %s', pg_get_triggerdef(oid), tgenabled) as line from pg_trigger where not tgisinternal
      union all select format('%s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) from pg_constraint order by 1`.execute(db)
  ).rows;

let source: Town;
let openMap: TownMap;
let endMap: TownMap;
beforeAll(async () => {
  source = await open();
  for (const domain of storedDomains) await beginWithSample(domain, source.program);
  openMap = await townMap(source, { number: 1, seeds: reportedStatements });
  await townVotes(source, openMap, reportedVotes);
  endMap = await endedMap(source, { number: 2, opensOn: '2026-03-01', closesOn: '2026-03-20' });
  await beginReckoning(source.db);
  await orderReports(source.db);
  await source.program.runPendingJobs();
  await source.program.files.put(new TextEncoder().encode('資料の写し'));
  writeFileSync(source.settings.logKey.file, 'the key of the log', { mode: 0o600 });
  await addJob(source.db, 'plan.not-now', { words: 'あとで\\n"' }, { runAt: new Date('2030-01-01T00:00:00Z'), key: 'later', attemptsMax: 3 });
  await sql`insert into platform.secret (name, bytes) values ('csrf', decode('00ff', 'hex')) on conflict (name) do update set bytes = excluded.bytes`.execute(source.db);
});

describe('a backup of a site with a plan', () => {
  test('comes back elsewhere with the same rows, files, keys, waiting work and pages', async () => {
    await backup(source, 'whole');
    const target = await open();
    const before = await shapes(target.owner);
    await restore(target, 'whole');
    expect(await counts(target.db)).toEqual(await counts(source.db));
    expect((await counts(target.db))['plan.programme']).toBe(35n);
    expect(await shapes(target.owner)).toEqual(before);
    for (const path of ['/plan', '/plan/programmes', '/plan/changes', '/search?q=%E6%83%85%E5%A0%B1', '/data']) {
      const [here, there] = await Promise.all([source, target].map(async (town) => (await town.ask(path)).text()));
      expect([path, there === here]).toEqual([path, true]);
    }
    const queue = async (town: Town) => (await sql`select task_identifier, key, run_at, attempts, max_attempts, priority, queue_name, flags from graphile_worker.jobs order by id`.execute(town.db)).rows;
    expect(await queue(target)).toEqual(await queue(source));
    expect((await queue(target)).length).toBeGreaterThan(0);
    const jobs = await sql<{ payload: unknown }>`select payload from graphile_worker._private_jobs where key = 'later'`.execute(target.db);
    expect(jobs.rows).toEqual([{ payload: { words: 'あとで\\n"' } }]);
    expect((await sql<{ hex: string }>`select encode(bytes, 'hex') as hex from platform.secret where name = 'csrf'`.execute(target.db)).rows).toEqual([{ hex: '00ff' }]);
    expect(readFileSync(target.settings.logKey.file, 'utf8')).toBe('the key of the log');
    const { files } = await readManifest(join(scratch, 'whole'));
    for (const { sha256 } of files) expect(await target.program.files.get(sha256)).toEqual(await source.program.files.get(sha256));
  });

  test('passes hiraku verify, which counts the same leaves as before', async () => {
    const verify = storedDomains.flatMap((domain) => domain.commands ?? []).find(({ name }) => name === 'verify')!;
    const verified = async (town: Town) => {
      const printed: string[] = [];
      const code = await verify.run({ ...town.program, departments: [], print: (line) => void printed.push(line), tell: () => undefined }, { json: true }, []);
      return { code, logs: JSON.parse(printed.join('')).logs as { log: string; leaves: number }[] };
    };
    const [before, after] = [await verified(source), await verified(towns.at(-1)!)];
    expect(after).toEqual(before);
    expect(after).toMatchObject({ code: 0, logs: [{ log: 'public', leaves: expect.toSatisfy((leaves: number) => leaves > 0) }, { log: 'audit' }] });
  });

  test('brings an opinion map with its votes, which is computed again here and goes on, and a report with its votes', async () => {
    const target = towns.at(-1)!;
    const home = async (town: Town) => (await sql<{ home: string }>`select home from opinion_map.standing where conversation_id = ${openMap.id}`.execute(town.db)).rows[0]!.home;
    const standing = async (town: Town) => (await findStanding(town.db, openMap.id))!;
    const ballots = async (town: Town) => (await sql`select participant, statement, value from opinion_map.ballot where conversation_id = ${openMap.id} order by 1, 2`.execute(town.db)).rows;
    const before = await standing(source);
    expect(await ballots(target)).toEqual(await ballots(source));
    expect(await standing(target)).toEqual(before);
    await beginReckoning(target.db);
    await target.settle();
    await target.program.runPendingJobs();
    const after = await standing(target);
    expect([after.round > before.round, (await home(target)) === (await home(source))]).toEqual([true, false]);
    const shown = ({ sample, state, groups, statements }: Figures) => ({ sample, state, groups, statements });
    expect(shown(after.figures)).toEqual(shown(before.figures));
    expect(after.figures.sample.votes).toBe(reportedVotes.length);
    await townVotes(target, openMap, [[2_000_000_000, 1, 1]]);
    await beginReckoning(target.db);
    await target.program.runPendingJobs();
    expect((await standing(target)).figures.sample.votes).toBe(reportedVotes.length + 1);

    const report = `/opinion-maps/${endMap.slug}/report`;
    for (const path of [`${report}?format=json`, `${report}/votes?format=json`, `${report}/votes?format=csv`, `${report}/paper`]) {
      const [here, there] = await Promise.all([source, target].map(async (town) => Buffer.from(await (await town.ask(path)).arrayBuffer())));
      expect([path, here!.length > 0, there!.equals(here!)]).toEqual([path, true, true]);
    }
    const { data, faults } = readData(await (await target.ask(`${report}/votes?format=json`)).text());
    expect([faults, recount(data!)]).toEqual([[], data!.figures]);
  });

  test('goes on counting where it was, so that nothing is numbered twice', async () => {
    const target = towns.at(-1)!;
    const next = async (town: Town) => {
      await inTransaction(town.owner, (tx) => publish(tx, 'test.counted', {}));
      return (await sql<{ id: bigint }>`select max(id) as id from platform.outbox_event`.execute(town.owner)).rows[0]!.id;
    };
    const before = (await sql<{ id: bigint }>`select max(id) as id from platform.outbox_event`.execute(target.owner)).rows[0]!.id;
    expect((await next(target)) > before).toBe(true);
  });

  test('is for nobody else’s eyes, and never written over', async () => {
    const folder = join(scratch, 'whole');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) expect([entry.name, statSync(join(entry.parentPath, entry.name)).mode & 0o077]).toEqual([entry.name, 0]);
    await expect(backup(source, 'whole')).rejects.toThrow('exists already');
    expect(readdirSync(scratch).filter((name) => name.includes('incomplete'))).toEqual([]);
  });

  test('is refused where something is kept already, and nothing changes', async () => {
    const before = await counts(source.db);
    await expect(restore(source, 'whole')).rejects.toThrow('Something is kept here already');
    expect(await counts(source.db)).toEqual(before);
  });
});

describe('a backup that is not as it was written', () => {
  const damage: [string, string, (file: string) => void][] = [
    ['a byte more in a table', 'tables/plan.programme.copy.zst', (file) => appendFileSync(file, 'x')],
    ['a table cut short', 'tables/plan.listing.copy.zst', (file) => truncateSync(file, statSync(file).size - 5)],
    ['a table that is gone', 'tables/plan.change.copy.zst', (file) => rmSync(file)],
    ['another list', 'manifest.json', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"rows": \d+/, '"rows": 1'))],
    ['another key', 'keys/log-key', (file) => writeFileSync(file, 'the key of somebody else')],
  ];
  test.each(damage)('(%s) is refused by name and leaves the place empty', async (_name, file, harm) => {
    const target = towns.find((town) => town !== source && !existsSync(town.settings.logKey.file)) ?? (await open());
    cpSync(join(scratch, 'whole'), join(scratch, 'harmed'), { recursive: true });
    harm(join(scratch, 'harmed', file));
    await expect(restore(target, 'harmed')).rejects.toThrow(`${file} of the backup is missing or not as it was written`);
    rmSync(join(scratch, 'harmed'), { recursive: true });
    expect([(await counts(target.db))['plan.programme'], existsSync(target.settings.logKey.file)]).toEqual([0n, false]);
  });

  test('one that was cut off has no list and is refused', async () => {
    cpSync(join(scratch, 'whole'), join(scratch, 'cut'), { recursive: true });
    rmSync(join(scratch, 'cut', 'manifest.sha256'));
    await expect(restore(await open(), 'cut')).rejects.toThrow('no finished backup');
  });

  test('one of a program with other tables is refused', async () => {
    const target = await open();
    await sql`update platform.migration set sha256 = 'other' where schema = 'plan' and file = '0001-ledger.sql'`.execute(target.owner);
    await expect(restore(target, 'whole')).rejects.toThrow('plan/0001-ledger.sql differs');
  });

  test('rows that do not hold together are refused as a whole by the database itself', async () => {
    const other = await open();
    await sql`alter table plan.plan disable trigger all`.execute(other.owner);
    await sql`alter table plan.edition disable trigger all`.execute(other.owner);
    await sql`insert into platform.outbox_event (topic, payload) values ('x', '{}')`.execute(other.owner);
    await sql`alter table platform.outbox_delivery disable trigger all`.execute(other.owner);
    await sql`insert into platform.outbox_delivery (event_id, subscription) values (99, 'x')`.execute(other.owner);
    await backup(other, 'loose');
    const target = await open();
    await expect(restore(target, 'loose')).rejects.toMatchObject({ code: '23503' });
    expect((await counts(target.db))['platform.outbox_event']).toBe(0n);
  });
});

test('a backup shows one moment, whatever is written while it is made', async () => {
  const town = await open();
  let going = true;
  const write = async (): Promise<void> => {
    while (going) await inTransaction(town.db, async (tx) => {
      await publish(tx, 'test.pair', {});
      await sql`insert into platform.outbox_delivery (event_id, subscription) select max(id), 'pair' from platform.outbox_event`.execute(tx);
    });
  };
  const writing = write();
  const made = (async () => {
    await expect.poll(async () => (await counts(town.db))['platform.outbox_event']! > 20n).toBe(true);
    return backup(town, 'moment');
  })();
  // Whatever comes of it, nobody writes into a town that is closed.
  await made.catch(() => undefined);
  going = false;
  await writing;
  const manifest = await made;
  const rows = (table: string) => manifest.tables.find((one) => one.table === table)!.rows;
  expect(rows('platform.outbox_event')).toBeGreaterThan(20);
  expect([rows('platform.outbox_delivery'), manifest.jobs.rows]).toEqual([rows('platform.outbox_event'), rows('platform.outbox_event')]);
});

describe('the commands', () => {
  test('bring the embedded database of the sample city to another folder', async () => {
    const [from, to] = [dataFolder(), dataFolder()];
    const folder = join(scratch, 'by-command');
    await hiraku(['plan', 'import', join(sampleFolder, 'plan-h24-26-chapter-6.txt'), '--plan-name', '実施計画'], { HIRAKU_DATA: from.folder });
    const made = await hiraku(['backup', folder], { HIRAKU_DATA: from.folder });
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('plan.programme: 35 rows')]);
    const restored = await hiraku(['restore', folder], { HIRAKU_DATA: to.folder });
    expect([restored.code, restored.stderr]).toEqual([0, expect.stringContaining('Restored the backup of')]);
    const [here, there] = await Promise.all([from, to].map((data) => hiraku(['plan', 'export', '--format', 'json'], { HIRAKU_DATA: data.folder })));
    expect(there!.stdout).toBe(here!.stdout);
    const again = await hiraku(['restore', folder], { HIRAKU_DATA: to.folder });
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('Something is kept here already')]);
    for (const data of [from, to]) data.remove();
  });
});
