/** What every page of the site must be, looked at in a real browser. Each check gives sentences; none means all is well. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import type { BrowserContext, Page as Tab } from 'playwright-core';
import { runAxe } from './axe-run.ts';

export const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What another screen may change in a page that is all right on the first. */
const layoutRules = { type: 'rule' as const, values: ['target-size', 'scrollable-region-focusable'] };
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Valid in more than one way of writing; and checkboxes of one question share a name. */
const markupRules: RuleConfig = { 'void-style': 'off', 'doctype-style': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }] };
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: markupRules });

/** Names of parallel lists: a table to write in sends each cell with its place, in the order of the page. */
const lists = /^Duplicate form control name "(at|cell)"$/;

/** Faults of the markup as it was sent. */
export async function markupFaults(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages.filter(({ message }) => !lists.test(message)).map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`));
}

/** Has every page of a context bring axe along: cheaper than to hand it to each, as the browser then compiles it once. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(axe);
}

export interface Looking {
  /** False where the same page was looked at in another language: contrast is most of what axe costs. */
  colours?: boolean;
  /** True where the same page was looked at on another screen: then only what depends on places and sizes. */
  layout?: boolean;
  /** Looks of words that were judged on earlier pages and have contrast, and from now on those of this one; see axe-run.ts. */
  judged?: Set<number>;
}

/** What keeps people out, by axe: WCAG 2.2 A and AA, and what axe holds for good practice. Folded parts are opened first. */
export async function barriers(tab: Tab, { colours = true, layout = false, judged }: Looking = {}): Promise<string[]> {
  const isBrought = await tab.evaluate(() => {
    document.querySelectorAll('details:not(.hk-menu)').forEach((details) => details.setAttribute('open', ''));
    return 'axe' in window;
  });
  if (!isBrought) await tab.evaluate(axe);
  const found = await tab.evaluate(runAxe, { asked: layout ? layoutRules : axeTags, withColours: colours && !layout, judged: judged === undefined ? null : [...judged].join(' ') });
  for (const look of found.fresh) judged?.add(look);
  return found.barriers;
}

/** Sum of the layout shifts since the page began to load (https://wicg.github.io/layout-instability/); 0 is none. */
export async function layoutShift(tab: Tab): Promise<number> {
  return await tab.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        const add = (shifts: PerformanceEntryList): void => shifts.forEach((entry) => (sum += (entry as PerformanceEntry & { value: number }).value));
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            // A busy browser may not have told of all it has seen.
            add(observer.takeRecords());
            done(sum);
          }),
        );
      }),
  );
}

/** Pixels by which the page is wider than the screen: WCAG 1.4.10 wants none at 320. */
export async function overflow(tab: Tab, width: number): Promise<number> {
  const size = tab.viewportSize()!;
  if (size.width !== width) await tab.setViewportSize({ width, height: size.height });
  return await tab.evaluate((asked) => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - asked, width);
}

/** Characters of a text that the page's own font draws as the empty box, or not at all. */
export async function missingGlyphs(tab: Tab, text: string): Promise<string[]> {
  return await tab.evaluate((characters) => {
    const brush = Object.assign(document.createElement('canvas'), { width: 32, height: 36 }).getContext('2d', { willReadFrequently: true })!;
    brush.font = `24px ${getComputedStyle(document.body).fontFamily}`;
    const drawn = (character: string): string => {
      brush.clearRect(0, 0, 32, 36);
      brush.fillText(character, 2, 28);
      return brush.getImageData(0, 0, 32, 36).data.filter((_, at) => at % 4 === 3).join('');
    };
    // Places that Unicode has given to no letter: what is drawn there is the font's sign for "nothing here". U+3000 is white.
    const nothing = new Set(['\u{33480}', '\u{0378}', '\u{3000}'].map(drawn));
    return characters.filter((character) => nothing.has(drawn(character)));
  }, [...new Set(text)].filter((character) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)));
}

/**
 * Japanese that a page in English does not say to be Japanese: a voice would read it out in English. A name or a code
 * inside an English sentence may stand there, as WCAG 3.1.2 allows: only words that are mostly Japanese count.
 */
export async function unmarkedJapanese(tab: Tab): Promise<string[]> {
  return await tab.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { nodeValue, parentElement } = texts.currentNode;
      const japanese = nodeValue!.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
      const letters = nodeValue!.match(/\p{Letter}/gu) ?? [];
      if (japanese.length * 2 > letters.length && parentElement!.closest('[lang]')!.getAttribute('lang') !== 'ja') found.push(`${parentElement!.localName}: ${nodeValue!.slice(0, 40)}`);
    }
    return [...new Set(found)];
  });
}

/** What a context's pages complain of: console errors (refused by the policy, not found) and requests to other origins. */
export function complaintsOf(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}
