/**
 * One run of axe inside a page. Colours are most of what it costs, and most of the same: words are passed over that look
 * as others did that were judged before and had contrast. Looks are told apart by everything on the way from the page to the word:
 * kinds of elements, classes, backgrounds and how much shows through, and by colour, size and weight of its letters.
 */

interface AxeRun {
  asked: string[] | { type: 'rule'; values: string[] };
  withColours: boolean;
  /** Looks that have contrast; null judges every word. */
  judged: string | null;
}

interface AxeFound {
  barriers: string[];
  /** Looks that were judged now and have contrast. */
  fresh: number[];
}

type Judgement = boolean | undefined;
interface Check {
  data(told: unknown): void;
}
interface Axe {
  run: (typeof import('axe-core'))['run'];
  _audit: {
    rules: { id: string; matches(element: Element, ...more: unknown[]): boolean }[];
    checks: Record<string, { evaluate(this: Check, element: Element, ...more: unknown[]): Judgement }>;
  };
}

/** Runs in the page, which axe was brought to: may use nothing from outside. */
export async function runAxe({ asked, withColours, judged }: AxeRun): Promise<AxeFound> {
  const { axe } = window as unknown as { axe: Axe };
  const rule = axe._audit.rules.find(({ id }) => id === 'color-contrast')!;
  const check = axe._audit.checks['color-contrast']!;
  const { matches } = rule;
  const { evaluate } = check;
  const known = new Set((judged ?? '').split(' ').map(Number));
  const fresh = new Set<number>();
  const surroundings = new Map<Element, number>();

  const sums = new Map<string, number>();

  /** FNV-1a, of 32 bits. Most words of a page share their look: each is summed once. */
  function mixed(start: number, ...parts: string[]): number {
    const text = `${start} ${parts.join(' ')}`;
    let sum = sums.get(text);
    if (sum === undefined) {
      sum = 0x811c9dc5;
      for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
      sums.set(text, sum);
    }
    return sum;
  }

  function surroundingsOf(element: Element | null): number {
    if (element === null) return 0;
    const remembered = surroundings.get(element);
    if (remembered !== undefined) return remembered;
    const style = getComputedStyle(element);
    const found = mixed(surroundingsOf(element.parentElement), element.localName, element.getAttribute('class') ?? '', style.backgroundColor, style.backgroundImage, style.opacity, style.position);
    surroundings.set(element, found);
    return found;
  }

  function lookOf(element: Element): number {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    return mixed(surroundingsOf(element), color, fontSize, fontWeight, textShadow);
  }

  // As axe itself has it, but it asks for all the words below each element first.
  const hasWords = (element: Element): boolean => /^(input|select|textarea)$/.test(element.localName) || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== '');
  rule.matches = (element, ...more) => hasWords(element) && !(judged !== null && known.has(lookOf(element))) && matches.call(rule, element, ...more);
  check.evaluate = function judge(element, ...more) {
    let colours: { fgColor?: string; bgColor?: string } = {};
    const { data } = this;
    this.data = (told) => {
      colours = told as typeof colours;
      data.call(this, told);
    };
    const judgement = evaluate.call(this, element, ...more);
    // What nobody sees passes too, with no colours: it was not judged.
    if (judgement === true && colours.fgColor && colours.bgColor) fresh.add(lookOf(element));
    return judgement;
  };
  try {
    const { violations } = await axe.run(document, { runOnly: asked, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: withColours } } });
    return { barriers: violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`), fresh: [...fresh] };
  } finally {
    rule.matches = matches;
    check.evaluate = evaluate;
  }
}
