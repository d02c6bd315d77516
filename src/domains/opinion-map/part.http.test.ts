/** Taking part without any script: voting, undoing, writing, coming back, and who may. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personCode } from '#domains/civic';
import { as, nobody } from '#cast';
import { visitor, type Visitor } from '#fixtures/people/visitor';
import { openTown, type Town } from '#town';
import { codeHash } from './participant.ts';
import { type TownMap, townMap } from './town-map.fixture.ts';

let town: Town;
let map: TownMap;
let maps = 0;
const begun = '2026-04-01T12:00:00+09:00';

beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
});
beforeEach(async () => {
  town.clock.set(begun);
  maps += 1;
  map = await townMap(town, { number: maps });
});
afterAll(() => town.close());

const part = (): string => `/opinion-maps/${map.slug}/part`;
const votes = (): string => `/opinion-maps/${map.slug}/votes`;
const mine = (): string => `/opinion-maps/${map.slug}/mine`;
const statementOn = (html: string): string => /name="statement" value="([^"]+)"/.exec(html)![1]!;
const textOn = (html: string): string => /<blockquote[^>]*>([^<]+)</.exec(html)![1]!;

async function pageOf(browser: Visitor, path = part()): Promise<string> {
  const reply = await browser.ask(path);
  expect(reply.status).toBe(200);
  return reply.text();
}

/** Presses a button of the page as a browser without script would, and follows to the next page. */
async function press(browser: Visitor, html: string, choice: string): Promise<string> {
  const reply = await browser.post(votes(), { statement: statementOn(html), choice });
  expect(reply.status).toBe(303);
  return pageOf(browser, reply.headers.get('location')!.split('#')[0]!);
}

