/** The acts of somebody who takes part with the keyboard alone in a browser that runs the script: no page is loaded anew, focus and words follow every answer. */
import type { Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, complaintsOf, screens } from '../page-checks.ts';
import { type Hands, keyboardHands } from './hands.ts';
import { heard, heardOf, mapPath, question, say, seeds, statementOn, type Tale, wordsOf, written } from './opinion-map-tale.ts';
import type { Stage } from './stage.ts';

interface Player {
  hands: Hands;
  /** Pages that were loaded so far. */
  loaded: () => number;
  complaints: string[];
}

/** A browser with scripts, on the same machine as the others of the story. */
async function openPlayer(stage: Stage): Promise<Player> {
  const browser = (await stage.handsOf('resident')).tab.context().browser()!;
  const context = await browser.newContext({ viewport: screens.phone, locale: 'ja-JP', reducedMotion: 'reduce' });
  const complaints = complaintsOf(context, stage.town().origin);
  const tab = await context.newPage();
  let pages = 0;
  tab.on('request', (request) => {
    if (request.isNavigationRequest()) pages += 1;
  });
  return { hands: keyboardHands(tab), loaded: () => pages, complaints };
}

/** The page tells those who listen what was done and how many are left; by then the next statement has the focus. */
async function told(tab: Tab, what: string, left: number): Promise<void> {
  await tab.getByRole('status').filter({ hasText: new RegExp(`^${what}。あと${left}件。$`) }).waitFor();
  const focus = await tab.evaluate(() => document.activeElement!.textContent);
  expect(focus).toContain(await tab.getByRole('blockquote').first().innerText());
}

export function keyActs({ stage }: Tale): void {
  let player: Player;
  let left = seeds.length;

  stage.act('somebody who uses no mouse answers by single keys, arrows and buttons, and no page is loaded anew', '2026-04-13T20:00:00+09:00', async () => {
    player = await openPlayer(stage);
    const { hands, loaded } = player;
    const { tab } = hands;
    await tab.goto(stage.town().origin);
    await hands.follow(question);
    await hands.follow('参加する');
    expect(await heard(hands)).toContain(heardOf(await statementOn(hands), seeds.length, true));
    const before = loaded();
    // Arrows scroll as long as nothing of the form has the focus.
    for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowRight']) await tab.keyboard.press(key);
    for (const [key, what] of [['a', 'agree'], ['d', 'disagree'], ['p', 'pass'], ['ArrowLeft', 'agree'], ['ArrowRight', 'disagree'], ['ArrowDown', 'pass']] as const) {
      const shown = await statementOn(hands);
      if (left === seeds.length - 3) expect(await tab.getByText('あと1件答えると、自分の意見も書けます。').isVisible()).toBe(true);
      expect(await tab.getByRole('link', { name: '自分の意見を書く' }).isVisible()).toBe(left <= seeds.length - 4);
      await tab.keyboard.press(key);
      await told(tab, wordsOf(shown).chosen[what], (left -= 1));
      expect(await statementOn(hands)).not.toBe(shown);
    }
    const { choice, chosen } = wordsOf(await statementOn(hands));
    await hands.press(choice.disagree, { until: 'あと7件' });
    await told(tab, chosen.disagree, (left -= 1));
    await hands.press('この答えを取り消す', { until: 'あと8件' });
    await told(tab, '取り消しました', (left += 1));
    expect(loaded()).toBe(before);
    expect(await barriers(tab)).toEqual([]);
  });

  stage.act('they turn the keys off and on again, write of their own, and answer to the end', '2026-04-13T20:20:00+09:00', async () => {
    const { hands, complaints } = player;
    const { tab } = hands;
    await hands.press('キーでの答えを止める', { until: 'キーで答える' });
    await tab.keyboard.press('a');
    const { choice, chosen } = wordsOf(await statementOn(hands));
    await hands.press(choice.agree, { until: `あと${left - 1}件` });
    await told(tab, chosen.agree, (left -= 1));
    await hands.press('キーで答える', { until: 'キーでの答えを止める' });
    await say(hands, written.meta);
    for (; left > 1; left -= 1) {
      const shown = await statementOn(hands);
      await tab.keyboard.press('a');
      await told(tab, wordsOf(shown).chosen.agree, left - 1);
    }
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press('a')]);
    await tab.getByText('すべての意見に答えました。ありがとうございました').waitFor();
    expect(await tab.evaluate(() => document.activeElement!.textContent)).toContain('すべての意見に答えました');
    await hands.follow('みなさんの答えを見る');
    expect(new URL(tab.url()).pathname).toBe(`${mapPath}/result`);
    expect(complaints).toEqual([]);
  });
}
