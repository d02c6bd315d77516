/** One walk over pages: what is wrong with each, in sentences. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import type { Town } from '#town';
import { barriers, bringAxe, complaintsOf, layoutShift, markupFaults, missingGlyphs, overflow, screens, unmarkedJapanese } from '../page-checks.ts';
import type { JourneyTown } from './journey-town.ts';

const pageBytesMax = 100_000;

export interface Step {
  path: string;
  /** Cookie header of whoever looks; empty for anyone. */
  cookie: string;
  status?: number;
  bytesMax?: number;
}

export interface Walk {
  /** Faults of one page: what is sent, what is drawn, who is kept out, on the screens of this walk. */
  faults(step: Step): Promise<string[]>;
  close(): Promise<void>;
}

interface Screen {
  name: string;
  context: BrowserContext;
  /** One tab for the whole walk: to open one costs as much as to look at a page. */
  tab: Tab;
  complaints: string[];
  /** Characters that the site's font was seen to draw: a walk looks at each once, not on every page. */
  drawn: Set<string>;
  /** Looks of words that have contrast, likewise. */
  judged: Set<number>;
}

export async function startWalk(browser: Browser, { town, origin }: JourneyTown, names = Object.keys(screens) as (keyof typeof screens)[]): Promise<Walk> {
  const opened = await Promise.all(
    names.map(async (name): Promise<Screen> => {
      const context = await browser.newContext({ viewport: screens[name], locale: 'ja-JP' });
      await bringAxe(context);
      return { name, context, tab: await context.newPage(), complaints: complaintsOf(context, origin), drawn: new Set(), judged: new Set() };
    }),
  );
  const weights: Weights = new Map();
  return {
    faults: async (step) => {
      const found = await Promise.all([sentFaults(town, weights, step), ...opened.map((screen) => drawnFaults(screen, origin, step).then((faults) => faults.map((fault) => `${screen.name}: ${fault}`)))]);
      return found.flat();
    },
    close: async () => {
      await Promise.all(opened.map(({ context }) => context.close()));
    },
  };
}

/** Bytes of what pages bring along, as compressed, by address: each is weighed once. */
type Weights = Map<string, Promise<number>>;

const packed = (cookie: string): RequestInit => ({ headers: { accept: 'text/html', 'accept-encoding': 'gzip, br', cookie } });

/** Status, markup, and the bytes that a first visit moves: page, style sheets, scripts and sign of the site, as compressed. */
async function sentFaults(town: Town, weights: Weights, { path, cookie, status = 200, bytesMax = pageBytesMax }: Step): Promise<string[]> {
  const reply = await town.ask(path, packed(cookie));
  const sent = Buffer.from(await reply.arrayBuffer());
  const html = unpacked(sent, reply.headers.get('content-encoding'));
  const parts = [...html.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"|<script type="module" src="([^"]+)"/g)].map((match) => match[1] ?? match[2]!);
  for (const part of parts) if (!weights.has(part)) weights.set(part, town.ask(part, packed(cookie)).then(async (asset) => (await asset.arrayBuffer()).byteLength));
  const sizes = await Promise.all(parts.map((part) => weights.get(part)!));
  const bytes = sizes.reduce((sum, size) => sum + size, sent.byteLength);
  return [
    ...(reply.status === status ? [] : [`answers ${reply.status}, not ${status}`]),
    ...(bytes > bytesMax ? [`weighs ${bytes} bytes; this page weighs less than ${bytesMax}`] : []),
    ...(await markupFaults(html)),
  ];
}

function unpacked(sent: Buffer, encoding: string | null): string {
  if (encoding === 'br') return brotliDecompressSync(sent).toString();
  return (encoding === 'gzip' ? gunzipSync(sent) : sent).toString();
}

async function drawnFaults({ context, tab, complaints, drawn, judged, name }: Screen, origin: string, { path, cookie, status = 200 }: Step): Promise<string[]> {
  complaints.length = 0;
  await context.clearCookies();
  await context.addCookies(cookie.split('; ').filter(Boolean).map((pair) => ({ url: origin, name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) })));
  const { width, height } = screens[name as keyof typeof screens];
  if (tab.viewportSize()!.width !== width) await tab.setViewportSize({ width, height });
  await tab.goto(origin + path);
  const shift = await layoutShift(tab);
  const wide = await overflow(tab, width);
  const letters = [...new Set(await tab.evaluate(() => document.body.innerText))].filter((letter) => !drawn.has(letter));
  const boxes = await missingGlyphs(tab, letters.join(''));
  for (const letter of letters) if (!boxes.includes(letter)) drawn.add(letter);
  const unmarked = await unmarkedJapanese(tab);
  // Colours are the same in the other language, and on the other screen all but places and sizes; what every page has on a desk alone the first page has too.
  const kept = await barriers(tab, { colours: !path.startsWith('/en'), layout: name !== 'phone' && path !== '/', judged });
  const narrow = width < 500 ? await overflow(tab, 320) : 0;
  // A browser reports the page's own 404 as an error of the console; that is what was asked for.
  const heard = complaints.filter((complaint) => status === 200 || !complaint.includes(`status of ${status}`));
  return [
    ...(shift === 0 ? [] : [`moves after it has appeared (${shift})`]),
    ...(wide <= 0 ? [] : [`is ${wide} pixels wider than a screen of ${width}`]),
    ...(narrow <= 0 ? [] : [`is ${narrow} pixels wider than a screen of 320`]),
    ...(boxes.length === 0 ? [] : [`draws empty boxes for ${boxes.join('')}`]),
    ...(unmarked.length === 0 || !path.startsWith('/en') ? [] : [`does not say that this is Japanese: ${unmarked.slice(0, 5).join(' / ')}`]),
    ...kept,
    ...heard,
  ];
}