async function counted(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(`opinion_map.${table}`)} where conversation_id = ${map.id}`.execute(town.owner);
  return rows[0]!.n;
}

describe('somebody who takes part', () => {
  test('answers every statement once, sees how many are left, and at the end is thanked', async () => {
    const browser = visitor(town);
    let html = await pageOf(browser);
    expect(html).toContain('あと6件');
    expect(await counted('participant')).toBe(0);
    const seen = new Set<string>();
    for (let left = 6; left > 0; left -= 1) {
      seen.add(statementOn(html));
      html = await press(browser, html, (['agree', 'disagree', 'pass'] as const)[left % 3]!);
    }
    expect([...seen].toSorted()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(html).toContain('すべての意見に答えました');
    expect(html).toContain(`${mine()}?code=shown`);
    expect(await counted('participant')).toBe(1);
    expect(await counted('vote')).toBe(6);
  });

  test('sees the same statement after a reload, and the one that was taken back again', async () => {
    const browser = visitor(town);
    const first = await pageOf(browser);
    expect(statementOn(await pageOf(browser))).toBe(statementOn(first));
    const second = await press(browser, first, 'agree');
    expect(second).toContain('賛成しました');
    expect(second).toContain(textOn(first));
    const undone = await browser.post(votes(), { statement: statementOn(first), choice: 'none' });
    const again = await pageOf(browser, undone.headers.get('location')!.split('#')[0]);
    expect(statementOn(again)).toBe(statementOn(first));
    expect(again).toContain('あと6件');
    expect(await counted('ballot')).toBe(0);
    expect(await counted('vote')).toBe(2);
  });

  test('changes a vote in the list of their own, which can be filtered and taken home', async () => {
    const browser = visitor(town);
    const first = await pageOf(browser);
    await press(browser, first, 'agree');
    const reply = await browser.post(votes(), { statement: statementOn(first), choice: 'disagree', back: 'mine' });
    expect(reply.headers.get('location')).toBe(`${mine()}?done=changed`);
    expect(await pageOf(browser, `${mine()}?choice=disagree`)).toContain(textOn(first));
    expect(await pageOf(browser, `${mine()}?choice=agree`)).not.toContain(textOn(first));
    const data = (await (await browser.ask(`${mine()}?format=json`)).json()) as { votes: object[] };
    expect(data.votes).toEqual([{ number: Number(statementOn(first)), text: textOn(first), choice: 'disagree' }]);
    expect(await (await browser.ask(`${mine()}?format=csv`)).text()).toContain('disagree');
    const nobodyElse = visitor(town);
    expect(await pageOf(nobodyElse, mine())).toContain('まだ答えた意見はありません');
  });

  test('comes back in another browser by the code, leaves a browser that others use, and is not found by a wrong code', async () => {
    const browser = visitor(town);
    await press(browser, await pageOf(browser), 'agree');
    expect(await pageOf(browser, mine())).not.toContain('hk-code');
    const code = /class="hk-code">([^<]+)</.exec(await pageOf(browser, `${mine()}?code=shown`))![1]!;
    const other = visitor(town);
    const go = (typed: string): Promise<Response> => other.post(`/opinion-maps/${map.slug}/return`, { code: typed });
    expect((await go('')).status).toBe(422);
    expect((await go('1234')).status).toBe(422);
    expect((await go(personCode(Buffer.alloc(15)))).status).toBe(422);
    expect((await go(code.toLowerCase())).status).toBe(303);
    const next = await pageOf(other);
    expect(next).toContain('あと5件');
    await press(other, next, 'pass');
    expect(await counted('participant')).toBe(1);
    await other.post(`/opinion-maps/${map.slug}/departure`);
    expect(await pageOf(other, mine())).toContain('まだ答えた意見はありません');
  });

  test('is led on where the statement was hidden meanwhile, and told where the period is over', async () => {
    const browser = visitor(town);
    const first = await pageOf(browser);
    await sql`update opinion_map.statement set state = 'refused' where conversation_id = ${map.id} and number = ${Number(statementOn(first))}`.execute(town.owner);
    const next = await press(browser, first, 'agree');
    expect(next).toContain('その意見は、公開をやめました');
    expect(statementOn(next)).not.toBe(statementOn(first));
    town.clock.set('2026-05-01T00:00:00+09:00');
    expect(await press(browser, next, 'agree')).toContain('受付は終わりました');
    expect((await browser.post(votes(), { statement: statementOn(next), choice: 'agree' }, { accept: 'application/json' })).status).toBe(409);
    town.clock.set('2026-03-31T23:59:00+09:00');
    expect(await pageOf(browser)).toContain('2026年4月1日');
    expect(await counted('vote')).toBe(0);
  });

  test('is told in JSON what is next, as the page’s script asks, in one trip', async () => {
    const browser = visitor(town);
    const first = await pageOf(browser);
    const reply = await browser.post(votes(), { statement: statementOn(first), choice: 'agree' }, { accept: 'application/json' });
    const said = (await reply.json()) as { next: { number: number; text: string }; left: number; votes: number; mayWrite: boolean; voted: object };
    expect(said).toMatchObject({ left: 5, votes: 1, mayWrite: false, voted: { number: Number(statementOn(first)), choice: 'agree', text: textOn(first) } });
    expect(statementOn(await pageOf(browser))).toBe(String(said.next.number));
    const wrong = await browser.post(votes(), { statement: '1', choice: 'maybe' }, { accept: 'application/json' });
    expect(wrong.status).toBe(422);
  });

  test('whose first vote is pressed twice at once is one participant with one vote', async () => {
    const browser = visitor(town);
    const html = await pageOf(browser);
    await browser.ask('/sign-in');
    await Promise.all([1, 2, 3].map(() => browser.post(votes(), { statement: statementOn(html), choice: 'agree' })));
    expect([await counted('participant'), await counted('vote'), await counted('ballot')]).toEqual([1, 1, 1]);
  });

  test('who was left out is told so plainly, and cannot vote on', async () => {
    const browser = visitor(town);
    const next = await press(browser, await pageOf(browser), 'agree');
    await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id}`.execute(town.owner);
    expect(await press(browser, next, 'agree')).toContain('あなたの参加は、いま止められています');
    expect((await browser.post(votes(), { statement: statementOn(next), choice: 'agree' }, { accept: 'application/json' })).status).toBe(403);
    expect(await counted('vote')).toBe(1);
    const own = await pageOf(browser, mine());
    expect(own).toContain('参加が止められているため、答えは変えられません。');
    expect(own).toContain(`/opinion-maps/${map.slug}/moderation`);
    expect(own).not.toContain('受付が終わった');
  });

  test('is asked about themselves with yes and no, while what is kept stays agree and disagree', async () => {
    await sql`update opinion_map.statement set meta = true where conversation_id = ${map.id}`.execute(town.owner);
    const browser = visitor(town);
    const first = await pageOf(browser);
    expect(first).toContain('あなたについて');
    expect(await press(browser, first, 'agree')).toContain('「はい」と答えました');
    const own = await pageOf(browser, mine());
    expect(own).toContain(`「${textOn(first)}」を答えないに変える`);
    expect(await pageOf(browser, `/en${part()}`)).toContain('About you');
    const data = (await (await browser.ask(`${mine()}?format=json`)).json()) as { votes: object[] };
    expect(data.votes).toMatchObject([{ choice: 'agree' }]);
  });

  test('is counted under the way by which they came first', async () => {
    await sql`update opinion_map.conversation set channels = '[{"key":"poster","label":{"ja":"ポスター","en":"Poster"}}]' where id = ${map.id}`.execute(town.owner);
    const browser = visitor(town);
    await pageOf(browser, `${part()}?from=poster`);
    await press(browser, await pageOf(browser, `${part()}?from=unknown`), 'agree');
    const { rows } = await sql<{ came: string; at: Date }>`select came_by as came, began_at as at from opinion_map.participant where conversation_id = ${map.id}`.execute(town.owner);
    expect(rows).toEqual([{ came: 'poster', at: new Date('2026-04-01T03:00:00Z') }]);
  });
});

