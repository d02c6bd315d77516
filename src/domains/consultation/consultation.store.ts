/** Calls for opinions: reading them. */
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import type { Consultation } from './consultation.ts';
import { sentence } from './text.ts';

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

/** Newest period first; one without days stands where its fiscal year begins. `withDrafts`: for staff. */
export async function listConsultations(db: Database, { withDrafts }: { withDrafts: boolean }): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select ${columns} from consultation.consultation c where ${withDrafts} or c.announced_at is not null
    order by coalesce(c.opens_on, make_date(c.fiscal_year, 4, 1)) desc, c.fiscal_year desc, c.number desc`.execute(db);
  return rows;
}

/** Ids of the departments that answer for the consultation at `params.slug`; null where there is none. */
export async function departmentsOfConsultation(db: Database, { slug }: Record<string, string>): Promise<number[] | null> {
  const found = await findAnyConsultation(db, slug!);
  return found && listAnsweringDepartments(db, [found.department]);
}

/** @throws Refusal 404 where the public may see none. */
export async function getConsultation(db: Database, slug: string): Promise<Consultation> {
  return (await findConsultation(db, slug)) ?? refuse(slug);
}

/** Drafts too. @throws Refusal 404 */
export async function getAnyConsultation(db: Database, slug: string): Promise<Consultation> {
  return (await findAnyConsultation(db, slug)) ?? refuse(slug);
}

function refuse(slug: string): never {
  throw new Refusal(404, 'consultation-not-found', sentence((words) => words.call.notFound(slug)));
}

/** Newest period first: those that serve one of the programmes, or that one of the departments answers for. Drafts are none. */
export async function listServing(db: Database, { programmes = [], department = null }: { programmes?: readonly string[]; department?: { bureau: string; section: string | null } | null }): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select ${columns} from consultation.consultation c
    where c.announced_at is not null and (
      exists (select from consultation.programme p where p.consultation_id = c.id and p.programme_number = any(${[...programmes]}::text[]))
      or (c.bureau = ${department?.bureau ?? null} and c.section is not distinct from ${department?.section ?? null}))
    order by coalesce(c.opens_on, make_date(c.fiscal_year, 4, 1)) desc, c.fiscal_year desc, c.number desc`.execute(db);
  return rows;
}

/** Keeps when a result was first published; a later correction leaves it. */
export async function markResult(tx: Database, slug: string, at: Date): Promise<void> {
  await sql`update consultation.consultation set result_at = ${at} where slug = ${slug} and result_at is null and announced_at is not null`.execute(tx);
}
