import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#platform/database';
import { mailFolder } from '#platform/mail-folder';
import { simpleParser } from 'mailparser';
import type { Town } from '#town';
import { publicActTold } from './announcement.ts';
import { insertAnnouncement } from './announcement.store.ts';
import { beginDigests } from './digest.job.ts';
import { writeDigests } from './digest.store.ts';
import { act, lettersTo, morning, openFollowTown } from './follow-town.fixture.ts';
import { insertOwnFollowing } from './follower.store.ts';
import type { Rhythm } from './follower.ts';
import type { SubjectKey } from './subject.ts';

let town: Town;
beforeAll(async () => {
  town = await openFollowTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  // A Wednesday.
  town.clock.set('2026-04-01T12:00:00+09:00');
  await sql`delete from follow.follower`.execute(town.db);
  await sql`delete from follow.digest`.execute(town.db);
  await sql`delete from follow.announcement`.execute(town.owner);
});

let addresses = 0;
async function follower(rhythm: Rhythm, ...subjects: SubjectKey[]): Promise<string> {
  const email = `reader${(addresses += 1)}@resident.example`;
  for (const subject of subjects) await inTransaction(town.db, (tx) => insertOwnFollowing(tx, { email, subject, rhythm, lang: 'ja' }, '00000000-0000-4000-8000-000000000000', town.clock.now()));
  return email;
}

const programme = { kind: 'programme', key: 'P0001' } as const;
const measure = { kind: 'measure', key: '緑1-1' } as const;
const section = { kind: 'department', key: '企画部 企画課' } as const;
const bureau = { kind: 'department', key: '企画部' } as const;

it('who follows a programme, its measure and its department gets one letter that tells it once', async () => {
  const email = await follower('daily', programme, measure, section, bureau);
  await act(town, '公園の進みぐあいを公開しました', { programmes: ['P0001'], measures: ['緑1-1'], departments: ['企画部 企画課'] });
  await morning(town, '2026-04-02T07:00:00+09:00');
  await morning(town, '2026-04-02T09:00:00+09:00');
  await morning(town, '2026-04-03T07:00:00+09:00');
  const letters = await lettersTo(town, email);
  expect(letters).toHaveLength(1);
  expect(letters[0]!.subject).toBe('新しいお知らせ 1件（拓野市）');
  expect(letters[0]!.text.split('公園の進みぐあいを公開しました')).toHaveLength(2);
});

it('a bureau stands for its sections, and not for another bureau whose name begins alike', async () => {
  const [wide, other] = [await follower('daily', bureau), await follower('daily', { kind: 'department', key: '企画' })];
  await act(town, '課のこと', { departments: ['企画部 企画課'] });
  await morning(town, '2026-04-02T07:00:00+09:00');
  expect([(await lettersTo(town, wide)).length, (await lettersTo(town, other)).length]).toEqual([1, 0]);
});

it('an act from before the yes is not told, also where the program heard of it only later', async () => {
  const { rows } = await sql<{ id: bigint }>`select coalesce(max(id), 0) + 1 as id from record.public_act`.execute(town.db);
  const early = { id: String(rows[0]!.id), kind: 'progress.report-published', path: '/plan', title: { ja: '前のこと', en: 'Before' }, about: { programmes: ['P0001'], measures: [], departments: [] }, at: '2026-03-31T12:00:00+09:00' };
  const email = await follower('daily', programme);
  await inTransaction(town.db, (tx) => insertAnnouncement(tx, publicActTold.parse(early), town.clock.now()));
  await morning(town, '2026-04-02T07:00:00+09:00');
  expect(await lettersTo(town, email)).toEqual([]);
});

it('nothing new, no letter; what was before the yes is not told', async () => {
  await act(town, '前のこと', { programmes: ['P0001'] });
  town.clock.set('2026-04-01T13:00:00+09:00');
  const email = await follower('daily', programme);
  await morning(town, '2026-04-02T07:00:00+09:00');
  expect(await lettersTo(town, email)).toEqual([]);
});

it('a letter can be stopped by a mail program with one click (RFC 8058)', async () => {
  const email = await follower('daily', programme);
  await act(town, 'やめ方の見本', { programmes: ['P0001'] });
  await morning(town, '2026-04-02T07:00:00+09:00');
  const folder = mailFolder(town.settings.dataFolder);
  const mails = await Promise.all(readdirSync(folder).filter((name) => name.endsWith('.eml')).map((name) => simpleParser(readFileSync(join(folder, name)))));
  const mail = mails.find(({ to }) => to && !Array.isArray(to) && to.text === email)!;
  const token = (await sql<{ token: string }>`select token from follow.follower`.execute(town.db)).rows[0]!.token;
  expect(mail.headers.get('list')).toMatchObject({ unsubscribe: { url: `http://town.example/follow/stop/${token}` }, 'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' } });
});

