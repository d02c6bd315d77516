/** Calls for opinions: reading them. */
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Consultation } from './consultation.ts';

const columns = sql`
  c.id, c.slug, c.fiscal_year as "fiscalYear", c.subject, c.purpose, jsonb_build_object('bureau', c.bureau, 'section', c.section) as department, c.contact,
  c.opens_on as "opensOn", c.closes_on as "closesOn", c.who_may as "whoMay", c.ways, c.addresses, c.identity, c.exception, c.exception_reason as "exceptionReason", c.state,
  c.announced_at as "announcedAt", c.cancelled_at as "cancelledAt", c.cancel_reason as "cancelReason", c.result_at as "resultAt", c.source, c.source_url as "sourceUrl", c.revision,
  array(select p.programme_number from consultation.programme p where p.consultation_id = c.id order by 1) as programmes`;

/** As the public may see it: announced, or cancelled after that. */
export async function findConsultation(db: Database, slug: string): Promise<Consultation | null> {
  const found = await findAnyConsultation(db, slug);
  return found?.announcedAt ? found : null;
}

/** Drafts too: for staff. */
export async function findAnyConsultation(db: Database, slug: string): Promise<Consultation | null> {
  const { rows } = await sql<Consultation>`select ${columns} from consultation.consultation c where c.slug = ${slug}`.execute(db);
  return rows[0] ?? null;
}

/** By ids, drafts too; in no order. */
export async function listConsultationsById(db: Database, ids: readonly number[]): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`select ${columns} from consultation.consultation c where c.id = any(${[...ids]}::integer[])`.execute(db);
  return rows;
}

/** Newest period first. `withDrafts`: for staff. */
export async function listConsultations(db: Database, { withDrafts }: { withDrafts: boolean }): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select ${columns} from consultation.consultation c where ${withDrafts} or c.announced_at is not null
    order by c.opens_on desc nulls first, c.fiscal_year desc, c.number desc`.execute(db);
  return rows;
}

/** Ids of the departments that answer for the consultation at `params.slug`; null where there is none. */
export async function departmentsOfConsultation(db: Database, { slug }: Record<string, string>): Promise<number[] | null> {
  const found = await findAnyConsultation(db, slug!);
  return found && listAnsweringDepartments(db, [found.department]);
}
