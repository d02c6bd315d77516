import type { HomeBlock } from '#platform/domain';
import { page, type Ask, type Reply } from '#platform/http';
import { HomeView } from './home.view.tsx';

/** The front page: what this is, a search, and what each domain has to show. */
export function showHome(blocks: HomeBlock[]): (ask: Ask) => Promise<Reply> {
  const inOrder = blocks.toSorted((one, other) => one.order - other.order);
  return async (ask) => {
    const filled = await Promise.all(inOrder.map((block) => block.render(ask)));
    return page(<HomeView view={ask} blocks={filled.filter((block) => block !== null)} />);
  };
}
