/** The acts of somebody who takes part on a phone that runs no script: votes, second thoughts, statements of one's own, coming back. */
import { expect } from 'vitest';
import type { Hands } from './hands.ts';
import { heard, heardOf, mapPath, question, reckon, say, seeds, statementOn, type Tale, wordsOf, written } from './opinion-map-tale.ts';

const choices = ['agree', 'disagree', 'pass'] as const;

/** Answers as many as are asked for, one page after the other. */
async function answer(hands: Hands, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await hands.press(wordsOf(await statementOn(hands)).choice[choices[index % 3]!]);
}

export function takingPartActs({ stage, codes }: Tale): void {
  const { act, said } = stage;

  act('somebody on a phone finds the question on the front page, answers, takes it back and answers anew', '2026-04-10T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, '/');
    await resident.follow(question);
    await resident.follow('参加する');
    const first = await statementOn(resident);
    expect(seeds).toContain(first);
    expect(await heard(resident)).toContain(heardOf(await statementOn(resident), seeds.length));
    const { choice, chosen } = wordsOf(first);
    await resident.press(choice.agree);
    expect(await heard(resident)).toContain(`${chosen.agree} : ${first}`);
    expect(await said(resident)).toContain(`あと${seeds.length - 1}件`);
    expect(await statementOn(resident)).not.toBe(first);
    await resident.press('この答えを取り消す');
    expect(await statementOn(resident)).toBe(first);
    expect(await heard(resident)).toContain(`取り消しました : ${first}`);
    expect(await said(resident)).toContain(`あと${seeds.length}件`);
    await resident.press(choice.disagree);
    expect(await said(resident)).toContain(chosen.disagree);
    expect(await said(resident)).toContain('あと3件答えると、自分の意見も書けます。');
    codes.set('first statement', first);
  });

  act('after four answers they write of their own, are shown who said so before, and hand both on to the city', '2026-04-10T20:10:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await answer(resident, 3);
    expect(await said(resident)).not.toContain('自分の意見も書けます。');
    expect(await say(resident, written.merged)).toContain('夜の道が暗いので、街灯を増やしてほしい。');
    expect(await said(resident)).toContain('市の担当者が確かめてから公開します。');
    await say(resident, written.refused);
    await resident.follow('自分の投票を見る・変える');
    const own = await said(resident);
    expect(own).toContain('答えた意見 4件');
    for (const text of [written.merged, written.refused]) expect(own).toContain(`確かめています ${text}`);
  });

  act('they change an answer in the list of their own, keep the code, and go on with it in another browser', '2026-04-11T08:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    const first = codes.get('first statement')!;
    const { tab } = resident;
    const { agree, disagree } = wordsOf(first).choice;
    expect(await tab.getByRole('table', { name: '答えた意見 4件' }).getByRole('row', { name: first }).getByRole('cell', { name: `あなたの答え ${disagree}`, exact: true }).count()).toBe(1);
    await resident.press(`「${first}」を${agree}に変える`);
    expect(await said(resident)).toContain('答えを変えました。');
    await resident.follow('参加コードを表示する');
    codes.set('resident', await tab.locator('.hk-code').innerText());
    const elsewhere = await stage.handsOf('resident at the library', 'desktop');
    await stage.visit(elsewhere, mapPath);
    await elsewhere.follow('自分の投票を見る・変える');
    await elsewhere.follow('参加コードで続ける');
    await elsewhere.write('参加コード', 'ABCD-EFGH');
    await elsewhere.press('続ける');
    expect(await said(elsewhere)).toContain('コードが読み取れませんでした。');
    await elsewhere.write('参加コード', codes.get('resident')!.toLowerCase());
    await elsewhere.press('続ける');
    expect(await said(elsewhere)).toContain('答えた意見 4件');
    expect(await elsewhere.tab.getByRole('button', { name: `「${first}」を${disagree}に変える` }).count()).toBe(1);
    await elsewhere.follow('続きに答える');
    await answer(elsewhere, 4);
    await elsewhere.follow('自分の投票を見る・変える');
    await elsewhere.press('この端末から参加コードを消す');
    expect(await said(elsewhere)).toContain('まだ答えた意見はありません');
  });

  act('while hardly anybody has voted the result shows nothing and says why', '2026-04-12T08:00:00+09:00', async () => {
    await reckon(stage);
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, mapPath);
    await resident.follow('結果');
    expect(await said(resident)).toContain('5人が答えると、しばらくしてここに結果が出ます');
    expect(await resident.tab.getByRole('heading', { name: '図で見る' }).count()).toBe(0);
  });
}
