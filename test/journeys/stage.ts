/** Where a story is told: a town, its people each in a browser of their own, and acts that follow one another. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { screens } from '../page-checks.ts';
import type { Hands } from './hands.ts';
import { type PageWatch, watchPages } from './page-watch.ts';
import { linkIn, type StoryTown } from './story-town.ts';

/** How the people of a story work a page. */
export interface Telling {
  scripts: boolean;
  hands(tab: Hands['tab']): Hands;
}

export interface Stage {
  town(): StoryTown;
  /** A person's own browser, always the same one; `screen` says which at the first call. */
  handsOf(who: string, screen?: keyof typeof screens): Promise<Hands>;
  visit(hands: Hands, path: string): Promise<void>;
  said(hands: Hands): Promise<string>;
  /** What somebody without an account reads there, and whether there is anything. */
  publicly(path: string): Promise<{ status: number; text: string }>;
  /** Opens the newest letter's link. */
  openLetter(hands: Hands, email: string): Promise<void>;
  /** A part of the story at an instant: one whose forerunner failed fails at once, and one that fails says what its people saw. */
  act(name: string, at: string, run: () => Promise<void>): void;
  /** What was wrong on the pages that people came to; nothing where they are not watched. */
  faults(): string[];
}

/** `watched`: complaints of every page on the way are heard; `closely`: each kind of page is looked through once besides: markup, barriers, width. */
export function setStage(telling: Telling, open: () => Promise<StoryTown>, { watched }: { watched?: 'closely' | 'from afar' } = {}): Stage {
  let browser: Browser;
  let opened: StoryTown;
  let watch: PageWatch | null = null;
  const contexts = new Map<string, BrowserContext>();
  let failed: string | null = null;
  let lastActing = '';

  beforeAll(async () => {
    [browser, opened] = await Promise.all([openBrowser(), open()]);
    if (watched) watch = await watchPages(browser, opened.origin, watched === 'closely');
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  async function contextOf(who: string, screen: keyof typeof screens): Promise<BrowserContext> {
    const known = contexts.get(who);
    if (known) return known;
    const context = await browser.newContext({ viewport: screens[screen], locale: 'ja-JP', reducedMotion: 'reduce', javaScriptEnabled: telling.scripts });
    contexts.set(who, context);
    return context;
  }

  async function handsOf(who: string, screen: keyof typeof screens = 'desktop'): Promise<Hands> {
    lastActing = who;
    const context = await contextOf(who, screen);
    const tab = context.pages()[0] ?? (await context.newPage());
    const hands = telling.hands(tab);
    return watch === null ? hands : watch.over(hands);
  }

  const visit = async ({ tab, arrived }: Hands, path: string): Promise<void> => {
    await tab.goto(new URL(path, opened.origin).href);
    await arrived?.();
  };

  return {
    town: () => opened,
    handsOf,
    visit,
    said: ({ tab }) => tab.locator('main').innerText(),
    async publicly(path) {
      const { tab } = await handsOf('anybody');
      const reply = await tab.goto(new URL(path, opened.origin).href);
      return { status: reply!.status(), text: await tab.locator('main').innerText() };
    },
    async openLetter(hands, email) {
      const letters = await opened.lettersTo(email);
      await visit(hands, linkIn(letters.at(-1)!));
    },
    act(name, at, run) {
      test(`${name}`, async () => {
        if (failed !== null) throw new Error(`an earlier act failed: ${failed}`);
        opened.town.clock.set(at);
        try {
          await run();
          // As the worker of a site does within seconds.
          await opened.town.program.runPendingJobs();
        } catch (error) {
          failed = name;
          const tab = contexts.get(lastActing)?.pages()[0];
          throw new Error(`${(error as Error).message}\n${lastActing} at ${tab?.url()}:\n${await tab?.locator('main').ariaSnapshot().catch(() => '')}`, { cause: error });
        }
      });
    },
    faults: () => watch?.faults ?? [],
  };
}
