/**
 * 拓野市 with three calls for opinions as one would show them to somebody: 2026-1 is answered and out, 2026-2 is being answered, 2026-3 is
 * open. For pictures and for looking at pages.
 */
import { sql } from 'kysely';
import { findConsultation } from '#domains/consultation';
import { listForRelease } from '#domains/reply';
import { inTransaction } from '#platform/database';
import { townBook } from '#fixtures/plan/town-book';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { type GivenSubmission, townSubmissions } from '#fixtures/opinion/town-opinion';
import { type GivenAnswer, townAnswered } from '#fixtures/result/answered';
import { as, roadSection } from '#cast';
import { addDocument, findDocument } from '../src/domains/consultation/document.store.ts';
import { saveVersion } from '../src/domains/consultation/document-version.store.ts';
import { publishVersion } from '../src/domains/consultation/document-publication.store.ts';
import { moderate } from '../src/domains/opinion/moderation.store.ts';
import { insertCorrection } from '../src/domains/result/correction.store.ts';
import { insertFollowUpAnswer } from '../src/domains/result/follow-up.store.ts';
import { findReleased, planRelease, saveNextSteps } from '../src/domains/result/release.store.ts';
import { markOf } from '../src/domains/result/approved-mark.ts';
import { releaseIfDue } from '../src/domains/result/releasing.store.ts';
import { saveVersion as saveResultVersion } from '../src/domains/result/version.store.ts';
import { openStoryTown, type StoryTown } from './journeys/story-town.ts';
import { childrenText, draftText, plainText, shownAnswers } from './shown-words.ts';
import type { NamedDepartment } from '#domains/staff';
import type { Town } from '#town';

/** Which department asks, and when: the year in whose spring the three calls lie, and a programme that they serve. */
export interface Shown {
  town: Town;
  year: number;
  department: NamedDepartment;
  programme: string;
}

const [headOf, memberOf] = ['head: 都市整備部 道路課', 'member: 都市整備部 道路課'];
const ways = ['web', 'web', 'counter', 'web', 'post', 'mail', 'web', 'fax'] as const;

export async function openShownTown(): Promise<StoryTown> {
  const opened = await openStoryTown('2026-05-20T10:00:00+09:00', townBook());
  const { town } = opened;
  for (const kind of ['member', 'head', 'planning', 'records', 'otherMember'] as const) await as(town, kind);
  await showCalls({ town, year: 2026, department: roadSection, programme: 'P0002' });
  await town.program.runPendingJobs();
  return opened;
}

/** Between May and July of the year, with its departments and the head there already. */
export async function showCalls(shown: Shown): Promise<void> {
  await showReleased(shown);
  await showAnswering(shown);
  await showOpen(shown);
}

function callOf({ town, year, department, programme }: Shown, given: { number: number; subject?: string; from: string; until: string }): Promise<{ id: number; slug: string }> {
  const { number, subject, from, until } = given;
  return townConsultation(town, { number, ...(subject && { subject }), year, department, opensOn: `${year}-${from}`, closesOn: `${year}-${until}`, programmes: [programme], announcedAt: `${year}-01-20T09:00:00+09:00` });
}

/** Some send one opinion, some two or three. */
function submissionsOf(texts: readonly { text: string; anchor?: string }[], month: string): GivenSubmission[] {
  const given: GivenSubmission[] = [];
  for (let from = 0, at = 0; from < texts.length; at += 1) {
    const size = [1, 1, 2, 1, 3][at % 5]!;
    given.push({ way: ways[at % ways.length]!, at: `${month}-${String(3 + (at % 24)).padStart(2, '0')}T${String(9 + (at % 10)).padStart(2, '0')}:12:00+09:00`, opinions: texts.slice(from, from + size) });
    from += size;
  }
  return given;
}

const ofProgramme = (answers: readonly GivenAnswer[], programme: string): GivenAnswer[] => answers.map((answer) => ({ ...answer, programmes: (answer.programmes ?? []).map(() => programme) }));

async function addVersion(town: Town, slug: string, key: string, source: string, reason: string): Promise<void> {
  await inTransaction(town.db, async (tx) => {
    const consultation = (await findConsultation(tx, slug))!;
    const document = (await findDocument(tx, consultation.id, key, { withDrafts: true }))!;
    const at = town.clock.now();
    const base = async () => (await sql<{ id: number }>`select coalesce(max(id), 0)::int as id from consultation.document_version where document_id = ${document.id}`.execute(tx)).rows[0]!.id;
    await saveVersion(tx, document, { base: await base(), source, file: null, reason, actingAs: memberOf, at });
    await publishVersion(tx, consultation, document, { base: await base(), reason, actingAs: headOf, at });
  });
}

async function addAudiences(town: Town, { id, slug }: { id: number; slug: string }): Promise<void> {
  const children = await inTransaction(town.db, (tx) => addDocument(tx, id, { title: 'こどもむけ　道の木のけいかく', audience: 'children' }));
  const plain = await inTransaction(town.db, (tx) => addDocument(tx, id, { title: '道の木の計画（やさしい日本語）', audience: 'plain' }));
  await addVersion(town, slug, children!, childrenText, '子ども向けの版を公開しました。');
  await addVersion(town, slug, plain!, plainText, 'やさしい日本語の版を公開しました。');
  await sql`update consultation.consultation set addresses = ${JSON.stringify({ post: '〒999-0000 拓野市中央1-1 拓野市役所 道路課', fax: '042-000-0001', mail: 'iken@takuno.example', counter: '市役所2階 道路課（平日 午前8時30分〜午後5時）' })}::jsonb, purpose = '街路樹をどう守り、どう植え替えるかを決める計画です。ご意見をもとに素案を直し、7月の議会に報告します。' where id = ${id}`.execute(town.db);
}

