/** One walk over a list of pages in one language: what is wrong with each, in sentences. */
import type { Browser, BrowserContext } from 'playwright-core';
import type { Town } from '#town';
import { barriers, complaintsOf, layoutShift, markupFaults, missingGlyphs, overflow, screens, unmarkedJapanese } from '../page-checks.ts';
import type { JourneyTown } from './journey-town.ts';

const pageBytesMax = 100_000;

export interface Walk {
  /** Faults of one page: what is sent, what is drawn, who is kept out, on a phone and on a desk. */
  faults(path: string, status?: number): Promise<string[]>;
  close(): Promise<void>;
}

export async function startWalk(browser: Browser, { town, origin }: JourneyTown): Promise<Walk> {
  const contexts = await Promise.all(
    Object.entries(screens).map(async ([name, viewport]) => {
      const context = await browser.newContext({ viewport, locale: 'ja-JP' });
      return { name, context, complaints: complaintsOf(context, origin) };
    }),
  );
  return {
    faults: async (path, status = 200) => {
      const found = await Promise.all([sentFaults(town, path, status), ...contexts.map(({ name, context, complaints }) => drawnFaults(context, complaints, origin + path, status).then((faults) => faults.map((fault) => `${name}: ${fault}`)))]);
      return found.flat();
    },
    close: async () => {
      await Promise.all(contexts.map(({ context }) => context.close()));
    },
  };
}

const asBrowser = { accept: 'text/html', 'accept-encoding': 'gzip, br' };

/** Status, markup, and the bytes that a first visit moves: page, style sheets and sign of the site, as compressed. */
async function sentFaults(town: Town, path: string, status: number): Promise<string[]> {
  const reply = await town.ask(path, { headers: { accept: 'text/html' } });
  const html = await reply.text();
  const parts = [...html.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g)].map((match) => match[1]!);
  const sizes = await Promise.all([path, ...parts].map(async (part) => (await (await town.ask(part, { headers: asBrowser })).arrayBuffer()).byteLength));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return [
    ...(reply.status === status ? [] : [`answers ${reply.status}, not ${status}`]),
    ...(bytes > pageBytesMax ? [`weighs ${bytes} bytes; a page weighs less than ${pageBytesMax}`] : []),
    ...(await markupFaults(html)),
  ];
}

async function drawnFaults(context: BrowserContext, complaints: string[], url: string, status: number): Promise<string[]> {
  complaints.length = 0;
  const tab = await context.newPage();
  try {
    await tab.goto(url);
    const { width } = tab.viewportSize()!;
    const shift = await layoutShift(tab);
    const wide = await overflow(tab, width);
    const boxes = await missingGlyphs(tab, await tab.innerText('body'));
    const unmarked = await unmarkedJapanese(tab);
    const kept = await barriers(tab);
    const narrow = width < 500 ? await overflow(tab, 320) : 0;
    // A browser reports the page's own 404 as an error of the console; that is what was asked for.
    const heard = complaints.filter((complaint) => status === 200 || !complaint.includes(`status of ${status}`));
    return [
      ...(shift === 0 ? [] : [`moves after it has appeared (${shift})`]),
      ...(wide <= 0 ? [] : [`is ${wide} pixels wider than a screen of ${width}`]),
      ...(narrow <= 0 ? [] : [`is ${narrow} pixels wider than a screen of 320`]),
      ...(boxes.length === 0 ? [] : [`draws empty boxes for ${boxes.join('')}`]),
      ...(unmarked.length === 0 || !new URL(url).pathname.startsWith('/en') ? [] : [`does not say that this is Japanese: ${unmarked.slice(0, 5).join(' / ')}`]),
      ...kept,
      ...heard,
    ];
  } finally {
    await tab.close();
  }
}
