/** 拓野市 at the beginning of fiscal year 2025: a plan in force, no staff yet. */
import { townBook, townRows } from '#fixtures/plan/town-book';
import { openStoryTown, type StoryTown } from './story-town.ts';

export const department = { bureau: '都市整備部', section: 'みどり課' };
export const programme = '街路樹の手入れ';

export const openYearTown = (): Promise<StoryTown> => openStoryTown('2025-04-01T09:00:00+09:00', townBook(townRows.map((row) => ({ ...row, departments: [department] }))));
