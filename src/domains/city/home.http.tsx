import type { HomeBlock } from '#platform/domain';
import { page, row, type Ask, type Route } from '#platform/http';
import { HomeView } from './home.view.tsx';

/** The front page: what this is, a search, and what each domain has to show. */
export function homeRoute(blocks: HomeBlock[]): Route {
  const inOrder = blocks.toSorted((one, other) => one.order - other.order);
  return row({
    method: 'GET',
    path: '/',
    who: 'anyone',
    what: 'The front page: what this is, the edition in force, money by measure, what changed lately, search',
    reads: [...new Set(blocks.flatMap((block) => block.reads))],
    run: async (ask: Ask) => {
      const filled = await Promise.all(inOrder.map((block) => block.render(ask)));
      return page(<HomeView view={ask} blocks={filled.filter((block) => block !== null)} />);
    },
  });
}