describe('a statement of one’s own', () => {
  const send = (browser: Visitor, fields: Record<string, string>): Promise<Response> => browser.post(`/opinion-maps/${map.slug}/statements`, fields);

  async function participant(): Promise<Visitor> {
    const browser = visitor(town);
    let html = await pageOf(browser);
    for (let count = 0; count < 5; count += 1) html = await press(browser, html, 'pass');
    return browser;
  }

  test('is offered after five votes, shown to others at once, and agreed to by whoever wrote it', async () => {
    const early = visitor(town);
    await pageOf(early);
    expect((await early.ask(`${part()}/statement`)).status).toBe(303);
    const browser = await participant();
    expect(await pageOf(browser)).toContain(`${part()}/statement`);
    expect(await pageOf(browser, `${part()}/statement`)).toContain('自分の意見を書く');
    const sent = await send(browser, { text: '駅のそばに、\nだれでも座れる木のベンチがほしい。' });
    expect(sent.headers.get('location')).toBe(`${part()}?told=shown`);
    const { rows } = await sql<{ text: string; state: string; at: Date; value: number }>`
      select s.text, s.state, s.made_at as at, b.value from opinion_map.statement s join opinion_map.ballot b on b.conversation_id = s.conversation_id and b.statement = s.number and b.participant = s.author
      where s.conversation_id = ${map.id} and s.number = 7`.execute(town.owner);
    expect(rows).toEqual([{ text: '駅のそばに、 だれでも座れる木のベンチがほしい。', state: 'shown', at: new Date('2026-04-01T03:00:00Z'), value: 1 }]);
    expect(await pageOf(visitor(town))).toContain('あと7件');
    expect(await pageOf(browser, mine())).toContain('だれでも座れる木のベンチ');
    // Pressed once more: it is there.
    expect((await send(browser, { text: '駅のそばに、\nだれでも座れる木のベンチがほしい。' })).status).toBe(200);
    expect(await counted('statement')).toBe(7);
  });

  test('that others said already is answered by what they said, and goes on only where it says something else', async () => {
    const browser = await participant();
    const text = '夜の道が暗いので、もっと街灯を増やしてほしいです。';
    const likes = await (await send(browser, { text })).text();
    expect(likes).toContain('だれかが、もう言っていませんか');
    expect(likes).toContain('夜の道が暗いので街灯を増やしてほしい。');
    expect(likes).toContain(text);
    const anyway = /name="anyway" value="([^"]*)"/.exec(likes)![1]!;
    expect((await send(browser, { text, anyway })).status).toBe(303);
    const same = await (await send(browser, { text: '夜の道が暗いので街灯を増やしてほしい。', anyway: '1 2 3 4 5 6 7' })).text();
    expect(same).toContain('同じ意見がもうあります');
    expect(same).toContain('文を書き直してください');
    expect(same).not.toContain('このまま出');
    expect(await counted('statement')).toBe(7);
  });

  test('that names somebody is taken once its writer has looked at it again', async () => {
    const browser = await participant();
    const text = '角の田中さんの家の木を切ってほしい。042-123-4567';
    const told = await (await send(browser, { text })).text();
    expect(told).toContain('個人の名前のようです。');
    expect(told).toContain('電話番号のようです。');
    expect(await counted('statement')).toBe(6);
    const anyway = /name="anyway" value="([^"]*)"/.exec(told)![1]!;
    expect((await send(browser, { text, anyway: anyway.replace('phone', '') })).status).toBe(200);
    expect((await send(browser, { text, anyway })).status).toBe(303);
    expect(await counted('statement')).toBe(7);
  });

  test('that the city does not publish is shown to its writer with number, ground and reason', async () => {
    const browser = await participant();
    await send(browser, { text: '角の店の店主は、うそをついている。' });
    await sql`update opinion_map.statement set state = 'refused' where conversation_id = ${map.id} and number = 7`.execute(town.owner);
    await sql`insert into opinion_map.moderation (conversation_id, act, statement, ground, reason, second_opinion, acting_as, at) values (${map.id}, 'refused', 7, 'hurtful', 'だれのことか分かる人を悪く言っています。', false, 'planning', now())`.execute(town.owner);
    const own = await pageOf(browser, mine());
    for (const said of ['意見7', '公開しません', '人を傷つける言葉がある', 'だれのことか分かる人を悪く言っています。', `/opinion-maps/${map.slug}/moderation`]) expect(own).toContain(said);
  });

  test('keeps what was typed where it is too long, waits for a moderator where the city looks first, and has its limits', async () => {
    await sql`update opinion_map.conversation set moderation = 'before' where id = ${map.id}`.execute(town.owner);
    const browser = await participant();
    const long = '道'.repeat(141);
    const reply = await send(browser, { text: long });
    expect(reply.status).toBe(422);
    const html = await reply.text();
    expect(html).toContain(long);
    expect(html).toContain('いま141文字です');
    expect((await send(browser, { text: '' })).status).toBe(422);
    const asked = ['噴水', '掲示板', '花だん', '駐車場', '図書館', '公園', '水飲み場', '屋根', '時計', '案内図'];
    for (const what of asked) expect((await send(browser, { text: `${what}についての別々の考え「${what}${what}」です`, anyway: '' })).headers.get('location')).toBe(`${part()}?told=waiting`);
    expect((await send(browser, { text: '十一番目の、まったく違う話をします。' })).status).toBe(422);
    expect(await pageOf(visitor(town))).toContain('あと6件');
    const own = await pageOf(browser, mine());
    expect(own).toContain('確かめています');
    // Their votes on what they wrote are there; nobody took a statement down.
    expect(own).not.toContain('公開をやめた意見が');
  });
});

