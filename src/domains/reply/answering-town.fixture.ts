/** 拓野市 after a period: a consultation with submissions of one, two and three opinions, and the people who answer them. */
import { as, type Signed } from '#cast';
import { type TownConsultation, townConsultation } from '#fixtures/consultation/town-consultation';
import { type GivenSubmission, townSubmissions } from '#fixtures/opinion/town-opinion';
import { publish } from '#platform/outbox';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { sql } from 'kysely';

export const said: GivenSubmission[] = [
  { opinions: [{ text: '街路樹を残してください。\n\n落ち葉の掃除を手伝います。', anchor: 's1' }] },
  { way: 'post', opinions: [{ text: '植え替えの前に説明してほしい。', anchor: 's2' }] },
  { way: 'mail', opinions: [{ text: '木陰を増やしてほしい。' }, { text: 'いつもありがとうございます。' }] },
];

export interface AnsweringTown {
  town: Town;
  consultation: TownConsultation;
  /** Ids of the submissions, in order. */
  submissions: number[];
  path: string;
  member: Signed;
  head: Signed;
}

export async function openAnsweringTown(given: readonly GivenSubmission[] = said, onStatement?: (text: string) => void): Promise<AnsweringTown> {
  const town = await openTown({ at: '2026-05-10T12:00:00+09:00', onStatement });
  const consultation = await townConsultation(town);
  const submissions = await townSubmissions(town, consultation.id, given);
  return { town, consultation, submissions, path: `/staff/consultations/${consultation.slug}`, member: await as(town, 'member'), head: await as(town, 'head') };
}

/** What the opinion domain does when somebody takes theirs back, or adds to it: the row, and the word through the outbox. */
export async function changeSubmission({ town, consultation }: Pick<AnsweringTown, 'town' | 'consultation'>, id: number, change: 'withdrawn' | 'aside' | 'restored' | 'added', added = '追加の意見です。'): Promise<void> {
  await inTransaction(town.db, async (tx) => {
    const set = { withdrawn: sql`withdrawn_at = now()`, aside: sql`aside_at = now()`, restored: sql`aside_at = null`, added: sql`late = late` }[change];
    await sql`update opinion.submission set revision = revision + 1, ${set} where id = ${id}`.execute(tx);
    if (change === 'withdrawn') await sql`update opinion.opinion set text = '' where submission_id = ${id}`.execute(tx);
    if (change === 'added') await sql`insert into opinion.opinion (submission_id, position, text, added_at, copy_sha256) select ${id}, max(position) + 1, ${added}, now(), ''::bytea from opinion.opinion where submission_id = ${id}`.execute(tx);
    await publish(tx, 'opinion.submission-changed', { consultationId: consultation.id, submissionId: id });
  });
}
