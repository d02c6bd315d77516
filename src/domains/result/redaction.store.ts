/** Takes words out of published opinions: what stood there is gone from all that is public, and that it happened stays to be seen. */
import type { Consultation } from '#domains/consultation';
import { recordPublicAct } from '#domains/record';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import { putEntries } from '#platform/search';
import { sql } from 'kysely';
import { resultPath } from './address.ts';
import { unitsSha256 } from './document.ts';
import { orderPaper, takePaperAway } from './paper.store.ts';
import { headingWithout, type Redaction, withoutWords } from './redaction.ts';
import type { Released, ResultReply, ResultUnit } from './result.ts';
import { findReply, listUnits } from './result.store.ts';
import { searchEntriesOf } from './search-entry.ts';
import type { ResultTables } from './tables.ts';
import { sentence } from './text.ts';

export async function findUnit(db: Database, consultationId: number, id: number): Promise<ResultUnit | null> {
  const { rows } = await sql<ResultUnit>`
    select u.id, u.reply_number as "replyNumber", u.text, u.same from result.unit u where u.consultation_id = ${consultationId} and u.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Published opinions in the order of the result; of one reply or of all. */
export async function listPublished(db: Database, consultationId: number, replyNumber: number | null, at: { limit: number; offset: number }): Promise<{ rows: ResultUnit[]; total: number }> {
  const which = replyNumber === null ? sql`true` : sql`u.reply_number = ${replyNumber}`;
  const { rows } = await sql<ResultUnit & { total: number }>`
    select u.id, u.reply_number as "replyNumber", u.text, u.same, (count(*) over ())::integer as total
    from result.unit u join result.reply r on r.consultation_id = u.consultation_id and r.number = u.reply_number
    where u.consultation_id = ${consultationId} and ${which} order by r.position, u.position, u.id limit ${at.limit} offset ${at.offset}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface NewRedaction {
  consultation: Consultation;
  release: Released;
  unit: ResultUnit;
  redaction: Redaction;
  actingAs: string;
  at: Date;
}

/** In the caller's transaction. No old text is kept, here or in the record. @returns rows of opinions that changed */
export async function insertRedaction(tx: Database, { consultation, release, unit, redaction, actingAs, at }: NewRedaction): Promise<number> {
  const { id, slug, subject } = consultation;
  const touched = redaction.everywhere ? await listUnits(tx, id) : [unit];
  const hidden = touched
    .map((each) => ({ ...each, after: redaction.whole && each.id === unit.id ? redaction.mark : withoutWords(each.text, redaction) }))
    .filter((each) => each.after !== each.text);
  await sql`
    update result.unit u set text = given.text
    from unnest(${hidden.map((each) => each.id)}::integer[], ${hidden.map((each) => each.after)}::text[]) as given (id, text) where u.id = given.id`.execute(tx);
  const changed: { reply: number; opinions: number; opinions_sha256: string }[] = [];
  for (const [number, rows] of Map.groupBy(hidden, ({ replyNumber }) => replyNumber)) {
    const reply = await redactReply(tx, id, (await findReply(tx, id, number))!, rows, redaction);
    const units = await listUnits(tx, id, [number]);
    changed.push({ reply: number, opinions: rows.length, opinions_sha256: unitsSha256(units) });
    const after = JSON.stringify({ redacted: { opinions: rows.length, mark: redaction.mark } });
    await tx.withTables<ResultTables>().insertInto('result.correction').values({ consultation_id: id, reply_number: number, before: '{}', after, reason: redaction.reason, acting_as: actingAs, at }).execute();
    await putEntries(tx, searchEntriesOf({ slug, subject }, release, [{ reply, units }], dayInTokyo(release.releasedAt)));
  }
  await sql`update result.release set revision = revision + 1 where consultation_id = ${id}`.execute(tx);
  await recordPublicAct(
    tx,
    {
      kind: 'result.corrected',
      path: resultPath(slug),
      title: sentence((words) => words.redaction.act(subject)),
      actingAs,
      about: { programmes: consultation.programmes, departments: [[consultation.department.bureau, consultation.department.section].filter(Boolean).join(' ')] },
      document: { consultation: slug, url: resultPath(slug), redacted: changed, mark: redaction.mark, reason: redaction.reason },
    },
    at,
  );
  // The booklet as it is must not go out once more.
  await orderPaper(tx, id);
  await takePaperAway(tx, id);
  return hidden.length;
}

async function redactReply(tx: Database, consultationId: number, reply: ResultReply, opinions: readonly ResultUnit[], redaction: Redaction): Promise<ResultReply> {
  const heading = opinions.reduce((left, { text }) => headingWithout(left, text, redaction), reply.heading);
  const text = withoutWords(reply.text, redaction);
  if (heading !== reply.heading || text !== reply.text) await tx.withTables<ResultTables>().updateTable('result.reply').set({ heading, text }).where('consultation_id', '=', consultationId).where('number', '=', reply.number).execute();
  return { ...reply, heading, text };
}
