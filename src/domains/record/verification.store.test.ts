import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Town } from '#town';
import { domain } from '#wiring/record';
import { findCheckpoint } from './checkpoint.store.ts';
import { faultLine } from './fault.ts';
import { growLog } from './growth.store.ts';
import { signerOf } from './key.ts';
import { logs } from './log.ts';
import { checkpointText, noteText, parseCheckpoint, parseNote } from './note.ts';
import { actInside, actPublicly } from './town-record.fixture.ts';
import { leafHash } from './tree.ts';
import { verifyLog } from './verification.store.ts';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const seal = async (): Promise<void> => {
  for (const log of logs) await growLog(town.program.db, log, town.program);
};

/** As somebody with all rights in the database. */
const tamper = (text: string) => sql.raw(text).execute(town.owner);

async function found(kept?: string, verifiers?: string[]): Promise<string[]> {
  const reports = [await verifyLog(town.db, 'public', kept === undefined ? [] : [{ name: 'kept.txt', note: kept }], verifiers), await verifyLog(town.db, 'audit')];
  return reports.flatMap(({ faults }) => faults.map((fault) => faultLine(fault).split('\t').slice(0, 3).join(' ')));
}

describe('a record that nobody touched', () => {
  test('is sound, whatever its size', async () => {
    expect(await found()).toEqual([]);
    await seal();
    for (const n of [1, 2, 3, 4, 5]) {
      await actPublicly(town, n);
      await actInside(town, 'programme P0001', 'programme P0002');
      await seal();
      expect(await found()).toEqual([]);
    }
    expect(await verifyLog(town.db, 'audit')).toMatchObject({ leaves: 10, waiting: 0 });
  });

  test('is told apart into what is sealed and what still waits', async () => {
    await actInside(town, 'a', 'b');
    await seal();
    await actInside(town, 'c');
    expect(await verifyLog(town.db, 'audit')).toMatchObject({ leaves: 2, waiting: 1, faults: [] });
  });

  test('is sealed without a gap where an act commits after one with a higher number', async () => {
    await actInside(town, 'first');
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let written = (): void => undefined;
    const wrote = new Promise<void>((resolve) => (written = resolve));
    const late = town.db.transaction().execute(async (tx) => {
      await actInside({ ...town, db: tx } as Town, 'late');
      written();
      await held;
    });
    await wrote;
    await actInside(town, 'early');
    await seal();
    expect(await verifyLog(town.db, 'audit')).toMatchObject({ leaves: 2, waiting: 0, faults: [] });
    go();
    await late;
    await seal();
    expect(await verifyLog(town.db, 'audit')).toMatchObject({ leaves: 3, waiting: 0, faults: [] });
    const { rows } = await sql<{ subject: string }>`select a.subject from record.leaf l join record.act a on a.id = l.act_id where l.log = 'audit' order by l.position`.execute(town.db);
    expect(rows.map(({ subject }) => subject)).toEqual(['first', 'early', 'late']);
  });

  test('grows by hundreds over the edges of tiles, by two writers at once', async () => {
    const many = (from: number, to: number) => tamper(`
      with added as (insert into record.act (at, request_id, acting_as, act) select '2026-04-01T03:00:00Z', 'r' || n, 'job', 'test.done' from generate_series(${from}, ${to}) n returning id)
      insert into record.waiting select 'audit', id from added`);
    for (const [from, to] of [[1, 250], [251, 256], [257, 600], [601, 65_700]] as const) {
      await many(from, to);
      await Promise.all([growLog(town.db, 'audit', town.program), growLog(town.db, 'audit', town.program)]);
    }
    expect(await verifyLog(town.db, 'audit')).toMatchObject({ leaves: 65_700, waiting: 0, faults: [] });
    const { rows } = await sql<{ hashes: number }>`select count(*)::int as hashes from record.tree_hash where log = 'audit'`.execute(town.db);
    expect(rows[0]!.hashes).toBe(256 + 1);
  }, 600_000);
});

test('the program itself can neither change nor remove what is on record', async () => {
  await actPublicly(town, 1);
  await actInside(town, 'a');
  await seal();
  for (const table of ['act', 'public_act', 'leaf', 'tree_hash', 'checkpoint', 'signing_key']) {
    for (const text of [`update record.${table} set ${table.endsWith('act') ? 'at = at' : 'log = log'}`, `delete from record.${table}`, `truncate record.${table}`])
      await expect(sql.raw(text).execute(town.db), text).rejects.toThrow('permission denied');
  }
});

