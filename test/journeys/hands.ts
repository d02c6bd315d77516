/**
 * How a person of a story works a page: with the keyboard alone, or with the mouse in a browser without scripts.
 * Things are found as assistive technology finds them, by role and name.
 */
import type { Locator, Page as Tab } from 'playwright-core';

/** Where several of one name stand on a page. */
export interface Place {
  /** Heading of the section, or name of the group of fields. */
  within?: string;
}

export interface Hands {
  tab: Tab;
  /** Whether the browser runs the site's scripts. */
  scripts: boolean;
  /** What is done after each page that one comes to. */
  arrived?(): Promise<void>;
  /** Follows a link to the next page; the first of this name. */
  follow(name: string, place?: Place): Promise<void>;
  /** Presses a button and waits for the next page; with `until`, for these words instead, as where a script answers. */
  press(name: string, options?: Place & { until?: string }): Promise<void>;
  /** Replaces what a field holds. */
  write(label: string, text: string, place?: Place): Promise<void>;
  /** A day in a field for days, as YYYY-MM-DD. */
  date(label: string, day: string): Promise<void>;
  /** Chooses one of several round buttons. */
  pick(label: string): Promise<void>;
  /** Ticks a box that is not ticked. */
  tick(label: string): Promise<void>;
  /** Chooses from a list. */
  select(label: string, option: string, place?: Place): Promise<void>;
  /** Opens a folded part by its line. */
  unfold(summary: string): Promise<void>;
  attach(label: string, file: string): Promise<void>;
  /** Follows a link to a file. @returns where it was put */
  download(name: string): Promise<string>;
}

type Role = Parameters<Tab['getByRole']>[0];

function placeOf(tab: Tab, { within }: Place): Tab | Locator {
  if (within === undefined) return tab;
  return tab.getByRole('group', { name: within, exact: true }).or(tab.locator('section', { has: tab.getByRole('heading', { name: within, exact: true, level: 2 }) }));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A text as a pattern; with furigana its readings may stand between its letters. */
function patternOf(tab: Tab, text: string): string {
  if (!tab.url().includes('/furigana')) return escaped(text);
  return [...text, ''].map(escaped).join('[\\s()（）ぁ-んー]*');
}

function find(tab: Tab, role: Role, name: string, place: Place = {}): Locator {
  return placeOf(tab, place).getByRole(role, { name: new RegExp(`^\\s*${patternOf(tab, name)}$`) });
}

/** Names of fields end in a mark where they must be filled in. */
function findField(tab: Tab, label: string, place: Place = {}): Locator {
  return placeOf(tab, place)
    .getByLabel(new RegExp(`^${patternOf(tab, label)}(\\s*${patternOf(tab, '必須')})?$|^${escaped(label)}\\s*required$`))
    .and(tab.locator('input, select, textarea'));
}

function findFold(tab: Tab, summary: string): Locator {
  return tab.locator('summary').getByText(summary, { exact: true }).or(tab.locator('summary').filter({ hasText: summary })).first();
}

async function saved(tab: Tab, ask: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([tab.waitForEvent('download'), ask()]);
  return download.path();
}

/** Does what leads to another page and waits until that is there: what is read at once may still be the page before, or half of the new one. */
export async function onward(tab: Tab, act: () => Promise<void>, until?: string): Promise<void> {
  if (until === undefined) await Promise.all([tab.waitForNavigation(), act()]);
  else await Promise.all([tab.getByText(until).first().waitFor(), act()]);
}

export function mouseHands(tab: Tab): Hands {
  return {
    tab,
    scripts: false,
    follow: (name, place) => onward(tab, () => find(tab, 'link', name, place).first().click()),
    press: (name, { until, within } = {}) => onward(tab, () => find(tab, 'button', name, { within }).click(), until),
    write: (label, text, place) => findField(tab, label, place).fill(text),
    date: (label, day) => findField(tab, label).fill(day),
    pick: (label) => find(tab, 'radio', label).check(),
    tick: (label) => find(tab, 'checkbox', label).check(),
    select: async (label, option, place) => void (await findField(tab, label, place).selectOption({ label: option })),
    unfold: (summary) => findFold(tab, summary).click(),
    attach: (label, file) => findField(tab, label).setInputFiles(file),
    download: (name) => saved(tab, () => find(tab, 'link', name).click()),
  };
}

const pressesMax = 250;

/** Presses Tab until the thing has the focus, as somebody who uses no mouse must. @throws Error where it cannot be reached or the focus cannot be seen */
async function reach(tab: Tab, goal: Locator): Promise<void> {
  const thing = await goal.elementHandle();
  const isReached = () => thing!.evaluate((element) => element === document.activeElement);
  await skipHead(tab);
  for (let presses = 0; presses < pressesMax; presses += 1) {
    if (await isReached()) return await requireSeen(goal);
    await tab.keyboard.press('Tab');
  }
  throw new Error(`${pressesMax} presses of Tab did not lead to ${goal} on ${tab.url()}`);
}

/** On a page that was just opened, takes the link past its head. */
async function skipHead(tab: Tab): Promise<void> {
  if (!(await tab.evaluate(() => document.activeElement === document.body))) return;
  await tab.keyboard.press('Tab');
  if ((await tab.evaluate(() => (document.activeElement as HTMLElement).innerText)) === '本文へ移動') await followSkipLink(tab);
}

/** Within a page a browser leads the focus on a frame or two after the key: a key pressed before would start from the head. */
export async function followSkipLink(tab: Tab): Promise<void> {
  await tab.keyboard.press('Enter');
  await tab.locator('#main:focus').waitFor({ state: 'attached' });
}

async function requireSeen(goal: Locator): Promise<void> {
  const isMarked = await goal.evaluate((thing) =>
    [getComputedStyle(thing), getComputedStyle(thing, '::after')].some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'),
  );
  if (!isMarked) throw new Error(`${goal} has the focus, and nothing shows it`);
}

/** The group has one stop; arrows choose within it. */
async function pickByKeys(tab: Tab, goal: Locator): Promise<void> {
  const thing = await goal.elementHandle();
  const where = () =>
    thing!.evaluate((element) => {
      const focused = document.activeElement;
      if (focused === element) return 'there';
      return focused instanceof HTMLInputElement && focused.type === 'radio' && focused.name === (element as HTMLInputElement).name ? 'in the group' : 'elsewhere';
    });
  await skipHead(tab);
  for (let presses = 0; presses < pressesMax; presses += 1) {
    const at = await where();
    if (at === 'there') return await tab.keyboard.press('Space');
    await tab.keyboard.press(at === 'in the group' ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`${pressesMax} presses did not lead to ${goal} on ${tab.url()}`);
}

async function selectByKeys(tab: Tab, goal: Locator, option: string): Promise<void> {
  await reach(tab, goal);
  const chosen = () => goal.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label);
  await tab.keyboard.press('Home');
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await chosen()) === option) return;
    await tab.keyboard.press('ArrowDown');
  }
  throw new Error(`${goal} has no ${option}`);
}

