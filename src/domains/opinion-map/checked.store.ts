/** What the checks of a draft look at besides its own text. */
import { isHeldOver, listAnsweringDepartments } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Checked } from './check.ts';
import type { Conversation } from './conversation.ts';

/** Planning moderates everywhere; where one of these is in the department, somebody there does. */
const moderating = ['member', 'head', 'planning'] as const;

export async function checkedOf(db: Database, conversation: Conversation, { today, verifies }: Pick<Checked, 'today' | 'verifies'>): Promise<Checked> {
  const { rows } = await sql<{ seeds: number; invitations: number }>`
    select (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversation.id} and s.origin = 'seed') as seeds,
      (select count(*)::int from opinion_map.invitation i where i.conversation_id = ${conversation.id} and not i.used) as invitations`.execute(db);
  const answering = await listAnsweringDepartments(db, [conversation.department]);
  return { draft: conversation, today, verifies, answered: answering.length > 0, moderated: await isHeldOver(db, answering, moderating, today), ...rows[0]! };
}

