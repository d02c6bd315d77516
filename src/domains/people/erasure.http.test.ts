import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as } from '#cast';
import { openTown, type Town } from '#town';
import { findPersonByEmail } from './person.store.ts';
import { lettersTo, signInByLink, visitor } from './visitor.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
});
afterAll(() => town.close());

const name = '消える　𠮷子';

/** Tables of every schema in which a text, however it is stored, occurs. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(town.db);
  const found: string[] = [];
  for (const table of tables) {
    const hex = Buffer.from(words).toString('hex');
    const { rows } = await sql`select from ${sql.table(`${table.schema}.${table.name}`)} t where to_jsonb(t)::text like ${`%${words}%`} or to_jsonb(t)::text like ${`%${hex}%`} limit 1`.execute(town.db);
    if (rows.length > 0) found.push(`${table.schema}.${table.name}`);
  }
  return found.toSorted();
}

async function resident(email: string, ownName = name) {
  const browser = visitor(town);
  await signInByLink(town, browser, email);
  await browser.post('/me', { name: ownName, lang: 'ja' });
  return browser;
}

describe('what is kept about a person', () => {
  test('is shown to them as a page and as a file, with every domain that keeps something', async () => {
    const browser = await resident('shown@takuno.example');
    const page = await (await browser.ask('/me/data')).text();
    for (const words of [name, 'shown@takuno.example', 'Firefox · Windows', 'メールのリンク', '日本語', '2026年4月1日']) expect(page).toContain(words);
    const file = await browser.ask('/me/data?format=json');
    expect(file.headers.get('content-disposition')).toContain('own-data.json');
    const { people } = await file.json();
    expect([people.email, people.name, people.sessions.length, people.links.length]).toEqual(['shown@takuno.example', name, 1, 1]);
    expect(JSON.stringify(people)).not.toMatch(/token|sha256|hash/);
  });

  test('is shown to nobody else', async () => {
    await resident('other@takuno.example');
    const browser = await resident('asking@takuno.example');
    expect(await (await browser.ask('/me/data?format=json')).text()).not.toContain('other@takuno.example');
    expect((await visitor(town).ask('/me/data')).status).toBe(303);
    expect((await visitor(town).ask('/me/data?format=json', { headers: { accept: 'application/json' } })).status).toBe(401);
  });
});

describe('an erased account', () => {
  test('leaves neither name nor address in any table, and the last letter says so', async () => {
    const email = 'leaving@takuno.example';
    const ownName = '出ていく　𠮷子';
    const browser = await resident(email, ownName);
    const other = await resident(email, ownName);
    await browser.post('/me/email', { email: 'elsewhere@takuno.example' });
    await visitor(town).post('/sign-in', { email: 'elsewhere@takuno.example' });
    const { id } = (await findPersonByEmail(town.db, email))!;
    expect((await tablesWith(email)).length).toBeGreaterThan(0);
    expect(await (await browser.ask('/me/erasure')).text()).toContain('残るもの');
    const done = await browser.post('/me/erasure', { confirm: 'yes' });
    expect(done.headers.get('location')).toBe('/sign-in/erased');
    expect(browser.cookies.has('hiraku-session')).toBe(false);
    expect(await (await browser.ask('/sign-in/erased')).text()).toContain('アカウントを消しました');
    expect((await lettersTo(town, email)).map(({ subject }) => subject)).toContainEqual(expect.stringContaining('アカウントを消しました'));
    for (const words of [email, ownName, 'elsewhere@takuno.example']) expect([words, await tablesWith(words)]).toEqual([words, []]);
    expect((await other.ask('/me')).status).toBe(303);
    const { rows } = await sql`select from people.person_key where person_id = ${id}`.execute(town.db);
    expect(rows).toHaveLength(0);
  });

  test('leaves its acts in the record, which nobody can tie to anybody any more', async () => {
    const email = 'acts@takuno.example';
    const browser = await resident(email);
    const { id } = (await findPersonByEmail(town.db, email))!;
    await browser.post('/me/erasure', { confirm: 'yes' });
    const { rows } = await sql<{ act: string }>`select act from record.act where person_id = ${id} order by id`.execute(town.db);
    expect(rows.map(({ act }) => act)).toEqual(expect.arrayContaining(['session.opened', 'account.corrected', 'account.erased']));
    // Whoever comes back with the address is somebody new.
    await signInByLink(town, visitor(town), email);
    expect((await findPersonByEmail(town.db, email))!.id).not.toBe(id);
  });

  test('needs the box to be ticked', async () => {
    const browser = await resident('careful@takuno.example');
    const reply = await browser.post('/me/erasure');
    expect([reply.status, (await reply.text()).includes('印を付けてください')]).toEqual([422, true]);
    expect(await findPersonByEmail(town.db, 'careful@takuno.example')).not.toBeNull();
  });

  test.each(['member', 'administrator', 'panel'] as const)('cannot be that of a %s until the role has ended', async (kind) => {
    const staff = await as(town, kind);
    expect(await (await staff.ask('/me/erasure')).text()).not.toContain('action="/me/erasure"');
    expect((await staff.post('/me/erasure', { confirm: 'yes' })).status).toBe(409);
    await sql`update staff.appointment set ended_at = ${town.clock.now()} where person_id = ${staff.personId}`.execute(town.db);
    expect((await staff.post('/me/erasure', { confirm: 'yes' })).status).toBe(303);
  });
});