/** The parts of a day stand in the order of the browser's own language, which a page does not choose. @throws Error where neither order is taken */
async function dateByKeys(tab: Tab, goal: Locator, day: string): Promise<void> {
  const [year, month, last] = day.split('-') as [string, string, string];
  await reach(tab, goal);
  for (const parts of [[month, last, year], [year, month, last]]) {
    for (const _ of parts) await tab.keyboard.press('ArrowLeft');
    for (const part of parts) {
      await tab.keyboard.type(part);
      // Two digits lead on by themselves; a year might have more than four.
      if (part === year) await tab.keyboard.press('ArrowRight');
    }
    if ((await goal.inputValue()) === day) return;
  }
  throw new Error(`${goal} does not take ${day}`);
}

export function keyboardHands(tab: Tab): Hands {
  const key = (name: string) => () => tab.keyboard.press(name);
  return {
    tab,
    scripts: true,
    async follow(name, place) {
      await reach(tab, find(tab, 'link', name, place).first());
      await onward(tab, key('Enter'));
    },
    async press(name, { until, within } = {}) {
      await reach(tab, find(tab, 'button', name, { within }));
      await onward(tab, key('Space'), until);
    },
    async write(label, text, place) {
      await reach(tab, findField(tab, label, place));
      await tab.keyboard.press('Control+A');
      await tab.keyboard.type(text);
    },
    date: (label, day) => dateByKeys(tab, findField(tab, label), day),
    pick: (label) => pickByKeys(tab, find(tab, 'radio', label)),
    async tick(label) {
      const box = find(tab, 'checkbox', label);
      await reach(tab, box);
      if (!(await box.isChecked())) await tab.keyboard.press('Space');
    },
    select: (label, option, place) => selectByKeys(tab, findField(tab, label, place), option),
    async unfold(summary) {
      await reach(tab, findFold(tab, summary));
      await tab.keyboard.press('Enter');
    },
    async attach(label, file) {
      // Listened for from here on: the browser needs a while until it hands its dialogue over.
      const chooser = tab.waitForEvent('filechooser');
      await reach(tab, findField(tab, label));
      await tab.keyboard.press('Enter');
      await (await chooser).setFiles(file);
    },
    async download(name) {
      await reach(tab, find(tab, 'link', name));
      return saved(tab, key('Enter'));
    },
  };
}
