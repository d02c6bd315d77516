/** The end of an opinion map: its report is frozen once, anybody can count it again, and the city says what it makes of it. */
import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, nobody } from '#cast';
import { getConversation } from '#domains/opinion-map';
import { townMap, townVotes } from '#fixtures/opinion-map/town-map';
import type { CommandContext } from '#platform/domain';
import { openTown, type Town } from '#town';
import { readData } from './data-file.ts';
import { freeze, listReportsDue } from './freezing.store.ts';
import type { PublishedData } from './published-data.ts';
import { recountCommand } from './recount.command.ts';
import { differencesOf, recount } from './recount.ts';
import { orderReports } from './report-order.store.ts';
import { barredNumber, endedMap, reportedStatements, reportedVotes } from './reported-map.fixture.ts';

let town: Town;
let [id, slug, path] = [0, '', ''];
/** How often a report was read from the database. */
let readings = 0;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-30T23:00:00+09:00', onStatement: (text) => (readings += text.includes('select document, made_at') ? 1 : 0) });
  ({ id, slug } = await endedMap(town));
  path = `/opinion-maps/${slug}/report`;
});
afterAll(() => town?.close());

const due = async () => (await listReportsDue(town.db, town.clock.today())).map((each) => each.slug);
const html = async (address: string) => (await town.ask(address)).text();
const data = async () => (await (await town.ask(`${path}/votes?format=json`)).json()) as PublishedData;
const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('The report', () => {
  it('is not there before the end, nor while statements wait for a moderator, but at the latest after a week', async () => {
    expect(await due()).toEqual([]);
    expect(await html(path)).toContain('確定版は、まだできていません');
    expect(await html(path)).toContain('2026年5月8日');
    expect((await town.ask(`${path}?format=json`)).status).toBe(404);
    expect((await town.ask(`${path}/votes?format=csv`)).status).toBe(404);
    town.clock.set('2026-05-01T00:10:00+09:00');
    expect(await due()).toEqual([slug]);
    await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at) values (${id}, 21, 'まだだれも見ていない意見', '', 'ja', 'participant', ${reportedVotes[0]![0]}, 'waiting', now())`.execute(town.db);
    expect(await due()).toEqual([]);
    town.clock.set('2026-05-08T00:10:00+09:00');
    expect(await due()).toEqual([slug]);
  });

  it('is frozen once, also where two processes are at it, with one public act', async () => {
    const conversation = await getConversation(town.db, slug);
    expect((await Promise.all([freeze(town.program.worker, conversation), freeze(town.program.worker, conversation)])).toSorted()).toEqual(['frozen', 'there']);
    expect(await freeze(town.program.worker, conversation)).toBe('there');
    const { rows } = await sql<{ acts: number; reports: number }>`
      select (select count(*)::int from record.public_act where kind = 'opinion-map.report-published') as acts, (select count(*)::int from opinion_map_report.report) as reports`.execute(town.owner);
    expect(rows).toEqual([{ acts: 1, reports: 1 }]);
    const { rows: titles } = await sql<{ title_en: string }>`select title_en from record.public_act where kind = 'opinion-map.report-published'`.execute(town.owner);
    expect(titles[0]!.title_en, 'the English line names the English question').toContain('How do you want the streets');
    await orderReports(town.db);
    await town.program.runPendingJobs();
    expect(await due()).toEqual([]);
  });

  it('is computed again where moderators leave somebody out while it is computed', async () => {
    const map = await townMap(town, { number: 5, closesOn: '2026-04-20' });
    await townVotes(town, map, [[5, 1, 1], [6, 1, 1], [7, 2, 0]]);
    const conversation = await getConversation(town.db, map.slug);
    const { files } = town.program;
    const leavingOut = async (bytes: Uint8Array) => {
      await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${map.id} and number = 5`.execute(town.db);
      return files.put(bytes);
    };
    expect(await freeze({ ...town.program.worker, files: { ...files, put: leavingOut } }, conversation)).toBe('changed');
    expect((await town.ask(`/opinion-maps/${map.slug}/report?format=json`)).status).toBe(404);
    expect(await freeze(town.program.worker, conversation)).toBe('frozen');
    expect(await (await town.ask(`/opinion-maps/${map.slug}/report?format=json`)).json()).toMatchObject({ figures: { sample: { people: 2, barred: 1, votes: 2 } } });
  });

  it('says what was found, what it does not say, who took part and what moderators did', async () => {
    const shown = words(await html(path));
    for (const said of ['意見の地図', '自分から参加した', '市民全体の割合を表すものではありません', 'グループの大きさは、世の中の意見の割合ではありません', 'ほかのサイト', 'どのグループでも共通する意見', 'グループで分かれる意見', 'グループA', 'グループC', '計算から外した参加者 1人', '確認がすまないまま終わった意見 1件', 'くじの種', '20260401'])
      expect(shown).toContain(said);
    expect(shown).not.toContain('まだだれも見ていない意見');
    expect(await html(path)).toContain('"@type":"Report"');
  });

  it('is there in English, with statements in the language in which they were written', async () => {
    const shown = words(await html(`/en${path}`));
    for (const said of ['Report: How do you want the streets', 'How they came: The city’s page (', 'People left out 1', 'Check the computation', 'Before you read the result']) expect(shown).toContain(said);
    expect(shown).toContain(reportedStatements[1]!);
  });

  it('does not follow what happens afterwards', async () => {
    const before = (await (await town.ask(`${path}?format=json`)).json()) as { figures: unknown; statements: unknown[] };
    await sql`insert into opinion_map.ballot (conversation_id, participant, statement, value) values (${id}, ${reportedVotes[0]![0]}, 21, 1)`.execute(town.db);
    await sql`update opinion_map.participant set barred_at = null where conversation_id = ${id}`.execute(town.db);
    expect(await (await town.ask(`${path}?format=json`)).json()).toEqual(before);
    expect(before.statements).toHaveLength(20);
  });
});

