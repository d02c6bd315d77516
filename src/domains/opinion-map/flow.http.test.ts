/** The facilitator's page of a map on which a twentieth of the accounts votes alike, and what can be done about it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { townMap } from '#fixtures/opinion-map/town-map';
import { standingTown, type StandingTown } from '#fixtures/opinion-map/town-standing';
import { openTown, type Town } from '#town';
import { readBallots } from './ballot.store.ts';
import { reckon } from './maths/reckon.ts';
import { computeWhole } from './reckoning.store.ts';
import { findStanding } from './standing.store.ts';

let town: Town;
let head: Signed;
let member: Signed;
let voted: StandingTown;
const campaign = 12;

beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
  [head, member] = [await as(town, 'head'), await as(town, 'member')];
  voted = await standingTown(town, { people: 240, campaign });
});
afterAll(() => town?.close());

const flow = (): string => `/staff/opinion-maps/${voted.map.slug}/flow`;
const people = (): string => `/staff/opinion-maps/${voted.map.slug}/participants`;
const pageOf = async (path: string, who = member): Promise<string> => (await who.ask(path)).text();

it('names the set of people who vote alike with number and share, and leads to it', async () => {
  const shown = await pageOf(flow());
  const [set] = voted.figures.alike;
  expect(voted.known.campaign.every((number) => set!.numbers.includes(number))).toBe(true);
  expect(shown).toContain(`${set!.people}人（地図に置いた人の${(set!.share * 100).toFixed(1)}%）`);
  const first = Math.min(...set!.numbers);
  expect(shown).toContain(`href="${people()}?view=alike&amp;set=${first}"`);
  const listed = await pageOf(`${people()}?view=alike&set=${first}`, head);
  for (const number of set!.numbers) expect(listed).toContain(`参加者 ${number}<`);
  expect(listed).toContain(`この集まり（${set!.people}人）から、計算から外す参加者を選ぶ`);
});

it('says how participation went, as a picture with its table and as data', async () => {
  await sql`update opinion_map.vote set cast_at = '2026-04-09T02:00:00Z' where conversation_id = ${voted.map.id}`.execute(town.owner);
  const shown = await pageOf(flow());
  expect([shown.includes('4/9'), shown.includes('うまく行きわたっています'), shown.includes('一人あたりの投票')]).toEqual([true, true, true]);
  const hourly = await pageOf(`${flow()}?by=hour&page=4`);
  expect(hourly).toContain('11時');
  const lines = (await (await member.ask(`${flow()}?format=csv`)).text()).trim().split('\r\n');
  expect(lines.find((line) => line.startsWith('2026-04-09'))).toBe(`2026-04-09,0,${voted.known.votes.person.length},0`);
  const data = (await (await member.ask(`${flow()}?format=json`)).json()) as { votes: number; votes_per_person: { most: number }; routing: { verdict: string; histogram: object[] }; alike: object[]; floods: object[] };
  expect([data.votes, data.routing.verdict, data.routing.histogram.length, data.floods.length]).toEqual([voted.known.votes.person.length, 'fine', 10, 0]);
});

it('says what it does not find among people who vote alike, and with fewer than ten statements that it has not looked', async () => {
  expect(await pageOf(flow())).toContain('10件以上の意見に、同じか、ほとんど同じ投票をした集まりだけです');
  const { slug } = await townMap(town, { number: 3 });
  const [shown, english] = [await pageOf(`/staff/opinion-maps/${slug}/flow`), await pageOf(`/en/staff/opinion-maps/${slug}/flow`)];
  expect(shown).toContain('意見が10件より少ないので');
  expect(shown).not.toContain('集まりだけです');
  expect(english).toContain('There are fewer than 10 statements');
  const sought = async (of: string): Promise<boolean> => ((await (await member.ask(`/staff/opinion-maps/${of}/flow?format=json`)).json()) as { alike_sought: boolean }).alike_sought;
  expect([await sought(voted.map.slug), await sought(slug)]).toEqual([true, false]);
});

it('warns of an hour in which one network brought more than its share', async () => {
  const db = town.db;
  for (const [network, participants, votes] of [['a', 40, 700], ['b', 20, 200], ['c', 20, 200]] as const)
    await sql`insert into opinion_map.network_hour (conversation_id, network, hour, participants, votes) values (${voted.map.id}, ${Buffer.from(network)}, '2026-04-10T01:00:00Z', ${participants}, ${votes})`.execute(db);
  const shown = await pageOf(flow());
  expect(shown).toContain('ひとつの回線から、多く届いています');
  expect(await pageOf(`/staff/opinion-maps/${voted.map.slug}`)).toContain('集まり方に、気をつけることがあります');
  expect(shown).toContain('この時間の参加者の50.0%、投票の63.6%が届きました');
});

it('says that the choice of statements does not work where all priorities are the same', async () => {
  const { map } = await standingTown(town, { people: 60, map: { number: 2 }, change: (figures) => ({ ...figures, statements: figures.statements.map((one) => ({ ...one, priority: 49 })) }) });
  expect(await pageOf(`/staff/opinion-maps/${map.slug}/flow`)).toContain('どの意見も、同じ確率で出ています');
});

it('leaves out of a set those who are ticked, with one reason, and nobody is ticked beforehand: its votes leave the matrix, and the log says so of each', async () => {
  const [set] = voted.figures.alike;
  const looked = await (await head.ask(`${people()}?set=${Math.min(...set!.numbers)}`)).text();
  expect([looked.match(/name="numbers\[\]"/g)?.length, / name="numbers\[\]"[^>]* checked/.test(looked), looked.includes('集まりの多数と同じ投票')]).toEqual([set!.numbers.length, false, true]);
  const [spared, ...ticked] = set!.numbers;
  const numbers = ticked.map(String);
  expect((await member.post(people(), { 'numbers[]': numbers, ground: 'flood', reason: '登録が続けて行われました。' })).status).toBe(403);
  const lacking = await head.post(people(), { 'numbers[]': numbers, set: String(Math.min(...set!.numbers)), ground: 'flood', reason: '' });
  const again = await lacking.text();
  expect([lacking.status, again.includes('説明を書いてください。'), again.match(/ name="numbers\[\]"[^>]* checked/g)?.length]).toEqual([422, true, numbers.length]);
  expect((await head.post(people(), { ground: 'flood', reason: 'だれも選んでいません。' })).status).toBe(422);
  expect((await head.post(people(), { 'numbers[]': 'x', ground: 'flood', reason: 'y' })).status).toBe(422);
  expect((await head.post(people(), { 'numbers[]': numbers, ground: 'flood', reason: '登録が続けて行われました。' })).headers.get('location')).toBe(`${people()}?view=barred&done=yes`);
  const { barred, ballots } = await readBallots(town.db, voted.map.id);
  expect([barred, barred.includes(spared!)]).toEqual([ticked.toSorted((one, other) => one - other), false]);
  expect([...ballots.people].some((number) => barred.includes(number))).toBe(false);
  town.clock.set('2026-04-10T13:00:00+09:00');
  expect(await computeWhole(town.program, { id: voted.map.id, seed: 20_260_401 }, (question) => Promise.resolve(reckon(question)))).toBe('published');
  expect((await findStanding(town.db, voted.map.id))!.figures.sample.barred).toBe(ticked.length);
  expect(await pageOf(flow())).not.toContain('投票をしている集まりがあります');
  const log = (await (await town.ask(`/opinion-maps/${voted.map.slug}/moderation?format=json&act=barred`)).json()) as { now: { barred: number }; entries: { reason: string; votes: number }[] };
  expect([log.now.barred, log.entries.length, log.entries.every(({ reason, votes }) => reason === '登録が続けて行われました。' && votes > 0)]).toEqual([ticked.length, ticked.length, true]);
  const { rows } = await sql`select 1 from record.public_act where kind = 'opinion-map.moderated'`.execute(town.db);
  expect(rows).toHaveLength(1);
});

it('opens the page to the department and planning alone', async () => {
  for (const kind of ['otherHead', 'auditor', 'person'] as const) expect([kind, (await (await as(town, kind)).ask(flow())).status]).toEqual([kind, 403]);
  expect((await (await as(town, 'planning')).ask(flow())).status).toBe(200);
});
