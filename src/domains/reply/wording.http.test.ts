import { as, type Signed } from '#cast';
import { openTown, type Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const path = '/staff/consultations/wordings';

describe('wordings', () => {
  let town: Town;
  let member: Signed;
  let id: number;
  beforeAll(async () => {
    town = await openTown();
    member = await as(town, 'member');
    await member.post(path, { new_title: '予算', new_text: '予算の範囲で進めます。', new_outcome: 'reference' });
    await member.post(path, { new_title: '国の制度', new_text: '国の制度によるものです。', new_outcome: '' });
    id = (await sql<{ id: number }>`select id from reply.wording where title = '予算'`.execute(town.db)).rows[0]!.id;
  });
  afterAll(() => town.close());

  const listed = async (query: string) => ((await (await member.ask(`${path}?format=json&${query}`)).json()) as { wordings: { title: string }[] }).wordings.map(({ title }) => title);

  test('are listed, narrowed and taken as a file', async () => {
    expect(await listed('')).toEqual(['国の制度', '予算']);
    expect(await listed('outcome=reference')).toEqual(['予算']);
    expect(await listed('text=制度')).toEqual(['国の制度']);
    expect(await listed('sort=title&order=desc')).toEqual(['予算', '国の制度']);
    expect((await (await member.ask(`${path}?format=csv`)).text()).trim().split('\r\n').length).toBe(3);
    expect((await member.ask(`${path}?page=9`)).status).toBe(404);
  });

  test.each<Record<string, string>>([{ new_title: '', new_text: 'x' }, { new_title: 'x', new_text: '' }, { new_title: 'あ'.repeat(101), new_text: 'x' }, { new_title: 'x', new_text: 'x', new_outcome: 'never' }])('%o is refused and kept on the page', async (fields) => {
    const again = await member.post(path, fields);
    expect([again.status, (await again.text()).includes('入力内容をご確認ください')]).toEqual([422, true]);
  });

  test('changed by two: the second sees the first', async () => {
    const planning = await as(town, 'planning');
    expect((await member.post(`${path}/${id}`, { revision: '1', title: '予算', text: '予算の中で進めます。', outcome: '' })).status).toBe(303);
    const late = await planning.post(`${path}/${id}`, { revision: '1', title: '予算', text: '私の文', outcome: '' });
    const page = await late.text();
    expect(late.status).toBe(409);
    expect([page.includes('予算の中で進めます。'), page.includes('私の文')]).toEqual([true, true]);
  });

  test('taken away are offered no more', async () => {
    expect((await member.post(`${path}/${id}/removal`)).status).toBe(303);
    expect(await listed('')).toEqual(['国の制度']);
    expect((await member.ask(`${path}/${id}`)).status).toBe(404);
  });

  test.each(['records', 'auditor', 'administrator', 'panel', 'person'] as const)('are not for %s', async (kind) => {
    expect((await (await as(town, kind)).ask(path)).status).toBe(403);
  });
});
