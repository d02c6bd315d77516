/** Who moderates: anyone of the answering department, and planning; some acts are its head's and planning's. */
import { answersFor, holds, type Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { departmentsOfConversation } from './conversation.store.ts';
import type { Moderator } from './moderation.store.ts';

export async function moderatorOf(db: Database, principal: Principal, actingAs: string, slug: string): Promise<Moderator> {
  const leads = holds(principal, 'planning') || answersFor(principal, (await departmentsOfConversation(db, { slug })) ?? [], 'head');
  return { personId: principal.personId, actingAs, leads };
}
