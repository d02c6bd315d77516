import { as, type Signed } from '#cast';
import { openPlanTown, read } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { domain } from '#wiring/opinion-map';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markOf } from './participant.ts';
import { prepareMap, revisionOfMap, slugOfMap, workOf, writtenMap, writtenSeeds } from './written-map.fixture.ts';

const staff = '/staff/opinion-maps';

let town: Town;
let member: Signed;
let head: Signed;
beforeAll(async () => {
  town = await openPlanTown();
  [member, head] = [await as(town, 'member'), await as(town, 'head')];
});
afterAll(() => town.close());

async function seedsOf(slug: string): Promise<{ number: number; text: string; translation: string | null; meta: boolean }[]> {
  return (await (await member.ask(`${staff}/${slug}/seeds?format=json`, { headers: { accept: 'application/json' } })).json()).statements;
}

describe('first statements', () => {
  let slug: string;
  beforeAll(async () => {
    slug = slugOfMap(await member.post(staff, writtenMap));
  });

  test('are pasted many at once and looked at before they are kept', async () => {
    const lines = [...writtenSeeds, writtenSeeds[0]!, '長'.repeat(141), 'わたしは三十代です。\tI am in my thirties.\t属性', ''].join('\r\n');
    const reply = await member.post(`${staff}/${slug}/seeds/preview`, { lines });
    const page = await reply.text();
    expect(reply.status).toBe(200);
    for (const words of ['4件を入れます。2件は入れません。', '上の行と同じです', '長すぎます（1文字多い）', '入れない行は、下の欄で直して', '人についての意見', 'I am in my thirties.', '4件を入れる']) expect(page).toContain(words);
    expect(await seedsOf(slug)).toEqual([]);
    expect((await member.post(`${staff}/${slug}/seeds`, { lines })).status).toBe(303);
    expect((await seedsOf(slug)).map(({ number, meta, translation }) => [number, meta, translation])).toEqual([[1, false, null], [2, false, null], [3, false, null], [4, true, 'I am in my thirties.']]);
    expect(await (await member.post(`${staff}/${slug}/seeds/preview`, { lines: ` ${writtenSeeds[0]} ` })).text()).toContain('すでにある意見と同じです');
  });

  test('come from a CSV with a head, as Excel writes it, too', async () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('意見,英訳,属性\r\n"歩道に、ベンチがほしい。","Benches, please.",\r\n')]);
    const page = await (await member.post(`${staff}/${slug}/seeds/preview`, { lines: '', file: new Blob([bytes]) })).text();
    for (const words of ['1件を入れます。', '歩道に、ベンチがほしい。', 'Benches, please.']) expect(page).toContain(words);
    const [shiftJis] = [Buffer.from([0x88, 0xd3, 0x8c, 0xa9, 0x0d, 0x0a, 0x93, 0xb9, 0x0d, 0x0a])];
    expect(await (await member.post(`${staff}/${slug}/seeds/preview`, { lines: '', file: new Blob([shiftJis]) })).text()).toContain('道');
    expect((await member.post(`${staff}/${slug}/seeds/preview`, { lines: '', file: new Blob([Buffer.from([0x88, 0xff, 0xfe, 0x00])]) })).status).toBe(422);
    expect((await member.post(`${staff}/${slug}/seeds/preview`, { lines: ' \n ' })).status).toBe(422);
    expect((await member.post(`${staff}/${slug}/seeds/preview`, { lines: Array.from({ length: 201 }, (_, index) => `意見${index}`).join('\n') })).status).toBe(422);
  });

  test('are mended and taken away while nobody has seen them', async () => {
    expect((await member.post(`${staff}/${slug}/seeds/4`, { text: writtenSeeds[0]!, translation: '' })).status).toBe(422);
    expect((await member.post(`${staff}/${slug}/seeds/4`, { text: 'わたしは四十代です。', translation: 'I am in my forties.', 'meta[]': 'meta' })).status).toBe(303);
    expect((await seedsOf(slug))[3]).toMatchObject({ text: 'わたしは四十代です。', translation: 'I am in my forties.', meta: true });
    expect((await member.post(`${staff}/${slug}/seeds/4/removal`)).status).toBe(303);
    expect((await seedsOf(slug)).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect((await member.ask(`${staff}/${slug}/seeds/4`)).status).toBe(404);
  });

  test('that are added after the announcement need a reason, which the public reads', async () => {
    await head.post(`${staff}/${slug}/announcement`, { revision: await revisionOfMap(head, slug) });
    expect((await member.ask(`${staff}/${slug}/seeds/1`)).status).toBe(409);
    expect((await member.post(`${staff}/${slug}/seeds/1/removal`)).status).toBe(409);
    const unsaid = await member.post(`${staff}/${slug}/seeds`, { lines: '歩道にベンチがほしい。' });
    expect([unsaid.status, await unsaid.text()]).toEqual([422, expect.stringContaining('加える理由を書いてください')]);
    expect((await member.post(`${staff}/${slug}/seeds`, { lines: '歩道にベンチがほしい。', reason: '高齢の方の声が少なかったためです。' })).status).toBe(303);
    const { said } = await read(town, `/opinion-maps/${slug}`);
    for (const words of ['高齢の方の声が少なかったためです。', '市が用意した意見の数: 3 → 4']) expect(said).toContain(words);
  });
});

