import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, nobody } from '#cast';
import { openTown, type Town } from '#town';

let town: Town;
const password = 'とても長い合言葉の紙飛行機';

beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_PASSWORDS: 'on' } });
});
afterAll(() => town.close());

const triedOf = async (): Promise<string[]> => (await sql<{ subject: string }>`select subject from record.act where act = 'password.tried' order by id`.execute(town.db)).rows.map(({ subject }) => subject);

describe('where the city has not turned passwords on', () => {
  it('there is no page of them', async () => {
    const plain = await openTown();
    const [person, stranger] = [await as(plain, 'person'), await nobody(plain)];
    expect((await stranger.ask('/sign-in/password')).status).toBe(404);
    expect((await stranger.post('/sign-in/password', { email: person.email, password })).status).toBe(404);
    expect((await person.ask('/me/password')).status).toBe(404);
    expect((await person.post('/me/password', { password, again: password })).status).toBe(404);
    await plain.close();
  });
});

describe('where passwords are on', () => {
  it('a person chooses one, signs in with it elsewhere, and is known', async () => {
    const person = await as(town, 'person');
    expect((await person.post('/me/password', { password, again: password })).headers.get('location')).toBe('/me/password?done=set');
    const { rows } = await sql<{ hash: string }>`select hash from people.password`.execute(town.db);
    expect(rows[0]!.hash).toMatch(/^\$argon2id\$/);
    const stranger = await nobody(town);
    const reply = await stranger.post('/sign-in/password', { email: ' Person@Takuno.example ', password: password.normalize('NFD'), next: '/me/password' });
    expect(reply.status).toBe(303);
    expect(reply.headers.get('location')).toBe('/me/password');
    const session = reply.headers.getSetCookie().find((cookie) => cookie.startsWith('hiraku-session='))!.split(';')[0]!;
    const shown = await town.ask('/me/password', { headers: { cookie: session, accept: 'text/html' } });
    expect(await shown.text()).toContain('パスワードを変える');
  });

  it('other devices are signed out when it changes', async () => {
    const [here, there] = [await as(town, 'head'), await as(town, 'head')];
    await here.post('/me/password', { password, again: password });
    expect((await here.ask('/me/password')).status).toBe(200);
    expect((await there.ask('/me/password')).status).not.toBe(200);
  });

  it('a weak one, a different second one and none at all are told beside the field, and nothing is kept', async () => {
    const member = await as(town, 'member');
    const cases = { 'password1234': 'よく使われているか', 'みじかい': '12文字以上', '': '新しいパスワードを入れてください', '拓野市拓野市拓野市2026': '推測されます' };
    for (const [typed, said] of Object.entries(cases)) {
      const reply = await member.post('/me/password', { password: typed, again: typed });
      expect(reply.status).toBe(422);
      const html = await reply.text();
      expect(html).toContain(said);
      expect(html).toContain('href="#f-password"');
      if (typed !== '') expect(html).not.toContain(`value="${typed}"`);
    }
    expect(await (await member.post('/me/password', { password, again: `${password}。` })).text()).toContain('二つのパスワードが違います');
    const { rows } = await sql`select 1 from people.password where person_id = ${member.personId}`.execute(town.db);
    expect(rows).toEqual([]);
  });

  it('a wrong password, an unknown address and an account without a password are told in the same words', async () => {
    await as(town, 'otherHead');
    const pages = await Promise.all(
      ['head@takuno.example', 'nobody@takuno.example', 'otherhead@takuno.example'].map(async (email) => {
        const stranger = await nobody(town);
        const reply = await stranger.post('/sign-in/password', { email, password: 'ちがう合言葉をひとつ入れる' });
        return [reply.status, (await reply.text()).replaceAll(email, 'EMAIL').replaceAll(stranger.csrf, 'CSRF'), reply.headers.getSetCookie().some((cookie) => cookie.includes('session'))];
      }),
    );
    expect(pages[0]![1]).toContain('メールアドレスかパスワードが違います');
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
    expect(pages[0]![2]).toBe(false);
  });

  it('ten tries for one address are enough for a while, whether it has an account or not', async () => {
    await (await as(town, 'head')).post('/me/password', { password, again: password });
    for (const email of ['head@takuno.example', 'unknown@takuno.example']) {
      await sql`delete from people.attempt`.execute(town.db);
      const stranger = await nobody(town);
      for (let tries = 0; tries < 10; tries++) await stranger.post('/sign-in/password', { email, password: 'wrong wrong wrong' });
      expect(await (await stranger.post('/sign-in/password', { email, password })).text()).toContain('短い間に何度も試されました');
    }
    const before = town.clock.now();
    town.clock.set(new Date(before.getTime() + 16 * 60_000));
    expect((await (await nobody(town)).post('/sign-in/password', { email: 'head@takuno.example', password })).status).toBe(303);
    town.clock.set(before);
  });

  it('every try is on record, without address or password', async () => {
    const planning = await as(town, 'planning');
    await planning.post('/me/password', { password, again: password });
    for (const typed of [password, 'ちがう合言葉をひとつ入れる']) await (await nobody(town)).post('/sign-in/password', { email: planning.email, password: typed });
    expect(new Set(await triedOf())).toEqual(new Set(['taken', 'refused']));
  });

  it('one that is given up opens nothing any more', async () => {
    const panel = await as(town, 'panel');
    await panel.post('/me/password', { password, again: password });
    expect((await panel.post('/me/password/removals')).status).toBe(303);
    expect(await (await (await nobody(town)).post('/sign-in/password', { email: panel.email, password })).text()).toContain('違います');
  });

  it('choosing one asks for a fresh sign-in', async () => {
    const records = await as(town, 'records');
    await sql`update people.session set proved_at = proved_at - interval '11 minutes' where person_id = ${records.personId}`.execute(town.db);
    expect((await records.post('/me/password', { password, again: password })).status).not.toBe(303);
    const { rows } = await sql`select 1 from people.password where person_id = ${records.personId}`.execute(town.db);
    expect(rows).toEqual([]);
  });
});
