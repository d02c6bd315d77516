import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { openTown, type Town } from '#town';

let town: Town;
let head: Signed;
let deputy: Signed;
let third: Signed;
let post: string;
beforeAll(async () => {
  town = await openTown();
  [head, deputy, third] = [await as(town, 'head'), await as(town, 'member'), await as(town, 'otherMember')];
  const { rows } = await sql<{ id: number }>`select id from staff.appointment where person_id = ${head.personId}`.execute(town.db);
  post = String(rows[0]!.id);
});
afterAll(() => town?.close());

const textOf = async (reply: Promise<Response>): Promise<string> => (await reply).text();
const wish = () => ({ appointment: post, email: deputy.email, since: '2026-04-02', last: '2026-04-03', reason: '出張のため' });

describe('代理', () => {
  it('誤りは欄ごとに示し、書いたものを残す', async () => {
    for (const [change, said] of [
      [{ email: 'nobody@takuno.example' }, '職員は見つかりません'],
      [{ email: (await as(town, 'person')).email }, '職員は見つかりません'],
      [{ email: (await as(town, 'panel')).email }, '職員は見つかりません'],
      [{ email: head.email }, '自分以外の職員'],
      [{ appointment: '99999' }, '自分の役割から選んで'],
      [{ since: '2026-03-01' }, '今日以後'],
      [{ last: '2026-04-01' }, '始まりの日以後'],
      [{ reason: ' ' }, '理由を入れてください'],
    ] as const) {
      const refused = await head.post('/staff/delegations', { ...wish(), ...change });
      const html = await refused.text();
      expect([refused.status, html.includes(said), html.includes('出張のため') || 'reason' in change]).toEqual([422, true, true]);
    }
  });

  it('任せた役割は両方の画面に示され、その期間だけ使える', async () => {
    expect((await head.post('/staff/delegations', wish())).status).toBe(303);
    for (const whose of [head, deputy]) expect(await textOf(whose.ask('/staff/delegations'))).toContain('出張のため');
    expect(await textOf(third.ask('/staff/delegations'))).not.toContain('出張のため');
    expect(await textOf(deputy.ask('/staff'))).not.toContain('あなたに任された代理');
    town.clock.set('2026-04-02T00:00:00+09:00');
    deputy = await as(town, 'member');
    const html = await textOf(deputy.ask('/staff'));
    expect(html).toContain('あなたに任された代理');
    expect(html).toContain('道路 課長さんの「都市整備部 道路課 所属長」');
  });

  it('任された役割を、さらにほかの人に任せることはできない', async () => {
    const onward = await deputy.post('/staff/delegations', { ...wish(), email: third.email, since: '2026-04-02' });
    expect([onward.status, (await onward.text()).includes('任せられる役割がありません')]).toEqual([422, true]);
    expect(await textOf(deputy.ask('/staff/delegations/new'))).toContain('任せられる役割がありません');
  });

  it('早く終えると、次の問い合わせから使えない。かかわりのない職員には終えられない', async () => {
    const { rows } = await sql<{ id: number }>`select id from staff.delegation`.execute(town.db);
    const end = `/staff/delegations/${rows[0]!.id}/end`;
    third = await as(town, 'otherMember');
    expect((await third.post(end)).status).toBe(404);
    head = await as(town, 'head');
    expect((await head.post(end)).status).toBe(303);
    expect(await textOf(deputy.ask('/staff'))).not.toContain('あなたに任された代理');
    expect((await head.post(end)).status).toBe(404);
  });
});

describe('失敗した自動処理', () => {
  it('管理者だけが見てやり直せ、渡された内容は示されない', async () => {
    const administrator = await as(town, 'administrator');
    expect(await textOf(administrator.ask('/staff/jobs'))).toContain('失敗した自動処理はありません');
    await sql`select graphile_worker.add_job('town.letter', '{"to":"secret@takuno.example"}'::json, max_attempts := 1)`.execute(town.db);
    await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'no route to secret@takuno.example'`.execute(town.db);
    const { rows } = await sql<{ id: bigint }>`select id from graphile_worker.jobs where attempts >= max_attempts`.execute(town.db);
    const html = await textOf(administrator.ask('/staff/jobs'));
    expect(html).toContain('town.letter');
    expect(html).not.toContain('secret');
    expect(await textOf(administrator.ask('/staff'))).toContain('失敗した自動処理');
    expect((await deputy.ask('/staff/jobs')).status).toBe(403);
    expect((await administrator.post(`/staff/jobs/${rows[0]!.id}/retry`)).status).toBe(303);
    expect((await administrator.post(`/staff/jobs/${rows[0]!.id}/retry`)).status).toBe(404);
    expect((await administrator.post('/staff/jobs/none/retry')).status).toBe(404);
  });
});