describe('The published data', () => {
  it('give the same figures bit for bit, without anybody who was left out', async () => {
    const text = await (await town.ask(`${path}/votes?format=json`)).text();
    const read = readData(text);
    expect(read.faults).toEqual([]);
    expect(recount(read.data!)).toEqual(read.data!.figures);
    expect(JSON.stringify(recount(read.data!))).toBe(JSON.stringify(read.data!.figures));
    expect(read.data!.votes.some(([participant]) => participant === barredNumber)).toBe(false);
    expect(read.data).toMatchObject({ barred: 1, format: 'hiraku-opinion-map', version: 1, parameters: { seed: 20_260_401, patience: 1 } });
    const report = (await (await town.ask(`${path}?format=json`)).json()) as { figures: unknown; data: { sha256: string } };
    expect(differencesOf(report.figures, read.data!.figures)).toEqual([]);
    expect(await html(path)).toContain(report.data.sha256);
  });

  it('have numbers drawn anew: none that moderators ever saw', async () => {
    const { data } = readData(await (await town.ask(`${path}/votes?format=json`)).text());
    const published = new Set([...data!.votes.map(([participant]) => participant), ...data!.figures.alike.flatMap(({ numbers }) => numbers)]);
    const { rows } = await sql<{ number: number }>`select number from opinion_map.participant where conversation_id = ${id}`.execute(town.db);
    expect(published.size).toBe(data!.figures.sample.people);
    expect(rows.filter(({ number }) => published.has(number))).toEqual([]);
  });

  it('are the same votes as a table, whatever order they are read in', async () => {
    const csv = await (await town.ask(`${path}/votes?format=csv`)).text();
    const [head, ...rows] = csv.replace('\ufeff', '').trim().split('\r\n');
    const { votes, ...rest } = await data();
    expect(head).toBe('participant,statement,vote');
    expect(rows).toEqual(votes.map((vote) => vote.join(',')));
    expect(rows).toHaveLength(reportedVotes.filter(([participant]) => participant !== barredNumber).length);
    expect(differencesOf(rest.figures, recount({ ...rest, votes: votes.toReversed() }))).toEqual([]);
  });

  it('that somebody tampered with are told from those that were published', async () => {
    const published = await data();
    const [first, ...others] = published.votes;
    const turned = { ...published, votes: [[first![0], first![1], first![2] === 1 ? -1 : 1] as [number, number, 1 | -1], ...others] };
    expect(differencesOf(published.figures, recount(turned)).map(({ place }) => place)).toContain(`statements[${first![1] - 1}].count.agree`);
    expect(differencesOf({ ...published.figures, sample: { ...published.figures.sample, people: 500 } }, recount(published))).toEqual([{ place: 'sample.people', published: 500, recounted: published.figures.sample.people }]);
  });

  it('that are damaged are refused with what is wrong, and where', async () => {
    const text = await (await town.ask(`${path}/votes?format=json`)).text();
    const published = JSON.parse(text) as PublishedData;
    const faultsOf = (changed: object) => readData(JSON.stringify({ ...published, ...changed })).faults;
    expect(readData('{"format": "hiraku-opinion-map", "votes": [[1, 2').faults[0]).toMatch(/^It ends in the middle/);
    for (let cut = 4_980; cut < 5_020; cut += 1) expect(readData(text.slice(0, cut)).faults).toEqual([`It ends in the middle, after ${cut} characters: it was cut off.`]);
    expect(readData(text.replace('"barred": 1', '"barred": 1,,')).faults[0]).toMatch(/^line \d+ column \d+: what stands there is no JSON/);
    expect(readData('[]').faults).toEqual(['It holds no JSON object.']);
    expect(faultsOf({ format: 'csv' })[0]).toContain('"format" is "csv" instead of "hiraku-opinion-map"');
    expect(faultsOf({ version: 2 })[0]).toContain('this program reads version 1');
    expect(faultsOf({ parameters: { ...published.parameters, method: 2 } })[0]).toContain('It was computed by method 2');
    expect(faultsOf({ parameters: { ...published.parameters, seed: 'x' } })[0]).toContain('parameters.seed: ');
    expect(faultsOf({ votes: [...published.votes, [7, 99, 1]] })).toEqual([`votes[${published.votes.length}] is [7,99,1]: there is no statement 99.`]);
    expect(faultsOf({ votes: [[7, 1, 1], [7, 1, -1], [8, 1, 2]] })).toEqual(['votes[1] is [7,1,-1]: person 7 votes on statement 1 a second time.', 'votes[2] is [8,1,2]: a vote is [person, statement, 1 (agree), -1 (disagree) or 0 (pass)].']);
    expect(faultsOf({ votes: Array.from({ length: 9 }, () => null) }).at(-1)).toBe('… and 4 more.');
    expect(faultsOf({ statements: [...published.statements, published.statements[0]] })[0]).toBe('statements[20]: number 1 stands there a second time.');
  });
});