describe('the department in charge', () => {
  test('begins as the section of whoever prepares it, and one without anybody to look at statements cannot announce', async () => {
    const planning = await as(town, 'planning');
    expect(await (await planning.ask(`${staff}/new`)).text()).toContain('value="企画部 企画課" lang="ja" selected');
    const slug = await prepareMap(planning, { department: '企画部', 'programmes[]': [] });
    expect(await (await planning.ask(`${staff}/${slug}`)).text()).toContain('企画部に、担当者も所属長もいません');
    expect((await planning.post(`${staff}/${slug}/announcement`, { revision: await revisionOfMap(planning, slug) })).status).toBe(422);
  });

  test('is changed by planning alone once it is public, with a reason that everybody reads', async () => {
    const planning = await as(town, 'planning');
    const slug = await prepareMap(member);
    await head.post(`${staff}/${slug}/announcement`, { revision: await revisionOfMap(head, slug) });
    expect(await (await (await as(town, 'otherMember')).ask(`${staff}/${slug}/queue`)).text()).toContain('担当部課の担当者・所属長と、企画担当です');
    const changed = { ...writtenMap, department: '総務部 総務課', reason: '所管が変わったためです。' };
    expect((await head.post(`${staff}/${slug}/changes`, { ...changed, revision: await revisionOfMap(head, slug) })).status).toBe(422);
    expect((await planning.post(`${staff}/${slug}/changes`, { ...changed, revision: await revisionOfMap(planning, slug) })).status).toBe(303);
    expect((await read(town, `/opinion-maps/${slug}`)).said).toContain('担当部課: 都市整備部 道路課 → 総務部 総務課');
    expect((await (await as(town, 'otherMember')).ask(`${staff}/${slug}/queue`)).status).toBe(200);
  });
});

describe('invitation codes', () => {
  let slug: string;
  beforeAll(async () => {
    slug = await prepareMap(member, { access: 'code', question: 'くじ引きで選ばれた方にうかがいます。' });
  });

  test('are needed before an opinion map for the invited can be announced', async () => {
    expect(await (await member.ask(`${staff}/${slug}`)).text()).toContain('招待コードをまだ作っていません');
    expect((await head.post(`${staff}/${slug}/announcement`, { revision: await revisionOfMap(head, slug) })).status).toBe(422);
    const open = await prepareMap(member);
    expect((await member.post(`${staff}/${open}/invitations`, { batch: 'くじ', count: '3' })).status).toBe(409);
  });

  test('are shown once, when they are made: as a file or as paper, and never again', async () => {
    const file = await member.post(`${staff}/${slug}/invitations`, { batch: 'くじ引きで選ばれた人', count: '３', as: 'csv' });
    expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
    const rows = (await file.text()).trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3},http:\/\/town\.example\/opinion-maps\/2026-\d+$/);
    const paper = await (await member.post(`${staff}/${slug}/invitations`, { batch: '学校', count: '2', as: 'paper' })).text();
    expect(paper.match(/<code>/g)).toHaveLength(2);
    const code = rows[0]!.slice(0, 19);
    const { rows: kept } = await sql<{ all: string }>`select i::text as all from opinion_map.invitation i`.execute(town.db);
    // Half of it: a quarter may be four digits, which the hash of a code may hold by chance.
    for (const half of [code.slice(0, 9), code.slice(0, 9).replace('-', '')]) expect(kept.map(({ all }) => all).join()).not.toContain(half);
    expect(await (await member.ask(`${staff}/${slug}/invitations`)).text()).not.toContain(code);
    await sql`update opinion_map.invitation set used = true where ctid = (select min(ctid) from opinion_map.invitation where batch = '学校')`.execute(town.db);
    const counts = await (await member.ask(`${staff}/${slug}/invitations?format=json`, { headers: { accept: 'application/json' } })).json();
    expect(counts.batches).toEqual([{ name: 'くじ引きで選ばれた人', made_on: '2026-04-01', made: 3, used: 0 }, { name: '学校', made_on: '2026-04-01', made: 2, used: 1 }].toSorted((one, other) => (one.name < other.name ? -1 : 1)));
    expect((await head.post(`${staff}/${slug}/announcement`, { revision: await revisionOfMap(head, slug) })).status).toBe(303);
  });

  test('are refused in numbers that nobody can give out, and to another department', async () => {
    for (const count of ['0', '5001', 'たくさん', '']) expect((await member.post(`${staff}/${slug}/invitations`, { batch: 'くじ', count })).status, count).toBe(422);
    expect((await member.post(`${staff}/${slug}/invitations`, { batch: '', count: '3' })).status).toBe(422);
    expect((await (await as(town, 'otherHead')).post(`${staff}/${slug}/invitations`, { batch: 'くじ', count: '3' })).status).toBe(403);
  });

  test('that nobody used are withdrawn, those that were used stay counted', async () => {
    expect((await member.post(`${staff}/${slug}/invitations/withdrawal`, { batch: '学校' })).status).toBe(303);
    const { batches } = await (await member.ask(`${staff}/${slug}/invitations?format=json`, { headers: { accept: 'application/json' } })).json();
    expect(batches).toContainEqual({ name: '学校', made_on: '2026-04-01', made: 1, used: 1 });
    expect((await member.post(`${staff}/${slug}/invitations/withdrawal`, { batch: '学校' })).status).toBe(422);
  });

  test('of a draft go with it', async () => {
    const draft = await prepareMap(member, { access: 'code' });
    await member.post(`${staff}/${draft}/invitations`, { batch: 'くじ', count: '2', as: 'csv' });
    expect((await member.post(`${staff}/${draft}/removal`, { revision: await revisionOfMap(member, draft) })).status).toBe(303);
    const { rows } = await sql<{ left: number }>`select count(*)::int as left from opinion_map.invitation where batch = 'くじ'`.execute(town.db);
    expect(rows[0]!.left).toBe(0);
  });
});

