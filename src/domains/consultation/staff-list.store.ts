/** Calls as staff list them: whose they are, and what a draft lacks. */
import { departmentText, listAnsweringDepartments } from '#domains/staff';
import { answersFor, holds, type Principal, type Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { checksOf } from './check.ts';
import { checkedOf } from './checked.store.ts';
import type { Consultation } from './consultation.ts';
import { listConsultations } from './consultation.store.ts';
import { type WorkStage, workStageOn } from './public-stage.ts';

export interface Listed {
  consultation: Consultation;
  stage: WorkStage;
  /** How many requirements of the rule a draft does not meet; null for what is public. */
  lacking: number | null;
  /** Whether the person asking writes for its department, or heads it. */
  mine: boolean;
  heads: boolean;
  mayOpen: boolean;
}

export async function listWork(db: Database, principal: Pick<Principal, 'posts'>, today: PlainDate): Promise<Listed[]> {
  const all = await listConsultations(db, { withDrafts: true });
  const names = new Map(all.map(({ department }) => [departmentText(department), department]));
  const ids = new Map<string, number[]>();
  for (const [name, department] of names) ids.set(name, await listAnsweringDepartments(db, [department]));
  const listed: Listed[] = [];
  for (const consultation of all) {
    const stage = workStageOn(consultation, today);
    const answers = (...roles: Role[]): boolean => answersFor(principal, ids.get(departmentText(consultation.department))!, ...roles);
    const mine = answers('member', 'head');
    const lacking = stage === 'draft' ? checksOf(await checkedOf(db, consultation, today)).filter(({ ok }) => !ok).length : null;
    listed.push({ consultation, stage, lacking, mine, heads: answers('head'), mayOpen: mine || holds(principal, 'planning') });
  }
  return listed;
}
