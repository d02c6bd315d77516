/** What waits for its release, for a person's own departments or for all. */
import { listConsultations } from '#domains/consultation';
import { listAnsweringDepartments } from '#domains/staff';
import { answersFor, type Principal } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { listReleases } from './release.store.ts';
import { waitingOf, type Waiting } from './waiting.ts';

export async function listWaiting(db: Database, today: PlainDate, mine: Pick<Principal, 'posts'> | null): Promise<Waiting[]> {
  const waiting = waitingOf(await listConsultations(db, { withDrafts: false }), await listReleases(db), today);
  if (mine === null) return waiting;
  const own = await Promise.all(waiting.map(async ({ consultation }) => answersFor(mine, await listAnsweringDepartments(db, [consultation.department]), 'member', 'head')));
  return waiting.filter((_, index) => own[index]);
}