describe('hiraku opinion-map recount', () => {
  const run = async (words: string[], values: Record<string, string | boolean> = {}) => {
    const [printed, told]: [string[], string[]] = [[], []];
    const code = await recountCommand.run({ print: (line: string) => printed.push(line), tell: (line: string) => told.push(line) } as unknown as CommandContext, values, words);
    return { code, printed, told };
  };

  it('prints the figures of the report and “same”, or what differs, or where a file is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recount-'));
    const keep = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const text = await (await town.ask(`${path}/votes?format=json`)).text();
    const published = JSON.parse(text) as PublishedData;
    const file = keep('data.json', text);
    const report = keep('report.json', await (await town.ask(`${path}?format=json`)).text());
    const same = await run([file]);
    expect([same.code, same.printed.at(-1)]).toEqual([0, 'same']);
    expect(same.printed).toContain(`people ${published.figures.sample.people}, on the map ${published.figures.sample.counted}, passed on everything 3, left out 1, votes ${published.votes.length}, statements 20`);
    expect(same.printed.some((line) => line.startsWith('group A, '))).toBe(true);
    expect((await run([file], { report })).code).toBe(0);
    const other = keep('other.json', JSON.stringify({ ...published, votes: published.votes.slice(1) }));
    const different = await run([other], { report });
    expect([different.code, different.printed.includes('different')]).toEqual([1, true]);
    expect(different.printed.join('\n')).toContain(`sample.votes: published ${published.votes.length}, from the votes ${published.votes.length - 1}`);
    expect(JSON.parse((await run([file], { json: true })).printed.join('\n'))).toMatchObject({ same: true, differences: [] });
    const damaged = await run([keep('cut.json', text.slice(0, 900))]);
    expect([damaged.code, damaged.printed]).toEqual([1, []]);
    expect(damaged.told.join('\n')).toMatch(/cut\.json cannot be counted:\n {2}It ends in the middle.*\nTake the file anew/s);
    expect((await run([file], { report: keep('empty.json', '{}') })).told[1]).toContain('no "figures"');
    const table = await run([keep('votes.csv', await html(`${path}/votes?format=csv`))]);
    expect([table.code, table.told[1]]).toEqual([1, expect.stringContaining('This is the CSV of the votes. This command reads the published data as JSON')]);
    const missing = await run([join(folder, 'nowhere.json')]);
    expect([missing.code, missing.told.join(' ')]).toEqual([1, expect.stringContaining('There is no such file.')]);
  });

  it('weighs people where it is told to, says so first and last, and calls nothing the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weights-'));
    const published = await data();
    const file = join(folder, 'data.json');
    writeFileSync(file, JSON.stringify(published));
    const people = [...new Set(published.votes.map(([person]) => person))];
    const keep = (name: string, weight: (person: number) => number) => {
      writeFileSync(join(folder, name), `number,weight\r\n${people.map((person) => `${person},${weight(person)}`).join('\r\n')}\r\n`);
      return join(folder, name);
    };
    // By how often somebody voted, not by the numbers that the lot gave them: which groups there are would be the lot's.
    const weightOf = (person: number) => 100 + 200 * (published.votes.filter(([one]) => one === person).length % 2);
    const weights = keep('weights.csv', weightOf);
    const weighted = await run([file], { weights });
    expect(weighted.code).toBe(0);
    expect([weighted.printed[0], weighted.printed.at(-1)]).toEqual(['WEIGHTED: these are not the figures of the city. It counts everybody once.', 'WEIGHTED']);
    const sum = people.reduce((total, person) => total + weightOf(person), 0);
    expect(weighted.printed[1]).toContain(`weights of ${people.length} people, sum ${sum}, effective number of people `);
    expect(weighted.printed).not.toContain('same');
    const unweighted = (await run([file])).printed.slice(0, -1);
    expect(weighted.printed.slice(2, -1)).not.toEqual(unweighted);
    expect(weighted.printed).toContainEqual(expect.stringMatching(/^group A, weight \d+\.\d \(\d+–\d+\), stability/));
    const told = JSON.parse((await run([file], { weights, json: true })).printed.join('\n')) as { weights: { effective: number }; figures: { weighting: { effective: number } } };
    expect(told).toMatchObject({ weighted: true, weights: { people: people.length, sum } });
    expect(told.weights.effective).toBeCloseTo(told.figures.weighting.effective, 3);
    expect(told).not.toHaveProperty('same');
    expect((await run([file], { weights: keep('equal.csv', () => 3) })).printed.slice(2, -1)).toEqual(unweighted);
    writeFileSync(join(folder, 'bad.csv'), `number,weight\n${people[0]},none\n`);
    expect(await run([file], { weights: join(folder, 'bad.csv') })).toMatchObject({ code: 1, printed: [], told: [expect.stringContaining('bad.csv cannot be counted'), '  line 2: "none" cannot be a weight: a weight is a number.', expect.stringContaining('two columns')] });
    expect((await run([file], { weights, report: file })).code).toBe(1);
  });
});

