/** Plans and their editions. */
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import type { Edition, Plan } from './edition.ts';
import type { EditionStatus, PlanKind, PlanTables } from './tables.ts';
import { sentence } from './text.ts';

function editions(db: Database) {
  return db
    .withTables<PlanTables>()
    .selectFrom('plan.edition as edition')
    .innerJoin('plan.plan as plan', 'plan.id', 'edition.plan_id')
    .select([
      'edition.id', 'edition.slug', 'edition.title', 'edition.first_year', 'edition.last_year', 'edition.unit_yen', 'edition.status',
      'edition.created_at', 'edition.published_at', 'plan.id as plan_id', 'plan.slug as plan_slug', 'plan.name as plan_name', 'plan.name_en as plan_name_en', 'plan.kind as plan_kind',
    ])
    .orderBy('edition.first_year', 'desc')
    .orderBy('edition.id', 'desc');
}

type EditionRow = Awaited<ReturnType<ReturnType<typeof editions>['execute']>>[number];

function editionOf(row: EditionRow): Edition {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    firstYear: row.first_year,
    lastYear: row.last_year,
    unitYen: row.unit_yen,
    status: row.status,
    createdAt: row.created_at,
    publishedAt: row.published_at,
    plan: { id: row.plan_id, slug: row.plan_slug, name: row.plan_name, nameEn: row.plan_name_en, kind: row.plan_kind },
  };
}

/** Newest period first. Drafts are for staff and the command line, never for pages. */
export async function listEditions(db: Database, options: { drafts?: boolean } = {}): Promise<Edition[]> {
  const query = options.drafts ? editions(db) : editions(db).where('edition.status', '<>', 'draft');
  return (await query.execute()).map(editionOf);
}

export async function findEdition(db: Database, slug: string, options: { drafts?: boolean } = {}): Promise<Edition | null> {
  const row = await editions(db).where('edition.slug', '=', slug).executeTakeFirst();
  return row && (options.drafts || row.status !== 'draft') ? editionOf(row) : null;
}

/** A public edition; refuses with 404 where there is none of that slug. */
export async function getEdition(db: Database, slug: string): Promise<Edition> {
  const edition = await findEdition(db, slug);
  if (edition === null) throw new Refusal(404, 'edition-not-found', sentence((words) => words.editionNotFound(slug)));
  return edition;
}

/** The published edition of a kind of plan; with several plans of it, that of the plan with the newest period. */
export async function findEditionInForce(db: Database, kind: PlanKind = 'implementation'): Promise<Edition | null> {
  const row = await editions(db).where('edition.status', '=', 'published').where('plan.kind', '=', kind).limit(1).executeTakeFirst();
  return row ? editionOf(row) : null;
}

export async function findEditionByYears(db: Database, planId: number, firstYear: number, lastYear: number): Promise<Edition | null> {
  const row = await editions(db)
    .where('edition.plan_id', '=', planId)
    .where('edition.first_year', '=', firstYear)
    .where('edition.last_year', '=', lastYear)
    .executeTakeFirst();
  return row ? editionOf(row) : null;
}

/** The newest public edition of the plan that begins before the year. */
export async function findFormerEdition(db: Database, planId: number, firstYear: number): Promise<Edition | null> {
  const row = await editions(db)
    .where('edition.plan_id', '=', planId)
    .where('edition.first_year', '<', firstYear)
    .where('edition.status', '<>', 'draft')
    .limit(1)
    .executeTakeFirst();
  return row ? editionOf(row) : null;
}

export async function listPlans(db: Database): Promise<Plan[]> {
  const rows = await db.withTables<PlanTables>().selectFrom('plan.plan').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, slug: row.slug, name: row.name, nameEn: row.name_en, kind: row.kind }));
}

export async function insertPlan(tx: Database, plan: Omit<Plan, 'id'>): Promise<Plan> {
  const row = await tx
    .withTables<PlanTables>()
    .insertInto('plan.plan')
    .values({ slug: plan.slug, name: plan.name, name_en: plan.nameEn, kind: plan.kind })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...plan, id: row.id };
}

export interface NewEdition {
  slug: string;
  title: string;
  firstYear: number;
  lastYear: number;
  unitYen: number;
}

/** A new edition is a draft until it is published. */
export async function insertEdition(tx: Database, plan: Plan, edition: NewEdition, at: Date): Promise<Edition> {
  const row = await tx
    .withTables<PlanTables>()
    .insertInto('plan.edition')
    .values({
      plan_id: plan.id,
      slug: edition.slug,
      title: edition.title,
      first_year: edition.firstYear,
      last_year: edition.lastYear,
      unit_yen: edition.unitYen,
      status: 'draft',
      created_at: at,
      published_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...edition, id: row.id, status: 'draft', createdAt: at, publishedAt: null, plan };
}

export async function updateEdition(tx: Database, id: number, values: { title: string; unitYen: number }): Promise<void> {
  await tx.withTables<PlanTables>().updateTable('plan.edition').set({ title: values.title, unit_yen: values.unitYen }).where('id', '=', id).execute();
}

/**
 * Puts an edition in force; the one that was in force becomes superseded. An edition of earlier years than the one in
 * force goes straight into history, unless `inForce` asks for it.
 */
export async function publishEdition(tx: Database, edition: Edition, at: Date, options: { inForce?: boolean } = {}): Promise<EditionStatus> {
  const db = tx.withTables<PlanTables>();
  const former = await db
    .selectFrom('plan.edition')
    .select(['id', 'first_year'])
    .where('plan_id', '=', edition.plan.id)
    .where('status', '=', 'published')
    .where('id', '<>', edition.id)
    .executeTakeFirst();
  const status: EditionStatus = former && former.first_year > edition.firstYear && !options.inForce ? 'superseded' : 'published';
  if (former && status === 'published') await db.updateTable('plan.edition').set({ status: 'superseded' }).where('id', '=', former.id).execute();
  await db.updateTable('plan.edition').set({ status, published_at: edition.publishedAt ?? at }).where('id', '=', edition.id).execute();
  return status;
}
