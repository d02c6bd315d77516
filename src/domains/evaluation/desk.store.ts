/** Sheets that wait for somebody, by what they may do. */
import type { Principal, Role } from '#platform/access';
import type { Database } from '#platform/database';
import type { DeskItem } from '#platform/domain';
import { listAnsweredFor } from './evaluated.store.ts';
import { withChoice } from './sheet-list.ts';
import { listStates, sheetName } from './sheet.store.ts';
import type { SheetState } from './sheet.ts';
import { sentence, type EvaluationText } from './text.ts';

type Wait = keyof EvaluationText['staff']['desk'];

/** `year`: the one under evaluation. */
export async function deskItems(db: Database, { posts }: Pick<Principal, 'posts'>, year: number): Promise<DeskItem[]> {
  const states = await listStates(db, year);
  const items: DeskItem[] = [];
  const wait = (what: Wait, count: number, state?: SheetState): void => {
    if (count > 0) items.push({ title: sentence((words) => words.staff.desk[what]), path: withChoice('/staff/evaluations', { year, state }), count });
  };
  const departments = (role: Role) => posts.filter((post) => post.role === role).flatMap(({ departmentIds }) => departmentIds);
  const inState = async (ids: number[], ...asked: SheetState[]): Promise<number> =>
    ids.length === 0 ? 0 : (await listAnsweredFor(db, ids)).filter((each) => asked.includes(states.get(sheetName(each))?.state ?? 'not-begun')).length;
  wait('write', await inState(departments('member'), 'not-begun', 'draft', 'sent-back'));
  wait('confirm', await inState(departments('head'), 'submitted'), 'submitted');
  const all = [...states.values()];
  if (posts.some(({ role }) => role === 'panel')) wait('assess', all.filter(({ state, isAssessed }) => state === 'confirmed' && !isAssessed).length, 'confirmed');
  if (posts.some(({ role }) => role === 'planning')) wait('publish', all.filter(({ state }) => state === 'confirmed').length, 'confirmed');
  return items;
}
