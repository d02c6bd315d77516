import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#domains/people';
import { type Call, readCall } from '#platform/command';
import type { Command } from '#platform/domain';
import { openTown, type Town } from '#town';
import { departmentsCommand, inviteCommand, leaveCommand, listStaffCommand } from './member.command.ts';
import { listPosts } from './post.store.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town?.close());

async function call(command: Command, values: Record<string, string | boolean> = {}, ...words: string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const site = { name: { ja: '拓野市', en: 'Takuno City' }, origin: town.settings.origin };
  const code = await command.run({ ...town.program, site, departments: [], print: (line) => printed.push(line), tell: (line) => told.push(line) }, values, words);
  return { code, out: printed.join('\n'), err: told.join('\n') };
}

const first = 'taro@takuno.example';

describe('hiraku staff', () => {
  it('says that there is no department yet, and makes it when asked to', async () => {
    const refused = await call(inviteCommand, { department: '企画部 企画政策課', role: 'administrator' }, first);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--new-department')]);
    const { code, out, err } = await call(inviteCommand, { department: '企画部　企画政策課', role: 'administrator', name: '企画 太郎', 'new-department': true }, first);
    expect([code, err]).toEqual([0, expect.stringContaining('is invited as administrator')]);
    expect(out).toMatch(/^http:\/\/town\.example\/\S+$/);
    expect((await town.ask(new URL(out).pathname + new URL(out).search)).status).toBe(200);
    const person = (await findPersonByEmail(town.db, first))!;
    expect(await listPosts(town.db, person.id, town.clock.today())).toMatchObject([{ role: 'administrator', department: { name: '企画部 企画政策課' } }]);
    expect((await call(departmentsCommand)).out).toBe('企画部\n企画部 企画政策課');
  });

  it('names departments that are written alike', async () => {
    const { code, err } = await call(inviteCommand, { department: '企画部 企画課' }, 'a@takuno.example');
    expect([code, err]).toEqual([1, expect.stringContaining('Did you mean: 企画部 企画政策課')]);
    expect((await call(inviteCommand, { department: '水道部' }, 'a@takuno.example')).err).toContain('departments list');
    expect((await findPersonByEmail(town.db, 'a@takuno.example'))).toBeNull();
  });

  it('invites again with a new link and no second appointment', async () => {
    const { code } = await call(inviteCommand, { department: '企画政策課', role: 'administrator' }, first);
    const { out } = await call(listStaffCommand);
    expect([code, out]).toEqual([0, `${first}\tadministrator\t企画部 企画政策課\t企画 太郎`]);
  });

  it('gives several roles by one link, and says that it replaces the earlier one, as does the page of the earlier one', async () => {
    const invited = readCall([inviteCommand], ['staff', 'invite', 'both@takuno.example', '--department', '企画政策課', '--role', 'administrator', '--role', 'planning']) as Call;
    const earlier = await call(invited.command, invited.values as Record<string, string>, ...invited.positionals);
    expect([earlier.code, earlier.err.includes('replaces')]).toEqual([0, false]);
    const person = (await findPersonByEmail(town.db, 'both@takuno.example'))!;
    expect((await listPosts(town.db, person.id, town.clock.today())).map(({ role }) => role)).toEqual(['administrator', 'planning']);
    const again = await call(inviteCommand, { department: '企画政策課', role: 'planning' }, 'both@takuno.example');
    expect(again.err).toContain('replaces the earlier link');
    const page = await town.ask(new URL(earlier.out).pathname + new URL(earlier.out).search);
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('あとから新しいリンクをお送りした')]);
    expect((await call(leaveCommand, {}, 'both@takuno.example')).code).toBe(0);
  });

  it('lets the panel be without a department, and ends wrong use with 2', async () => {
    expect((await call(inviteCommand, { role: 'panel' }, 'panel@takuno.example')).code).toBe(0);
    expect((await call(inviteCommand, { role: 'mayor', department: '企画部' }, first)).code).toBe(2);
    expect((await call(inviteCommand, { department: '企画部' }, 'not an address')).code).toBe(2);
    expect((await call(inviteCommand, {}, first)).code).toBe(2);
    expect((await call(departmentsCommand, { on: 'someday' })).code).toBe(2);
  });

  it('lets people leave, but not the last administrator', async () => {
    expect((await call(leaveCommand, {}, 'panel@takuno.example')).code).toBe(0);
    expect((await call(leaveCommand, {}, 'panel@takuno.example')).code).toBe(1);
    const last = await call(leaveCommand, {}, first);
    expect([last.code, last.err]).toEqual([1, expect.stringContaining('Nobody would be administrator')]);
    expect(JSON.parse((await call(listStaffCommand, { json: true })).out)).toHaveLength(1);
  });

  it('leaves an act for each command, without an address', async () => {
    const { rows } = await sql<{ act: string; acting_as: string; subject: string }>`select act, acting_as, subject from record.act order by id`.execute(town.db);
    expect(rows.map(({ act }) => act)).toEqual(['department.added', 'department.added', 'member.invited', 'member.invited', 'member-list.read', 'member.invited', 'member.invited', 'departure.registered', 'member.invited', 'departure.registered', 'member-list.read']);
    expect(rows.every(({ acting_as, subject }) => acting_as === 'command' && !subject.includes('@'))).toBe(true);
  });
});
