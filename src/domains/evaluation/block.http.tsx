/** What evaluation says on the plan's pages. */
import { formatFiscalYear } from '#domains/civic';
import type { PageBlock, PageSubject } from '#platform/domain';
import type { Ask } from '#platform/http';
import { BlockView, PlanBlockView } from './block.view.tsx';
import type { Subject } from './form.ts';
import { listPublished, listPublishedYears } from './publication.store.ts';

const reads = ['evaluation'];

function latestOf(subject: Subject, keyOf: (about: PageSubject) => string | undefined): PageBlock {
  return {
    page: subject,
    place: 'middle',
    order: 40,
    reads,
    async render(ask: Ask, about: PageSubject) {
      const key = keyOf(about);
      if (key === undefined) return null;
      const published = await listPublished(ask.db, { subject, key });
      return published.length === 0 ? null : <BlockView view={ask} sheets={published.map(({ document }) => document)} />;
    },
  };
}

const glance: PageBlock = {
  page: 'plan',
  place: 'middle',
  order: 40,
  reads,
  async render(ask: Ask) {
    const [latest] = await listPublishedYears(ask.db);
    if (latest === undefined) return null;
    const published = await listPublished(ask.db, { year: latest.year });
    return <PlanBlockView view={ask} year={latest.year} name={formatFiscalYear(latest.year, ask.lang)} sheets={published.map(({ document }) => document)} />;
  },
};

export const blocks: PageBlock[] = [latestOf('programme', ({ programme }) => programme?.number), latestOf('measure', ({ measure }) => measure), glance];