describe('The paper', () => {
  const open = async (address: string) => {
    const reply = await town.ask(address);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = await getDocument({ data: new Uint8Array(await reply.arrayBuffer()), verbosity: 0 }).promise;
    const trees = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getStructTree()));
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items));
    return { text: pages.flat().map((item) => ('str' in item ? item.str : '')).join('').replace(/\s/gu, ''), metadata: (await pdf.getMetadata()).metadata, pictures: trees.flatMap(picturesIn) };
  };

  /** What the pictures of a page are to whoever does not see them. */
  function picturesIn(node: unknown): string[] {
    const { role, alt, children = [] } = (node ?? {}) as { role?: string; alt?: string; children?: unknown[] };
    return [...(role === 'Figure' && alt !== undefined ? [alt] : []), ...children.flatMap(picturesIn)];
  }

  it('is accessible and holds the cautions, the findings, every statement and the hash of the data', async () => {
    const { text, metadata, pictures } = await open(`${path}/paper`);
    expect(pictures).toEqual([expect.stringContaining('人の位置の図。グループA、グループB、グループC。'), expect.stringMatching(/意見の位置の図。番号の付いた\d+件/)]);
    for (const said of ['図で見る', 'グループB（四角、']) expect(text).toContain(said);
    expect(text.indexOf('すべての意見の数字')).toBeLessThan(text.lastIndexOf('人の図：答えの近い人ほど近く'));
    expect(metadata.get('pdfuaid:part')).toBe('1');
    const { figures } = await data();
    for (const said of ['市民全体の割合を表すものではありません', 'どのグループでも共通する意見', 'グループBらしい答え', '拓野市', `くじの種${figures.parameters.seed}`]) expect(text).toContain(said);
    for (const [index, statement] of reportedStatements.entries()) expect(text).toContain(`${index + 1}.${statement}`);
    const order = ['市の考え', '結果を読むときに', 'どのグループでも共通する意見', '参加した人', 'この意見の地図について', '計算をたしかめる'].map((title) => text.indexOf(title));
    expect(order, 'as on the page').toEqual(order.toSorted((one, other) => one - other));
    expect(text, 'how far apart groups are stands beside what divides them').toMatch(/\d+ポイント/);
    const english = (await open(`/en${path}/paper`)).text;
    expect(english).toContain('8May2026');
    for (const said of ['Beforeyoureadtheresult', `Seedofthelots${figures.parameters.seed}`, figures.sample.votes.toString(), reportedStatements[0]!]) expect(english).toContain(said);
  });
});

