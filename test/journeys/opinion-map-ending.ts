/** The last acts of an opinion map: what the votes show, the end of the last day, the report that anybody can count again, what the city says to it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CommandContext } from '#platform/domain';
import { recountCommand } from '../../src/domains/opinion-map/recount.command.ts';
import { orderReports } from '../../src/domains/opinion-map/report-order.store.ts';
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

/** Headings, tables and marks of the picture, as those hear them who listen to the page. */
async function namesOn({ tab }: Hands): Promise<{ headings: string[]; tables: string[]; marks: string[] }> {
  const names = async (role: 'heading' | 'table'): Promise<string[]> => [...(await tab.locator('main').ariaSnapshot()).matchAll(new RegExp(`- ${role} "([^"]+)"`, 'g'))].map(([, name]) => name!);
  const picture = tab.getByRole('region').or(tab.locator('main')).first().getByRole('group', { name: /人の位置の図/ });
  return { headings: await names('heading'), tables: await names('table'), marks: await picture.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')!)) };
}

export function resultActs({ stage, codes }: Tale): void {
  const { act, said } = stage;

  act('the resident reads what unites and what divides, first in words and tables, then in the picture, and where they stand', '2026-04-23T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, mapPath);
    await resident.follow('結果');
    console.log(JSON.stringify(await namesOn(resident), null, 1));
    await resident.follow('自分の位置を見る');
    expect(await said(resident)).toMatch(/あなたの答えに近いのは、グループ[AB]です。/);
    void codes;
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
    await head.follow('市の受けとめを書く');
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
