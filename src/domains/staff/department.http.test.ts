import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { bring } from '#fixtures/plan/town-plan';
import { townBook, townRows } from '#fixtures/plan/town-book';
import { openTown, type Town } from '#town';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentsOn } from './department.ts';

let town: Town;
let administrator: Signed;
let member: Signed;
beforeAll(async () => {
  town = await openTown();
  administrator = await as(town, 'administrator');
  member = await as(town, 'member');
  await as(town, 'planning');
});
afterAll(() => town?.close());

async function idOf(name: string, on = town.clock.today()): Promise<number> {
  return departmentsOn(await listDepartmentPeriods(town.db), on).find(({ path }) => path.join(' ') === name)!.id;
}

async function textOf(reply: Promise<Response> | Response): Promise<string> {
  return (await reply).text();
}

describe('部課のページ', () => {
  it('職員は木を読み、CSVとJSONでも受け取れるが、変える場所は管理者にだけ示される', async () => {
    const html = await textOf(member.ask('/staff/departments'));
    expect(html).toContain('aria-label="都市整備部 道路課"');
    expect(html).not.toContain('/staff/departments/new');
    expect(await textOf(member.ask(`/staff/departments/${await idOf('都市整備部 道路課')}`))).not.toContain('change?kind');
    expect(await textOf(administrator.ask('/staff/departments'))).toContain('/staff/departments/new');
    const json = (await (await member.ask('/staff/departments?format=json')).json()) as { departments: { name: string; people: number }[] };
    expect(json.departments.find(({ name }) => name === '都市整備部 道路課')?.people).toBe(1);
    expect(await textOf(member.ask('/staff/departments?format=csv'))).toContain('企画部 企画課');
    expect((await member.ask('/staff/departments?on=いつか')).status).toBe(400);
    expect((await as(town, 'panel').then((panel) => panel.ask('/staff/departments'))).status).toBe(403);
  });

  it('部課を加え、4月1日から改称する。前の日の木には前の名前が残る', async () => {
    const added = await administrator.post('/staff/departments', { name: '係', parent: String(await idOf('総務部 総務課')), since: '2026-04-01' });
    expect(added.status).toBe(303);
    const id = await idOf('総務部 総務課 係');
    const preview = await textOf(administrator.ask(`/staff/departments/${id}/change?kind=rename&name=文書係&from=2027-04-01&preview=yes`));
    expect(preview).toContain('総務部 総務課 文書係');
    expect(preview).toContain('令和9年4月1日');
    expect(await idOf('総務部 総務課 係')).toBe(id);
    expect((await administrator.post(`/staff/departments/${id}/change`, { kind: 'rename', name: '文書係', from: '令和9年4月1日' })).status).toBe(303);
    expect(await textOf(member.ask('/staff/departments?on=2027-03-31'))).toContain('総務部 総務課 係');
    expect(await textOf(member.ask('/staff/departments?on=2027-04-01'))).toContain('総務部 総務課 文書係');
    expect(await textOf(member.ask('/staff/departments'))).toContain('「総務部 総務課 係」が「総務部 総務課 文書係」になります');
    expect((await administrator.post(`/staff/departments/${id}/withdrawal`)).status).toBe(303);
    expect(await textOf(member.ask('/staff/departments?on=2027-04-01'))).not.toContain('文書係');
    expect((await administrator.post(`/staff/departments/${id}/withdrawal`)).status).toBe(409);
  });

  it('計画書にあって今日の組織にない部課は、部から順に、加える入口が示される', async () => {
    await bring(town, townBook(townRows.map((row) => ({ ...row, departments: [{ bureau: '環境部', section: 'みどり課' }] }))));
    const entrance = async () => /href="([^"]*)"[^>]*>(「[^<]*」を加える)/.exec(await textOf(administrator.ask('/staff/departments')))?.slice(1);
    expect(await entrance()).toEqual([`/staff/departments/new?name=${encodeURIComponent('環境部')}`, '「環境部」を加える']);
    await administrator.post('/staff/departments', { name: '環境部', since: '2026-04-01' });
    const [href, said] = (await entrance())!;
    expect(said).toBe('「みどり課」を加える');
    const form = await textOf(administrator.ask(href!.replace('&amp;', '&')));
    expect(form).toContain('value="みどり課"');
    expect(form).toMatch(new RegExp(`<option[^>]*selected[^>]*>環境部<|<option[^>]*value="${await idOf('環境部')}"[^>]*selected`));
    await administrator.post('/staff/departments', { name: 'みどり課', parent: String(await idOf('環境部')), since: '2026-04-01' });
    expect(await entrance()).toBeUndefined();
  });

  it('つじつまの合わない変更は、書いたものを残して断る', async () => {
    const id = await idOf('都市整備部');
    const refused = await administrator.post(`/staff/departments/${id}/change`, { kind: 'end', successor: String(await idOf('企画部')), from: '2027-04-01' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('「道路課」の上の部課がなくなります');
    const empty = await administrator.post(`/staff/departments/${id}/change`, { kind: 'rename', name: '  ', from: 'いつか' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('value="いつか"');
    const twice = await administrator.post('/staff/departments', { name: '都市整備部', parent: '', since: '2026-05-01' });
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain('二つある');
    expect((await administrator.post('/staff/departments', { name: 'あ', parent: '99999', since: '2026-05-01' })).status).toBe(422);
    expect((await administrator.ask('/staff/departments/99999')).status).toBe(404);
    expect((await administrator.ask('/staff/departments/none')).status).toBe(404);
    expect((await member.post(`/staff/departments/${id}/change`, { kind: 'rename', name: 'x', from: '2027-04-01' })).status).toBe(403);
  });

  it('統合の前に、任命し直す職員を示し、引き継ぐ部課へ移せる', async () => {
    const [road, general] = [await idOf('都市整備部 道路課'), await idOf('総務部 総務課')];
    const preview = (carry: string) => textOf(administrator.ask(`/staff/departments/${road}/change?kind=end&successor=${general}&from=2027-04-01&carry=${carry}&preview=yes`));
    expect(await preview('')).toMatch(/1件の任命は、その日に終わります[\s\S]*道路 太郎/);
    expect(await preview('yes')).toContain('次の1件の任命は、引き継ぐ部課へ移ります');
    expect((await administrator.post(`/staff/departments/${road}/change`, { kind: 'end', successor: String(general), from: '2027-04-01', carry: 'yes' })).status).toBe(303);
    expect(await textOf(member.ask('/staff'))).toContain('都市整備部 道路課');
    const page = await textOf(member.ask(`/staff/members/${member.personId}`));
    expect(page).toContain('令和9年3月31日');
    expect(page).toContain('令和9年4月1日から');
    town.clock.set('2027-03-31T23:59:00+09:00');
    const late = await as(town, 'member');
    expect(await textOf(late.ask('/staff'))).toContain('都市整備部 道路課');
    town.clock.set('2027-04-01T00:00:00+09:00');
    const html = await textOf(late.ask('/staff'));
    expect(html).toContain('総務部 総務課');
    expect(html).not.toContain('都市整備部 道路課');
    expect(await textOf(late.ask(`/staff/departments/${road}`))).toContain('引き継いだ部課');
  });
});
