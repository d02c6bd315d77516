import { as, roadSection, type Signed } from '#cast';
import { openPlanTown, read, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const form = '/staff/progress/P0002/2025-2';
const written = { revision: '0', state: 'behind', done: '剪定を終えた\n20本', next: '残り5本を6月までに剪定', 'link_label[]': ['写真'], 'link_url[]': ['https://city.example/photo'] };

/** The hidden revision that a page's form would send. */
async function revisionOf(person: Signed, path = form): Promise<string> {
  return /name="revision" value="(\d+)"/.exec(await (await person.ask(path)).text())![1]!;
}

describe('a report on a half-year', { shuffle: false }, () => {
  let town: Town;
  let member: Signed;
  let head: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    [member, head] = [await as(town, 'member'), await as(town, 'head')];
  });
  afterAll(() => town.close());

  test('is written and seen by the answering department and planning, and by nobody else', async () => {
    const statuses = async (person: Signed) => [(await person.ask(form)).status, (await person.post(form, { ...written, revision: '99' })).status];
    expect(await statuses(await as(town, 'otherMember'))).toEqual([403, 403]);
    expect(await statuses(await as(town, 'otherHead'))).toEqual([403, 403]);
    expect(await statuses(await as(town, 'person'))).toEqual([403, 403]);
    expect((await (await as(town, 'planning')).ask(form)).status).toBe(200);
    expect((await member.ask(form)).status).toBe(200);
  });

  test('that a member saves is a draft that the public does not see', async () => {
    const saved = await member.post(form, written);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${form}?done=saved`]);
    const page = await (await member.ask(form)).text();
    expect(page).toContain('剪定を終えた\n20本');
    expect(page).toContain('下書き');
    expect((await read(town, '/plan/programmes/P0002')).said).not.toContain('剪定を終えた');
    expect((await town.ask('/plan/progress/P0002/2025-2')).status).toBe(404);
    expect((await readJson(town, '/api/v1/progress')).total).toBe(0);
  });

  test('saved by a second editor at the same time shows the difference and loses nothing', async () => {
    const revision = await revisionOf(member);
    expect((await head.post(form, { ...written, revision, next: '7月までに剪定' })).status).toBe(303);
    const late = await member.post(form, { ...written, revision, done: '剪定と施肥を終えた' });
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain('7月までに剪定');
    expect(page).toContain('剪定と施肥を終えた');
    const now = /name="revision" value="(\d+)"/.exec(page)![1]!;
    expect((await member.post(form, { ...written, revision: now, done: '剪定と施肥を終えた', next: '7月までに剪定' })).status).toBe(303);
    const { rows } = await sql<{ next: string }>`select next from progress.save order by revision`.execute(town.db);
    expect(rows.map(({ next }) => next)).toEqual(['残り5本を6月までに剪定', '7月までに剪定', '7月までに剪定']);
  });

  test('saved by two people in the same instant is saved once', async () => {
    const revision = await revisionOf(member);
    const replies = await Promise.all([member.post(form, { ...written, revision, done: '一人め' }), head.post(form, { ...written, revision, done: '二人め' })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test('sent twice by an impatient finger is no conflict', async () => {
    const sent = { ...written, revision: await revisionOf(member), done: '剪定と施肥を終えた', next: '7月までに剪定' };
    expect([(await member.post(form, sent)).status, (await member.post(form, sent)).status]).toEqual([303, 303]);
  });

  test('with a mistake comes back with every word that was typed', async () => {
    const reply = await member.post(form, { ...written, revision: await revisionOf(member), done: '消えない文章', 'link_label[]': ['写真'], 'link_url[]': ['http://city.example/'] });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    for (const words of ['消えない文章', 'http://city.example/', 'https:// で始まる', '入力']) expect(page).toContain(words);
  });

  test('is published by the head, and not by a member', async () => {
    const revision = await revisionOf(member);
    expect((await member.post(`${form}/publication`, { revision })).status).toBe(403);
    expect((await (await as(town, 'otherHead')).post(`${form}/publication`, { revision })).status).toBe(403);
    expect((await head.post(`${form}/publication`, { revision: '1' })).status).toBe(422);
    const published = await head.post(`${form}/publication`, { revision });
    expect([published.status, published.headers.get('location')]).toEqual([303, `${form}?done=published`]);
    const page = await read(town, '/plan/programmes/P0002');
    const slug = (await read(town, page.location!)).said;
    expect(slug).toContain('剪定と施肥を終えた');
    expect(slug).toContain('遅れ');
    expect(slug).toContain('所属長（都市整備部 道路課）');
  });

  test('that is published is on the public record without a name', async () => {
    const { rows } = await sql<{ kind: string; path: string; acting_as: string; programmes: string[]; measures: string[]; departments: string[] }>`
      select kind, path, acting_as, programmes, measures, departments from record.public_act where kind like 'progress.%'`.execute(town.db);
    expect(rows).toEqual([{ kind: 'progress.report-published', path: '/plan/progress/P0002/2025-2', acting_as: 'head: 都市整備部 道路課', programmes: ['P0002'], measures: ['緑1-1'], departments: ['都市整備部 道路課'] }]);
  });

  test('that is published is corrected only with a reason, and the earlier text stays', async () => {
    expect((await head.post(`${form}/publication`, { revision: await revisionOf(head) })).status).toBe(422);
    await head.post(form, { ...written, revision: await revisionOf(head), state: 'on-track', done: '25本の剪定を終えた' });
    const revision = await revisionOf(head);
    const without = await head.post(`${form}/publication`, { revision });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('訂正する理由');
    expect((await head.post(`${form}/publication`, { revision, reason: '本数が確定したため' })).status).toBe(303);
    const { said } = await read(town, '/plan/progress/P0002/2025-2');
    for (const words of ['25本の剪定を終えた', '剪定と施肥を終えた', '本数が確定したため', '1回目の訂正']) expect(said).toContain(words);
    const [item] = (await readJson(town, '/api/v1/progress?programme=P0002')).items;
    expect(item).toMatchObject({ period: '2025-2', state: 'on-track', corrections: 1, published_as: 'head: 都市整備部 道路課' });
  });

  test('links lead out without vouching for what is there', async () => {
    expect((await read(town, '/plan/progress/P0002/2025-2')).html).toContain('<a href="https://city.example/photo" rel="noopener nofollow"');
  });

  test('what was saved and published cannot be changed or deleted afterwards by the program', async () => {
    const { domain } = await import('./domain.ts');
    expect(domain.appendOnly).toEqual(['progress.save', 'progress.publication']);
  });

  test.each(['2025-3', '2026-2', '2023-2', 'abc', '9999-1', '2027-1'])('there is no report on %s', async (period) => {
    expect((await member.ask(`/staff/progress/P0002/${period}`)).status).toBe(404);
    expect((await member.post(`/staff/progress/P0002/${period}`, written)).status).toBe(404);
    expect((await town.ask(`/plan/progress/P0002/${period}`)).status).toBe(404);
  });

  test.each<Record<string, string | string[]>>([{ revision: '-1' }, { revision: 'x' }, { revision: '99999999999' }, { done: 'x'.repeat(30_000) }, { state: 'constructor' }, { 'link_url[]': Array(30).fill('https://a.example/') }, { 'link_label[]': ['__proto__'] }, { state: 'behind', revision: ['1', '2'] }])('what no form sends is refused: %j', async (fields) => {
    const { status } = await member.post(form, fields);
    expect([409, 422]).toContain(status);
  });

  test('English pages say the same', async () => {
    expect((await read(town, '/en/plan/progress/P0002/2025-2')).said).toContain('On track');
    expect(await (await head.ask(`/en${form}`)).text()).toContain('Published');
  });

  test('a bureau answers for its sections', async () => {
    const bureau = await as(town, 'administrator', { bureau: roadSection.bureau, section: null });
    expect((await bureau.ask(form)).status).toBe(403);
  });
});
