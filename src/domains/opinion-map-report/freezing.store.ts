/**
 * Freezing a report: the whole computation from the beginning over all votes, then everything that it was computed from as one file,
 * the report's row and the public act together. Two that freeze at once publish one report: the row is there once.
 */
import { setImmediate as pause } from 'node:timers/promises';
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { type Conversation, countWaiting, findModerated, gatherEnded, listConversations, packPlaces, type Places, reportPath, tellReported } from '#domains/opinion-map';
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import type { JobContext } from '#platform/jobs';
import { dataParts, publishedData } from './published-data.ts';
import { isReportDue, reportAct, type ReportDocument, reportDocument } from './report.ts';
import { listReported } from './report.store.ts';

export type Freezing = Pick<JobContext, 'db' | 'clock' | 'files' | 'site'>;

/** Opinion maps that are over, whose moderators are done or had their week, and that have no report. */
export async function listReportsDue(db: Database, today: PlainDate): Promise<Conversation[]> {
  const due: Conversation[] = [];
  const reported = await listReported(db);
  for (const conversation of await listConversations(db, { withDrafts: false })) {
    if (!isReportDue(conversation, 0, today) || reported.has(conversation.id)) continue;
    if (isReportDue(conversation, await countWaiting(db, conversation.id), today)) due.push(conversation);
  }
  return due;
}

/** `frozen` by this call; `there`: another was first; `changed`: moderators decided something meanwhile, so that it must be computed again. */
export async function freeze({ db, clock, files, site }: Freezing, conversation: Conversation): Promise<'frozen' | 'there' | 'changed'> {
  const { slug } = conversation;
  const { reckoning, question, statements, arrivals, moderation, moderated } = await gatherEnded(db, conversation);
  const madeAt = clock.now();
  const data = publishedData(conversation, { url: `${site.origin}${reportPath(slug)}`, madeAt, statements, question, figures: reckoning.figures });
  const stored = await files.put(await bytesOf(dataParts(data)));
  const document = reportDocument(conversation, { statements, figures: reckoning.figures, arrivals, moderation });
  return inTransaction(db, (tx) => keepReport(tx, conversation, { document, places: reckoning.places, stored, moderated, madeAt }));
}

/** The site answers between parts: two million votes take seconds to write. */
async function bytesOf(parts: Iterable<string>): Promise<Uint8Array> {
  const written: Buffer[] = [];
  for (const part of parts) {
    written.push(Buffer.from(part));
    await pause();
  }
  return Buffer.concat(written);
}

interface Made {
  document: ReportDocument;
  places: Places;
  /** The published data, as a file. */
  stored: { sha256: string; bytes: number };
  /** What moderation had decided when the votes were read. */
  moderated: string;
  madeAt: Date;
}

async function keepReport(tx: Database, conversation: Conversation, { document, places, stored, moderated, madeAt }: Made): Promise<'frozen' | 'there' | 'changed'> {
  const { id } = conversation;
  if ((await findModerated(tx, id)) !== moderated) return 'changed';
  const { rows } = await sql`
    insert into opinion_map_report.report (conversation_id, made_at, data_sha256, data_bytes, document, people)
    values (${id}, ${madeAt}, ${stored.sha256}, ${stored.bytes}, ${JSON.stringify(document)}::jsonb, ${packPlaces(places)}) on conflict do nothing returning conversation_id`.execute(tx);
  if (rows.length === 0) return 'there';
  await recordPublicAct(tx, reportAct(conversation, document, stored, await aboutOf(tx, conversation)), madeAt);
  await tellReported(tx, id, madeAt);
  return 'frozen';
}
