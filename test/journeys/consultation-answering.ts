/** The acts of the staff: paper, a letter by e-mail, something set aside, units, replies, and a draft that changes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { photo } from '#fixtures/opinion/attachment';
import { letterOf, openMailServer } from '#fixtures/opinion/mailbox';
import { sent, writer } from '#fixtures/opinion/sending';
import { readSettings } from '#platform/config';
import { fetchMail } from '../../src/domains/opinion/mailbox.job.ts';
import { opinions } from './consultation-sending.ts';
import { draftText } from './consultation-announcing.ts';
import { callPath, subject, type Tale, workPath } from './consultation-tale.ts';
import type { Hands } from './hands.ts';

export const promise = 'ご意見をふまえ、話し合いの場を設けることとしました。';

/** A letter in the mailbox, and the mailbox read. */
async function receiveLetter({ stage }: Tale): Promise<void> {
  const server = await openMailServer();
  server.deliver(letterOf({ body: 'Please keep the trees. Thank you.' }), '02-May-2026 08:30:00 +0900');
  await fetchMail(stage.town().town.program, readSettings({ HIRAKU_MAILBOX_URL: server.url }).outside.mailbox!);
  await server.close();
}

/** Writes a reply that is open and asks for its approval. */
async function answer(hands: Hands, outcome: string, text: string): Promise<void> {
  await hands.select('対応', outcome);
  await hands.write('市の考え方', text);
  await hands.press('考え方を保存する');
  await hands.press('承認を求める');
}

export function intakeActs(tale: Tale): void {
  const { stage, staff } = tale;
  const { act, said, publicly } = stage;

  act('the first letter on paper is entered with its scan, and the slip is printed', '2026-05-01T10:00:00+09:00', async () => {
    const scan = join(stage.town().town.settings.dataFolder, '原本.jpg');
    await writeFile(scan, await photo('himitsu'));
    const member = await staff('member', '/staff/consultations');
    await member.follow(subject);
    await member.follow('紙のご意見を登録する');
    await member.pick('郵送');
    await member.date('市に届いた日', '2026-04-30');
    await member.write('意見の本文', opinions.likeLeaves);
    await member.write('名前', '秘見 次郎');
    await member.attach('原本の画像', scan);
    await member.press('登録する');
    expect(await said(member)).toContain('登録しました。');
    expect(await said(member)).not.toContain('秘見');
    await member.follow('受付票を印刷する');
    expect(await said(member)).toContain('確認コード');
  });

  act('a letter by e-mail waits in the queue until a person confirms it', '2026-05-02T10:00:00+09:00', async () => {
    await receiveLetter(tale);
    const member = await staff('member', '/staff');
    await member.follow('確認を待つ電子メールのご意見');
    await member.follow('メール1');
    await member.select('どの意見募集へのご意見ですか', subject);
    await member.press('この募集を選ぶ');
    await member.press('ご意見として登録する');
    expect(await said(member)).toContain('号として登録しました。');
  });

  act('what is no opinion is set aside, with a reason that everybody reads', '2026-05-03T10:00:00+09:00', async () => {
    const { town } = stage.town();
    await sent(writer(town, '2026-1', '192.0.2.9'), { 'text-1': '格安の庭木の剪定はこちら。お電話ください。', who: 'lives' });
    const member = await staff('member', `${workPath}/submissions`);
    await member.follow('第6号');
    await member.select('当てはまる理由', '広告や宣伝である');
    await member.write('説明（公表します）', '庭木の剪定の宣伝だけが書かれているため。');
    await member.press('対象外にして、理由を公表する');
    const log = (await publicly(`${callPath}/moderation`)).text;
    expect(log).toContain('庭木の剪定の宣伝だけが書かれているため。');
    expect(log).not.toContain('格安');
  });
}