describe('the clock', () => {
  it('letters go out at seven, not a second before, and what comes at seven waits for the next morning', async () => {
    const email = await follower('daily', programme);
    await act(town, '一つめ', { programmes: ['P0001'] });
    await morning(town, '2026-04-02T06:59:59+09:00');
    expect(await lettersTo(town, email)).toEqual([]);
    town.clock.set('2026-04-02T07:00:00+09:00');
    await act(town, '二つめ', { programmes: ['P0001'] });
    await morning(town, '2026-04-02T07:00:01+09:00');
    expect((await lettersTo(town, email)).map(({ text }) => [text.includes('一つめ'), text.includes('二つめ')])).toEqual([[true, false]]);
    await morning(town, '2026-04-03T07:00:00+09:00');
    expect((await lettersTo(town, email)).at(-1)!.text).toContain('二つめ');
  });

  it('weekly readers are told on Monday at seven, everything of the week in one letter', async () => {
    const [weekly, daily] = [await follower('weekly', programme), await follower('daily', programme)];
    await morning(town, '2026-04-01T12:00:00+09:00');
    await act(town, '水曜のこと', { programmes: ['P0001'] });
    await morning(town, '2026-04-02T07:00:00+09:00');
    await act(town, '木曜のこと', { programmes: ['P0001'] });
    for (const day of ['03', '04', '05']) await morning(town, `2026-04-${day}T07:00:00+09:00`);
    await morning(town, '2026-04-06T06:59:59+09:00');
    expect([(await lettersTo(town, weekly)).length, (await lettersTo(town, daily)).length]).toEqual([0, 2]);
    await morning(town, '2026-04-06T07:00:00+09:00');
    expect((await lettersTo(town, weekly)).map(({ subject }) => subject)).toEqual(['新しいお知らせ 2件（拓野市）']);
    expect(await lettersTo(town, daily)).toHaveLength(2);
  });

  it('a Monday that the program slept through is made up for', async () => {
    const weekly = await follower('weekly', programme);
    await morning(town, '2026-04-04T07:00:00+09:00');
    await act(town, '週末のこと', { programmes: ['P0001'] });
    await morning(town, '2026-04-07T10:00:00+09:00');
    expect(await lettersTo(town, weekly)).toHaveLength(1);
  });
});

it('a morning that breaks off in the middle goes on where it stopped and tells nobody twice', async () => {
  const readers = await Promise.all(Array.from({ length: 5 }, () => follower('daily', programme)));
  await act(town, '途中で止まった朝のこと', { programmes: ['P0001'] });
  const { rows } = await sql<{ id: string }>`select id from follow.follower order by id`.execute(town.db);
  await sql`create function follow.break_off() returns trigger language plpgsql as $$ begin raise exception 'the power is gone'; end $$`.execute(town.owner);
  await sql`create trigger break_off before insert on follow.told for each row when (new.follower_id = ${sql.lit(rows[2]!.id)}) execute function follow.break_off()`.execute(town.owner);
  await expect(morning(town, '2026-04-02T07:00:00+09:00')).rejects.toThrow('the power is gone');
  await town.program.runPendingJobs();
  const told = async () => (await Promise.all(readers.map((email) => lettersTo(town, email)))).map((letters) => letters.length);
  expect((await told()).toSorted()).toEqual([0, 0, 0, 1, 1]);
  await sql`drop trigger break_off on follow.told`.execute(town.owner);
  await morning(town, '2026-04-02T07:05:00+09:00');
  expect(await told()).toEqual([1, 1, 1, 1, 1]);
});

it('two processes that write the same morning at once tell nobody twice', async () => {
  const readers = await Promise.all(Array.from({ length: 4 }, () => follower('daily', programme)));
  await act(town, '二つの手で書いた朝のこと', { programmes: ['P0001'] });
  town.clock.set('2026-04-02T07:00:00+09:00');
  await Promise.all([1, 2].map(() => writeDigests(town.db, town.program.site, town.clock.now())));
  await town.program.runPendingJobs();
  for (const email of readers) expect(await lettersTo(town, email)).toHaveLength(1);
});

it('the program writes at its start what came due while it was down, and comes again the next morning at seven', async () => {
  const email = await follower('daily', programme);
  await act(town, '止まっていた朝のこと', { programmes: ['P0001'] });
  town.clock.set('2026-04-02T10:00:00+09:00');
  await beginDigests({ ...town.program, tell: () => undefined });
  await town.program.runPendingJobs();
  expect(await lettersTo(town, email)).toHaveLength(1);
  const waiting = () => sql<{ hours: number }>`select extract(epoch from run_at - now())::float8 / 3600 as hours from graphile_worker.jobs where task_identifier = 'follow.digest'`.execute(town.db);
  const { rows } = await waiting();
  expect(rows.map(({ hours }) => Math.round(hours))).toEqual([21]);
  // A second start adds no second round.
  await beginDigests({ ...town.program, tell: () => undefined });
  await town.program.runPendingJobs();
  expect((await waiting()).rows).toHaveLength(1);
  expect(await lettersTo(town, email)).toHaveLength(1);
});
