/** Sheets that wait for somebody, by what they may do. */
import type { Principal } from '#platform/access';
import type { Database } from '#platform/database';
import type { DeskItem } from '#platform/domain';
import { listAnsweredFor, listEvaluated, yearUnderEvaluation } from './evaluated.store.ts';
import { withChoice } from './sheet-list.ts';
import { listStates, sheetName } from './sheet.store.ts';
import { sentence } from './text.ts';
import { departmentsWaiting, isWaiting, type Wait, waitsOf } from './wait.ts';

type Posts = Pick<Principal, 'posts'>;

export async function deskItems(db: Database, { posts }: Posts, today: string): Promise<DeskItem[]> {
  const year = await yearUnderEvaluation(db, today);
  const items: DeskItem[] = [];
  for (const wait of waitsOf(posts)) {
    const { size } = await waitingSheets(db, { posts }, wait, year);
    if (size > 0) items.push({ title: sentence((words) => words.staff.desk[wait]), path: withChoice('/staff/evaluations', { year, waits: wait }), count: size });
  }
  return items;
}

/** Names of the sheets of a year that wait for this person; none for what is not theirs to do. */
export async function waitingSheets(db: Database, { posts }: Posts, wait: Wait, year: number): Promise<Set<string>> {
  if (!waitsOf(posts).includes(wait)) return new Set();
  const departmentIds = departmentsWaiting(wait, posts);
  const [evaluated, states] = [departmentIds === null ? await listEvaluated(db) : await listAnsweredFor(db, departmentIds), await listStates(db, year)];
  return new Set(evaluated.map(sheetName).filter((name) => isWaiting(wait, states.get(name) ?? { state: 'not-begun', isAssessed: false })));
}
