/** The record's own page proves itself: read in a real browser, before and after somebody altered it. */
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Town } from '#town';
import { openBrowser } from '../browser.ts';
import { growLog } from '../../src/domains/record/growth.store.ts';
import { actPublicly } from '#fixtures/record/town-record';

let town: Town;
let browser: Browser;
let origin: string;
let page: Page;
let close: () => Promise<void>;

beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), openBrowser()]);
  const listening = await town.server.listen(0, '127.0.0.1');
  origin = new URL(listening.url).origin;
  close = () => listening.close();
  await actPublicly(town, 1, 2, 3, 4, 5);
  await growLog(town.db, 'public', town.program);
});
afterAll(async () => {
  await browser.close();
  await close();
  await town.close();
});
beforeEach(async () => {
  await page?.context().close();
  page = await (await browser.newContext()).newPage();
});

/** What the mark says once the check has ended. */
async function mark(path: string): Promise<string> {
  await page.goto(origin + path);
  const shown = page.locator('[data-record="marks"] > :not([hidden]):not([data-outcome="none"])');
  await shown.waitFor();
  return (await shown.innerText()).replace(/\s+/g, ' ');
}

const asOwner = (text: string) => sql.raw(text).execute(town.owner);

describe('the mark on the page of a public act, in a real browser', () => {
  test('says that the act is as it was written, in both languages', async () => {
    expect(await mark('/record/acts/3')).toContain('確認済み：書かれたときのままです');
    expect(await mark('/en/record/acts/5')).toContain('Checked: as it was written');
  });

  test('says so on a page with furigana too', async () => {
    await page.goto(`${origin}/furigana/record/acts/3`);
    await page.locator('[data-outcome="sound"]').waitFor();
    expect(await page.locator('h1 rt').count()).toBeGreaterThan(0);
  });

  test('still says so when the log has grown since this browser was last here', async () => {
    await mark('/record/acts/1');
    await actPublicly(town, 6, 7);
    await growLog(town.db, 'public', town.program);
    expect(await mark('/record/acts/7')).toContain('確認済み');
    expect(await mark('/record/acts/1')).toContain('確認済み');
  });

  test('says that it is not verified when the document was altered', async () => {
    await asOwner(`update record.public_act set document = replace(document, '順調', '遅れ') where id = 2`);
    const said = await mark('/record/acts/2');
    expect(said).toContain('確認できません：記録と一致しません');
    expect(said).toContain('帳簿に書かれた一行と一致しません');
    expect(said).not.toContain('署名が正しくありません');
  });

  test('says so too when the title, the instant, or the leaf along with the document was altered', async () => {
    await asOwner(`update record.public_act set title_ja = '別の題' where id = 3`);
    expect(await mark('/record/acts/3')).toContain('確認できません');
    await asOwner(`update record.public_act set at = at + interval '1 day' where id = 4`);
    expect(await mark('/record/acts/4')).toContain('確認できません');
    await asOwner(`update record.public_act set document = '{"number":5}', leaf = regexp_replace(leaf, '"document_sha256":"[^"]*"', '"document_sha256":"' || encode(sha256('{"number":5}'), 'hex') || '"') where id = 5`);
    expect(await mark('/record/acts/5')).toContain('帳簿の一行が、点検票に含まれていません');
  });

  test('says that the signature is wrong when it was altered', async () => {
    const { rows } = await sql<{ note: string }>`select note from record.checkpoint where log = 'public' order by id desc limit 1`.execute(town.db);
    const forged = rows[0]!.note.replace(/(\u2014 \S+ \S{20})(\S)/, (_all, head: string, letter: string) => head + (letter === 'A' ? 'B' : 'A'));
    await sql`update record.checkpoint set note = ${forged} where note = ${rows[0]!.note}`.execute(town.owner);
    expect(await mark('/record/acts/1')).toContain('点検票の署名が正しくありません');
    await sql`update record.checkpoint set note = ${rows[0]!.note} where note = ${forged}`.execute(town.owner);
    expect(await mark('/record/acts/1')).toContain('確認済み');
  });

  test('says that the log was exchanged when it does not continue what this browser saw', async () => {
    await page.goto(origin);
    // A head of the same log that this browser saw, over other leaves.
    await page.evaluate(() => localStorage.setItem('hiraku-checkpoint', `town.example/log\n2\n${btoa('x'.repeat(32))}\n\n\u2014 town.example/log ${btoa('y'.repeat(68))}\n`));
    expect(await mark('/record/acts/1')).toContain('以前に見た点検票とつながりません');
  });

  test('says that it cannot be checked when the proof cannot be fetched', async () => {
    await page.route('**/record/acts/1?format=json', (route) => route.abort());
    expect(await mark('/record/acts/1')).toContain('このブラウザーでは確かめられません');
  });

  test('does not pretend to have checked where scripts are off', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(`${origin}/record/acts/1`);
    expect(await still.locator('[data-outcome="none"]').innerText()).toContain('まだ確かめていません');
    expect(await still.locator('[data-outcome="sound"]').isVisible()).toBe(false);
    await context.close();
  });
});
