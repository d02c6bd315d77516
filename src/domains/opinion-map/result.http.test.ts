import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { townMap } from '#fixtures/opinion-map/town-map';
import { standingTown, type StandingTown } from '#fixtures/opinion-map/town-standing';
import { findPlaceOf } from './standing.store.ts';
import { findingsOf } from './finding.ts';
import { ownPlace } from './place.ts';
import { linesOf } from './statement-line.ts';
import { listStatements } from './statement.store.ts';
import type { VoteValue } from './vote.ts';
import { codeHash, keyCookie, newCode } from './participant.ts';
import type { Figures } from './maths/reckoning.ts';
import { resultShort } from './result-short.ts';
import { shortSentence } from './result-short.view.tsx';
import { openTown, type Town } from '#town';

let town: Town;
let grouped: StandingTown;
beforeAll(async () => {
  town = await openTown();
  grouped = await standingTown(town);
});
afterAll(() => town.close());

const htmlOf = async (path: string): Promise<string> => (await town.ask(path)).text();
/** Gives a participant a code, and the cookie that holds it. */
async function cookieOf(conversationId: number, slug: string, number: number): Promise<string> {
  const code = newCode();
  await sql`update opinion_map.participant set code_sha256 = ${codeHash(code)} where conversation_id = ${conversationId} and number = ${number}`.execute(town.db);
  return keyCookie(town.settings.origin, slug, { code, cameBy: 'page', pass: '' }).split(';')[0]!;
}

