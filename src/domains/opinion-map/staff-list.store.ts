/** Opinion maps as staff list them: whose they are, what a draft lacks, what waits. */
import { departmentText, listAnsweringDepartments } from '#domains/staff';
import { answersFor, holds, type Principal, type Role } from '#platform/access';
import type { Database } from '#platform/database';
import { checksOf, type Checked } from './check.ts';
import { checkedOf } from './checked.store.ts';
import { type Conversation, type Stage, stageOn } from './conversation.ts';
import { listConversations } from './conversation.store.ts';
import { countAsked, countWaiting } from './queue.store.ts';
import { listUnanswered } from './reported.store.ts';

export interface Listed {
  conversation: Conversation;
  stage: Stage;
  /** How many requirements a draft does not meet; null for what is public. */
  lacking: number | null;
  /** Statements that somebody has to look at. */
  waiting: number;
  /** On so many of them somebody else asks for this person's opinion. */
  asked: number;
  /** Whether its report is out and the city has said nothing to it yet. */
  unanswered: boolean;
  /** Whether the person asking works in its department, or above it. */
  mine: boolean;
  heads: boolean;
  mayOpen: boolean;
}

export async function listWork(db: Database, principal: Pick<Principal, 'posts' | 'personId'>, day: Pick<Checked, 'today' | 'verifies'>): Promise<Listed[]> {
  const all = await listConversations(db, { withDrafts: true });
  const ids = new Map<string, number[]>();
  for (const { department } of all) if (!ids.has(departmentText(department))) ids.set(departmentText(department), await listAnsweringDepartments(db, [department]));
  const unanswered = await listUnanswered(db);
  const listed: Listed[] = [];
  for (const conversation of all) {
    const stage = stageOn(conversation, day.today);
    const answers = (...roles: Role[]): boolean => answersFor(principal, ids.get(departmentText(conversation.department))!, ...roles);
    const lacking = stage === 'draft' ? checksOf(await checkedOf(db, conversation, day)).filter(({ ok }) => !ok).length : null;
    const waiting = stage === 'draft' ? 0 : await countWaiting(db, conversation.id);
    const mine = answers('member', 'head', 'planning');
    const asked = mine && waiting > 0 ? await countAsked(db, conversation.id, principal.personId) : 0;
    listed.push({ conversation, stage, lacking, waiting, asked, unanswered: unanswered.has(conversation.id), mine, heads: answers('head'), mayOpen: mine || holds(principal, 'planning') });
  }
  return listed;
}
