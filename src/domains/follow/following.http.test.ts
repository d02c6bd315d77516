import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { as, nobody } from '#cast';
import type { Town } from '#town';
import { act, digestJob, lettersTo, linkIn, morning, openFollowTown } from './follow-town.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openFollowTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  town.clock.set('2026-04-01T12:00:00+09:00');
  await sql`delete from follow.follower`.execute(town.db);
  await sql`delete from follow.digest`.execute(town.db);
  await sql`delete from follow.announcement`.execute(town.owner);
});

let addresses = 0;
const newAddress = (): string => `hanako${(addresses += 1)}@resident.example`;

async function askFor(email: string, about = 'programme:P0001', rhythm = 'daily'): Promise<Response> {
  // Letters are told apart by their time.
  town.clock.set(new Date(town.clock.now().getTime() + 1_000));
  const reply = await (await nobody(town)).post('/follow/requests', { about, email, rhythm });
  await town.program.runPendingJobs();
  return reply;
}

async function follow(email: string, about = 'programme:P0001', rhythm = 'daily'): Promise<void> {
  await askFor(email, about, rhythm);
  const link = linkIn((await lettersTo(town, email)).at(-1)!, '/follow/confirm/');
  expect((await (await nobody(town)).post(link)).status).toBe(303);
}

const subjectsOf = async (email: string): Promise<string[]> => (await lettersTo(town, email)).map(({ subject }) => subject);
const isDigest = (subject: string): boolean => subject.startsWith('新しいお知らせ');
const digestsTo = async (email: string) => (await lettersTo(town, email)).filter(({ subject }) => isDigest(subject));

describe('asking to be told', () => {
  it('begins on the pages of a programme, a measure and a department', async () => {
    const moved = (await town.ask('/plan/programmes/P0001', { headers: { accept: 'text/html' } })).headers.get('location');
    const programme = await (await town.ask(moved!, { headers: { accept: 'text/html' } })).text();
    const measure = await (await town.ask(`/plan/measures/${encodeURIComponent('緑1-1')}`, { headers: { accept: 'text/html' } })).text();
    const department = await (await town.ask('/plan/departments/1', { headers: { accept: 'text/html' } })).text();
    expect(programme).toContain('/follow/new?about=programme%3AP0001');
    expect(measure).toContain('/follow/new?about=measure%3A%E7%B7%911-1');
    expect(department).toContain('/follow/new?about=department%3A');
    for (const html of [programme, measure, department]) expect(html).not.toContain('name="csrf"');
  });

  it('shows a form about what was chosen, and a kind page where there is no such thing', async () => {
    const form = await (await nobody(town)).ask('/follow/new?about=programme:P0001');
    expect(await form.text()).toContain('事業「<span lang="ja">公園の整備</span>」に動きがあったとき');
    for (const about of ['programme:P9999', 'measure:無', 'department:魔法部', 'mayor:1', '']) expect((await (await nobody(town)).ask(`/follow/new?${new URLSearchParams({ about })}`)).status).toBe(404);
  });

  it('loses nothing that was typed when something is wrong', async () => {
    const reply = await askFor('hanako＠resident', 'programme:P0001', '');
    expect(reply.status).toBe(422);
    const html = await reply.text();
    for (const said of ['メールアドレスの形が違います', '受け取る間隔を選んでください', 'value="hanako＠resident"', 'href="#f-email"', 'href="#f-rhythm"']) expect(html).toContain(said);
  });

  it('answers the same whether the address follows already or not; only the address is told', async () => {
    const [known, unknown] = [newAddress(), newAddress()];
    await follow(known);
    const replies = [await askFor(known), await askFor(unknown)].map((reply) => [reply.status, reply.headers.get('location')]);
    expect(replies[1]).toEqual(replies[0]);
    expect((await subjectsOf(known)).at(-1)).toContain('すでに受け取っています');
    expect((await subjectsOf(unknown)).at(-1)).toContain('受け取りの確認');
  });

  it('floods nobody’s mailbox: five letters a day, and the page stays the same', async () => {
    const email = newAddress();
    for (let times = 0; times < 8; times++) expect((await askFor(email)).status).toBe(303);
    expect(await lettersTo(town, email)).toHaveLength(5);
    town.clock.set('2026-04-02T12:00:00+09:00');
    await askFor(email);
    expect(await lettersTo(town, email)).toHaveLength(6);
  });

  it('leaves a record without the address and without the link', async () => {
    const email = newAddress();
    await follow(email);
    const { rows } = await sql<{ all: string }>`select string_agg(concat_ws(' ', a.act, a.subject, a.why), ' ') as all from record.act a where a.act like 'follow%'`.execute(town.db);
    expect(rows[0]!.all).toContain('following.asked programme:P0001');
    expect(rows[0]!.all).not.toContain('@');
    expect(rows[0]!.all).not.toMatch(/[A-Za-z0-9_-]{43}/);
  });
});

