/** The first acts of an opinion map: it is prepared as a draft, its first statements are brought in, and the head announces it. */
import { expect } from 'vitest';
import { mapPath, programme, question, seeds, type Tale, workPath } from './opinion-map-tale.ts';

const minutesLong = 'お一人3分ほどです。';

export function preparingActs({ stage, staff }: Tale): void {
  const { act, said, publicly } = stage;

  act('a facilitator of the road section prepares an opinion map as a draft, which nobody outside sees', '2026-04-01T10:00:00+09:00', async () => {
    const facilitator = await staff('member', '/staff/opinion-maps');
    await facilitator.follow('新しい意見の地図を準備する');
    await facilitator.write('背景', `駅前の道を10年ぶりにつくり直します。歩く人、自転車、車、バスの使い方を、みなさんと考えます。${minutesLong}`);
    await facilitator.select('担当部課', '都市整備部 道路課');
    await facilitator.write('お問い合わせ先', '道路課 計画係 電話 042-000-0000');
    await facilitator.date('始まりの日', '2026-04-10');
    await facilitator.date('最後の日', '2026-04-30');
    await facilitator.press('下書きを保存する');
    expect(await said(facilitator)).toContain('問いを書いてください。');
    expect(await facilitator.tab.getByLabel('背景', { exact: true }).inputValue()).toContain(minutesLong);
    await facilitator.write('問い', question);
    await facilitator.write('意見を書けるようになるまでの投票の数', '4');
    await facilitator.tick('ポスター');
    await facilitator.unfold('公園と街路樹（2事業）');
    await facilitator.tick(`${programme}（P0002）`);
    await facilitator.press('下書きを保存する');
    expect(await said(facilitator)).toContain('下書きを保存しました');
    expect(await said(facilitator)).toContain('公表するまでに、あと1件の準備が要ります。');
    expect((await publicly(mapPath)).status).toBe(404);
  });

  act('the facilitator brings in the first statements many at once, and reads what becomes of each line before it is kept', '2026-04-02T10:00:00+09:00', async () => {
    const facilitator = await staff('member', workPath);
    await facilitator.follow('最初の意見を入れる');
    const lines = seeds.map((text) => (text.startsWith('私は') ? `${text}\t\t属性` : text));
    await facilitator.write('意見（1行に一つ）', [...lines, seeds[0]!].join('\n'));
    await facilitator.press('確かめる');
    expect(await said(facilitator)).toContain(`${seeds.length}件を入れます。1件は入れません。`);
    await facilitator.press(`${seeds.length}件を入れる`);
    expect(await said(facilitator)).toContain(`市が用意した意見 ${seeds.length}件`);
    await stage.visit(facilitator, workPath);
    expect(await said(facilitator)).toContain('公表するのは、担当部課の所属長か企画担当です。');
    expect(await facilitator.tab.getByRole('button', { name: 'この内容で公表する' }).count()).toBe(0);
  });

  act('the head announces it; its page and the programme have it', '2026-04-03T10:00:00+09:00', async () => {
    const head = await staff('head', '/staff');
    await head.follow('公表できるようになった意見の地図');
    await head.follow(question);
    await head.press('この内容で公表する');
    expect(await said(head)).toContain('公表しました。フォローしている人にお知らせします');
    expect(await said(head)).toContain(`${mapPath}?from=poster`);
    const seen = await publicly(mapPath);
    expect(seen.text).toContain('2026年4月10日（令和8年4月10日・金曜日）から参加できます。');
    expect(seen.text).not.toContain('受付が終わってから公開します');
    expect(seen.text).toContain(programme);
    expect((await publicly(`/plan/programmes/${encodeURIComponent(programme)}`)).text).toContain(question);
    expect((await publicly(`${mapPath}/part`)).text).toContain('まだ始まっていません');
  });
}
