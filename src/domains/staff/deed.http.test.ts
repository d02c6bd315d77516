import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { openTown, type Town } from '#town';

let town: Town;
let administrator: Signed;
let head: Signed;
let member: Signed;
beforeAll(async () => {
  town = await openTown();
  administrator = await as(town, 'administrator');
});
afterAll(() => town?.close());

/** What the page says to which an act leads. */
async function after(person: Signed, reply: Response): Promise<string> {
  expect(reply.status).toBe(303);
  return (await person.ask(reply.headers.get('location')!)).text();
}

const appointmentOf = async ({ personId }: Signed): Promise<number> => (await sql<{ id: number }>`select id from staff.appointment where person_id = ${personId} order by id desc`.execute(town.db)).rows[0]!.id;
const departmentNamed = async (name: string): Promise<number> => (await sql<{ id: number }>`select department_id as id from staff.department_period where name = ${name}`.execute(town.db)).rows[0]!.id;

describe('はじめての管理者', () => {
  it('ほかに職員がいないうちは、職員を招くよう案内される', async () => {
    const alone = await (await administrator.ask('/staff')).text();
    expect(alone).toContain('まず職員を招きましょう');
    expect(alone).toContain('href="/staff/members/new"');
    [head, member] = [await as(town, 'head'), await as(town, 'member')];
    for (const person of [administrator, member]) expect(await (await person.ask('/staff')).text()).not.toContain('まず職員を招きましょう');
  });

  it('部課がないうちは、部課を加えるよう案内される', async () => {
    const empty = await openTown();
    const first = await as(empty, 'administrator');
    await sql`update staff.department_period set until = '2026-03-31', since = '2020-04-01'`.execute(empty.owner);
    const html = await (await first.ask('/staff')).text();
    expect(html).toContain('まず部課を加えましょう');
    expect(html).toContain('href="/staff/departments/new"');
    await empty.close();
  });
});

describe('手続のあと', () => {
  it('部課を加え、名前を変え、取り消したことが、それぞれの画面に示される。日付は和暦でも書ける', async () => {
    const made = await administrator.post('/staff/departments', { name: '広報課', parent: '', since: '令和8年4月1日' });
    expect(await after(administrator, made)).toContain('部課を加えました。');
    const path = `/staff/departments/${await departmentNamed('広報課')}`;
    expect(await after(administrator, await administrator.post(`${path}/change`, { kind: 'rename', name: '広報広聴課', from: 'R9.4.1' }))).toContain('部課の変更を登録しました。');
    expect(await after(administrator, await administrator.post(`${path}/withdrawal`))).toContain('これからの変更を取り消しました。');
  });

  it('まちがえた日付は、書いたまま欄に残る', async () => {
    const html = await (await administrator.post('/staff/departments', { name: '広聴課', parent: '', since: '令和八年のいつか' })).text();
    expect(html).toContain('value="令和八年のいつか"');
    expect(html).not.toContain('type="date"');
  });

  it('任命したこと、任命の終わりを登録したことが示される', async () => {
    const department = String(await departmentNamed('広報課'));
    const path = `/staff/members/${member.personId}`;
    expect(await after(administrator, await administrator.post(`${path}/appointments`, { role: 'member', department, since: '令和8年4月1日', last: '令和９年３月３１日' }))).toContain('任命しました。');
    expect(await after(administrator, await administrator.post(`/staff/appointments/${await appointmentOf(member)}/end`, { last: '', why: '異動' }))).toContain('任命の終わりを登録しました。');
  });

  it('代理を頼んだこと、終えたことが示される', async () => {
    const wish = { appointment: String(await appointmentOf(head)), email: member.email, since: '令和8年4月2日', last: '令和8年4月3日', reason: '出張' };
    expect(await after(head, await head.post('/staff/delegations', wish))).toContain('代理を登録しました。');
    const { rows } = await sql<{ id: number }>`select id from staff.delegation`.execute(town.db);
    expect(await after(head, await head.post(`/staff/delegations/${rows[0]!.id}/end`))).toContain('代理を終えました。');
  });
});
