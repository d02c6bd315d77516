/** Splits: reading them and writing them, one submission or many at once. */
import { listOpinions, type OpinionText, type Submission } from '#domains/opinion';
import { foldForSearch } from '#domains/civic';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { insertNote } from './note.store.ts';
import { isWhole, letterCount } from './split.ts';
import type { PartFacts, Stage } from './unit.ts';

export interface Split {
  submissionId: number;
  consultationId: number;
  submissionRevision: number;
  version: number;
  letters: number;
  actingAs: string;
  at: Date;
}

/** A part as it is kept. */
export interface KeptPart extends PartFacts {
  id: number;
  opinionId: number;
  position: number;
  text: string;
  reply: { number: number; stage: Stage } | null;
}

export type NewPart = PartFacts & Pick<KeptPart, 'opinionId' | 'position' | 'text'>;

// First halves of the advisory locks under which submissions are divided and taken apart.
const [wholeConsultation, oneSubmission] = [0x5352, 0x5353];

/** Until the transaction ends nobody else divides this submission, nor takes its units away. */
export async function lockSubmission(tx: Database, consultationId: number, submissionId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${wholeConsultation}::integer, ${consultationId}::integer), pg_advisory_xact_lock(${oneSubmission}::integer, ${submissionId}::integer)`.execute(tx);
}

/** The same for all submissions of a consultation. */
export async function lockSubmissions(tx: Database, consultationId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${wholeConsultation}::integer, ${consultationId}::integer)`.execute(tx);
}

const columns = sql`submission_id as "submissionId", consultation_id as "consultationId", submission_revision as "submissionRevision", version, letters, acting_as as "actingAs", at`;

export async function findSplit(db: Database, submissionId: number): Promise<Split | null> {
  const { rows } = await sql<Split>`select ${columns} from reply.split where submission_id = ${submissionId}`.execute(db);
  return rows[0] ?? null;
}

/** The revision at which each submission was divided, by its number; thousands in one row. */
export async function listDividedRevisions(db: Database, consultationId: number): Promise<Map<number, number>> {
  const { rows } = await sql<{ all: [number, number][] | null }>`select json_agg(json_build_array(submission_id, submission_revision)) as all from reply.split where consultation_id = ${consultationId}`.execute(db);
  return new Map(rows[0]!.all ?? []);
}

/** In the order of the opinions and their parts. */
export async function listParts(db: Database, submissionId: number): Promise<KeptPart[]> {
  const { rows } = await sql<KeptPart>`
    select u.id, u.opinion_id as "opinionId", u.position, u.text, u.public_text as "publicText", u.remark, u.document_key as "documentKey", u.anchor, u.tags,
      case when u.bureau is not null then jsonb_build_object('bureau', u.bureau, 'section', u.section) end as department,
      case when r.id is not null then jsonb_build_object('number', r.number, 'stage', r.stage) end as reply
    from reply.unit u left join reply.reply r on r.id = u.reply_id where u.submission_id = ${submissionId} order by u.opinion_id, u.position`.execute(db);
  return rows;
}

export interface SplitAsked {
  submission: Pick<Submission, 'id' | 'consultationId' | 'revision'>;
  opinions: readonly OpinionText[];
  parts: readonly NewPart[];
  /** The version that the writer had before them; 0 for none. */
  onVersion: number;
  actingAs: string;
}

/**
 * Writes a split under `lockSubmission`. `outdated`: somebody else divided it meanwhile; `settled`: a part whose reply is approved
 * would change. In both cases nothing is written. Parts that stay the same keep their tags, departments and replies by being the same rows.
 */
export async function saveSplit(tx: Database, { submission, opinions, parts, onVersion, actingAs }: SplitAsked, at: Date): Promise<'saved' | 'outdated' | 'settled'> {
  const split = await findSplit(tx, submission.id);
  if ((split?.version ?? 0) !== onVersion) return 'outdated';
  if (opinions.some(({ id, text }) => !isWhole(text, parts.filter(({ opinionId }) => opinionId === id).map((part) => part.text)))) throw new Error('the parts are not the opinion');
  const kept = await listParts(tx, submission.id);
  const stay = pairsOf(kept, parts);
  const gone = kept.filter(({ id }) => ![...stay.values()].includes(id));
  const isSettled = ({ reply }: KeptPart): boolean => reply?.stage === 'approved';
  if (gone.some(isSettled) || [...stay].some(([part, id]) => changesPublic(kept.find((one) => one.id === id)!, part))) return 'settled';
  const letters = opinions.reduce((sum, { text }) => sum + letterCount(text), 0);
  await sql`
    insert into reply.split (submission_id, consultation_id, submission_revision, version, letters, acting_as, at)
    values (${submission.id}, ${submission.consultationId}, ${submission.revision}, ${onVersion + 1}, ${letters}, ${actingAs}, ${at})
    on conflict (submission_id) do update set submission_revision = excluded.submission_revision, version = excluded.version, letters = excluded.letters, acting_as = excluded.acting_as, at = excluded.at`.execute(tx);
  await sql`delete from reply.unit where id = any(${gone.map(({ id }) => id)}::integer[])`.execute(tx);
  // Positions change places, and no two may be the same at any moment.
  await sql`update reply.unit set position = -1 - position where submission_id = ${submission.id}`.execute(tx);
  await writeParts(tx, submission, parts.map((part) => ({ ...part, id: stay.get(part) ?? null })));
  return 'saved';
}

