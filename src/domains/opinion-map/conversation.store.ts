/** Opinion maps: reading them. */
import { listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import { prepared } from '#platform/round-trip';
import type { Conversation } from './conversation.ts';
import { sentence } from './text.ts';

const columns = sql`
  c.id, c.slug, c.fiscal_year as "fiscalYear", c.question, c.question_en as "questionEn", c.background, c.background_en as "backgroundEn", c.rules, c.rules_en as "rulesEn",
  jsonb_build_object('bureau', c.bureau, 'section', c.section) as department, c.contact, c.opens_on as "opensOn", c.closes_on as "closesOn", c.access, c.moderation,
  c.length_max as "lengthMax", c.write_after as "writeAfter", c.shows, c.channels, c.seed, c.state, c.announced_at as "announcedAt", c.cancelled_at as "cancelledAt",
  c.cancel_reason as "cancelReason", c.revision, array(select p.programme_number from opinion_map.programme p where p.conversation_id = c.id order by 1) as programmes`;

/** As the public may see it: announced, or cancelled after that. */
export async function findConversation(db: Database, slug: string): Promise<Conversation | null> {
  const found = await findAnyConversation(db, slug);
  return found?.announcedAt ? found : null;
}

/** Drafts too: for staff. */
export async function findAnyConversation(db: Database, slug: string): Promise<Conversation | null> {
  const { rows } = await sql<Conversation>`${prepared} select ${columns} from opinion_map.conversation c where c.slug = ${slug}`.execute(db);
  return rows[0] ?? null;
}

/** Newest period first; one without days stands where its fiscal year begins. `withDrafts`: for staff. */
export async function listConversations(db: Database, { withDrafts }: { withDrafts: boolean }): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${columns} from opinion_map.conversation c where ${withDrafts} or c.announced_at is not null
    order by coalesce(c.opens_on, make_date(c.fiscal_year, 4, 1)) desc, c.fiscal_year desc, c.number desc`.execute(db);
  return rows;
}

/** Ids of the departments that answer for the opinion map at `params.slug`; null where there is none. */
export async function departmentsOfConversation(db: Database, { slug }: Record<string, string>): Promise<number[] | null> {
  const found = await findAnyConversation(db, slug!);
  return found && listAnsweringDepartments(db, [found.department]);
}

/** @throws Refusal 404 where the public may see none. */
export async function getConversation(db: Database, slug: string): Promise<Conversation> {
  return (await findConversation(db, slug)) ?? refuse(slug);
}

/** Drafts too. @throws Refusal 404 */
export async function getAnyConversation(db: Database, slug: string): Promise<Conversation> {
  return (await findAnyConversation(db, slug)) ?? refuse(slug);
}

function refuse(slug: string): never {
  throw new Refusal(404, 'opinion-map-not-found', sentence((words) => words.notFound(slug)));
}
