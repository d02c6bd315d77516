/** Letters that came to the mailbox, sealed, until a person settles them. */
import { addDays } from '#domains/civic';
import { type Consultation, listConsultations } from '#domains/consultation';
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { OutboxEvent } from '#platform/outbox';
import type { Safe } from '#platform/safe';
import { letterKey, type LetterRow } from './letter.ts';
import type { MailboxProblem, MailboxState } from './mailbox-state.ts';
import type { SubmissionChanged } from './submission.ts';

/** Keeps a letter; one that was kept before (its key says so) is not kept again. @returns whether it is new. */
export async function insertLetter(tx: Database, safe: Pick<Safe, 'sealBytes'>, { bytes, cut, receivedAt }: { bytes: Uint8Array; cut: boolean; receivedAt: Date }, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into opinion.mail_message (message_key, received_at, fetched_at, sealed, cut, state)
    values (${letterKey(bytes)}, ${receivedAt}, ${at}, ${safe.sealBytes(bytes)}, ${cut}, 'waiting') on conflict (message_key) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

const columns = sql`
  id, received_at as "receivedAt", state, cut, length(sealed) = 0 as "isErased", submission_id as "submissionId", reason, settled_as as "settledAs", settled_at as "settledAt"`;

/** The oldest first. */
export async function listLetters(db: Database, state: LetterRow['state']): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`select ${columns} from opinion.mail_message where state = ${state} order by received_at, id`.execute(db);
  return rows;
}

export async function countWaiting(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from opinion.mail_message where state = 'waiting'`.execute(db);
  return rows[0]!.count;
}

/** `lock`: until the end of the transaction nobody else settles it. Bytes are empty where it was erased. */
export async function findLetter(db: Database, safe: Pick<Safe, 'openBytes'>, id: number, { lock = false } = {}): Promise<{ row: LetterRow; bytes: Uint8Array } | null> {
  const { rows } = await sql<LetterRow & { sealed: Buffer }>`select ${columns}, sealed from opinion.mail_message where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  if (!rows[0]) return null;
  const { sealed, ...row } = rows[0];
  return { row, bytes: sealed.length === 0 ? new Uint8Array() : safe.openBytes(sealed) };
}

export async function settleLetter(tx: Database, id: number, { state, submissionId = null, reason = null, settledAs }: { state: 'taken' | 'dismissed'; submissionId?: number | null; reason?: string | null; settledAs: string }, at: Date): Promise<void> {
  await sql`update opinion.mail_message set state = ${state}, submission_id = ${submissionId}, reason = ${reason}, settled_as = ${settledAs}, settled_at = ${at} where id = ${id} and state = 'waiting'`.execute(tx);
}

/** Erases the letter of a submission that was withdrawn. */
export async function eraseWithdrawnLetter(tx: Database, { payload }: Pick<OutboxEvent, 'payload'>): Promise<void> {
  const { submissionId } = payload as SubmissionChanged;
  await sql`
    update opinion.mail_message m set sealed = '' from opinion.submission s
    where m.submission_id = ${submissionId} and s.id = m.submission_id and s.withdrawn_at is not null`.execute(tx);
}

/** Erases the letter that a submission was taken from, whatever became of it. */
export async function eraseLetterOf(tx: Database, submissionId: number): Promise<void> {
  await sql`update opinion.mail_message set sealed = '' where submission_id = ${submissionId}`.execute(tx);
}

/** Erases what was dismissed before an instant: it was no opinion, and nobody needs it any more. */
export async function eraseDismissedLetters(tx: Database, before: Date): Promise<void> {
  await sql`update opinion.mail_message set sealed = '' where state = 'dismissed' and settled_at < ${before} and length(sealed) > 0`.execute(tx);
}

/** Days after the end of a period in which letters on it may still wait. */
const daysAfter = 60;

/** The calls that a letter can be on: announced, begun, not long over. */
export async function listLetterCalls(db: Database, today: PlainDate): Promise<Consultation[]> {
  const earliest = addDays(today, -daysAfter);
  return (await listOwnCalls(db)).filter(({ opensOn, closesOn }) => opensOn !== null && opensOn <= today && closesOn !== null && closesOn >= earliest);
}

/** Ids of the departments that answer for one of the calls. */
export function departmentsOfCalls(db: Database, calls: readonly Consultation[]): Promise<number[]> {
  return listAnsweringDepartments(db, calls.map(({ department }) => department));
}

/** Of any announced call of the city's own, past ones too: nobody else asks at all. Which day it is only a handler knows. */
export async function departmentsOfLetters(db: Database): Promise<number[]> {
  return departmentsOfCalls(db, await listOwnCalls(db));
}

async function listOwnCalls(db: Database): Promise<Consultation[]> {
  return (await listConsultations(db, { withDrafts: false })).filter(({ state, source }) => state === 'announced' && source === 'own');
}

export async function findMailboxState(db: Database): Promise<MailboxState | null> {
  const { rows } = await sql<MailboxState>`select tried_at as "triedAt", read_at as "readAt", problem from opinion.mailbox`.execute(db);
  return rows[0] ?? null;
}

export async function setMailboxState(tx: Database, problem: MailboxProblem | null, at: Date): Promise<void> {
  await sql`
    insert into opinion.mailbox as m (tried_at, read_at, problem) values (${at}, ${problem === null ? at : null}, ${problem})
    on conflict (one) do update set tried_at = excluded.tried_at, read_at = coalesce(excluded.read_at, m.read_at), problem = excluded.problem`.execute(tx);
}
