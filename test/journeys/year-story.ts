/** One year of 拓野市, from the first invitation to the audit, told in acts; who tells it says how its people work a page. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Hands } from './hands.ts';
import { command } from './journey-town.ts';
import { setStage, type Telling } from './stage.ts';
import { openYearTown, programme } from './year-town.ts';

type Role = 'administrator' | 'head' | 'member' | 'planning' | 'panel' | 'auditor';

const mailOf = (who: string): string => `${who}@takuno.example`;
const planned = '都市整備部 みどり課';
const ownSection = '企画部 企画課';
const programmePath = `/plan/programmes/${encodeURIComponent(programme)}`;

export function tellYear(title: string, telling: Telling): void {
  const stage = setStage(telling, openYearTown);
  const { handsOf, visit, said, publicly, openLetter, act } = stage;

  /** Opens a page of the staff's; who is not signed in there any more does so with a link by e-mail. */
  async function signedIn(role: Role, next = '/staff'): Promise<Hands> {
    const hands = await handsOf(role);
    await visit(hands, next);
    if (!hands.tab.url().includes('/sign-in')) return hands;
    await hands.write('メールアドレス', mailOf(role));
    await hands.press('リンクを送る');
    await openLetter(hands, mailOf(role));
    await hands.press('サインインする');
    return hands;
  }

  /** The plan names departments that the city's tree does not have yet. */
  async function addDepartment(hands: Hands, name: string): Promise<void> {
    await visit(hands, '/staff');
    await hands.follow('計画書にあって担当のない部課');
    await hands.follow(`「${name}」を加える`);
    await hands.press('加える');
  }

  async function invite(hands: Hands, who: Role, role: string, department: string | null, name: string): Promise<void> {
    await visit(hands, '/staff/members');
    await hands.follow('職員を招く');
    await hands.write('氏名', name);
    await hands.write('メールアドレス', mailOf(who));
    await hands.pick(role);
    if (department !== null) await hands.select('部課', department);
    await hands.press('招待を送る');
  }

  describe(`${title}`, () => {
    act('the first administrator is invited by command, comes in by the letter, and invites the others', '2025-04-01T09:00:00+09:00', async () => {
      await command(stage.town().town, 'staff', 'invite', mailOf('administrator'), '--department', ownSection, '--new-department', '--role', 'administrator', '--name', '管理 太郎');
      const hands = await handsOf('administrator');
      await openLetter(hands, mailOf('administrator'));
      await hands.press('サインインしてはじめる');
      await addDepartment(hands, '都市整備部');
      await addDepartment(hands, 'みどり課');
      await invite(hands, 'head', '所属長', planned, '緑 課長');
      await invite(hands, 'member', '担当者', planned, '緑 太郎');
      await invite(hands, 'planning', '企画担当', ownSection, '企画 花子');
      await invite(hands, 'auditor', '監査担当', ownSection, '監査 花子');
      await invite(hands, 'panel', '外部評価委員', null, '外部 委員');
    });

    act('the invited come in by their letters, each to what waits for them', '2025-04-02T09:00:00+09:00', async () => {
      for (const role of ['head', 'member', 'planning', 'auditor', 'panel'] as const) {
        const hands = await handsOf(role);
        await openLetter(hands, mailOf(role));
        await hands.press('サインインしてはじめる');
        if (role === 'panel') {
          await hands.follow('マイページへ進む');
          await hands.follow('評価シート');
        } else await hands.follow('職員のページへ進む');
        expect(await hands.tab.locator('h1').innerText()).toBe(role === 'panel' ? '評価シート' : '職員ページ');
      }
    });

    act('a member writes the progress of the half-year, the head publishes it, and the public sees it then', '2025-04-10T10:00:00+09:00', async () => {
      const member = await signedIn('member', '/staff/progress');
      await member.follow(programme);
      await member.pick('順調');
      await member.write('この半年に行ったこと', '駅前通りの街路樹を120本剪定しました。');
      await member.write('これから行うこと', '5月から公園通りの剪定を始めます。');
      await member.press('下書きを保存');
      expect(await said(member)).toContain('保存しました。');
      expect((await publicly(programmePath)).text).not.toContain('駅前通りの街路樹を120本');
      const head = await signedIn('head');
      await head.follow('進行管理の報告を公表する');
      await head.follow(programme);
      await head.press('この内容で公表');
      expect(await said(head)).toContain('公表しました。');
      expect((await publicly(programmePath)).text).toContain('駅前通りの街路樹を120本');
    });

    act('two citizens follow the programme by e-mail, and say yes in their letters', '2025-07-01T20:00:00+09:00', async () => {
      for (const name of ['hanako', 'jiro']) {
        const citizen = await handsOf(name);
        await visit(citizen, programmePath);
        await citizen.follow('メールで受け取る');
        await citizen.write('メールアドレス', mailOf(name));
        await citizen.pick('毎週（月曜日の朝7時ごろ）');
        await citizen.press('受け取りを申し込む');
        expect(await stage.town().lettersTo(mailOf(name))).toHaveLength(1);
        await openLetter(citizen, mailOf(name));
        await citizen.press('受け取りを始める');
        expect(await said(citizen)).toContain(programme);
      }
    });

    act('the planning section looks at the settlement before it goes in, and the public sees it after', '2025-07-02T10:00:00+09:00', async () => {
      const file = join(stage.town().town.settings.dataFolder, '決算.csv');
      await writeFile(file, `事業名,年度,区分,計,国庫支出金,一般財源\n${programme},2024,当初予算,3000,500,2500\n${programme},2024,決算,2850,500,2350\n`);
      const planning = await signedIn('planning', '/staff/money');
      await planning.follow('表を取り込む');
      await planning.attach('ファイル', file);
      await planning.press('下見する');
      expect(await said(planning)).toContain('まだ何も変わっていません');
      expect((await publicly(programmePath)).text).not.toContain('2,850');
      await planning.press('2行を取り込む');
      expect(await said(planning)).toContain('2行を追加し、0行を変更しました');
      const seen = (await publicly(programmePath)).text;
      expect(seen).toContain('2,850');
      expect(seen).toContain('95.0 %');
    });

    act('the member evaluates the programme of the past year, and the head confirms it', '2025-07-03T10:00:00+09:00', async () => {
      const member = await signedIn('member', '/staff/evaluations');
      await member.follow(programme);
      for (const [label, words] of Object.entries(whole.texts)) await member.write(label, words);
      for (const [label, option] of Object.entries(whole.choices)) await member.select(label, option);
      await member.press('下書きを保存');
      expect(await said(member)).toContain('保存しました。');
      await member.press('保存して所属長に提出');
      const head = await signedIn('head');
      await head.follow('確認する評価シート');
      await head.follow(programme);
      await head.press('確認する');
      expect(await said(head)).toContain('確認済み');
    });

    act('the external panel gives its opinion, planning publishes, and everybody reads the sheet and the book of the year', '2025-07-04T10:00:00+09:00', async () => {
      const panel = await signedIn('panel', '/staff/evaluations');
      await panel.follow(programme);
      await panel.select('外部評価の区分', 'A　目標値どおり');
      await panel.write('意見', '点検の記録を市民に公開することを望みます。');
      await panel.press('外部評価を保存');
      expect(await said(panel)).toContain('保存しました。');
      expect((await publicly('/evaluations/2024')).status).toBe(404);
      expect((await publicly(programmePath)).text).not.toContain('点検の記録');
      const planning = await signedIn('planning');
      await planning.follow('公表できる評価シート');
      await planning.press('確認済みの1件をまとめて公表する');
      await stage.town().town.program.runPendingJobs();
      const reader = await handsOf('anybody');
      await visit(reader, '/evaluations');
      await reader.follow('令和6年度（2024年度）');
      const file = await reader.download('行政評価書（PDF）');
      const pdf = await readFile(file);
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(pdf.length).toBeLessThan(2_000_000);
      await reader.follow(programme);
      expect(await said(reader)).toContain('点検の記録を市民に公開することを望みます。');
    });

    act('each of the two gets one letter that tells all of it and nothing after, and stops with one press', '2025-07-05T10:00:00+09:00', async () => {
      const lettersOf = async (name: string) => (await stage.town().lettersTo(mailOf(name))).slice(1);
      await stage.town().morningOf('2025-07-06');
      expect(await lettersOf('hanako')).toEqual([]);
      await stage.town().morningOf('2025-07-07');
      await stage.town().morningOf('2025-07-14');
      for (const name of ['hanako', 'jiro']) {
        const letters = await lettersOf(name);
        expect(letters.map(({ subject }) => subject)).toEqual(['新しいお知らせ 2件（拓野市）']);
        expect(letters[0]!.text).toContain('予算・決算の金額（令和6年度）を公表しました');
        expect(letters[0]!.text).toContain(`「P0002 ${programme}」の評価（令和6年度）を公表しました`);
      }
      const stopOf = async (name: string) => /http\S+\/follow\/stop\/\S+/.exec((await lettersOf(name))[0]!.text)![0];
      const citizen = await handsOf('hanako');
      await citizen.tab.goto(await stopOf('hanako'));
      await citizen.press('すべてやめる');
      expect(await said(citizen)).toContain('お知らせは、もう届きません');
      // The other one's mail program has a button of its own for it (RFC 8058).
      const pressed = await fetch(await stopOf('jiro'), { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
      expect(pressed.status).toBe(200);
      expect((await publicly('/follow')).text).toContain('0人');
    });

    act('planning begins the next plan, the department fills it in and hands it over, and it is published on its day', '2025-09-01T10:00:00+09:00', async () => {
      const planning = await signedIn('planning', '/staff/plan/drafts');
      await planning.press('「実施計画（令和6〜8年度）」から1年進めた案をつくる');
      const member = await signedIn('member', '/staff/plan/drafts');
      await member.follow(nextTitle);
      await member.follow('表で直す');
      await member.write(`${programme} 令和9年度 事業費`, '4');
      await member.press('保存する', { until: '1個のセルを保存しました。' });
      await member.follow(nextTitle);
      await member.press('提出する');
      const head = await signedIn('head', '/staff/plan/drafts');
      await head.follow(nextTitle);
      await head.press('承認する');
      await signedIn('planning', '/staff/plan/drafts');
      await planning.follow(nextTitle);
      await planning.press('受け取る');
      await planning.write('公開日', '2026-01-05');
      await planning.press('公開日を決める');
      expect(await said(planning)).toContain('2026年1月5日に公開します。');
      expect(await said(planning)).toContain('表で見る');
      stage.town().town.clock.set('2026-01-04T23:59:59+09:00');
      expect((await publicly('/plan/editions/2025-2027')).status).toBe(404);
      expect((await publicly('/plan')).text).not.toContain('令和7〜9年度');
      stage.town().town.clock.set('2026-01-05T00:00:00+09:00');
      await stage.town().town.program.runPendingJobs();
      expect((await publicly('/plan/editions/2025-2027')).status).toBe(200);
      expect((await publicly('/plan')).text).toContain('令和7〜9年度');
      expect((await publicly(programmePath)).text).toContain('400万円');
      expect((await publicly('/plan/changes')).text).toContain('計画期間 2025-2027');
    });

    act('the auditor reads who did what, the record verifies, and everybody sees it checked', '2026-03-31T10:00:00+09:00', async () => {
      const auditor = await signedIn('auditor');
      await auditor.follow('監査記録');
      const audited = await said(auditor);
      for (const deed of ['draft-publication.scheduled', 'draft-submission.moved']) expect(audited).toContain(deed);
      for (const name of ['企画 花子', 'planning@takuno.example', '駅前通り']) expect(audited).not.toContain(name);
      await command(stage.town().town, 'verify', '--seal');
      const reader = await handsOf('anybody');
      await visit(reader, '/record');
      expect(await said(reader)).toContain('企画担当（企画部 企画課）');
      await reader.follow(`「${nextTitle}」を公開しました`);
      await reader.tab.getByText(reader.scripts ? '確認済み：書かれたときのままです' : 'まだ確かめていません').waitFor();
    });
  });
}

const nextTitle = '実施計画（令和7〜9年度）';
const whole = {
  texts: {
    対象: '市内の街路樹', 意図: '安全で美しい街路にする', 手段: '剪定 120本、点検 300本', 人件費: '1200000', 代表する成果指標: '点検した街路樹（本）',
    基準値: '200', 目標値: '300', 実績値: '310', 評価の理由と課題: '計画どおり剪定しました。',
  },
  choices: { 必要性: '高い', 有効性: '高い', 効率性: '普通', 公平性: '高い', 総合評価: 'A　目標値どおり', 今後の方向: '継続' },
};