describe('the yes of an address', () => {
  it('is needed before anything is told', async () => {
    const email = newAddress();
    await askFor(email);
    await act(town, '確認の前のこと', { programmes: ['P0001'] });
    await morning(town, '2026-04-02T07:00:00+09:00');
    expect(await digestsTo(email)).toEqual([]);
  });

  it('is not given by a scanner of mail that opens every link', async () => {
    const email = newAddress();
    await askFor(email);
    const link = linkIn((await lettersTo(town, email))[0]!, '/follow/confirm/');
    for (const method of ['GET', 'HEAD', 'GET']) expect((await town.ask(link, { method, headers: { accept: 'text/html' } })).status).toBe(200);
    const { rows } = await sql`select 1 from follow.following where confirmed_at is not null`.execute(town.db);
    expect(rows).toEqual([]);
    expect((await (await nobody(town)).post(link)).headers.get('location')).toMatch(/^\/follow\/manage\/[\w-]{43}\?done=started$/);
  });

  it('counts once, and not after seven days; what was never confirmed is forgotten then', async () => {
    const [once, late] = [newAddress(), newAddress()];
    await askFor(once);
    await askFor(late);
    const [first, second] = [linkIn((await lettersTo(town, once))[0]!, '/follow/confirm/'), linkIn((await lettersTo(town, late))[0]!, '/follow/confirm/')];
    expect((await (await nobody(town)).post(first)).status).toBe(303);
    expect((await (await nobody(town)).post(first)).status).toBe(410);
    town.clock.set('2026-04-08T12:00:02+09:00');
    expect((await (await nobody(town)).post(second)).status).toBe(410);
    expect((await town.ask(second, { headers: { accept: 'text/html' } })).status).toBe(410);
    await digestJob.run({}, town.program.worker);
    const { rows } = await sql<{ email: string }>`select email from follow.follower`.execute(town.db);
    expect(rows.map(({ email }) => email)).toEqual([once]);
  });

  it('of one asking does not change what the address chose before, until it says so', async () => {
    const email = newAddress();
    await follow(email, 'programme:P0001', 'weekly');
    await askFor(email, 'measure:緑1-1', 'daily');
    const rhythm = async () => (await sql<{ rhythm: string }>`select rhythm from follow.follower`.execute(town.db)).rows[0]!.rhythm;
    expect(await rhythm()).toBe('weekly');
    await (await nobody(town)).post(linkIn((await lettersTo(town, email)).at(-1)!, '/follow/confirm/'));
    expect(await rhythm()).toBe('daily');
  });
});

