import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor } from '#platform/access';
import { dayInTokyo } from '#platform/clock';
import { openTown, type Town } from '#town';
import { endAppointment, insertAppointment } from './appointment.store.ts';
import { insertDelegation } from './delegation.store.ts';
import { changedPeriods } from './department-change.ts';
import { insertDepartment, listAnsweringDepartments, listDepartmentPeriods, listUnanswered, saveDepartmentPeriods } from './department.store.ts';
import { listPosts } from './post.store.ts';

let town: Town;
let bureau: number;
let section: number;
let unit: number;
let other: number;
const since = '2026-04-01';
beforeAll(async () => {
  town = await openTown();
  bureau = await insertDepartment(town.db, { name: '企画部', parentId: null, since, position: 0 });
  section = await insertDepartment(town.db, { name: '企画課', parentId: bureau, since, position: 0 });
  unit = await insertDepartment(town.db, { name: '統計係', parentId: section, since, position: 0 });
  other = await insertDepartment(town.db, { name: '情報課', parentId: bureau, since, position: 1 });
});
afterAll(() => town?.close());

const now = () => town.clock.now();
const rolesOn = async (personId: string, on: string) => (await listPosts(town.db, personId, on)).map(({ role, delegated }) => (delegated ? `${role}（代理）` : role));

describe('役割の及ぶ範囲と期間', () => {
  it('部長の役割は、三段下まで及び、課長の役割は上に及ばない', async () => {
    const [chief, head] = [randomUUID(), randomUUID()];
    await insertAppointment(town.db, { personId: chief, role: 'head', departmentId: bureau, since }, now());
    await insertAppointment(town.db, { personId: head, role: 'head', departmentId: section, since }, now());
    expect((await listPosts(town.db, chief, since))[0]).toMatchObject({ department: { name: '企画部' }, departmentIds: [bureau, section, unit, other] });
    expect((await listPosts(town.db, head, since))[0]).toMatchObject({ department: { name: '企画部 企画課' }, departmentIds: [section, unit] });
  });

  it('任期は東京の3月31日いっぱいで終わり、4月1日に始まる', async () => {
    const personId = randomUUID();
    await insertAppointment(town.db, { personId, role: 'member', departmentId: section, since: '2026-04-01', until: '2027-04-01' }, now());
    await insertAppointment(town.db, { personId, role: 'head', departmentId: section, since: '2027-04-01' }, now());
    // 23:59 of 31 March in Tokyo is 14:59 in UTC; a minute later the year has turned there and nowhere else.
    const [before, after] = ['2027-03-31T14:59:00Z', '2027-03-31T15:00:00Z'].map((at) => dayInTokyo(new Date(at)));
    expect(await rolesOn(personId, before!)).toEqual(['member']);
    expect(await rolesOn(personId, after!)).toEqual(['head']);
    expect(await rolesOn(personId, '2026-03-31')).toEqual([]);
  });

  it('代理は、その期間の初めの日から最後の日まで、本人の任期の中で効く', async () => {
    const [holder, deputy] = [randomUUID(), randomUUID()];
    const appointmentId = await insertAppointment(town.db, { personId: holder, role: 'head', departmentId: section, since, until: '2027-04-01' }, now());
    await insertDelegation(town.db, { appointmentId, toPersonId: deputy, since: '2026-08-10', until: '2026-08-15', reason: '出張' }, now());
    expect(await rolesOn(deputy, '2026-08-09')).toEqual([]);
    expect(await rolesOn(deputy, '2026-08-10')).toEqual(['head（代理）']);
    expect(await rolesOn(deputy, '2026-08-14')).toEqual(['head（代理）']);
    expect(await rolesOn(deputy, '2026-08-15')).toEqual([]);
    expect((await listPosts(town.db, deputy, '2026-08-10'))[0]).toMatchObject({ departmentIds: [section, unit] });
    await endAppointment(town.db, { id: appointmentId, until: null }, now());
    expect(await rolesOn(deputy, '2026-08-10')).toEqual([]);
  });
});

describe('統合のあと', () => {
  it('引き継いだ部課の職員が、なくなった部課の受け持ちに答えるのは、その日からである', async () => {
    const personId = randomUUID();
    await insertAppointment(town.db, { personId, role: 'member', departmentId: section, since }, now());
    const all = await listDepartmentPeriods(town.db);
    const changed = changedPeriods(all, { kind: 'end', id: other, from: '2027-04-01', successorId: section }, '2026-11-22');
    if (!changed.ok) throw new Error(changed.sentence.ja);
    await saveDepartmentPeriods(town.db, other, changed.periods, section);
    const named = await listAnsweringDepartments(town.db, [{ bureau: '企画部', section: '情報課' }]);
    expect(named).toEqual([other]);
    expect(answersFor({ posts: await listPosts(town.db, personId, '2027-03-31') }, named, 'member')).toBe(false);
    expect(answersFor({ posts: await listPosts(town.db, personId, '2027-04-01') }, named, 'member')).toBe(true);
  });

  it('計画書の名前で、受け持つ部課のないものがわかる', async () => {
    const names = [{ bureau: '企画部', section: '企画課' }, { bureau: '企画部', section: '情報課' }, { bureau: '企画部', section: '統計係' }, { bureau: '市民部', section: null }, { bureau: '市民部', section: '企画課' }];
    expect(await listUnanswered(town.db, names, '2027-04-01')).toEqual([{ bureau: '市民部', section: null }, { bureau: '市民部', section: '企画課' }]);
  });

  it('改称の前の名前でも、今の部課が答える', async () => {
    const changed = changedPeriods(await listDepartmentPeriods(town.db), { kind: 'rename', id: section, from: '2027-04-01', name: '総合政策課' }, '2026-11-22');
    if (!changed.ok) throw new Error(changed.sentence.ja);
    await saveDepartmentPeriods(town.db, section, changed.periods, null);
    expect(await listAnsweringDepartments(town.db, [{ bureau: '企画部', section: '企画課' }])).toEqual([section]);
    expect(await listAnsweringDepartments(town.db, [{ bureau: '企画部', section: '総合政策課' }])).toEqual([section]);
  });
});
