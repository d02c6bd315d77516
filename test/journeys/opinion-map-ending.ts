/** The last acts of an opinion map: what the votes show, the end of the last day, the report that anybody can count again, what the city says to it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CommandContext } from '#platform/domain';
import { recountCommand } from '../../src/domains/opinion-map-report/recount.command.ts';
import { orderReports } from '../../src/domains/opinion-map-report/report-order.store.ts';
import type { Hands } from './hands.ts';
import { mapPath, question, type Tale, workPath, written } from './opinion-map-tale.ts';
import type { Stage } from './stage.ts';

/** As the worker does every few minutes. */
async function makeReports(stage: Stage): Promise<void> {
  const { program, db } = stage.town().town;
  await orderReports(db);
  await program.runPendingJobs();
}

/** `hiraku opinion-map recount FILE`. */
async function recount(file: string): Promise<{ code: number; last: string }> {
  const printed: string[] = [];
  const context = { print: (line: string) => printed.push(line), tell: () => {} } as unknown as CommandContext;
  const code = await recountCommand.run(context, {}, [file]);
  return { code: code ?? 0, last: printed.at(-1)! };
}

/** Names of a kind of things on the page, as those hear them who listen to it. */
async function namesOn({ tab }: Hands, role: string): Promise<string[]> {
  const heard = await tab.locator('main').ariaSnapshot();
  return [...heard.matchAll(new RegExp(`- ${role} "([^"]+)"`, 'g'))].map(([, name]) => name!);
}

/** Links within a picture: its marks. */
async function marksOf({ tab }: Hands, picture: RegExp): Promise<string[]> {
  const links = tab.getByRole('group', { name: picture }).getByRole('link');
  return Promise.all((await links.all()).map(async (link) => (await link.ariaSnapshot()).replace(/^- link "(.*)":[\s\S]*$/, '$1')));
}

export function resultActs({ stage, codes }: Tale): void {
  const { act, said } = stage;

  act('the resident reads what unites and what divides, first in words and tables, then in the picture, and where they stand', '2026-04-23T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, mapPath);
    await resident.follow('結果');
    const headings = await namesOn(resident, 'heading');
    const groups = headings.filter((name) => /^グループ[A-E]$/.test(name));
    expect(groups.length).toBeGreaterThanOrEqual(2);
    expect(headings).toEqual([`結果：${question}`, '参加の数', 'どのグループでも共通する意見', 'グループで分かれる意見', 'グループの特徴', ...groups, '迷う人が多い意見', 'すべての意見の数字', '図で見る', '計算のしかた']);
    expect(await namesOn(resident, 'table')).toEqual(expect.arrayContaining(['グループで分かれる意見（差の大きい順）', 'パスの多い意見（多い順）', '意見16件']));
    expect(await namesOn(resident, 'columnheader')).toEqual(expect.arrayContaining(['意見', '差', '全体', ...groups]));
    expect(await marksOf(resident, new RegExp(`^\\d+人の位置の図。${groups.join('、')}。`))).toEqual(groups.map((group) => expect.stringMatching(new RegExp(`^${group}、\\d+人。特徴の説明へ$`))));
    const statements = await marksOf(resident, /^意見の位置の図。/);
    expect(statements.length).toBeGreaterThan(5);
    for (const mark of statements) expect(mark).toMatch(/^意見\d+「.+」$/);
    // Each share with its uncertainty and the number of people behind it.
    expect(await namesOn(resident, 'cell')).toContainEqual(expect.stringMatching(/^グループA 賛成 \d+%（\d+〜\d+%）\D*\d+/));
    await resident.follow('自分の位置を見る');
    expect(await said(resident)).toMatch(/あなたの答えに近いのは、グループ[A-E]です。/);
    expect(await resident.tab.getByRole('group', { name: /人の位置の図/ }).ariaSnapshot()).toContain('あなた');
    // Nobody else sees it: the browser that gave the code back has none.
    const elsewhere = await stage.handsOf('resident at the library', 'desktop');
    await stage.visit(elsewhere, `${mapPath}/place`);
    expect(await said(elsewhere)).toContain('このブラウザーからの投票は見つかりません。');
    await stage.visit(elsewhere, `${mapPath}/return`);
    await elsewhere.write('参加コード', codes.get('resident')!);
    await elsewhere.press('続ける');
    await elsewhere.follow('自分の位置を見る');
    expect(await said(elsewhere)).toMatch(/あなたの答えに近いのは、グループ[A-E]です。/);
  });
}

export function endingActs({ stage, staff }: Tale): void {
  const { act, said, publicly } = stage;

  act('after the last day nothing more is taken, and the report stands for good', '2026-05-01T00:30:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, `${mapPath}/part`);
    expect(await said(resident)).toContain('受付は終わりました');
    await makeReports(stage);
    await stage.visit(resident, mapPath);
    await resident.follow('確定版（変わらない結果）');
    expect(await said(resident)).toContain('この先も変わりません。');
    expect(await said(resident)).toContain(written.shown);
    expect(await said(resident)).not.toContain('田中');
  });

  act('somebody takes the published data home and counts again: the same; with one vote changed it is different', '2026-05-02T10:00:00+09:00', async () => {
    const reader = await stage.handsOf('reader');
    await stage.visit(reader, `${mapPath}/report`);
    const file = await reader.download('公開データ：すべての投票と数字（JSON）');
    expect(await recount(file)).toEqual({ code: 0, last: 'same' });
    const published = JSON.parse(await readFile(file, 'utf8')) as { votes: [number, number, number][] };
    const changed = join(stage.town().town.settings.dataFolder, 'changed.json');
    await writeFile(changed, JSON.stringify({ ...published, votes: published.votes.map(([person, statement, value], index) => [person, statement, index === 0 ? (value === 1 ? -1 : 1) : value]) }));
    expect((await recount(changed)).code).toBe(1);
    expect(JSON.stringify(published)).not.toMatch(/田中|takuno|hiraku-map/);
  });

  act('the head says what the city will do with it; page and paper have it', '2026-05-08T10:00:00+09:00', async () => {
    const head = await staff('head', '/staff');
    await head.follow('市の考えがまだない、意見の地図の確定版');
    await head.follow(question);
    await head.follow('市の考えを書く');
    await head.press('公表する');
    expect(await said(head)).toContain('市の考えを書いてください。');
    await head.write('市の考え', '街灯を増やす計画を、秋までにお示しします。');
    await head.press('公表する');
    expect(await said(head)).toContain('公表しました。');
    await makeReports(stage);
    const { text } = await publicly(`${mapPath}/report`);
    expect(text).toContain('街灯を増やす計画を、秋までにお示しします。');
    expect(text.indexOf('市の考え')).toBeLessThan(text.indexOf('どのグループでも共通する意見'));
    const paper = await fetch(`${stage.town().origin}${mapPath}/report/paper`);
    expect([paper.status, paper.headers.get('content-type'), (await paper.text()).slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    await stage.visit(head, workPath);
  });
}
