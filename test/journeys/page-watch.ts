/** Looks through every kind of page that the people of a story come to, once: what is sent, who is kept out, how wide it is, what it complains of. */
import type { Browser, Page as Tab, Response } from 'playwright-core';
import { assemble } from '#app';
import { addressBook } from '#platform/address';
import { townProfile } from '#town';
import { barriers, bringAxe, complaintsOf, markupFaults, overflow } from '../page-checks.ts';
import type { Hands } from './hands.ts';

export interface PageWatch {
  /** The same hands, with an eye on each page that they come to. */
  over(hands: Hands): Hands;
  faults: string[];
}

/** `closely`: markup, barriers and width besides complaints. Pages are looked through in a browser of the watch's own, as they were sent: people find theirs untouched, with scripts or without. */
export async function watchPages(browser: Browser, origin: string, closely: boolean): Promise<PageWatch> {
  const book = addressBook(assemble(townProfile).routes);
  const seen = new Set<string>();
  const faults: string[] = [];
  const documents = new WeakMap<Tab, Response>();
  const complaints = new WeakMap<Tab, string[]>();
  const context = await browser.newContext({ locale: 'ja-JP', reducedMotion: 'reduce' });
  await bringAxe(context);
  // One tab for the whole story: to open one costs as much as to look at a page.
  const eye = await context.newPage();
  const judged = new Set<number>();
  /** Two people may come to pages at once: the second's waits. */
  let looking: Promise<unknown> = Promise.resolve();

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

  /** The same answer at the same address, once more. */
  async function faultsOf(tab: Tab, reply: Response): Promise<string[]> {
    const html = await reply.text();
    const address = tab.url().split('#')[0]!;
    const drawn = looking.then(() => drawnFaults(address, html, reply, tab.viewportSize()!));
    looking = drawn.catch(() => undefined);
    return [...(await markupFaults(html)), ...(await drawn)];
  }

  async function drawnFaults(address: string, html: string, reply: Response, screen: { width: number; height: number }): Promise<string[]> {
    const { 'content-encoding': _, 'content-length': _length, ...headers } = reply.headers();
    await eye.setViewportSize(screen);
    await eye.route(address, (route) => route.fulfill({ status: reply.status(), headers, body: html }));
    await eye.goto(address);
    await eye.unroute(address);
    const kept = await barriers(eye, { judged });
    const wide = await overflow(eye, 320);
    return [...kept, ...(wide > 0 ? [`is ${wide} pixels wider than a screen of 320`] : [])];
  }

  async function look(tab: Tab): Promise<void> {
    const reply = documents.get(tab);
    if (reply === undefined) return;
    const kind = kindOf(tab, reply.status());
    // A browser reports a page's own refusal as an error of the console.
    const heard = complaints.get(tab)!.splice(0).filter((complaint) => !complaint.includes(`status of ${reply.status()}`));
    const found = !closely || seen.has(kind) ? [] : faultsOf(tab, reply);
    seen.add(kind);
    faults.push(...[...heard, ...(await found)].map((fault) => `${kind} (${new URL(tab.url()).pathname}): ${fault}`));
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
