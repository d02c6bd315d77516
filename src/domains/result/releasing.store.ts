/** The release itself: everything that becomes public with it, in one transaction, once. */
import { type Consultation, listConsultationsById } from '#domains/consultation';
import { listWishingLetters } from '#domains/opinion';
import { recordPublicAct } from '#domains/record';
import { listForRelease } from '#domains/reply';
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import type { Sentence } from '#platform/http';
import type { JobContext } from '#platform/jobs';
import { sendMail } from '#platform/mail';
import { publish } from '#platform/outbox';
import { putEntries } from '#platform/search';
import { resultPath } from './address.ts';
import { markOf } from './approved-mark.ts';
import { releasedDocument } from './document.ts';
import { gather, listedUnits, type Gathered } from './gathering.store.ts';
import { resultLetter } from './letter.ts';
import { orderPaper } from './paper.store.ts';
import { problemsOf } from './readiness.ts';
import { findApprovedMark, findRelease, orderRelease, setProblem } from './release.store.ts';
import type { Release, Released } from './result.ts';
import { searchEntriesOf } from './search-entry.ts';
import { sentence } from './text.ts';

/** What other domains hear of it (outbox): `{ consultationId }`. */
export const releasedTopic = 'result.released';

type Parts = Pick<JobContext, 'db' | 'clock' | 'safe' | 'site'>;

/** What came of a try: `not-yet` is tried again at its time. */
export type Tried = 'released' | 'not-yet' | 'nothing-planned' | { problem: string };

/**
 * Releases what is planned and due, or leaves everything as it was. Safe to do twice and at the same time: the row of the release is
 * held, and its state says whether it happened. One snapshot for all that is read.
 */
export async function releaseIfDue({ db, clock, safe, site }: Parts, consultationId: number): Promise<Tried> {
  return inTransaction(
    db,
    async (tx) => {
      const release = await findRelease(tx, consultationId, { held: true });
      if (release === null || release.state !== 'planned' || release.releaseAt === null || release.approvedAs === null) return 'nothing-planned';
      const at = clock.now();
      if (release.releaseAt > at) {
        await orderRelease(tx, consultationId, new Date(Math.max(release.releaseAt.getTime(), at.getTime() + 1_000)));
        return 'not-yet';
      }
      const [consultation] = await listConsultationsById(tx, [consultationId]);
      const gathered = await gather(tx, consultation!, clock.today());
      const problems = [...problemsOf(consultation!, gathered.standing, release.nextSteps, clock.today()), ...sumProblems(gathered), ...(await changeProblems(tx, consultationId))];
      if (problems.length > 0) {
        const problem = problems.map(({ ja }) => ja).join('\n');
        await setProblem(tx, consultationId, problem);
        return { problem };
      }
      await writeOut(tx, consultation!, release, gathered, at);
      await tell(tx, { safe, site }, consultation!, { ...release, state: 'released', releasedAt: at, counts: gathered.counts }, gathered);
      return 'released';
    },
    { isolation: 'repeatable read' },
  );
}

/** No unit is lost on the way: those listed are those counted and those answered. */
export function sumProblems(gathered: Gathered): Sentence[] {
  const [listed, counted] = [listedUnits(gathered), gathered.standing.answered];
  return listed === counted && counted === gathered.counts.total.units ? [] : [sentence((words) => words.release.problems.sums(listed, counted))];
}

/** An approval holds for what was approved: a word that changed since needs another. */
async function changeProblems(tx: Database, consultationId: number): Promise<Sentence[]> {
  const isSame = (await findApprovedMark(tx, consultationId)) === markOf(await listForRelease(tx, consultationId));
  return isSame ? [] : [sentence((words) => words.release.problems.changed)];
}

