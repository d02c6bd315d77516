/** The acts of two moderators at one queue, and of the facilitator who sees votes that are all alike. */
import { expect } from 'vitest';
import type { Hands } from './hands.ts';
import { crowdVotes, mapPath, reckon, type Tale, workPath, written } from './opinion-map-tale.ts';

/** Decides on the statement that the page shows, as what it says asks for. */
async function decide(hands: Hands): Promise<void> {
  const text = await hands.tab.locator('main').innerText();
  if (text.includes(written.merged)) {
    await hands.pick('ほかの意見に統合する');
    await hands.write('統合する先の番号', '2');
  } else if (text.includes(written.refused)) {
    await hands.pick('公開しない');
    await hands.select('公開しない理由', '個人の名前や連絡先など、個人情報が書かれている');
    await hands.write('説明（公表します）', '名前を出さずに、もう一度お書きください。');
  } else if (text.includes(written.meta)) await hands.pick('公開するが、グループ分けには使わない');
  else await hands.pick('公開する');
  await hands.press('決めて、記録する');
  expect(await hands.tab.locator('main').innerText()).toContain('記録しました。');
}

export function moderatingActs({ stage, staff }: Tale): void {
  const { act, said, publicly } = stage;

  act('two moderators take the next statement at once, and each has another one', '2026-04-16T09:00:00+09:00', async () => {
    const [member, head] = [await staff('member', '/staff'), await staff('head', `${workPath}/queue`)];
    await member.follow('確認を待つ意見（意見の地図「これからの駅前の道を、どうしたいですか。」）');
    expect(await said(member)).toContain('意見（4件）');
    await Promise.all([member.press('次の意見を見る'), head.press('次の意見を見る')]);
    const [one, other] = [member, head].map(({ tab }) => new URL(tab.url()).pathname);
    expect(one).not.toBe(other);
    await stage.visit(head, one!);
    await head.pick('公開する');
    await head.press('決めて、記録する');
    expect(await said(head)).toContain('ほかの担当者が、いまこの意見を見ています。');
    await stage.visit(head, other!);
    await decide(head);
    await member.write('聞きたいこと', 'きまりに合っているか、いっしょに見てください。');
    await member.press('聞く');
    expect(await said(member)).toContain('まだ返事がありません。聞いた本人は答えられません。');
    await stage.visit(head, one!);
    await head.write('あなたの考え', 'きまりのとおりに決めてよいと思います。');
    await head.press('返事をする');
    await stage.visit(member, one!);
    expect(await said(member)).toContain('きまりのとおりに決めてよいと思います。');
    await decide(member);
  });

  act('they decide on the rest, and the public log says what was done and why, without what hurts somebody', '2026-04-16T09:10:00+09:00', async () => {
    const [member, head] = [await staff('member', `${workPath}/queue`), await staff('head', `${workPath}/queue`)];
    await Promise.all([member.press('次の意見を見る'), head.press('次の意見を見る')]);
    expect(new URL(member.tab.url()).pathname).not.toBe(new URL(head.tab.url()).pathname);
    await Promise.all([decide(member), decide(head)]);
    await member.press('次の意見を見る');
    expect(await said(member)).toContain('確認を待っている意見はありません。');
    const { text: log } = await publicly(`${mapPath}/moderation`);
    for (const told of ['ほかの意見に統合した', '意見2へ', '公開しないことにした', '個人の名前や連絡先など、個人情報が書かれている', '名前を出さずに、もう一度お書きください。', 'グループ分けに使わないことにした', '公開した', '二人で確かめました', '所属長（都市整備部 道路課）']) expect(log).toContain(told);
    const sent = await (await fetch(`${stage.town().origin}${mapPath}/moderation`)).text();
    expect(sent).toContain(written.merged);
    for (const kept of ['田中', 'いっしょに見てください']) expect(sent).not.toContain(kept);
    const { text: statements } = await publicly(`${mapPath}/statements`);
    expect(statements).toContain(written.shown);
    expect(statements).not.toContain(written.refused);
  });

  act('the facilitator looks at how it goes and finds people who vote all alike; the head leaves them out, for all to read', '2026-04-22T09:00:00+09:00', async () => {
    await crowdVotes(stage);
    await reckon(stage);
    const member = await staff('member', workPath);
    await member.follow('集まり方を見る');
    expect(await said(member)).toContain('同じか、ほとんど同じ投票をしている集まりがあります');
    expect(await said(member)).toMatch(/\d+人（地図に置いた人の[\d.]+%）が、1\d件以上の意見に(?:ほとんど)?同じ投票/);
    await member.follow('この集まりを見る・計算から外す');
    expect(await said(member)).toContain('計算から外せるのは、担当部課の所属長と企画担当です。');
    const { pathname, search, searchParams } = new URL(member.tab.url());
    const head = await staff('head', `${pathname}${search}`);
    for (const box of await head.tab.getByRole('checkbox', { name: /^参加者 / }).all()) await head.tick(`参加者 ${await box.getAttribute('value')}`);
    await head.select('理由', '機械や多くの登録で、大量に送られた');
    await head.write('説明（公表します）', '同じ時間に始まり、投票がすべて同じでした。');
    await head.press('計算から外して、公表する');
    expect(await said(head)).toContain('記録しました。次の計算から、結果に表れます。');
    stage.town().town.clock.set('2026-04-22T09:10:00+09:00');
    await reckon(stage);
    await stage.visit(member, `${workPath}/flow`);
    expect(await member.tab.locator(`a[href*='set=${searchParams.get('set')}']`).count()).toBe(0);
    const { text: log } = await publicly(`${mapPath}/moderation`);
    expect(log).toContain('参加者を計算から外した');
    expect(log).toContain('同じ時間に始まり、投票がすべて同じでした。');
  });
}
