/** What the record has to say on the plan's pages. */
import type { PageBlock, PageSubject } from '#platform/domain';
import { withQuery } from '#platform/query';
import { listPublicActs, type PublicActFilter } from './public-act.store.ts';
import { RecordBlockView } from './record-block.view.tsx';

const shownMax = 10;

interface Narrowing {
  filter: PublicActFilter;
  /** Address of the record, narrowed where its own form can. */
  all: string;
}

function narrowing({ path, programme, measure, department }: PageSubject): Narrowing {
  if (programme) return { filter: { programme: programme.number }, all: withQuery('/record', { programme: programme.number }) };
  if (measure !== undefined) return { filter: { measure }, all: '/record' };
  if (department) {
    const name = [department.bureau, department.section].filter(Boolean).join(' ');
    return { filter: { department: name }, all: withQuery('/record', { department: name }) };
  }
  return { filter: { path }, all: '/record' };
}

function blockOf(page: PageBlock['page']): PageBlock {
  return {
    page,
    place: 'end',
    order: 90,
    reads: ['record'],
    async render(ask, subject) {
      const { filter, all } = narrowing(subject);
      const { acts } = await listPublicActs(ask.db, { ...filter, limit: shownMax });
      return acts.length === 0 ? null : <RecordBlockView view={ask} acts={acts} all={all} />;
    },
  };
}

export const recordBlocks: PageBlock[] = (['programme', 'measure', 'department', 'edition', 'plan'] as const).map(blockOf);