describe('somebody with all rights in the database is found who', () => {
  beforeEach(async () => {
    await actPublicly(town, 1, 2, 3);
    await actInside(town, 'a', 'b', 'c', 'd');
    await seal();
    town.clock.set('2026-04-02T12:00:00+09:00');
    await actPublicly(town, 4, 5);
    await actInside(town, 'e', 'f');
    await seal();
  });

  test.each([
    ['changes an act', `update record.act set subject = 'other' where id = 3`, ['audit changed record.act 3']],
    ['changes who acted', `update record.act set person_id = null where id = 6`, ['audit changed record.act 6']],
    ['changes an instant by a microsecond', `update record.act set at = at + interval '1 microsecond' where id = 2`, ['audit changed record.act 2']],
    ['removes an act', `delete from record.act where id = 4`, ['audit removed record.act 4']],
    ['removes the newest act', `delete from record.act where id = 6`, ['audit removed record.act 6']],
    ['inserts an act', `insert into record.act (at, request_id, acting_as, act) values ('2026-04-01T03:00:00Z', 'x', 'job', 'x')`, ['audit inserted record.act 7']],
    ['inserts an act before the others', `insert into record.act (id, at, request_id, acting_as, act) overriding system value values (0, '2026-04-01T03:00:00Z', 'x', 'job', 'x')`, ['audit inserted record.act 0']],
    ['swaps two acts', `alter table record.act alter id drop identity; update record.act set id = case id when 2 then -3 else -2 end where id in (2, 3); update record.act set id = -id where id < 0`, ['audit reordered record.act 2', 'audit reordered record.act 3']],
    ['changes the title of a public act', `update record.public_act set title_ja = '別の題' where id = 2`, ['public changed record.public_act 2']],
    ['changes its document', `update record.public_act set document = '{"number":9}' where id = 4`, ['public changed record.public_act 4']],
    ['changes whom it was about', `update record.public_act set programmes = '{P0002}' where id = 1`, ['public changed record.public_act 1']],
    ['changes only its leaf', `update record.public_act set leaf = '{}' where id = 1`, ['public changed record.public_act 1']],
    ['changes its instant by a microsecond', `update record.public_act set at = at + interval '1 microsecond' where id = 5`, ['public changed record.public_act 5']],
    ['removes a public act', `delete from record.public_act where id = 3`, ['public removed record.public_act 3']],
    ['swaps two public acts', `update record.public_act set id = case id when 2 then -3 else -2 end where id in (2, 3); update record.public_act set id = -id where id < 0`, ['public reordered record.public_act 2', 'public reordered record.public_act 3']],
    ['removes an act with its leaf', `delete from record.act where id = 2; delete from record.leaf where log = 'audit' and act_id = 2`, ['audit removed record.leaf 1']],
    ['removes the newest act with its leaf', `delete from record.act where id = 6; delete from record.leaf where log = 'audit' and act_id = 6`, ['audit removed checkpoint 4']],
    ['swaps two leaves', `update record.leaf set position = case position when 1 then -2 else -1 end where log = 'audit' and position in (1, 2); update record.leaf set position = -position where position < 0`, ['audit reordered record.act 3', 'audit reordered record.act 2']],
    ['changes a signed head', `update record.checkpoint set note = replace(note, 'town', 'city') where id = 4`, ['audit checkpoint record.checkpoint 4']],
  ])('%s', async (_what, text, expected) => {
    await tamper(text);
    expect(await found()).toEqual(expected);
  });

  test('changes an act and its leaf together', async () => {
    await tamper(`update record.public_act set leaf = '{}' where id = 4`);
    const hash = leafHash('{}').toString('hex');
    await tamper(`update record.leaf set hash = '\\x${hash}' where log = 'public' and act_id = 4`);
    expect(await found()).toEqual(['public changed record.public_act 4', 'public changed record.public_act 4 to 5']);
  });

  test('lets the program seal an act of the past', async () => {
    await tamper(`insert into record.act (at, request_id, acting_as, act) values ('2026-04-01T03:00:00Z', 'x', 'job', 'x'); insert into record.waiting values ('audit', 7)`);
    await seal();
    expect(await found()).toEqual(['audit inserted record.act 7']);
  });

  test('takes an act away before it is sealed', async () => {
    await actInside(town, 'g');
    await tamper(`delete from record.act where id = 7`);
    expect(await found()).toEqual(['audit removed record.act 7']);
  });

  test('damages the hashes of tiles', async () => {
    await tamper(`insert into record.tree_hash values ('audit', 1, 0, '\\x${'00'.repeat(32)}')`);
    expect(await found()).toEqual(['audit tree record.tree_hash 1/0']);
  });

  test('takes away the end of the log with its heads, by a head that was kept elsewhere', async () => {
    const kept = (await findCheckpoint(town.db, 'public'))!.note;
    expect(await found(kept)).toEqual([]);
    await tamper(`delete from record.public_act where id > 3; delete from record.leaf where log = 'public' and position > 2; delete from record.checkpoint where log = 'public' and size > 3`);
    expect(await found()).toEqual([]);
    expect(await found(kept)).toEqual(['public removed kept.txt']);
  });

  test('writes the whole log anew with a key of their own, by the key that was kept elsewhere', async () => {
    const { rows } = await sql<{ verifier: string }>`select verifier from record.signing_key where log = 'public'`.execute(town.db);
    const forger = signerOf(Buffer.alloc(32, 7).toString('base64'), 'town.example/log');
    const note = (await findCheckpoint(town.db, 'public'))!.note;
    const text = checkpointText(parseCheckpoint(parseNote(note).text));
    const forged = noteText({ text, signatures: [forger.sign(text)] });
    await sql`update record.checkpoint set note = ${forged} where log = 'public' and size = 5`.execute(town.owner);
    expect(await found()).toEqual(['public checkpoint record.checkpoint 3']);
    await sql`insert into record.signing_key values ('public', ${forger.verifier}, ${town.clock.now()})`.execute(town.owner);
    expect(await found()).toEqual([]);
    expect(await found(undefined, [rows[0]!.verifier])).toEqual(['public checkpoint record.checkpoint 3']);
  });

  test('alters leaves, because the program signs nothing on top of them', async () => {
    await tamper(`update record.leaf set hash = '\\x${'00'.repeat(32)}' where log = 'audit' and position = 5`);
    await actInside(town, 'g');
    await expect(seal()).rejects.toThrow('hiraku verify');
    // In the background it is told and tried again later; no failed jobs pile up.
    await domain.begin!({ ...town.program, tell: () => undefined }, { folder: '', plans: [], departments: [] });
    await town.program.runPendingJobs();
    const { rows } = await sql<{ task: string; attempts: number }>`select task_identifier as task, attempts from graphile_worker.jobs`.execute(town.db);
    expect(rows).toEqual([{ task: 'record.grow', attempts: 0 }]);
    expect((await verifyLog(town.db, 'audit')).waiting).toBe(1);
  });
});