describe('What the city says to a report', () => {
  const work = () => `/staff/opinion-maps/${slug}/afterword`;

  it('is written by the head of the department or by planning, and by nobody else', async () => {
    for (const kind of ['person', 'member', 'otherHead', 'auditor'] as const) {
      const person = await as(town, kind);
      expect([kind, (await person.ask(work())).status, (await person.post(work(), { text: 'だめ' })).status]).toEqual([kind, 403, 403]);
    }
    expect((await (await nobody(town)).ask(work())).status).toBe(303);
    const other = await townMap(town, { number: 2, closesOn: '2026-05-30' });
    const head = await as(town, 'head');
    expect(words(await (await head.ask(`/staff/opinion-maps/${other.slug}/afterword`)).text())).toContain('確定版は、まだできていません');
    expect((await head.post(`/staff/opinion-maps/${other.slug}/afterword`, { text: 'まだ早い' })).status).toBe(404);
  });

  it('stands at the top of the report, on the public record and in the paper; nothing typed is lost', async () => {
    const head = await as(town, 'head');
    const onDesk = async () => {
      const [, href, count] = /<a href="([^"]+)">市の考えがまだない、意見の地図の確定版<[\s\S]*?(\d+)件/.exec(await (await head.ask('/staff')).text())!;
      const listed = (await (await head.ask(`${href!.replaceAll('&amp;', '&')}&format=json`)).json()) as { total: number; opinion_maps: { slug: string }[] };
      expect(listed.total).toBe(Number(count));
      return listed.opinion_maps.map((one) => one.slug);
    };
    expect(await onDesk()).toEqual(expect.arrayContaining([slug, '2026-5']));
    const empty = await head.post(work(), { text: ' \n ' });
    expect([empty.status, words(await empty.text())]).toEqual([422, expect.stringContaining('市の考えを書いてください')]);
    const long = await head.post(work(), { text: 'あ'.repeat(5_001) });
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('あ'.repeat(5_001))]);
    expect((await head.post(work(), { text: '街灯を増やすことを、来年度の計画に入れます。\r\n\r\n\r\n\r\n次は秋に、みなさんと話し合います。' })).status).toBe(303);
    expect(await onDesk()).toEqual(['2026-5']);
    const shown = await html(path);
    expect(shown.replace(/<\/?span[^>]*>/g, '')).toContain('<p>街灯を増やすことを、来年度の計画に入れます。</p><p>次は秋に、みなさんと話し合います。</p>');
    expect(shown).toContain('所属長（都市整備部 道路課）');
    const { rows } = await sql<{ document: string }>`select document from record.public_act where kind = 'opinion-map.afterword-published'`.execute(town.owner);
    expect(rows.map(({ document }) => (JSON.parse(document) as { text: string }).text)).toEqual(['街灯を増やすことを、来年度の計画に入れます。\n\n次は秋に、みなさんと話し合います。']);
    expect((await town.ask(`${path}/paper`)).status).toBe(503);
    expect(shown).toContain('PDFは、新しい内容で作り直しています');
    await town.program.runPendingJobs();
    expect((await town.ask(`${path}/paper`)).status).toBe(200);
    expect(await html(path)).not.toContain('作り直しています');
    await (await as(town, 'planning')).post(work(), { text: 'あとから書き足しました。' });
    expect((await html(path)).indexOf('あとから書き足しました。')).toBeLessThan((await html(path)).indexOf('来年度の計画'));
  });
});

