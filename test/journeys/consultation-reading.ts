/** The last acts: the release, those who read it, a correction, and what became of it a year later. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { addJob } from '#platform/jobs';
import { followUpJob } from '../../src/domains/result/follow-up.job.ts';
import { promise } from './consultation-answering.ts';
import { opinions } from './consultation-sending.ts';
import { callPath, programme, programmePath, type Tale, workPath } from './consultation-tale.ts';

const resultPath = `${callPath}/result`;
const done = '4月に貸し出しを始め、12の団体が使っています。';

export function releaseActs(tale: Tale): void {
  const { stage, staff, codes } = tale;
  const { act, said, publicly } = stage;

  act('the head approves the release for ten o’clock: a second before there is nothing, then everything', '2026-05-20T10:00:00+09:00', async () => {
    const { town } = stage.town();
    const member = await staff('member', `${workPath}/result`);
    await member.write('今後の予定', '6月の議会に報告し、7月に計画を決めます。');
    await member.press('今後の予定を保存する');
    await member.follow('子ども向け版を書く');
    await member.write('題', 'みんなの意見で こう変わりました');
    await member.write('文章', '木を 植えかえる前に、みんなで 話し合います。');
    await member.press('子ども向け版を保存する');
    await stage.visit(member, `${workPath}/result/preview`);
    const head = await staff('head', `${workPath}/result`);
    await head.date('公表する日', '2026-06-01');
    await head.write('公表する時刻（日本時間）', '10:00');
    await head.press('公表を承認する');
    expect(await said(head)).toContain('公表を承認しました。');
    town.clock.set('2026-06-01T09:59:59+09:00');
    await town.program.runPendingJobs();
    expect((await publicly(resultPath)).status).toBe(404);
    expect((await publicly(callPath)).text).not.toContain(promise);
    town.clock.set('2026-06-01T10:00:00+09:00');
    await town.program.runPendingJobs();
    const { status, text } = await publicly(resultPath);
    expect(status).toBe(200);
    expect(text).toContain(promise);
    expect(text).toContain(opinions.child);
    expect(text).not.toContain('秘見');
  });

  act('everybody reads the result, takes it away, and walks from the opinion to the programme and back', '2026-06-02T10:00:00+09:00', async () => {
    const reader = await stage.handsOf('reader');
    await stage.visit(reader, callPath);
    await reader.follow('結果を見る');
    const csv = await readFile(await reader.download('CSV（表）'), 'utf8');
    expect(csv).toContain(promise);
    await reader.follow('1枚のページにまとめて見る（印刷用）');
    expect(await said(reader)).toContain(opinions.added);
    await stage.visit(reader, `${resultPath}/versions/children`);
    expect(await said(reader)).toContain('みんなで 話し合います。');
    const reply = reader.tab.locator('article.hk-reply', { hasText: promise });
    await stage.visit(reader, resultPath);
    await stage.visit(reader, (await reply.locator('.hk-reply__foot a').getAttribute('href'))!);
    expect(await said(reader)).toContain(opinions.planting.slice(0, 20));
    expect(await said(reader)).toContain('と話し合い');
    await reader.follow(programme);
    expect(decodeURIComponent(reader.tab.url())).toContain(decodeURIComponent(programmePath));
    await reader.follow('植え替えの前の話し合い');
    expect(await said(reader)).toContain(promise);
  });

  act('the sender finds the replies with the code, and had a letter because that was asked for', '2026-06-03T20:00:00+09:00', async () => {
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, '/consultations/receipts');
    await resident.write('確認コード', codes.get('resident')!);
    await resident.press('受付票を開く');
    expect(await said(resident)).toContain(promise);
    const letters = await stage.town().lettersTo('resident@takuno.example');
    expect(letters.map(({ subject }) => subject).filter((subject) => subject.includes('結果を公表しました'))).toHaveLength(1);
  });

  act('a correction shows what stood there before, and why it was changed', '2026-06-04T10:00:00+09:00', async () => {
    const head = await staff('head', `${workPath}/result/replies/2/correction`);
    await head.write('市の考え方', promise.replace('話し合いの場', '話し合いの場（年2回）'));
    await head.write('訂正の理由', '回数が抜けていました。');
    await head.press('訂正を公表する');
    const { text } = await publicly(resultPath);
    expect(text).toContain('回数が抜けていました。');
    expect(text).toContain('（年2回）');
  });

  act('a year later the department says what became of it, and a resident reads that under the reply', '2027-06-10T10:00:00+09:00', async () => {
    const { town } = stage.town();
    await askAgain(tale);
    const member = await staff('member', '/staff/consultations/follow-ups');
    await member.follow('落ち葉の掃除の道具');
    await member.pick('実施した');
    await member.write('説明', done);
    await member.press('下書きとして保存する');
    const head = await staff('head', '/staff');
    await head.follow('市の考え方の1年後の確認');
    await head.follow('落ち葉の掃除の道具');
    await head.press('公表する');
    await town.program.runPendingJobs();
    const resident = await stage.handsOf('resident', 'phone');
    await stage.visit(resident, resultPath);
    expect(await said(resident)).toContain(done);
    await stage.visit(resident, programmePath);
    await resident.follow('落ち葉の掃除の道具');
    expect(await said(resident)).toContain(done);
  });
}

/** The morning's job that asks departments of what was promised a year ago. */
async function askAgain({ stage }: Tale): Promise<void> {
  const { town } = stage.town();
  await addJob(town.db, followUpJob.name, null, { key: followUpJob.name });
  await town.program.runPendingJobs();
}
