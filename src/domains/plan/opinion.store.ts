/** Opinions of the committee on the items of a reform plan. */
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Draft } from './draft.ts';
import type { Edition } from './edition.ts';
import type { Opinion } from './opinion.ts';
import { sentence } from './text.ts';

/** By number of programme. `published`: only what the public may read. */
export async function listOpinions(db: Database, planId: number, edition: string, options: { published?: boolean } = {}): Promise<Map<string, Opinion>> {
  const { rows } = await sql<Opinion>`
    select programme, ${options.published ? sql`published_text` : sql`text`} as text, revision, acting_as as "actingAs", at, published_at as "publishedAt",
      text is not distinct from coalesce(published_text, '') as "isPublic" from plan.opinion
    where plan_id = ${planId} and edition = ${edition} and ${options.published ? sql`published_text <> ''` : sql`true`}`.execute(db);
  return new Map(rows.map((row) => [row.programme, row]));
}

/** Writes the text where nobody wrote another since `revision`; gives what stands there instead where somebody did. */
export async function putOpinion(tx: Database, target: { planId: number; edition: string; programme: string }, sent: { text: string; revision: number }, by: { actingAs: string; at: Date }): Promise<Opinion | null> {
  const { planId, edition, programme } = target;
  // Two first texts for one item come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hiraku.plan.opinion ${planId} ${edition} ${programme}`}, 0))`.execute(tx);
  const now = (await listOpinions(tx, planId, edition)).get(programme);
  if (now?.text === sent.text) return null;
  if (now && now.revision !== sent.revision) return now;
  const { rows } = await sql<{ id: number; revision: number }>`
    insert into plan.opinion (plan_id, edition, programme, text, revision, acting_as, at)
    values (${planId}, ${edition}, ${programme}, ${sent.text}, 1, ${by.actingAs}, ${by.at})
    on conflict (plan_id, edition, programme) do update set text = excluded.text, revision = plan.opinion.revision + 1, acting_as = excluded.acting_as, at = excluded.at
    returning id, revision`.execute(tx);
  const { id, revision } = rows[0]!;
  await sql`insert into plan.opinion_change (opinion_id, revision, text, acting_as, at) values (${id}, ${revision}, ${sent.text}, ${by.actingAs}, ${by.at})`.execute(tx);
  return null;
}

/** Every opinion on the edition that is not public yet becomes so, each with its public act. Gives how many. */
export async function publishOpinions(tx: Database, planId: number, edition: Pick<Edition, 'slug' | 'title'>, actingAs: string, at: Date): Promise<number> {
  const { rows } = await sql<{ programme: string; text: string }>`
    update plan.opinion set published_at = ${at}, published_text = text where plan_id = ${planId} and edition = ${edition.slug} and text is distinct from coalesce(published_text, '')
    returning programme, text`.execute(tx);
  for (const { programme, text } of rows) {
    const title = sentence((words) => words.draft.opinionTitle(programme, edition.title));
    await recordPublicAct(tx, { kind: 'plan.opinion-published', path: '/plan/reform', title, actingAs, about: { programmes: [programme] }, document: { edition: edition.slug, programme, text } }, at);
  }
  return rows.length;
}

/** What was said of the draft's items goes public with its edition. */
export async function opinionsBecomePublic(tx: Database, draft: Draft, edition: Edition, actingAs: string, at: Date): Promise<void> {
  await sql`update plan.opinion set edition = ${edition.slug} where plan_id = ${draft.plan.id} and edition = ${draft.slug} and ${draft.slug} <> ${edition.slug}`.execute(tx);
  await publishOpinions(tx, draft.plan.id, edition, actingAs, at);
}