describe('a person with an account', () => {
  test('sees their own votes and statements where accounts take part once each, takes votes back by leaving while people vote, and leaves votes of nobody behind afterwards', async () => {
    const slug = await prepareMap(member, { access: 'signed-in', opens_on: '2026-04-01' });
    await head.post(`${staff}/${slug}/announcement`, { revision: await revisionOfMap(head, slug) });
    const person = await as(town, 'person');
    const { rows } = await sql<{ id: number }>`select id from opinion_map.conversation where slug = ${slug}`.execute(town.db);
    const { id } = rows[0]!;
    const mark = markOf(town.program.safe, id, person.personId);
    await sql`insert into opinion_map.participant (conversation_id, number, code_sha256, mark, came_by, began_at) values (${id}, 77, '\\x0102', ${mark}, 'page', now())`.execute(town.db);
    await sql`insert into opinion_map.ballot (conversation_id, participant, statement, value) values (${id}, 77, 1, 1), (${id}, 77, 2, 0)`.execute(town.db);
    await sql`update opinion_map.participant set ballots = 2 where conversation_id = ${id} and number = 77`.execute(town.db);
    await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at) values (${id}, 9, 'わたしの意見です。', 'わたしの意見です。', 'ja', 'participant', 77, 'waiting', now())`.execute(town.db);
    const shown = await domain.personalData!.show(town.db, person.personId, town.program.safe);
    expect(shown['意見の地図での投票と意見']).toEqual([{ 意見の地図: writtenMap.question, 番号: slug, 投票: [expect.objectContaining({ statement: 1, choice: 'agree' }), expect.objectContaining({ statement: 2, choice: 'pass' })], 書いた意見: [expect.objectContaining({ text: 'わたしの意見です。' })] }]);
    expect((await domain.personalData!.show(town.db, member.personId, town.program.safe))['意見の地図での投票と意見']).toEqual([]);
    const over = new Date('2026-05-10T00:00:00+09:00');
    await domain.personalData!.erase(town.db, person.personId, over, town.program.safe);
    expect((await domain.personalData!.show(town.db, person.personId, town.program.safe))['意見の地図での投票と意見']).toEqual([]);
    const left = await sql<{ mark: Buffer | null; code: string; votes: number }>`select mark, encode(code_sha256, 'hex') as code, (select count(*)::int from opinion_map.ballot b where b.participant = 77) as votes from opinion_map.participant where number = 77`.execute(town.db);
    expect(left.rows).toEqual([{ mark: null, code: expect.not.stringMatching(/^0102$/), votes: 2 }]);
    expect((await workOf(member, slug)).numbers).toMatchObject({ participants: 1, votes: 2 });
    // Before the last day is over the votes go too: with a new account the same person would vote again.
    await sql`update opinion_map.participant set mark = ${mark} where number = 77`.execute(town.db);
    await domain.personalData!.erase(town.db, person.personId, new Date(over.getTime() - 1), town.program.safe);
    expect((await workOf(member, slug)).numbers).toMatchObject({ votes: 0 });
    const { rows: taken } = await sql`select statement, value, before from opinion_map.vote where participant = 77 order by id`.execute(town.db);
    expect(taken).toEqual([{ statement: 1, value: null, before: 1 }, { statement: 2, value: null, before: 0 }]);
  });
});