async function writeOut(tx: Database, { id }: Consultation, { approvedAs }: Release, { counts, replies }: Gathered, at: Date): Promise<void> {
  await sql`
    update result.release set state = 'released', released_at = ${at}, counts = ${JSON.stringify(counts)}::jsonb, problem = null, revision = revision + 1
    where consultation_id = ${id} and approved_as = ${approvedAs}`.execute(tx);
  const column = <T,>(of: (reply: Gathered['replies'][number]['reply']) => T): T[] => replies.map(({ reply }) => of(reply));
  const programmes = JSON.stringify(column((reply) => reply.programmes));
  await sql`
    insert into result.reply (consultation_id, number, position, document_key, anchor, item, heading, outcome, outcome_kind, outcome_ja, outcome_en, text, passages, programmes, bureau, section, units)
    select ${id}, number, position, document_key, anchor, item, heading, outcome, outcome_kind, outcome_ja, outcome_en, text, passages,
      array(select jsonb_array_elements_text(${programmes}::jsonb -> (place::integer - 1))), bureau, section, units
    from unnest(${column((one) => one.number)}::integer[], ${column((one) => one.position)}::integer[], ${column((one) => one.documentKey)}::text[], ${column((one) => one.anchor)}::text[],
      ${column((one) => one.item)}::text[], ${column((one) => one.heading)}::text[], ${column((one) => one.outcome.key)}::text[], ${column((one) => one.outcome.kind)}::text[],
      ${column((one) => one.outcome.label.ja)}::text[], ${column((one) => one.outcome.label.en)}::text[], ${column((one) => one.text)}::text[], ${column((one) => JSON.stringify(one.passages))}::jsonb[],
      ${column((one) => one.bureau)}::text[], ${column((one) => one.section)}::text[], ${column((one) => one.units)}::integer[])
      with ordinality as given (number, position, document_key, anchor, item, heading, outcome, outcome_kind, outcome_ja, outcome_en, text, passages, bureau, section, units, place)`.execute(tx);
  await writeUnits(tx, id, replies);
}

async function writeUnits(tx: Database, id: number, replies: Gathered['replies']): Promise<void> {
  const rows = replies.flatMap(({ reply, units }) => units.map((unit, position) => ({ reply: reply.number, position, ...unit })));
  if (rows.length === 0) return;
  const column = <T,>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
  await sql`
    insert into result.unit (consultation_id, reply_number, position, document_key, anchor, text, same)
    select ${id}, given.* from unnest(${column((row) => row.reply)}::integer[], ${column((row) => row.position)}::integer[], ${column((row) => row.documentKey)}::text[],
      ${column((row) => row.anchor)}::text[], ${column((row) => row.text)}::text[], ${column((row) => row.same)}::integer[]) as given`.execute(tx);
  const sources = rows.flatMap(({ reply, position, submissionIds }) => submissionIds.map((submission) => ({ reply, position, submission })));
  await sql`
    insert into result.unit_source (unit_id, submission_id)
    select u.id, given.submission
    from unnest(${sources.map(({ reply }) => reply)}::integer[], ${sources.map(({ position }) => position)}::integer[], ${sources.map(({ submission }) => submission)}::integer[]) as given (reply, position, submission)
    join result.unit u on u.consultation_id = ${id} and u.reply_number = given.reply and u.position = given.position`.execute(tx);
}

/** The record, those who asked for a letter, the search, the booklet, the other domains. */
async function tell(tx: Database, { safe, site }: Pick<Parts, 'safe' | 'site'>, consultation: Consultation, release: Released, { replies }: Gathered): Promise<void> {
  const { id, slug, subject, department, programmes } = consultation;
  const at = release.releasedAt;
  const name = [department.bureau, department.section].filter(Boolean).join(' ');
  await recordPublicAct(
    tx,
    {
      kind: 'result.released',
      path: resultPath(slug),
      title: sentence((words) => words.release.act.released(subject)),
      actingAs: release.approvedAs!,
      about: { programmes: [...new Set([...programmes, ...replies.flatMap(({ reply }) => reply.programmes)])], departments: [name] },
      document: releasedDocument(consultation, release, replies),
    },
    at,
  );
  for (const wish of await listWishingLetters(tx, safe, id)) await sendMail(tx, resultLetter(site, consultation, wish), safe);
  await putEntries(tx, searchEntriesOf(consultation, release, replies, dayInTokyo(at)));
  await orderPaper(tx, id);
  await publish(tx, releasedTopic, { consultationId: id });
}
