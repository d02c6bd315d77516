/** The act of somebody who answers on the page of a school, which is another site: no frame, no cookie, and answers that stay. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, screens } from '../page-checks.ts';
import { mapPath, seeds, type Tale, wordsOf, written } from './opinion-map-tale.ts';

/** A page of a site of its own, with a policy as strict as ours; it has what the city says to paste, and nothing else. */
async function openSchool(city: string, snippet: string): Promise<{ url: string; server: Server }> {
  const page = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>学校だより</title></head><body><main><h1>学校だより</h1>${snippet}</main></body></html>`;
  const policy = `default-src 'none'; script-src ${city}; connect-src ${city}`;
  const server = createServer((request, reply) => {
    if (request.url !== '/') return void reply.writeHead(404).end();
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // By another name: for a browser not another origin only, but another site.
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}

/** The element tells what was done and how many are left. */
async function told(tab: Tab, what: string, left: number): Promise<void> {
  await tab.getByRole('status').filter({ hasText: new RegExp(`^${what}。あと${left}件。$`) }).waitFor({ state: 'attached' });
}

export function elsewhereActs({ stage }: Tale): void {
  const { act } = stage;

  act('on the page of a school somebody answers within the city’s element; after a reload the answers are there, and no cookie is', '2026-04-15T12:00:00+09:00', async () => {
    const { origin } = stage.town();
    const planner = await stage.handsOf('school');
    await stage.visit(planner, mapPath);
    await planner.unfold('ほかのサイトに載せる');
    await planner.follow('載せ方を見る');
    const { url, server } = await openSchool(origin, await planner.tab.getByLabel('貼りつける2行').innerText());
    const context = await planner.tab.context().browser()!.newContext({ viewport: screens.phone, locale: 'ja-JP', reducedMotion: 'reduce' });
    try {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      const tab = await context.newPage();
      await tab.goto(url);
      await tab.getByText(`あと${seeds.length}件`).waitFor();
      const asked = async () => wordsOf(await tab.getByRole('blockquote').first().innerText());
      const first = await asked();
      const { agree, disagree, pass } = first.choice;
      expect(await tab.getByRole('region', { name: '意見の地図' }).getByRole('form', { name: first.title }).ariaSnapshot()).toMatch(new RegExp(`- button "${agree}"\\n\\s*- button "${disagree}"\\n\\s*- button "${pass}"\\n`));
      await tab.getByRole('button', { name: agree, exact: true }).click();
      await told(tab, first.chosen.agree, seeds.length - 1);
      const second = await asked();
      await tab.keyboard.press('d');
      await told(tab, second.chosen.disagree, seeds.length - 2);
      await tab.getByRole('button', { name: 'この答えを取り消す' }).click();
      await told(tab, '取り消しました', seeds.length - 1);
      for (const left of [2, 3, 4]) {
        const { chosen } = await asked();
        await tab.keyboard.press('p');
        await told(tab, chosen.pass, seeds.length - left);
      }
      await tab.getByRole('button', { name: '自分の意見を書く' }).click();
      await tab.keyboard.type(written.shown);
      await tab.getByRole('button', { name: '似た意見がないか確かめて送る' }).click();
      const like = tab.getByText('似た意見がありました。');
      await like.waitFor();
      await expect.poll(() => like.evaluate((said) => (said.getRootNode() as ShadowRoot).activeElement === said)).toBe(true);
      await tab.getByRole('button', { name: 'ちがう考えなので、このまま出す' }).click();
      await tab.getByText('あなたの意見をお預かりしました。').first().waitFor();
      expect(await barriers(tab)).toEqual([]);
      await tab.reload();
      await tab.getByText(`あと${seeds.length - 4}件`).waitFor();
      expect(await context.cookies()).toEqual([]);
      expect(tab.frames()).toHaveLength(1);
      expect(complaints).toEqual([]);
      await tab.getByText('参加コードを表示する').click();
      const code = await tab.locator('.code').innerText();
      await stage.visit(planner, `${mapPath}/return`);
      await planner.write('参加コード', code);
      await planner.press('続ける');
      expect(await stage.said(planner)).toContain('答えた意見 4件');
      expect(await stage.said(planner)).toContain(written.shown);
    } finally {
      await context.close();
      server.close();
    }
  });
}
