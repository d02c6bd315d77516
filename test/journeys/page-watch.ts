/** Looks through every kind of page that the people of a story come to, once: what is sent, who is kept out, how wide it is, what it complains of. */
import type { Page as Tab, Response } from 'playwright-core';
import { assemble } from '#app';
import { addressBook } from '#platform/address';
import { townProfile } from '#town';
import { barriers, complaintsOf, markupFaults, overflow } from '../page-checks.ts';
import type { Hands } from './hands.ts';

export interface PageWatch {
  /** The same hands, with an eye on each page that they come to. */
  over(hands: Hands): Hands;
  faults: string[];
}

export function watchPages(origin: string): PageWatch {
  const book = addressBook(assemble(townProfile).routes);
  const seen = new Set<string>();
  const faults: string[] = [];
  const documents = new WeakMap<Tab, Response>();
  const complaints = new WeakMap<Tab, string[]>();

  function attend(tab: Tab): void {
    if (complaints.has(tab)) return;
    complaints.set(tab, complaintsOf(tab.context(), origin));
    tab.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === tab.mainFrame()) documents.set(tab, response);
    });
  }

  /** The row that answered, and how: pages of one row with errors and without are two kinds. */
  function kindOf(tab: Tab, status: number): string {
    const path = new URL(tab.url()).pathname;
    const [, prefix = '', rest = path] = /^(\/furigana|\/en)(\/.*|)$/.exec(path) ?? [];
    const rows = book.find(rest || '/')?.address.rows;
    return `${prefix}${rows?.GET?.path ?? rows?.POST?.path ?? path} ${status}`;
  }

  async function look(tab: Tab): Promise<void> {
    const reply = documents.get(tab);
    const status = reply?.status() ?? 200;
    // A browser reports a page's own refusal as an error of the console.
    const heard = complaints.get(tab)!.splice(0).filter((complaint) => !complaint.includes(`status of ${status}`));
    const kind = kindOf(tab, status);
    faults.push(...heard.map((complaint) => `${kind}: ${complaint}`));
    if (seen.has(kind) || reply === undefined) return;
    seen.add(kind);
    const size = tab.viewportSize()!;
    const folded = await tab.locator('details').evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
    const found = [...(await markupFaults(await reply.text())), ...(await barriers(tab))];
    const wide = await overflow(tab, 320);
    await tab.setViewportSize(size);
    // People find the page as it came: what is folded, they open themselves.
    await tab.locator('details').evaluateAll((all, states) => all.forEach((one, index) => ((one as HTMLDetailsElement).open = states[index]!)), folded);
    faults.push(...[...found, ...(wide > 0 ? [`is ${wide} pixels wider than a screen of 320`] : [])].map((fault) => `${kind} (${new URL(tab.url()).pathname}): ${fault}`));
  }

  return {
    faults,
    over(hands) {
      const { tab } = hands;
      attend(tab);
      const arrived = () => look(tab);
      return {
        ...hands,
        arrived,
        async follow(...given) {
          await hands.follow(...given);
          await arrived();
        },
        async press(...given) {
          await hands.press(...given);
          await arrived();
        },
      };
    },
  };
}
