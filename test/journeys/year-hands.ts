/**
 * How a person of the year's journey works a page: with the keyboard alone, or with the mouse in a browser without scripts.
 * Things are found as assistive technology finds them, by role and name.
 */
import type { Locator, Page as Tab } from 'playwright-core';

export interface Hands {
  tab: Tab;
  /** Whether the browser runs the site's scripts. */
  scripts: boolean;
  /** Follows a link to the next page. */
  follow(name: string): Promise<void>;
  /** Presses a button and waits for the next page; with `until`, for these words instead, as where a script answers. */
  press(name: string, options?: { until?: string }): Promise<void>;
  /** Replaces what a field holds. */
  write(label: string, text: string): Promise<void>;
  /** Chooses one of several round buttons. */
  pick(label: string): Promise<void>;
  /** Chooses from a list. */
  select(label: string, option: string): Promise<void>;
  attach(label: string, file: string): Promise<void>;
  /** Follows a link to a file. @returns where it was put */
  download(name: string): Promise<string>;
}

type Role = Parameters<Tab['getByRole']>[0];

function find(tab: Tab, role: Role, name: string): Locator {
  return tab.getByRole(role, { name, exact: true });
}

/** Names of fields end in a mark where they must be filled in. */
function findField(tab: Tab, label: string): Locator {
  return tab.getByLabel(new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(\\s*(必須|required))?$`));
}

async function saved(tab: Tab, ask: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([tab.waitForEvent('download'), ask()]);
  return download.path();
}

async function onward(tab: Tab, act: () => Promise<void>, until: string | undefined): Promise<void> {
  if (until === undefined) await Promise.all([tab.waitForNavigation(), act()]);
  else await Promise.all([tab.getByText(until).first().waitFor(), act()]);
}

export function mouseHands(tab: Tab): Hands {
  return {
    tab,
    scripts: false,
    follow: (name) => onward(tab, () => find(tab, 'link', name).click(), undefined),
    press: (name, { until } = {}) => onward(tab, () => find(tab, 'button', name).click(), until),
    write: (label, text) => findField(tab, label).fill(text),
    pick: (label) => find(tab, 'radio', label).check(),
    select: async (label, option) => void (await findField(tab, label).selectOption({ label: option })),
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
  if ((await tab.evaluate(() => (document.activeElement as HTMLElement).innerText)) === '本文へ移動') await tab.keyboard.press('Enter');
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

export function keyboardHands(tab: Tab): Hands {
  const key = (name: string) => () => tab.keyboard.press(name);
  return {
    tab,
    scripts: true,
    async follow(name) {
      await reach(tab, find(tab, 'link', name));
      await onward(tab, key('Enter'), undefined);
    },
    async press(name, { until } = {}) {
      await reach(tab, find(tab, 'button', name));
      await onward(tab, key('Space'), until);
    },
    async write(label, text) {
      await reach(tab, findField(tab, label));
      await tab.keyboard.press('Control+A');
      await tab.keyboard.type(text);
    },
    pick: (label) => pickByKeys(tab, find(tab, 'radio', label)),
    select: (label, option) => selectByKeys(tab, findField(tab, label), option),
    async attach(label, file) {
      // Listened for from here on: the browser needs a while until it hands its dialogue over.
      const chooser = tab.waitForEvent('filechooser', { timeout: 30_000 });
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
