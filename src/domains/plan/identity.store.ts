/** Programmes of the ledger: their numbers, names and addresses. */
import { programmeKey, type Listing } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { KnownProgramme, NewProgramme } from './identity.ts';
import { newNames } from './identity.ts';
import { rowsText } from './listing-rows.ts';
import { slugFor } from './slug.ts';
import type { PlanTables } from './tables.ts';

/** Programmes of the plan, oldest first, and the numbers that other plans hold. */
export async function listKnownProgrammes(db: Database, planId: number | null): Promise<{ known: KnownProgramme[]; foreign: Set<string> }> {
  const rows = await db.withTables<PlanTables>().selectFrom('plan.programme').select(['plan_id', 'number', 'name']).orderBy('id').execute();
  const known = rows.filter((row) => row.plan_id === planId).map(({ number, name }) => ({ number, name }));
  return { known, foreign: new Set(rows.filter((row) => row.plan_id !== planId).map((row) => row.number)) };
}

/** Numbers of programmes by every address that they have or had. */
async function listOwners(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .withTables<PlanTables>()
    .selectFrom('plan.programme_slug as slug')
    .innerJoin('plan.programme as programme', 'programme.id', 'slug.programme_id')
    .select(['slug.slug', 'programme.number'])
    .execute();
  return new Map(rows.map((row) => [row.slug, row.number]));
}

/** An address that was the programme's own becomes its current one again. */
async function putSlugs(tx: Database, programmes: KnownProgramme[], at: Date): Promise<void> {
  const owners = await listOwners(tx);
  const rows = programmes.map(({ number, name }) => {
    const slug = slugFor(name, number, { has: (wanted) => (owners.get(wanted) ?? number) !== number });
    owners.set(slug, number);
    return { number, slug };
  });
  await sql`
    insert into plan.programme_slug (slug, programme_id, since, is_current)
    select row.slug, programme.id, ${at}, true
    from jsonb_to_recordset(${rowsText(rows)}::jsonb) as row (number text, slug text)
    join plan.programme programme on programme.number = row.number
    on conflict (slug) do update set since = excluded.since, is_current = true`.execute(tx);
}

export async function insertProgrammes(tx: Database, planId: number, created: NewProgramme[], at: Date): Promise<void> {
  if (created.length === 0) return;
  await sql`
    insert into plan.programme (plan_id, number, name, name_key, created_at)
    select ${planId}, row.number, row.name, row.key, ${at}
    from jsonb_to_recordset(${rowsText(created.map((programme, position) => ({ ...programme, position })))}::jsonb)
      as row (number text, name text, key text, position integer)
    order by row.position`.execute(tx);
  await putSlugs(tx, created, at);
}

/** A programme is called what the edition in force calls it; drafts and editions of the past change no name. */
export async function followNames(tx: Database, planId: number, listings: Listing[], at: Date): Promise<void> {
  const { known } = await listKnownProgrammes(tx, planId);
  await renameProgrammes(tx, newNames(listings, known), at);
}

/** Gives programmes new names and, where the name makes another address, new addresses; the old ones stay and redirect. */
async function renameProgrammes(tx: Database, renamed: KnownProgramme[], at: Date): Promise<void> {
  if (renamed.length === 0) return;
  const rows = renamed.map(({ number, name }) => ({ number, name, key: programmeKey(name) }));
  const { rows: current } = await sql<{ number: string; slug: string }>`
    update plan.programme programme set name = row.name, name_key = row.key
    from jsonb_to_recordset(${rowsText(rows)}::jsonb) as row (number text, name text, key text), plan.programme_slug slug
    where programme.number = row.number and slug.programme_id = programme.id and slug.is_current
    returning programme.number, slug.slug`.execute(tx);
  const slugs = new Map(current.map((row) => [row.number, row.slug]));
  const moving = renamed.filter(({ number, name }) => slugFor(name, number, new Set()) !== slugs.get(number));
  if (moving.length === 0) return;
  await sql`
    update plan.programme_slug slug set is_current = false
    from plan.programme programme
    where programme.id = slug.programme_id and slug.is_current and programme.number = any(${moving.map((programme) => programme.number)})`.execute(tx);
  await putSlugs(tx, moving, at);
}
