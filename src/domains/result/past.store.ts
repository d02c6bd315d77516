/** Brings a past result in: the call, the release, its replies and opinions, the public act; all in one transaction. */
import { createHash } from 'node:crypto';
import { firstGraphemes } from '#domains/civic';
import { insertPastConsultation, listConsultationsById } from '#domains/consultation';
import { departmentName } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { putEntries } from '#platform/search';
import { resultPath } from './address.ts';
import type { ResultCounts } from './counts.ts';
import { unitsSha256 } from './document.ts';
import { searchEntries } from './found.store.ts';
import { outcomeKindOf } from './past-outcome.ts';
import type { PastReply } from './past-rows.ts';
import type { ImportedTable, PastFacts, PastReading } from './past.ts';
import { orderPaper } from './paper.store.ts';
import type { ResultTables } from './tables.ts';
import { text } from './text.ts';

const importLock = 7_303_008;

/** The call whose result the same table gave; null where it is new. */
export async function findKnownTable(db: Database, mark: string): Promise<{ slug: string; subject: string } | null> {
  const row = await db.withTables<ResultTables>().selectFrom('result.past_table').select('consultation_id').where('table_sha256', '=', mark).executeTakeFirst();
  const [found] = row === undefined ? [] : await listConsultationsById(db, [row.consultation_id]);
  return found ?? null;
}

export interface PastImport {
  facts: PastFacts;
  reading: PastReading;
  fileName: string;
  bytes: Uint8Array;
  actingAs: string;
}

/** @returns the address of the call, or null where the same table is in already: it never comes in twice. */
export async function importPast(tx: Database, { facts, reading, fileName, bytes, actingAs }: PastImport, at: Date): Promise<{ slug: string } | null> {
  await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
  if ((await findKnownTable(tx, reading.mark)) !== null) return null;
  const { result } = reading;
  const { people, submissions, ...call } = facts;
  const { id, slug } = await insertPastConsultation(tx, { ...call, ways: [] }, at);
  const counts: ResultCounts = { byWay: {}, total: { people, submissions, units: result.opinions }, remarks: null, withdrawn: null, aside: null, late: null, copies: null };
  const db = tx.withTables<ResultTables>();
  await db
    .insertInto('result.release')
    .values({ consultation_id: id, state: 'released', next_steps: text('ja').past.nextSteps, release_at: null, approved_as: actingAs, approved_by: null, approved_at: at, released_at: at, problem: null, counts: JSON.stringify(counts), source: 'past' })
    .execute();
  await insertReplies(tx, id, facts, result.replies);
  await db
    .insertInto('result.past_table')
    .values({
      consultation_id: id, table_sha256: reading.mark, file_name: fileName, file_sha256: createHash('sha256').update(bytes).digest('hex'),
      rows: result.rows.length, rows_left_out: result.rows.filter(({ use }) => use === 'refused').length, acting_as: actingAs, at,
    })
    .execute();
  await putEntries(tx, await searchEntries(tx, [id]));
  await orderPaper(tx, id);
  await recordPublicAct(
    tx,
    {
      kind: 'result.imported', path: resultPath(slug), actingAs,
      title: { ja: text('ja').past.act(facts.subject), en: text('en').past.act(facts.subject) },
      about: { programmes: facts.programmes, departments: [departmentName(facts.department)] },
      document: {
        consultation: slug, subject: facts.subject, fiscal_year: facts.fiscalYear, source_url: facts.sourceUrl, table_sha256: reading.mark, opinions: result.opinions,
        replies: result.replies.map(({ item, outcome, text: reply, units }, index) => ({ number: index + 1, item, outcome, text: reply, opinions_sha256: unitsSha256(units) })),
      },
    },
    at,
  );
  return { slug };
}

const englishOutcomes = { reflected: 'Taken up', included: 'Already in the draft', reference: 'For reference', 'not-reflected': 'Not taken up', other: 'Other' };

/** Many replies share an item; what the first opinion begins with tells them apart. */
function headingOf(opinion: string): string {
  const line = opinion.replace(/^[・･\-\s　]+/, '').replace(/\s+/g, ' ');
  const first = firstGraphemes(line, headingLetters);
  return first === line ? line : `${first}…`;
}
const headingLetters = 40;

async function insertReplies(tx: Database, id: number, { department, programmes }: PastFacts, replies: readonly PastReply[]): Promise<void> {
  const none = text('ja').past.noOutcome;
  const rows = replies.map(({ item, outcome, text: said, units }, index) => {
    const kind = (outcome === null ? null : outcomeKindOf(outcome)) ?? 'other';
    return {
      number: index + 1, item, heading: headingOf(units[0]?.text ?? said), kind,
      ja: outcome === null ? none.ja : outcome.replace(/\s+/g, ' '), en: outcome === null ? none.en : englishOutcomes[kind],
      text: said, units: units.reduce((sum, { same }) => sum + same, 0),
    };
  });
  await sql`
    insert into result.reply (consultation_id, number, position, item, heading, outcome, outcome_kind, outcome_ja, outcome_en, text, passages, programmes, bureau, section, units)
    select ${id}, r.number, r.number - 1, r.item, r.heading, r.kind, r.kind, r.ja, r.en, r.text, '[]', ${programmes}::text[], ${department.bureau}, ${department.section}, r.units
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number int, item text, heading text, kind text, ja text, en text, text text, units int)`.execute(tx);
  const units = replies.flatMap((reply, index) => reply.units.map(({ text: said, same }, position) => ({ reply: index + 1, position, text: said, same })));
  await sql`
    insert into result.unit (consultation_id, reply_number, position, text, same)
    select ${id}, u.reply, u.position, u.text, u.same
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(reply int, position int, text text, same int) order by u.reply, u.position`.execute(tx);
}

/** Newest first. */
export async function listImportedTables(db: Database): Promise<ImportedTable[]> {
  const { rows } = await sql<Omit<ImportedTable, 'slug' | 'subject' | 'fiscalYear'> & { id: number }>`
    select t.consultation_id as id, t.file_name as "fileName", t.rows, t.rows_left_out as "leftOut", t.at, t.acting_as as "actingAs",
      (select count(*)::integer from result.reply r where r.consultation_id = t.consultation_id) as replies,
      (select coalesce(sum(r.units), 0)::integer from result.reply r where r.consultation_id = t.consultation_id) as opinions
    from result.past_table t order by t.at desc, t.consultation_id desc`.execute(db);
  const calls = new Map((await listConsultationsById(db, rows.map(({ id }) => id))).map((call) => [call.id, call]));
  return rows.flatMap(({ id, ...row }) => {
    const call = calls.get(id);
    return call === undefined ? [] : [{ ...row, slug: call.slug, subject: call.subject, fiscalYear: call.fiscalYear }];
  });
}
