/** An opinion map of 拓野市 as a story: its question, its people, and what later acts must know of earlier ones. */
import { knownTown } from '#fixtures/opinion-map/maths/known-town';
import { townVotes } from '#fixtures/opinion-map/town-map';
import { sql } from 'kysely';
import { beginReckoning } from '../../src/domains/opinion-map/reckoning.job.ts';
import { shownStatements } from '../shown-map.ts';
import { programme, type Tale } from './consultation-tale.ts';
import type { Hands } from './hands.ts';
import type { Stage } from './stage.ts';

export { programme, type Tale };
export const question = 'これからの駅前の道を、どうしたいですか。';
export const mapPath = '/opinion-maps/2026-1';
export const workPath = `/staff${mapPath}`;
/** The last two ask about the person. */
export const seeds = shownStatements;

/** What the people of the story write, and what becomes of it. */
export const written = {
  merged: '夜の道が暗いので、街灯をふやしてほしい。',
  refused: '駅前の田中さんの家の木を切ってほしい。',
  meta: '私は、小さな子どもを育てている。',
  shown: '信号を待つ時間を短くして、通りやすい道にしてほしい。',
};

/** How a statement is put, what its buttons say, and what is said of an answer. */
const opinionWords = { title: 'この意見に、どう思いますか', from: '市が用意した意見', hint: 'わからない、どちらでもないときは「パス」', choice: { agree: '賛成', disagree: '反対', pass: 'パス' }, chosen: { agree: '賛成しました', disagree: '反対しました', pass: 'パスしました' } };
const personWords: typeof opinionWords = { title: 'あなたについて', from: '市が用意した質問', hint: '答えたくないときは「答えない」。この答えでグループを分けることはありません。', choice: { agree: 'はい', disagree: 'いいえ', pass: '答えない' }, chosen: { agree: '「はい」と答えました', disagree: '「いいえ」と答えました', pass: '「答えない」にしました' } };

export function wordsOf(statement: string): typeof opinionWords {
  return seeds.slice(-2).includes(statement) ? personWords : opinionWords;
}

/** Text of the statement that a page of taking part shows. */
export async function statementOn({ tab }: Hands): Promise<string> {
  return await tab.getByRole('blockquote').first().innerText();
}

/** What the site’s worker does within seconds of a vote. */
export async function reckon(stage: Stage): Promise<void> {
  const { program, db, settle } = stage.town().town;
  await beginReckoning(db);
  await settle();
  await program.runPendingJobs();
}

/** People of two minds, eight of them accounts of one, as if each had come by the page. */
export async function crowdVotes(stage: Stage): Promise<void> {
  const { town } = stage.town();
  const { rows } = await sql<{ id: number }>`select id from opinion_map.conversation where slug = '2026-1'`.execute(town.db);
  const { votes } = knownTown({ seed: 8, people: 140, statements: seeds.length, groups: 2, density: 0.7, agreement: 0.94, passOnly: 2, campaign: 8 });
  await townVotes(town, rows[0]!, Array.from(votes.person, (person, at) => [person, votes.statement[at]!, votes.value[at] as -1 | 0 | 1]));
}

/** Writes a statement of one's own and hands it in, whatever it is like. @returns what the page said before it was taken */
export async function say(hands: Hands, text: string): Promise<string> {
  await hands.follow('自分の意見を書く');
  await hands.write('あなたの意見', text);
  await hands.press('似た意見がないか確かめて送る');
  const answered = await hands.tab.locator('main').innerText();
  if (answered.includes('だれかが、もう言っていませんか')) await hands.press('ちがう考えなので、このまま出す');
  else if (answered.includes('個人の名前のようです。')) await hands.press('このまま出す');
  await hands.tab.getByText('あなたの意見をお預かりしました。').waitFor();
  return answered;
}

/** What the browser tells those who listen, of the part of the page with the statement: roles, names, and whether a button is pressed or cannot be. */
export async function heard({ tab }: Hands): Promise<string> {
  return await tab.getByRole('region', { name: new RegExp(`^(${opinionWords.title}|${personWords.title})$`) }).ariaSnapshot();
}

/** What they should hear before the first answer; `keys`: where the page's script runs. */
export function heardOf(statement: string, left: number, keys = false): string {
  const { title, from, hint, choice } = wordsOf(statement);
  return `- region "${title}":
  - heading "${title}" [level=2]
  - paragraph:
    - text: あと${left}件
    - progressbar "どこまで答えたか"${keys ? '\n  - paragraph: キーなら左から A・D・P（意見に移ったあとは ←・→・↓ も）\n  - button "キーでの答えを止める"' : ''}
  - form "答え":
    - blockquote: ${statement}
    - paragraph: ${from}
    - button "${choice.agree}"
    - button "${choice.disagree}"
    - button "${choice.pass}"
    - paragraph: ${hint}
  - status`;
}
