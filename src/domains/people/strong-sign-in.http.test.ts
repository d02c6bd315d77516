import { afterAll, beforeAll, expect, test } from 'vitest';
import { as } from '#cast';
import { sql } from 'kysely';
import { openTown, type Town } from '#town';

let town: Town;
beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_STAFF_SIGN_IN: 'strong' } });
});
afterAll(() => town.close());

test('where the city asks for it, a link by e-mail opens the own page but none of the city’s work, and says what to do', async () => {
  const head = await as(town, 'head');
  for (const path of ['/staff', '/staff/members', '/staff/evaluations']) expect([path, (await head.ask(path)).status]).toEqual([path, 403]);
  expect(await (await head.ask('/staff')).text()).toContain('パスキーか市の職員認証でのサインインが必要です');
  expect((await head.post('/staff/delegations')).status).toBe(403);
  const own = await (await head.ask('/me')).text();
  expect(own).toContain('職員の仕事には、パスキーが必要です');
  expect((await head.ask('/me/passkeys')).status).toBe(200);
});

test('the post that the session may not use is held all the same: the account is not erased', async () => {
  const head = await as(town, 'head');
  expect((await head.post('/me/erasure', { confirm: 'yes' })).status).toBe(409);
});

test.each(['passkey', 'oidc:city'])('after signing in by %s the work is there', async (way) => {
  const head = await as(town, 'head');
  await sql`update people.session set way = ${way} where person_id = ${head.personId}`.execute(town.owner);
  expect((await head.ask('/staff')).status).toBe(200);
});

test('a resident signs in as before', async () => {
  const person = await as(town, 'person');
  expect(await (await person.ask('/me')).text()).not.toContain('パスキーが必要です');
});