describe('who may take part', () => {
  test('signed in: one participant for each account, on whatever browser, and nobody else', async () => {
    map = await townMap(town, { number: 50, access: 'signed-in' });
    const stranger = visitor(town);
    expect(await pageOf(stranger)).toContain('サインインしてお答えください');
    expect((await stranger.post(votes(), { statement: '1', choice: 'agree' })).status).toBe(303);
    const [one, other] = [await as(town, 'person'), await as(town, 'person')];
    await one.post(votes(), { statement: '1', choice: 'agree' });
    await other.post(votes(), { statement: '2', choice: 'disagree' });
    expect(await (await other.ask(part())).text()).toContain('あと4件');
    expect(await (await other.ask(mine())).text()).toContain('参加コードは要りません');
    expect(await counted('participant')).toBe(1);
    expect(await counted('vote')).toBe(2);
  });

  test('verified: only by a way that the city names, which a link is not', async () => {
    map = await townMap(town, { number: 51, access: 'verified' });
    const person = await as(town, 'person');
    expect(await (await person.ask(part())).text()).toContain('本人確認が必要です');
    await person.post(votes(), { statement: '1', choice: 'agree' });
    expect(await counted('vote')).toBe(0);
  });

  test('invited: a code lets one in, once, even of two at once, and nothing says who used it', async () => {
    map = await townMap(town, { number: 52, access: 'code' });
    const code = personCode(Buffer.from('0123456789abcde'));
    await sql`insert into opinion_map.invitation (code_sha256, conversation_id, batch, made_on) values (${codeHash(code)}, ${map.id}, 'くじ', '2026-03-30')`.execute(town.owner);
    const browsers = [visitor(town), visitor(town)];
    for (const browser of browsers) expect(await pageOf(browser)).toContain('招待コードを入れてください');
    expect((await browsers[0]!.post(votes(), { statement: '1', choice: 'agree' }, { accept: 'application/json' })).status).toBe(403);
    const entries = await Promise.all(browsers.map((browser) => browser.post(`/opinion-maps/${map.slug}/entry`, { invitation: code })));
    expect(entries.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    const admitted = browsers[entries.findIndex(({ status }) => status === 303)]!;
    await press(admitted, await pageOf(admitted), 'agree');
    expect(await counted('participant')).toBe(1);
    expect(await counted('vote')).toBe(1);
    const { rows } = await sql<{ row: string }>`select to_jsonb(i)::text as row from opinion_map.invitation i where conversation_id = ${map.id}`.execute(town.owner);
    expect(Object.keys(JSON.parse(rows[0]!.row) as object).toSorted()).toEqual(['batch', 'code_sha256', 'conversation_id', 'made_on', 'used']);
  });

  test('another site cannot send the forms of this one', async () => {
    const person = await nobody(town);
    const reply = await town.ask(votes(), { method: 'POST', headers: { cookie: person.cookie, origin: 'https://elsewhere.example' }, body: new URLSearchParams({ csrf: person.csrf, statement: '1', choice: 'agree' }) });
    expect(reply.status).toBe(403);
    expect(await counted('vote')).toBe(0);
  });
});
