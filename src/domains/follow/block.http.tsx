/** The way to follow, on the pages of what can be followed. */
import type { PageBlock, PageSubject } from '#platform/domain';
import { FollowBlock } from './following.view.tsx';
import { departmentKey, type SubjectKey } from './subject.ts';

function keyOf({ programme, measure, department }: PageSubject): SubjectKey | null {
  if (programme) return { kind: 'programme', key: programme.number };
  if (measure !== undefined) return { kind: 'measure', key: measure };
  return department ? { kind: 'department', key: departmentKey(department) } : null;
}

const blockOn = (page: PageBlock['page']): PageBlock => ({
  page,
  place: 'end',
  order: 90,
  reads: [],
  async render(ask, subject) {
    const key = keyOf(subject);
    return key === null ? null : <FollowBlock view={ask} subject={key} />;
  },
});

export const followBlocks: PageBlock[] = [blockOn('programme'), blockOn('measure'), blockOn('department')];