/** New parts by what is kept of them: the same letters of the same opinion, each kept part once. */
function pairsOf(kept: readonly KeptPart[], parts: readonly NewPart[]): Map<NewPart, number> {
  const free = [...kept];
  const pairs = new Map<NewPart, number>();
  for (const part of parts) {
    const at = free.findIndex(({ opinionId, text }) => opinionId === part.opinionId && text === part.text);
    if (at >= 0) pairs.set(part, free.splice(at, 1)[0]!.id);
  }
  return pairs;
}

function changesPublic(kept: KeptPart, part: NewPart): boolean {
  return kept.reply?.stage === 'approved' && (kept.publicText !== part.publicText || kept.remark !== part.remark);
}

async function writeParts(tx: Database, { id, consultationId }: Pick<Submission, 'id' | 'consultationId'>, parts: readonly (NewPart & { id: number | null })[]): Promise<void> {
  const rows = parts.map(({ id: unit, opinionId, position, text, publicText, remark, documentKey, anchor, tags, department }) => ({ unit, opinion: opinionId, position, text, letters: letterCount(text), folded: foldForSearch(text), public_text: publicText, remark, document_key: documentKey, anchor, tags, bureau: department?.bureau ?? null, section: department?.section ?? null }));
  await sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(unit integer, opinion integer, position smallint, text text, letters integer, folded text, public_text text, remark boolean, document_key text, anchor text, tags text[], bureau text, section text)
    ), stayed as (
      update reply.unit u set position = a.position, public_text = a.public_text, remark = a.remark, document_key = a.document_key, anchor = a.anchor, tags = a.tags,
        bureau = a.bureau, section = a.section, reply_id = case when a.remark then null else u.reply_id end, revision = u.revision + 1
      from asked a where u.id = a.unit
    )
    insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded, public_text, remark, document_key, anchor, tags, bureau, section)
    select ${consultationId}, ${id}, opinion, position, text, letters, folded, public_text, remark, document_key, anchor, tags, bureau, section from asked where unit is null order by opinion, position`.execute(tx);
}

/** Each opinion of these submissions becomes one unit as it is, under `lockSubmissions`; they must have no split yet. */
export async function saveWholeSplits(tx: Database, consultationId: number, submissions: readonly Pick<Submission, 'id' | 'revision'>[], actingAs: string, at: Date): Promise<void> {
  const opinions = (await listOpinions(tx, submissions.map(({ id }) => id))).filter(({ text }) => letterCount(text) > 0);
  const bySubmission = Map.groupBy(opinions, ({ submissionId }) => submissionId);
  const splits = submissions.map(({ id, revision }) => ({ id, revision, letters: (bySubmission.get(id) ?? []).reduce((sum, { text }) => sum + letterCount(text), 0) }));
  await sql`
    insert into reply.split (submission_id, consultation_id, submission_revision, version, letters, acting_as, at)
    select id, ${consultationId}, revision, 1, letters, ${actingAs}, ${at} from jsonb_to_recordset(${JSON.stringify(splits)}::jsonb) as a(id integer, revision integer, letters integer)`.execute(tx);
  const units = opinions.map(({ id, submissionId, text, documentKey, anchor }) => ({ submission: submissionId, opinion: id, text: text.trim(), letters: letterCount(text), folded: foldForSearch(text), document_key: documentKey, anchor }));
  await sql`
    insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded, document_key, anchor)
    select ${consultationId}, submission, opinion, 0, text, letters, folded, document_key, anchor
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as a(submission integer, opinion integer, text text, letters integer, folded text, document_key text, anchor text) order by submission, opinion`.execute(tx);
}

/** Takes away what does not stand any more: all units of what is withdrawn or set aside, those of single opinions that are gone. */
export async function removeGoneUnits(tx: Database, submission: Submission, note: (units: number) => string, at: Date): Promise<number> {
  const present = submission.state === 'kept' ? (await listOpinions(tx, [submission.id])).filter(({ text }) => letterCount(text) > 0).map(({ id }) => id) : [];
  const { rows } = await sql<{ id: number }>`
    delete from reply.unit where submission_id = ${submission.id} and opinion_id <> all(${present}::integer[]) returning id`.execute(tx);
  if (submission.state !== 'kept') await sql`delete from reply.split where submission_id = ${submission.id}`.execute(tx);
  if (rows.length > 0) await insertNote(tx, { consultationId: submission.consultationId, submissionId: submission.id, replyId: null, text: note(rows.length), personId: null, actingAs: 'job' }, at);
  return rows.length;
}