describe('An opinion map in which hardly anybody took part', () => {
  it('has a report that says so, on paper too, and can be counted again', async () => {
    const maps = [await townMap(town, { number: 3, closesOn: '2026-04-20' }), await townMap(town, { number: 4, closesOn: '2026-04-20' })];
    await townVotes(town, maps[1]!, [[5, 1, 1], [6, 1, 1], [7, 2, 0]]);
    await orderReports(town.db);
    await town.program.runPendingJobs();
    for (const map of maps) {
      const address = `/opinion-maps/${map.slug}/report`;
      const shown = words(await html(address));
      expect(shown).toContain('グループは、まだ示しません');
      expect(shown).not.toContain('NaN');
      const read = readData(await html(`${address}/votes?format=json`));
      expect(recount(read.data!)).toEqual(read.data!.figures);
      expect((await town.ask(`${address}/paper`)).status).toBe(200);
    }
    expect((await html(`/opinion-maps/${maps[0]!.slug}/report/votes?format=csv`)).trim()).toBe('participant,statement,vote');
  });
});

describe('A statement that is taken out after the report', () => {
  it('is not to be read anywhere any more, while every figure stays', async () => {
    const before = await data();
    await sql`update opinion_map.statement set state = 'refused' where conversation_id = ${id} and number = 2`.execute(town.db);
    await sql`insert into opinion_map.moderation (conversation_id, act, statement, ground, reason, acting_as, at) values (${id}, 'refused', 2, 'personal', '', 'head', ${town.clock.now()})`.execute(town.db);
    expect((await town.ask(`${path}/paper`)).status).toBe(503);
    await orderReports(town.db);
    await town.program.runPendingJobs();
    const paper = Buffer.from(await (await town.ask(`${path}/paper`)).arrayBuffer());
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    for (const address of [path, `${path}?format=json`, `${path}?format=csv`, `${path}/votes?format=json`]) expect([address, (await html(address)).includes(reportedStatements[1]!)]).toEqual([address, false]);
    expect(await html(path)).toContain('公開しないことになった意見です');
    const after = await data();
    expect([after.figures, after.votes, after.statements[1]!.text]).toEqual([before.figures, before.votes, null]);
    expect(recount(after)).toEqual(before.figures);
  });
});

describe('The page of a report', () => {
  const versionOf = async (content: string) => (await sql<{ version: number }>`select version::int as version from platform.content where name = ${content}`.execute(town.owner)).rows[0]!.version;

  /** The page, and whether it was rendered for this. */
  async function asked(): Promise<{ page: string; anew: boolean }> {
    const before = readings;
    const page = await html(path);
    return { page, anew: readings > before };
  }

  it('stays kept while another map gets votes, and is new after the city’s word and once a statement is taken out', async () => {
    const other = await townMap(town, { number: 9, closesOn: '2026-12-31' });
    expect(await asked()).toMatchObject({ anew: true });
    const before = await versionOf('opinion_map_result');
    await townVotes(town, other, [[1, 1, 1], [2, 1, -1]]);
    await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at) values (${other.id}, 31, '開いている地図に届いた意見', '', 'ja', 'participant', 1, 'waiting', now())`.execute(town.db);
    // As each computation does.
    await sql`update opinion_map.standing set computed_at = computed_at`.execute(town.db);
    expect(await versionOf('opinion_map_result')).toBeGreaterThan(before);
    expect(await asked()).toMatchObject({ anew: false });

    const head = await as(town, 'head');
    expect((await head.post(`/staff/opinion-maps/${slug}/afterword`, { text: 'ページをすぐに新しくする市の考えです。' })).status).toBe(303);
    expect((await asked()).page).toContain('ページをすぐに新しくする市の考えです。');
    expect(await asked()).toMatchObject({ anew: false });

    await sql`insert into opinion_map.moderation (conversation_id, act, statement, ground, reason, acting_as, at) values (${id}, 'refused', 3, 'personal', '', 'head', ${town.clock.now()})`.execute(town.db);
    expect(await asked()).toMatchObject({ anew: true, page: expect.stringContaining(reportedStatements[2]!) });
    // Also by hand.
    await sql`update opinion_map.statement set state = 'refused' where conversation_id = ${id} and number = 3`.execute(town.db);
    expect((await asked()).page).not.toContain(reportedStatements[2]!);
  });
});
