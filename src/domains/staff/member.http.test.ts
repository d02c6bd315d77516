import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { endAppointment, lockAppointments, requireAdministrator } from './appointment.store.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentsOn } from './department.ts';
import { personalData } from './personal-data.store.ts';

let town: Town;
let administrator: Signed;
let general: string;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town?.close());
beforeEach(async () => {
  administrator = await as(town, 'administrator');
  general = String(departmentsOn(await listDepartmentPeriods(town.db), town.clock.today()).find(({ name }) => name === '総務課')!.id);
});

const textOf = async (reply: Promise<Response>): Promise<string> => (await reply).text();
/** `sign-in` where somebody is sent to sign in, else the status. */
async function reached(asked: Promise<Response>): Promise<'sign-in' | number> {
  const reply = await asked;
  return reply.status === 401 || (reply.headers.get('location') ?? '').includes('/sign-in') ? 'sign-in' : reply.status;
}

const lastAct = async (): Promise<{ act: string; subject: string; why: string | null; acting_as: string }> =>
  (await sql<{ act: string; subject: string; why: string | null; acting_as: string }>`select act, subject, why, acting_as from record.act order by id desc limit 1`.execute(town.db)).rows[0]!;

/** The newest appointment that is not ended. */
async function appointmentOf(personId: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from staff.appointment where person_id = ${personId} and ended_at is null order by id desc limit 1`.execute(town.db);
  return rows[0]!.id;
}

describe('職員を招く', () => {
  it('管理者が招くと、任命と招待ができ、だれが何をしたかが記録に残る', async () => {
    const made = await administrator.post('/staff/members', { name: '新人 太郎', email: 'New@takuno.example', role: 'member', department: general, since: '2026-04-01', last: '2027-03-31' });
    expect(made.status).toBe(303);
    const page = await textOf(administrator.ask(made.headers.get('location')!));
    expect(page).toContain('New@takuno.example に招待のメールを送りました。');
    expect(page).toContain('新人 太郎');
    expect(page).toContain('令和8年4月1日から令和9年3月31日まで');
    const acts = await sql<{ act: string; acting_as: string; commitment: string | null }>`select act, acting_as, commitment from record.act where act = 'member.invited'`.execute(town.db);
    expect(acts.rows).toEqual([{ act: 'member.invited', acting_as: 'administrator: 総務部 総務課', commitment: expect.any(String) }]);
  });

  it('書きまちがいは欄ごとに示し、書いたものを残す', async () => {
    const refused = await administrator.post('/staff/members', { name: '', email: 'taro@city', role: '', department: '', since: '13月', last: '' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    for (const said of ['氏名を入れてください', 'メールアドレスの書き方', '役割を選んでください', 'value="taro@city"', 'value="13月"']) expect(html).toContain(said);
    expect((await administrator.post('/staff/members', { name: 'a', email: 'a@b.example', role: 'member', department: '', since: '2026-04-01' })).status).toBe(422);
    expect((await administrator.post('/staff/members', { name: 'a', email: 'a@b.example', role: 'head', department: '99999', since: '2026-04-01' })).status).toBe(422);
  });

  it('権限を与えるには、10分以内のサインインが要る', async () => {
    const before = town.clock.now();
    town.clock.set(new Date(before.getTime() + 11 * 60_000));
    const fields = { name: 'a', email: 'a@b.example', role: 'member', department: general, since: '2026-04-01' };
    expect(await reached(administrator.ask('/staff/members/new'))).toBe('sign-in');
    expect([await reached(administrator.post('/staff/members', fields)), (await administrator.ask('/staff/members')).status]).toEqual(['sign-in', 200]);
    expect(await textOf(administrator.ask('/staff/members?format=csv'))).not.toContain('a@b.example');
    town.clock.set(before);
  });
});

describe('職員の一覧', () => {
  it('名前・部課・役割でしぼり込み、並べ、CSVとJSONで受け取れる', async () => {
    await as(town, 'member');
    await as(town, 'panel');
    const names = async (query: string): Promise<string[]> => ((await (await administrator.ask(`/staff/members?format=json&${query}`)).json()) as { members: { name: string }[] }).members.map(({ name }) => name);
    expect(await names('name=道路')).toEqual(['道路 太郎']);
    expect(await names('role=panel')).toEqual(['外部 委員']);
    expect(await names(`department=${general}`)).toEqual(['管理 太郎', '新人 太郎']);
    expect(await names(`department=${general}&order=desc`)).toEqual(['新人 太郎', '管理 太郎']);
    expect(await names('left=yes')).toEqual([]);
    expect(await textOf(administrator.ask('/staff/members?format=csv&name=member@'))).toContain('道路 太郎,member@takuno.example,都市整備部 道路課 担当者');
    expect((await administrator.ask('/staff/members?page=9')).status).toBe(404);
  });

  it('担当者には、管理者の操作が一つも示されず、行おうとしても断られる', async () => {
    const member = await as(town, 'member');
    const pages = ['/staff', '/staff/members', `/staff/members/${administrator.personId}`, '/staff/departments', '/staff/delegations'];
    for (const path of pages) {
      const html = await textOf(member.ask(path));
      for (const address of ['/staff/members/new', '/appointments/new', '/departure', '/end"', '/staff/jobs', 'change?kind']) expect([path, html.includes(address)]).toEqual([path, false]);
    }
    const id = await appointmentOf(administrator.personId);
    for (const path of ['/staff/members', `/staff/members/${administrator.personId}/appointments`, `/staff/members/${administrator.personId}/departure`, `/staff/appointments/${id}/end`]) expect((await member.post(path, { why: 'x' })).status).toBe(403);
    for (const path of ['/staff/jobs', '/staff/members/new', `/staff/appointments/${id}/end`]) expect((await member.ask(path)).status).toBe(403);
  });
});

describe('任命の終わりと離職', () => {
  it('離職すると、次の問い合わせから何もできず、ほかの画面も閉じる', async () => {
    const [member, elsewhere] = [await as(town, 'otherMember'), await as(town, 'otherMember')];
    expect((await member.ask('/staff')).status).toBe(200);
    expect((await administrator.post(`/staff/members/${member.personId}/departure`, {})).status).toBe(422);
    expect((await administrator.post(`/staff/members/${member.personId}/departure`, { why: '退職' })).status).toBe(303);
    expect(await lastAct()).toMatchObject({ act: 'departure.registered', subject: `member ${member.personId}`, why: '退職' });
    for (const browser of [member, elsewhere]) {
      expect(await reached(browser.ask('/staff'))).toBe('sign-in');
    }
    // A new sign-in gives back the account, and no right with it.
    expect((await (await as(town, 'otherMember')).ask('/staff')).status).toBe(403);
    expect(await textOf(administrator.ask(`/staff/members/${member.personId}`))).toContain('この人は離職しています');
  });

  it('任命は、すぐに、または決めた日の終わりに終わる', async () => {
    const head = await as(town, 'otherHead');
    const id = await appointmentOf(head.personId);
    expect((await administrator.post(`/staff/appointments/${id}/end`, { last: '2026-03-01', why: 'x' })).status).toBe(422);
    expect((await administrator.post(`/staff/appointments/${id}/end`, { last: '2026-04-01', why: '異動' })).status).toBe(303);
    expect((await head.ask('/staff')).status).toBe(200);
    const before = town.clock.now();
    town.clock.set('2026-04-02T00:00:00+09:00');
    expect((await (await as(town, 'otherHead')).ask('/staff')).status).toBe(403);
    administrator = await as(town, 'administrator');
    expect((await administrator.post(`/staff/appointments/${id}/end`, { why: 'x' })).status).toBe(409);
    town.clock.set(before);
    const auditor = await as(town, 'auditor');
    expect((await administrator.post(`/staff/appointments/${await appointmentOf(auditor.personId)}/end`, { why: '異動' })).status).toBe(303);
    expect((await auditor.ask('/staff')).status).toBe(403);
  });

  it('最後の管理者は、離職も任命の終了もできない', async () => {
    const id = await appointmentOf(administrator.personId);
    for (const [path, fields] of [[`/staff/members/${administrator.personId}/departure`, {}], [`/staff/appointments/${id}/end`, {}], [`/staff/appointments/${id}/end`, { last: '2026-12-31' }]] as const) {
      const refused = await administrator.post(path, { ...fields, why: '退職' });
      expect([path, refused.status]).toEqual([path, 409]);
      expect(await refused.text()).toContain('管理者がだれもいなくなる');
    }
    expect((await administrator.ask('/staff/jobs')).status).toBe(200);
  });

  it('二人の管理者が同時に互いを終えても、一人は残る', async () => {
    const second = await as(town, 'planning');
    expect((await administrator.post(`/staff/members/${second.personId}/appointments`, { role: 'administrator', department: general, since: '2026-04-01' })).status).toBe(303);
    const isBlocked = async () => (await sql`select from pg_locks where not granted and relation = 'staff.appointment'::regclass and database = (select oid from pg_database where datname = current_database())`.execute(town.owner)).rows.length > 0;
    // Both go on together from each meeting, unless one waits for the other.
    const arrived = [0, 0];
    const meet = async (at: 0 | 1) => {
      arrived[at]! += 1;
      while (arrived[at]! < 2 && !(await isBlocked()));
    };
    const end = (id: number) => inTransaction(town.db, async (tx) => {
      await lockAppointments(tx);
      await endAppointment(tx, { id, until: null }, town.clock.now());
      await meet(0);
      await requireAdministrator(tx, town.clock.today());
      await meet(1);
    });
    const [own, others] = [await appointmentOf(administrator.personId), await appointmentOf(second.personId)];
    const ended = await Promise.allSettled([end(own), end(others)]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await sql`update staff.appointment set ended_at = null where id = ${own}`.execute(town.db);
  });

  it('管理者の代理は、管理者を任命できない', async () => {
    const deputy = await as(town, 'records');
    await administrator.post('/staff/delegations', { appointment: String(await appointmentOf(administrator.personId)), email: deputy.email, since: '2026-04-01', last: '2026-04-30', reason: '休暇' });
    const target = await as(town, 'head');
    const grant = (role: string) => deputy.post(`/staff/members/${target.personId}/appointments`, { role, department: general, since: '2026-04-01' });
    const refused = await grant('administrator');
    expect([refused.status, (await refused.text()).includes('管理者の代理は、管理者を任命できません')]).toEqual([422, true]);
    expect((await grant('member')).status).toBe(303);
    expect(await lastAct()).toMatchObject({ act: 'appointment.added', acting_as: 'administrator: 総務部 総務課（代理）' });
  });
});

describe('自分の記録', () => {
  it('消した人の任命は、だれのものでもない番号の下に残る', async () => {
    const person = await as(town, 'head');
    expect(JSON.stringify(await personalData.show(town.db, person.personId, town.program.safe))).toContain('都市整備部 道路課');
    await inTransaction(town.db, (tx) => personalData.erase(tx, person.personId, town.clock.now(), town.program.safe));
    const { rows } = await sql<{ open: boolean }>`select bool_or(ended_at is null) as open from staff.appointment where person_id = ${person.personId}`.execute(town.db);
    expect(rows).toEqual([{ open: false }]);
    await sql`update staff.appointment set ended_at = ${town.clock.now()} where role = 'administrator' and person_id <> ${administrator.personId}`.execute(town.db);
    await expect(inTransaction(town.db, (tx) => personalData.erase(tx, administrator.personId, town.clock.now(), town.program.safe))).rejects.toThrow('Nobody would be administrator');
  });
});