describe('changing and stopping by the link of a letter', () => {
  it('shows what is followed, changes how often, stops one, and forgets the address with the last', async () => {
    const email = newAddress();
    await follow(email);
    await follow(email, 'department:企画部 企画課');
    await act(town, '進みぐあいを公開しました', { programmes: ['P0001'] });
    await morning(town, '2026-04-02T07:00:00+09:00');
    const manage = linkIn((await digestsTo(email))[0]!, '/follow/manage/');
    const html = await (await town.ask(manage, { headers: { accept: 'text/html' } })).text();
    for (const said of [email, '公園の整備', '企画部 企画課']) expect(html).toContain(said);
    const browser = await nobody(town);
    expect((await browser.post(`${manage}/rhythm`, { rhythm: 'weekly' })).status).toBe(303);
    const [one, other] = [...html.matchAll(/name="following" value="([^"]+)"/g)].map((match) => match[1]!);
    expect((await browser.post(`${manage}/removals`, { following: one! })).status).toBe(303);
    expect((await browser.post(`${manage}/removals`, { following: other! })).status).toBe(200);
    expect((await sql`select 1 from follow.follower`.execute(town.db)).rows).toEqual([]);
    expect((await town.ask(manage, { headers: { accept: 'text/html' } })).status).toBe(410);
  });

  it('takes one POST of a mail program without cookies, twice as well, and a GET only shows a button', async () => {
    const email = newAddress();
    await follow(email);
    await act(town, '一度の操作でやめられること', { programmes: ['P0001'] });
    await morning(town, '2026-04-02T07:00:00+09:00');
    const stop = linkIn((await digestsTo(email))[0]!, '/follow/stop/');
    const looked = await town.ask(stop, { headers: { accept: 'text/html' } });
    expect(await looked.text()).toContain('すべてやめる');
    expect((await sql`select 1 from follow.follower`.execute(town.db)).rows).toHaveLength(1);
    for (let times = 0; times < 2; times++) {
      const reply = await town.ask(stop, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
      expect(reply.status).toBe(200);
      expect(await reply.text()).toContain('受け取りをやめました');
    }
    expect((await sql`select 1 from follow.follower`.execute(town.db)).rows).toEqual([]);
    await act(town, 'やめたあとのこと', { programmes: ['P0001'] });
    await morning(town, '2026-04-03T07:00:00+09:00');
    expect(await digestsTo(email)).toHaveLength(1);
  });

  it('does nothing with a link that somebody made up', async () => {
    const wrong = 'x'.repeat(43);
    for (const path of [`/follow/manage/${wrong}`, `/follow/confirm/${wrong}`, '/follow/manage/short']) expect((await town.ask(path, { headers: { accept: 'text/html' } })).status).toBe(410);
    expect((await (await nobody(town)).post(`/follow/manage/${wrong}/rhythm`, { rhythm: 'daily' })).status).toBe(410);
  });
});

describe('a person who is signed in', () => {
  it('follows with their own address at once, sees it, takes it with them and has it erased', async () => {
    const person = await as(town, 'person');
    expect((await person.post('/follow/requests', { about: 'programme:P0001', email: ` ${person.email.toUpperCase()} `, rhythm: 'weekly' })).headers.get('location')).toBe('/follow/mine?done=started');
    expect(await (await person.ask('/follow/mine')).text()).toContain('公園の整備');
    const { domain } = await import('#wiring/follow');
    const shown = JSON.stringify(await domain.personalData!.show(town.db, person.personId, town.program.safe));
    expect(shown).toContain('P0001');
    await domain.personalData!.erase(town.db, person.personId, town.clock.now(), town.program.safe);
    expect((await sql`select 1 from follow.follower`.execute(town.db)).rows).toEqual([]);
  });

  it('still has to confirm another address', async () => {
    const person = await as(town, 'person');
    const email = newAddress();
    expect((await person.post('/follow/requests', { about: 'programme:P0001', email, rhythm: 'daily' })).headers.get('location')).toBe('/follow/requests/sent');
    expect((await sql`select 1 from follow.following where confirmed_at is not null`.execute(town.db)).rows).toEqual([]);
  });

  it('finds what their address already follows', async () => {
    await follow('head@takuno.example');
    const head = await as(town, 'head');
    expect(await (await head.ask('/follow/mine')).text()).toContain('公園の整備');
    expect((await (await nobody(town)).ask('/follow/mine')).status).toBe(303);
  });
});