export function answeringActs(tale: Tale): void {
  const { stage, staff } = tale;
  const { act, said } = stage;

  act('after the period the member divides what came in: the simple with one press, one by cutting', '2026-05-11T10:00:00+09:00', async () => {
    const member = await staff('member', workPath);
    await member.follow('応募を分ける');
    await member.follow('1');
    await member.write('意見1を切る', '植え替えの前に、話し合いの場を設けてほしい。\n---\n説明だけでは足りません。');
    await member.press('切ってみる');
    expect(await said(member)).toContain('切った結果です。まだ保存していません。');
    await member.write('見出し語', '話し合い', { within: '単位1' });
    await member.select('割り当てる課', '総務部 総務課', { within: '単位4' });
    await member.press('分け方を保存する');
    await member.follow('応募を分ける');
    await member.press('意見が1つの応募3件を、すべてそのまま単位にする');
    expect(await said(member)).toContain('3件の応募を、そのまま単位にしました。');
  });

  act('like ones are suggested, and a person decides; the others get replies of their own', '2026-05-12T10:00:00+09:00', async () => {
    const member = await staff('member', workPath);
    await member.follow('似た意見の候補');
    await member.press('似た意見を調べる');
    await stage.town().town.program.runPendingJobs();
    await stage.visit(member, `${workPath}/suggestions`);
    await member.follow(opinions.leaves);
    await member.write('意見の要旨（新しい市の考え方のとき）', '落ち葉の掃除の道具');
    await member.press('選んだ意見をまとめる');
    await stage.visit(member, `${workPath}/units`);
    for (const [units, heading] of [[[1, 2], '植え替えの前の話し合い'], [[5, 7], '街路樹を残すこと'], [[4], '街路樹の下の花']] as const) {
      for (const unit of units) await member.tick(`意見${unit}を選ぶ`);
      await member.write('意見の要旨（新しい考え方の見出し）', heading);
      await member.press('新しい考え方を作って入れる');
    }
    expect(await said(member)).toContain('1件を考え方の下に入れました。');
  });

  act('the draft is written anew, and the head publishes its second version', '2026-05-13T10:00:00+09:00', async () => {
    const member = await staff('member', `${workPath}/documents/d1`);
    await member.write('文章', draftText.replace('近くに住む人に説明します', '近くに住む人と話し合います'));
    await member.write('前の版から変えたところ', '寄せられたご意見をふまえ、第2章を直しました。');
    await member.press('下書きとして保存する');
    const head = await staff('head', `${workPath}/documents/d1`);
    await head.press('この下書きを公表する');
    const reader = await stage.handsOf('reader');
    await stage.visit(reader, `${callPath}/documents/d1`);
    await reader.follow('第1版と第2版の違い');
    expect(await said(reader)).toContain('書きかえた部分 1');
  });

  act('departments write their replies; a head sends one back, and approves it when it is better', '2026-05-14T10:00:00+09:00', async () => {
    const member = await staff('member', `${workPath}/replies/2`);
    await member.tick('第2章 植え替えの進め方');
    await member.write('実現する事業', 'P0002');
    await answer(member, '反映する', promise);
    await stage.visit(member, `${workPath}/replies/1`);
    await answer(member, '今後の参考', '検討します。');
    await stage.visit(member, `${workPath}/replies/3`);
    await answer(member, '既に盛り込み済み', '第1章に、木の健康を大切にすることを書いています。');
    const head = await staff('head', '/staff');
    await head.follow('承認する「市の考え方」');
    await head.follow('落ち葉の掃除の道具');
    await head.write('差し戻す理由', '何をいつ検討するのかを書いてください。');
    await head.press('差し戻す');
    for (const reply of [2, 3]) {
      await stage.visit(head, `${workPath}/replies/${reply}`);
      await head.press('承認する');
    }
    await stage.visit(member, `${workPath}/replies/1`);
    expect(await said(member)).toContain('何をいつ検討するのかを書いてください。');
    await answer(member, '今後の参考', '道具の貸し出しを、来年度の協定の見直しで検討します。');
    await stage.visit(head, `${workPath}/replies/1`);
    await head.press('承認する');
  });

  act('another department answers what was assigned to it, and the board adds up', '2026-05-15T10:00:00+09:00', async () => {
    const member = await staff('member', `${workPath}/replies/4`);
    await member.select('担当課', '総務部 総務課');
    await member.press('担当と期限を変える');
    const other = await staff('otherMember', '/staff');
    await other.follow('書く「市の考え方」');
    await other.follow('街路樹の下の花');
    await answer(other, 'その他', '花壇の決まりによりお答えします。総務課にご相談ください。');
    const head = await staff('otherHead', '/staff');
    await head.follow('承認する「市の考え方」');
    await head.follow('街路樹の下の花');
    await head.press('承認する');
    await stage.visit(member, `${workPath}/board`);
    expect(await said(member)).toContain('すべての意見に、承認された考え方があります。公表に進めます。');
  });
}
