/** Parts of a page that other domains fill. The page says what it is about; who fills it is known to app.ts alone. */
import type { VNode } from 'preact';
import type { Domain, PageBlock, PageSubject } from './domain.ts';
import type { AnyAsk } from './http.ts';

export type PageNoun = PageBlock['page'];
export type BlocksByPlace = Record<PageBlock['place'], VNode[]>;

export interface PageBlocks {
  /** Content names that the blocks of a page read, for its row's `reads`. */
  reads(page: PageNoun): string[];
  /** The blocks of a page that have something to show, in order. */
  render(page: PageNoun, ask: AnyAsk, subject: PageSubject): Promise<BlocksByPlace>;
}

/** The blocks that these domains offer. */
export function pageBlocks(domains: readonly Domain[]): PageBlocks {
  const all = domains.flatMap((domain) => domain.blocks ?? []).toSorted((one, other) => one.order - other.order);
  const of = (page: PageNoun): PageBlock[] => all.filter((block) => block.page === page);
  return {
    reads: (page) => [...new Set(of(page).flatMap((block) => block.reads))],
    async render(page, ask, subject) {
      const rendered = await Promise.all(of(page).map(async (block) => ({ place: block.place, node: await block.render(ask, subject) })));
      const at = (place: PageBlock['place']): VNode[] => rendered.flatMap((block) => (block.place === place && block.node !== null ? [block.node] : []));
      return { top: at('top'), middle: at('middle'), end: at('end') };
    },
  };
}
