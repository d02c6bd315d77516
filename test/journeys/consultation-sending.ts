/** The acts of those who speak: a resident on a phone, one who takes it back, a child. */
import { expect } from 'vitest';
import { callPath, subject, type Tale } from './consultation-tale.ts';
import type { Hands } from './hands.ts';

/** The code that a receipt shows. */
async function codeOn(hands: Hands): Promise<string> {
  return await hands.tab.locator('.hk-code').innerText();
}

export const opinions = {
  planting: '植え替えの前に、話し合いの場を設けてほしい。説明だけでは足りません。',
  leaves: '落ち葉の掃除を手伝いたいので、道具を貸してほしい。',
  added: '街路樹の下に、花を植えてほしい。',
  likeLeaves: '落ち葉の掃除を手伝いたいので、道具を貸してください。',
  child: '木のしたは すずしいから、木を きらないでほしい。',
};

export function sendingActs(tale: Tale): void {
  const { stage, codes } = tale;
  const { act, said } = stage;

  act('a resident on a phone finds the call on the front page, reads the draft, says two things and puts them by', '2026-04-20T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, '/');
    await resident.follow(subject);
    await resident.follow(subject, { within: '案と資料' });
    await resident.follow('この部分に意見を出す：第2章 植え替えの進め方');
    await resident.write('ご意見', opinions.planting, { within: 'ご意見 1' });
    await resident.press('もう一つ書く');
    await resident.select('どの部分についてですか', '街路樹計画（素案）：第3章 市民との協働', { within: 'ご意見 2' });
    await resident.write('ご意見', opinions.leaves, { within: 'ご意見 2' });
    await resident.press('途中で保存する');
    expect(await said(resident)).toContain('途中のものを保存しました');
    codes.set('draft', new URL(resident.tab.url()).pathname);
  });

  act('the resident comes back to the draft, is told what lacks, looks once more, sends, and holds a receipt', '2026-04-22T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, codes.get('draft')!);
    await resident.press('内容を確かめる');
    expect(await said(resident)).toContain('あなたに当てはまるものを選んでください。');
    await resident.pick('市内に住んでいる');
    await resident.write('お名前（団体のときは団体名）', '秘見 花子');
    await resident.write('メールアドレス（お知らせがいるときだけ）', 'resident@takuno.example');
    await resident.tick('結果の公表（市の考え方が出たとき）');
    await resident.press('内容を確かめる');
    expect(await said(resident)).toContain(opinions.planting);
    expect(await said(resident)).toContain('第3章 市民との協働');
    await resident.press('この内容で送る');
    expect(await said(resident)).toContain('ご意見を受け付けました。ありがとうございました。');
    expect(await said(resident)).not.toContain('秘見');
    codes.set('resident', await codeOn(resident));
  });

  act('the resident comes back with the code and adds an opinion; a neighbour sends one and takes it back', '2026-04-25T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, '/consultations/receipts');
    await resident.write('確認コード', codes.get('resident')!.toLowerCase());
    await resident.press('受付票を開く');
    await resident.write('ご意見', opinions.added);
    await resident.press('書き足して送る');
    expect(await said(resident)).toContain('ご意見を書き足しました。');
    const neighbour = await stage.handsOf('neighbour', 'phone');
    await stage.visit(neighbour, callPath);
    await neighbour.follow('意見を出す');
    await neighbour.write('ご意見', 'やはり、街路樹を減らしてほしい。');
    await neighbour.pick('市内に住んでいる');
    await neighbour.press('内容を確かめる');
    await neighbour.press('この内容で送る');
    await neighbour.follow('このご意見を取り下げる');
    await neighbour.press('取り下げる');
    expect(await said(neighbour)).toContain('ご意見を取り下げました。');
    expect(await said(neighbour)).not.toContain('減らして');
  });

  act('a child reads the version for children with readings on, and says what it thinks', '2026-04-26T10:00:00+09:00', async () => {
    const child = await stage.handsOf('child', 'phone');
    await stage.visit(child, callPath);
    await child.follow('街路樹ってなんだろう');
    await child.follow('漢字にふりがなをつける');
    expect(await child.tab.locator('main ruby').count()).toBeGreaterThan(3);
    expect(await child.tab.locator('main').innerText()).toContain('けいかく');
    await child.follow('思ったことを書いて送る');
    await child.write('あなたの いけん', opinions.child);
    await child.press('つぎへ（たしかめる）');
    await child.press('いけんを おくる');
    codes.set('child', await codeOn(child));
    expect(codes.get('child')).not.toBe(codes.get('resident'));
  });
}