async function showReleased(shown: Shown): Promise<void> {
  const { town, year } = shown;
  const call = await callOf(shown, { number: 1, from: '02-02', until: '03-03' });
  await addAudiences(town, call);
  const { texts, answers } = shownAnswers();
  const given = submissionsOf(texts, `${year}-02`);
  const ids = await townSubmissions(town, call.id, [...given, { opinions: [{ text: '○○商店へどうぞ。開店記念の割引中です。' }] }]);
  const consultation = (await findConsultation(town.db, call.slug))!;
  await inTransaction(town.db, (tx) => moderate(tx, { consultation, submissionId: ids.at(-1)!, act: 'set-aside', ground: 'advertising', reason: '計画についての意見ではなく、店の宣伝だけのため。', actingAs: headOf }, town.clock.now()));
  await townAnswered(town, call.id, ids.slice(0, -1), ofProgramme(answers, shown.programme), `${year}-03-20T10:00:00+09:00`);
  await addVersion(town, call.slug, 'd1', draftText, 'ご意見をふまえて第2章を直しました。');
  await releaseShown(town, call.id, call.slug);
}

async function releaseShown(town: Town, id: number, slug: string): Promise<void> {
  const { personId } = await as(town, 'head');
  await saveNextSteps(town.db, id, '6月の議会に報告し、7月に計画を決めます。決まった計画は市のホームページと図書館で見られます。');
  for (const [audience, title, body] of [['children', 'みんなの意見で こう変わりました', '道の木は、一本おきに 植えかえることに なりました。夏も かげが のこります。'], ['plain', '意見（いけん）を ありがとうございました', '木は 一本おきに 変（か）えます。日（ひ）かげが なくなりません。']] as const) await saveResultVersion(town.db, id, { audience, title, body, actingAs: memberOf, at: town.clock.now() });
  await planRelease(town.db, id, { at: town.clock.now(), approvedAs: headOf, personId, mark: markOf(await listForRelease(town.db, id)) }, town.clock.now());
  const tried = await releaseIfDue({ db: town.db, clock: town.clock, safe: town.program.safe, site: town.program.site }, id);
  if (tried !== 'released') throw new Error(`not released: ${JSON.stringify(tried)}`);
  const release = (await findReleased(town.db, id))!;
  const consultation = (await findConsultation(town.db, slug))!;
  const before = '担当の課に伝えました';
  await inTransaction(town.db, async (tx) => {
    await insertCorrection(tx, { consultation, release, replyNumber: 8, change: { before: { text: `本計画の対象ではありませんが、${before}。` }, after: { text: '本計画の対象ではありませんが、担当の都市計画課に伝えました。' } }, reason: '伝えた課の名前が抜けていました。', actingAs: headOf, at: town.clock.now() });
    await insertFollowUpAnswer(tx, id, { replyNumber: 1, state: 'done', text: '駅前通りの48本を一本おきに植え替えました。残りは来年度に行います。', actingAs: headOf, at: town.clock.now() });
  });
}

/** Half of what came in is divided; replies stand at every stage. */
async function showAnswering(shown: Shown): Promise<void> {
  const { town, year, department } = shown;
  const call = await callOf(shown, { number: 2, subject: '公園と緑道の手入れ計画（素案）', from: '04-01', until: '04-30' });
  const { texts, answers } = shownAnswers();
  const given = submissionsOf(texts.slice(0, 30), `${year}-04`);
  const ids = await townSubmissions(town, call.id, given);
  const split = ids.slice(0, -4);
  const count = given.slice(0, split.length).reduce((sum, { opinions }) => sum + opinions.length, 0);
  const begun = answers.map((answer): GivenAnswer => ({ ...answer, approved: false, opinions: answer.opinions.filter((at) => at < count - 2) })).filter(({ opinions }) => opinions.length > 0);
  await townAnswered(town, call.id, split, ofProgramme(begun, shown.programme), `${year}-05-10T10:00:00+09:00`);
  await sql`update reply.unit set remark = false where consultation_id = ${call.id}`.execute(town.db);
  const { rows } = await sql<{ id: number; number: number }>`select id, number from reply.reply where consultation_id = ${call.id} order by number`.execute(town.db);
  for (const { id, number } of rows) {
    const [submitted, approved, returned] = [[null, null, null], [1, null, null], [1, 1, null], [1, null, 1]][number % 4]!;
    await sql`update reply.reply set submitted_version = ${submitted!}::int, approved_version = ${approved!}::int, returned_version = ${returned!}::int, bureau = ${department.bureau}, section = ${department.section}, due_on = ${number % 3 === 0 ? `${year}-05-15` : `${year}-06-05`}, outcome = case when ${number} = 4 then null else outcome end where id = ${id}`.execute(town.db);
    await sql`insert into reply.version (reply_id, number, heading, document_key, anchor, outcome, text, passages, programmes, person_id, acting_as, at) select id, 1, heading, document_key, anchor, outcome, text, passages, programmes, null, ${memberOf}, ${town.clock.now()} from reply.reply where id = ${id}`.execute(town.db);
  }
}

async function showOpen(shown: Shown): Promise<void> {
  const { town, year } = shown;
  const call = await callOf(shown, { number: 3, subject: '街路樹の植え替え計画（素案）', from: '05-11', until: '07-12' });
  await addVersion(town, call.slug, 'd1', draftText, '本数と場所の数を、4月現在に改めました。');
  await addAudiences(town, call);
  await townSubmissions(town, call.id, submissionsOf(shownAnswers().texts.slice(0, 9), `${year}-05`).map((one) => ({ ...one, at: `${year}-05-14T10:00:00+09:00` })));
}
