/** The first acts of a call for opinions: it is prepared, refused, mended, announced, and people are told. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { paper } from '#fixtures/opinion/attachment';
import { callPath, programme, programmePath, subject, type Tale, workPath } from './consultation-tale.ts';
import type { Hands } from './hands.ts';

export const draftText = `# 第1章 街路樹の基本的な考え方

街路樹は、まちの日陰をつくり、雨水を蓄えます。

# 第2章 植え替えの進め方

植え替える前に、近くに住む人に説明します。

# 第3章 市民との協働

落ち葉の掃除は、市民団体と協定を結んで進めます。`;

/** Adds a document in words and goes back to the list. */
async function addDocument(member: Hands, title: string, audience: string, text: string): Promise<void> {
  await member.write('文書の題名', title);
  await member.pick(audience);
  await member.press('追加する');
  await member.write('文章', text);
  await member.press('保存する前に確かめる');
  await member.press('下書きとして保存する');
  await member.follow('文書');
}

async function addPaper({ stage }: Tale, member: Hands): Promise<void> {
  const file = join(stage.town().town.settings.dataFolder, '資料.pdf');
  await writeFile(file, paper('himitsu'));
  await member.write('文書の題名', '参考資料');
  await member.pick('一般');
  await member.press('追加する');
  await member.attach('PDF ファイル', file);
  await member.press('取り込む');
  expect(await stage.said(member)).toContain('PDF を取り込みました');
}

export function announcingActs(tale: Tale): void {
  const { stage, staff } = tale;
  const { act, said, publicly } = stage;

  act('somebody follows the programme by e-mail', '2026-04-01T08:00:00+09:00', async () => {
    const follower = await stage.handsOf('follower', 'phone');
    await stage.visit(follower, programmePath);
    await follower.follow('メールで受け取る');
    await follower.write('メールアドレス', 'follower@takuno.example');
    await follower.pick('毎日（新しいことがあった日の翌朝7時ごろ）');
    await follower.press('受け取りを申し込む');
    await stage.openLetter(follower, 'follower@takuno.example');
    await follower.press('受け取りを始める');
  });

  act('a member prepares a call with documents for grown-ups, for children and in plain Japanese', '2026-04-01T10:00:00+09:00', async () => {
    const member = await staff('member', '/staff/consultations');
    await member.follow('新しい意見募集を準備する');
    await member.write('件名', subject);
    await member.write('趣旨', '街路樹をどう守り育てるかを決める計画です。');
    await member.select('担当部課', '都市整備部 道路課');
    await member.write('お問い合わせ先', '道路課 街路樹係 電話 042-000-0000');
    await member.date('募集を始める日', '2026-04-10');
    await member.date('締切の日', '2026-04-20');
    await member.tick('市内に住んでいる');
    await member.pick('書いても書かなくてもよい');
    await member.write('郵送の宛先', '〒999-0000 拓野市中央1-1 道路課');
    await member.write('ファクス番号', '042-000-0001');
    await member.write('電子メールの宛先', 'iken@takuno.example');
    await member.write('窓口の場所と時間', '市役所3階 道路課（平日 8時30分から17時15分まで）');
    await member.unfold('公園と街路樹（2事業）');
    await member.tick(`${programme}（P0002）`);
    await member.press('下書きを保存する');
    expect(await said(member)).toContain('下書きを保存しました');
    await member.follow('資料を編集する');
    await addDocument(member, subject, '一般', draftText);
    await addDocument(member, '街路樹ってなんだろう', '子ども向け版', '# 木をまもる計画\n\nまちの木を、みんなでまもります。');
    await addDocument(member, '街路樹の 計画', 'やさしい日本語', '# 街路樹の 計画\n\n木を まもる 計画です。');
    await addPaper(tale, member);
    expect((await publicly(callPath)).status).toBe(404);
  });

  act('the checklist refuses a period that is too short, and the member mends what it names', '2026-04-02T10:00:00+09:00', async () => {
    const member = await staff('member', '/staff');
    await member.follow('公表の準備に足りないものがある意見募集');
    await member.follow(subject);
    expect(await said(member)).toContain('募集期間が11日間で、きまりの30日に足りません。');
    expect(await said(member)).toContain('市議会への報告がまだです。');
    await member.follow('期間を直す');
    await member.date('締切の日', '2026-05-09');
    await member.date('市議会に報告した日', '2026-03-30');
    await member.press('下書きを保存する');
    expect(await said(member)).toContain('必要なものはそろっています。公表できます。');
    expect(await said(member)).toContain('公表するのは、担当部課の所属長か企画担当です。');
  });

  act('the head announces it; the follower gets one letter, the feed and the programme’s page have it', '2026-04-03T10:00:00+09:00', async () => {
    const head = await staff('head', '/staff');
    await head.follow('公表できるようになった意見募集');
    await head.follow(subject);
    await head.press('この内容で公表する');
    expect(await said(head)).toContain('公表しました。フォローしている人にお知らせします');
    await stage.town().town.program.runPendingJobs();
    const seen = await publicly(callPath);
    expect(seen.text).toContain('2026年4月10日');
    expect(seen.text).toContain(programme);
    expect((await publicly(programmePath)).text).toContain(subject);
    const feed = await fetch(`${stage.town().origin}/feeds/departments/${encodeURIComponent('都市整備部 道路課')}`);
    expect(await feed.text()).toContain(`「${subject}」の意見募集を公表しました`);
    await stage.town().morningOf('2026-04-04');
    const letters = (await stage.town().lettersTo('follower@takuno.example')).slice(1);
    expect(letters).toHaveLength(1);
    expect(letters[0]!.text).toContain(`「${subject}」の意見募集を公表しました`);
    expect(letters[0]!.text).toContain(callPath);
    await staff('planning', workPath);
  });
}