const votesOf = (known: StandingTown['known'], number: number): number => known.votes.person.filter((person) => person === number).length;
const votesBy = ({ votes }: StandingTown['known'], number: number): Map<number, VoteValue> => new Map([...votes.person.entries()].filter(([, person]) => person === number).map(([at]) => [votes.statement[at]!, votes.value[at]! as VoteValue]));
const wordsOf = (html: string): string => html.slice(html.indexOf('<main')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('the result of a town with three groups says when, how many, what they share and what tells each group from the others', async () => {
  const html = await htmlOf('/opinion-maps/2026-1/result');
  const words = wordsOf(html);
  const { figures } = grouped;
  expect(figures.state).toBe('grouped');
  expect(words).toContain('240人が、40件の意見に');
  expect(words).toContain('2026年4月1日 12:00現在');
  expect(words).toContain('今も受付中です');
  expect(words).toContain('市民全体の割合を表すものではありません');
  expect(words).toMatch(/いちばん共通していたのは意見\d+「[^」]+」への(賛成|反対)です。(賛成|反対)した人は、グループA \d+%（\d+〜\d+%、\d+人中）、グループB/);
  for (const { index, people, peopleLow, peopleHigh, representative } of figures.groups) {
    expect(words).toContain(`${people}人（${peopleLow}〜${peopleHigh}人）`);
    const [first] = representative;
    const percent = (share: number): number => Math.round(share * 100);
    const said = `${first!.direction === 'agree' ? '賛成' : '反対'} ${percent(first!.group.share)}%（${percent(first!.group.low)}〜${percent(first!.group.high)}%、${first!.group.n}人中）。ほかの人は ${percent(first!.rest.share)}%（${percent(first!.rest.low)}〜${percent(first!.rest.high)}%、${first!.rest.n}人中）`;
    expect(words, `group ${index}`).toContain(said);
  }
});

test('words come first, then tables, and the picture last', async () => {
  const html = await htmlOf('/opinion-maps/2026-1/result');
  expect([...html.matchAll(/<section class="hk-section" id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['numbers', 'common', 'dividing', 'groups', 'unsure', 'statements', 'picture', 'computed']);
  const picture = html.slice(html.indexOf('id="picture"'));
  expect(picture).not.toContain('<table');
});

test('whoever uses a keyboard reaches each group and each named statement in the picture, and what it leads to is on the page', async () => {
  const html = await htmlOf('/opinion-maps/2026-1/result');
  const links = [...html.matchAll(/<a href="#([^"]+)" aria-label="([^"]+)" class="hk-map__link"/g)].map(([, target, name]) => ({ target: target!, name: name! }));
  expect(links.filter(({ name }) => /^グループ[ABC]、\d+人。特徴の説明へ$/.test(name))).toHaveLength(3);
  expect(links.filter(({ name }) => /^意見\d+「.+」$/.test(name)).length).toBeGreaterThan(10);
  for (const { target } of links) expect(html.split(`id="${target}"`), target).toHaveLength(2);
});

test('each mark in the pictures can be reached and says what it is: how many of which group, or which statement', async () => {
  const html = await htmlOf('/opinion-maps/2026-1/result');
  const marks = [...html.matchAll(/role="img" tabindex="0"[^>]*><title>([^<]+)<\/title>/g)].map(([, name]) => name!);
  const people = marks.flatMap((name) => /^グループ[ABC]、(\d+)人のまとまり$/.exec(name)?.[1] ?? []);
  expect(people.reduce((sum, count) => sum + Number(count), 0)).toBe(grouped.figures.groups.reduce((sum, group) => sum + group.people, 0));
  expect(people.length, 'not one for a whole group').toBeGreaterThan(10);
  const named = [...html.matchAll(/aria-label="(意見\d+「[^"]+)" class="hk-map__link"/g)].length;
  const dots = marks.flatMap((name) => name.match(/意見\d+「/g) ?? []).length;
  expect(named + dots, 'all that form groups').toBe(38);
  expect(html).toContain('<a href="#past-picture">図のしるしをとばして先へ進む</a>');
  for (const [, id] of html.matchAll(/<li><a href="#([^"]+)">/g)) expect(html, id).toContain(`id="${id!}"`);
});

test('groups differ in the picture by letter, form and line, not by colour alone', async () => {
  const html = await htmlOf('/opinion-maps/2026-1/result');
  expect(wordsOf(html)).toMatch(/グループA（丸、\d+人） グループB（四角、\d+人） グループC（三角、\d+人）/);
  expect(html).toMatch(/class="hk-map__hull hk-line-1"[\s\S]*class="hk-map__hull hk-line-2"[\s\S]*class="hk-map__hull hk-line-3"/);
});

test('each bar of votes has its numbers beside it, and below five answers there are numbers of people alone', async () => {
  await standingTown(town, { people: 40, statements: 40, groups: 2, density: 0.2, map: { number: 2 } });
  const html = await htmlOf('/opinion-maps/2026-2/result');
  const cells = [...html.matchAll(/<td[^>]*><div>(.*?)<\/div><\/td>/g)].map(([, cell]) => cell!);
  for (const cell of cells.filter((one) => one.includes('<svg'))) expect(cell).toMatch(/\d+%.*\d+人中/);
  const few = cells.filter((cell) => /^賛成\d・反対\d・パス\d$/.test(cell));
  expect(few.length).toBeGreaterThan(0);
  for (const cell of few) expect(cell.match(/\d/g)!.reduce((sum, digit) => sum + Number(digit), 0)).toBeLessThan(5);
});

test('while people vote, no page and no format says how a statement with fewer than five answers was answered; afterwards it does', async () => {
  const few = (figures: Figures): Figures => ({ ...figures, statements: figures.statements.map((one) => (one.number === 3 ? { ...one, count: { agree: 0, disagree: 2, pass: 1 } } : one)) });
  const { map } = await standingTown(town, { people: 30, density: 0.8, map: { number: 9 }, change: few });
  const [page, rows] = [`/opinion-maps/${map.slug}`, async (path: string) => (await (await town.ask(path)).text()).trim().split('\r\n')];
  for (const path of ['result', 'statements']) {
    const html = wordsOf(await htmlOf(`${page}/${path}`));
    expect(html).toContain('3人が答えました');
    expect(html).toContain('受付中は、答えた人が5人より少ない意見については、人数だけを示します');
    expect(html).toContain('5人からは、見続けている人に、答えがひとつ届いた時と、その中身が分かることがあります');
    expect(html).not.toContain('だれがどう答えたかが分からないように');
    expect(html).not.toContain('賛成0・反対2・パス1');
    const { statements } = await (await town.ask(`${page}/${path}?format=json`)).json();
    expect(statements[2]).toMatchObject({ votes: { agree: null, disagree: null, pass: null, answered: 3 }, groups: [], common_agree: null });
    const csv = await rows(`${page}/${path}?format=csv`);
    expect(csv[3]).toMatch(path === 'result' ? /,,,.*,3$/ : /,,,.*,3,$/);
  }
  town.clock.set('2026-05-01T09:00:00+09:00');
  expect(wordsOf(await htmlOf(`${page}/result`))).toContain('賛成0・反対2・パス1');
  town.clock.set('2026-04-01T12:00:00+09:00');
});

test('a list of statements that nobody voted on yet promises answers from five people on, not after the end', async () => {
  const map = await townMap(town, { number: 10 });
  const html = wordsOf(await htmlOf(`/opinion-maps/${map.slug}/statements`));
  expect(html).toContain('5人以上が答えると、しばらくしてここに出ます');
  expect(html).not.toContain('受付が終わってから公開します');
});

test('with nine people it says how many are needed, and shows no groups and no picture, but the answers of all', async () => {
  const { figures } = await standingTown(town, { people: 9, passOnly: 0, density: 0.8, map: { number: 3 } });
  expect(figures.state).toBe('too-few');
  const html = await htmlOf('/opinion-maps/2026-3/result');
  const words = wordsOf(html);
  expect(words).toContain('15人以上必要です。今は9人です');
  expect(words).toContain('多くの人が同じ答えをした意見');
  expect(html).not.toContain('hk-map');
  expect(words).not.toContain('グループA');
});

test('between two computations it says that groups are being computed, once enough people have voted, and counts those who have', async () => {
  const followed = (people: number) => (figures: Figures): Figures => ({ ...figures, sample: { ...figures.sample, counted: 0, people } });
  for (const [number, people] of [[19, 20], [20, 14]] as const) {
    await standingTown(town, { people: 9, passOnly: 0, density: 0.8, map: { number }, change: followed(people) });
    const [words, english] = [wordsOf(await htmlOf(`/opinion-maps/2026-${number}/result`)), wordsOf(await htmlOf(`/en/opinion-maps/2026-${number}/result`))];
    expect(words).toContain(`${people}人が、`);
    expect([words.includes('グループは、いま計算しています'), english.includes('Groups are being computed')]).toEqual(people >= 15 ? [true, true] : [false, false]);
    expect(words.includes('15人以上必要です。今は14人です')).toBe(people === 14);
    expect(words).not.toContain('今は0人です');
  }
});

test('where groups come out differently each time it says so in plain words and shows none', async () => {
  const unstable = (figures: Figures): Figures => ({ ...figures, state: 'unstable', stability: 0.48, groups: [], common: [], dividing: [] });
  const { figures } = await standingTown(town, { people: 60, map: { number: 4 }, change: unstable });
  const html = await htmlOf('/opinion-maps/2026-4/result');
  expect(wordsOf(html)).toContain(`同じ人が集まった割合48%。示すには${figures.parameters.stabilityLeast * 100}%以上が必要です`);
  expect(html).not.toContain('hk-map');
  expect(wordsOf(html)).toContain('迷う人が多い意見');
});

test('where votes go together no more than chance makes them it says so, and shows no groups however often they came out again', async () => {
  await standingTown(town, { people: 60, map: { number: 21 }, change: (figures) => ({ ...figures, state: 'unstable', beyondChance: false, stability: 0.9, groups: [], common: [], dividing: [] }) });
  const html = await htmlOf('/opinion-maps/2026-21/result');
  for (const [words, said] of [[wordsOf(html), 'くじで配り直した投票を、はっきりとは上回りませんでした'], [wordsOf(await htmlOf('/en/opinion-maps/2026-21/result')), 'do not go together clearly more than the same votes dealt by lot']] as const) expect(words).toContain(said);
  expect(wordsOf(html)).not.toMatch(/同じ人が集まった割合|人に満たないグループ/);
  expect(html).not.toContain('hk-map');
  expect(await (await town.ask('/opinion-maps/2026-21/result?format=json')).json()).toMatchObject({ state: 'unstable', beyond_chance: false });
});

test('where the clearest division leaves a group too small to be shown it says that', async () => {
  await standingTown(town, { people: 20, map: { number: 23 }, change: (figures) => ({ ...figures, state: 'unstable', beyondChance: true, stability: 0.9, groups: [], common: [], dividing: [] }) });
  expect(wordsOf(await htmlOf('/opinion-maps/2026-23/result'))).toContain('いちばんはっきり分かれる分け方では、5人に満たないグループができました');
  expect(wordsOf(await htmlOf('/en/opinion-maps/2026-23/result'))).toContain('one group has fewer than 5 people');
});

test('where all answer alike it says that there is nothing to divide people by, and speaks of no computation that came out otherwise', async () => {
  await standingTown(town, { people: 20, map: { number: 22 }, change: (figures) => ({ ...figures, state: 'unstable', beyondChance: null, stability: null, axes: null, groups: [], common: [], dividing: [] }) });
  for (const [path, said] of [['/opinion-maps/2026-22/result', '答え方にちがいがなかった'], ['/en/opinion-maps/2026-22/result', 'answered alike']] as const) {
    const words = wordsOf(await htmlOf(path));
    expect(words).toContain(said);
    expect(words).not.toMatch(/同じ人が集まった割合|same people together again/);
  }
});

test('a result that is shown at the end stays hidden while people vote, on every page and in every format, and is there the day after', async () => {
  await standingTown(town, { people: 60, map: { number: 5, shows: 'end' } });
  expect(wordsOf(await htmlOf('/opinion-maps/2026-5/result'))).toContain('2026年4月30日に受付が終わってから公開します');
  expect(await (await town.ask('/opinion-maps/2026-5/result?format=json')).json()).toMatchObject({ state: 'not-shown', shown_after: '2026-04-30' });
  expect((await town.ask('/opinion-maps/2026-5/result?format=csv')).status).toBe(404);
  expect(wordsOf(await htmlOf('/opinion-maps/2026-5/statements?sort=agree'))).not.toMatch(/\d+%/);
  expect(await (await town.ask('/opinion-maps/2026-5/statements?format=json')).text()).not.toContain('"votes"');
  expect(wordsOf(await htmlOf('/opinion-maps/2026-5/place'))).toContain('受付が終わってから公開します');
  town.clock.set('2026-05-01T00:00:00+09:00');
  const words = wordsOf(await htmlOf('/opinion-maps/2026-5/result'));
  expect(words).toContain('受付は終わりました');
  expect(words, 'no report yet').toContain('意見の確認がすむと、変わらない形の確定版を公開します');
  for (const path of ['result', 'part']) expect([path, (await htmlOf(`/opinion-maps/2026-5/${path}`)).includes('/2026-5/report"')]).toEqual([path, false]);
  expect(await htmlOf('/consultations')).toContain('これまでの問いと結果は、一覧にあります');
  expect(await htmlOf('/')).toContain('意見の地図を見る');
  await sql`update opinion_map.conversation set reported_at = ${town.clock.now()} where slug = '2026-5'`.execute(town.db);
  expect(wordsOf(await htmlOf('/opinion-maps/2026-5/result?sort=agree'))).toContain('確定版を見る');
  town.clock.set('2026-04-01T12:00:00+09:00');
});

test('before the first vote there is a page that says so, and a map that is none is not found', async () => {
  const { townMap } = await import('#fixtures/opinion-map/town-map');
  await townMap(town, { number: 6 });
  expect(wordsOf(await htmlOf('/opinion-maps/2026-6/result'))).toContain('まだ結果はありません');
  expect((await town.ask('/opinion-maps/2026-77/result')).status).toBe(404);
});

test('the same figures are there as JSON, as of a minute and no finer, with the text of every statement, and as CSV by statement and group', async () => {
  const { figures } = grouped;
  await sql`update opinion_map.standing set computed_at = computed_at + interval '7.25 seconds', whole_at = whole_at + interval '3.5 seconds' where conversation_id = ${grouped.map.id}`.execute(town.db);
  const document = await (await town.ask('/opinion-maps/2026-1/result?format=json')).json();
  expect(document).toMatchObject({ state: 'grouped', as_of: '2026-04-01T03:00:00.000Z', groups_as_of: '2026-04-01T03:00:00.000Z', sample: { people: 240 }, parameters: { seed: 20_260_401 } });
  expect(document.groups.map(({ group, people }: { group: string; people: number }) => [group, people])).toEqual(figures.groups.map(({ people }, index) => ['ABC'[index], people]));
  expect(document.statements).toHaveLength(40);
  expect(document.statements[8]).toMatchObject({ number: 9, text: '雨の日の待合所をもっと増やしてほしい。', votes: figures.statements[8]!.count, groups: figures.groups.map(({ counts }) => counts[8]) });
  const csv = (await (await town.ask('/opinion-maps/2026-1/result?format=csv')).text()).trim().split('\r\n');
  expect(csv[0]).toContain('番号,意見,言語,訳,出どころ,本人についての質問,全体 賛成,全体 反対,全体 パス,グループA 賛成');
  expect(csv).toHaveLength(41);
  const { agree, disagree, pass } = figures.statements[0]!.count;
  expect(csv[1]).toContain(`,${agree},${disagree},${pass},`);
});

test('the table of all statements is narrowed by words, sorted by what people said, and laid out in pages', async () => {
  const rows = async (query: string): Promise<string[]> => [...(await htmlOf(`/opinion-maps/2026-1/statements?${query}`)).matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, cell]) => cell!.replaceAll(/<[^>]*>/g, '').trim());
  expect(await rows('text=待合所')).toHaveLength(4);
  expect(await rows('kind=meta')).toHaveLength(2);
  const [most] = await rows('sort=pass');
  const { figures } = grouped;
  const passes = figures.statements.map(({ count: { agree, disagree, pass } }) => pass / (agree + disagree + pass));
  expect(most).toBe((await rows('')).at(passes.indexOf(Math.max(...passes))));
  expect(await htmlOf('/opinion-maps/2026-1/result?page=4')).toContain('aria-current="page"');
  expect((await town.ask('/opinion-maps/2026-1/result?page=5')).status).toBe(404);
});

test('nine hundred statements in five groups make a first page under 100 kB', async () => {
  const five = (figures: Figures): Figures => ({ ...figures, groups: [0, 1, 2, 0, 1].map((from, index) => ({ ...figures.groups[from]!, index })) });
  await standingTown(town, { people: 2_000, statements: 900, density: 0.05, map: { number: 7 }, change: five });
  const html = await htmlOf('/opinion-maps/2026-7/result');
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
});

test('somebody is told which group is nearest, what they share with all and where the groups divide, from their own votes alone', async () => {
  const { known, figures, map } = grouped;
  const members = [...known.groupOf].filter(([person, group]) => group >= 0 && votesOf(known, person) >= 14).slice(0, 30);
  const letters = new Map<number, Set<string>>();
  const lines = linesOf(await listStatements(town.db, map.id), figures);
  for (const [person, group] of members) {
    const words = wordsOf(await (await town.ask(`/opinion-maps/${map.slug}/place`, { headers: { cookie: await cookieOf(map.id, map.slug, person) } })).text());
    const letter = /あなたの答えに近いのは、グループ([A-C])です/.exec(words)?.[1];
    expect(letter, words).toBeDefined();
    const told = figures.groups.findIndex((_, index) => 'ABC'[index] === letter);
    const inPicture = (await findPlaceOf(town.db, map.id, person))!;
    expect(inPicture.group).toBe(told);
    const own = ownPlace(figures, findingsOf(figures, lines), lines, votesBy(known, person)).point!;
    expect([own.x, own.y], 'as in the picture').toEqual([expect.closeTo(inPicture.x, 9), expect.closeTo(inPicture.y, 9)]);
    letters.set(group, (letters.get(group) ?? new Set()).add(letter!));
    expect(words).toContain('あなただけに見えています');
    expect(words, 'their own answer beside everybody’s').toMatch(/に、あなたは(賛成|反対)。全体では(賛成|反対) \d+%/);
    expect(words.indexOf('どのグループとも同じ答え')).toBeLessThan(words.indexOf('図で見る'));
  }
  // Each true group is one letter, each another.
  expect([...letters.values()].map((set) => set.size)).toEqual([1, 1, 1]);
  expect(new Set([...letters.values()].flatMap((set) => [...set])).size).toBe(figures.groups.length);
});

test('nobody else is shown a place: a browser without votes, a person with too few, one who is left out', async () => {
  const { known, map } = grouped;
  const path = `/opinion-maps/${map.slug}/place`;
  const reply = await town.ask(path);
  expect(wordsOf(await reply.text())).toContain('このブラウザーからの投票は見つかりません');
  expect(reply.headers.get('cache-control')).toContain('private');
  const few = [...known.groupOf.keys()].find((person) => votesOf(known, person) > 0 && votesOf(known, person) < 7)!;
  const cookie = await cookieOf(map.id, map.slug, few);
  const words = wordsOf(await (await town.ask(path, { headers: { cookie } })).text());
  expect(words).toContain('位置を示すには、7件以上の答えが必要です');
  expect(words.match(new RegExp(`${votesOf(known, few)}件(の意見)?に答えました`, 'g'))).toHaveLength(1);
  expect(words).not.toContain('近いのは');
  await sql`update opinion_map.participant set barred_at = ${town.clock.now()} where conversation_id = ${map.id} and number = ${few}`.execute(town.db);
  const barred = await (await town.ask(path, { headers: { cookie } })).text();
  expect(wordsOf(barred)).toContain('あなたの投票は計算に入っていません');
  expect(barred).toContain(`/opinion-maps/${map.slug}/moderation`);
  expect(wordsOf(barred)).not.toContain('参加する');
});

test('the list of statements names those that were merged into each, and nobody who wrote one', async () => {
  const { map } = await standingTown(town, { people: 40, map: { number: 8 } });
  await sql`update opinion_map.statement set origin = 'participant', author = (select min(number) from opinion_map.participant p where p.conversation_id = ${map.id}), state = 'merged', merged_into = 3 where conversation_id = ${map.id} and number = 5`.execute(town.db);
  await sql`update opinion_map.statement set translation = 'More buses for shopping, please.' where conversation_id = ${map.id} and number = 3`.execute(town.db);
  const { statements, total } = await (await town.ask(`/opinion-maps/${map.slug}/statements?format=json`)).json();
  expect(total).toBe(39);
  expect(statements[2]).toMatchObject({ number: 3, translation: 'More buses for shopping, please.', merged: [{ number: 5 }] });
  expect(Object.keys(statements[2])).toEqual(['number', 'text', 'lang', 'translation', 'origin', 'about_person', 'votes', 'groups', 'common_agree', 'common_disagree', 'division', 'extremity', 'place', 'merged']);
  const english = wordsOf(await htmlOf(`/en/opinion-maps/${map.slug}/statements`));
  expect(english).toMatch(/More buses for shopping, please\. ［translated］/);
  expect(english).toContain('Merged into this statement');
  const csv = (await (await town.ask(`/opinion-maps/${map.slug}/statements?format=csv&text=コミュニティバスをもっと`)).text()).trim().split('\r\n');
  expect(csv).toHaveLength(2);
  expect(csv[1]).toMatch(/,5$/);
});

test('other pages tell the result in one sentence', () => {
  const short = resultShort(grouped.figures);
  expect(shortSentence(short, 'ja')).toBe(`240人が参加、どのグループにも共通する意見が${short.alike}件、グループは3つ。`);
  expect(short.alike).toBeGreaterThan(0);
  expect(shortSentence({ people: 9, groups: 0, alike: 2 }, 'en')).toBe('9 people took part, 2 statements that many answered alike, groups are not shown yet.');
});
