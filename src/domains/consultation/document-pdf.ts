/** Lines of printed pages → a text to go on writing: page numbers and running heads taken out, wrapped lines joined again. */
import { headingNumber } from './document-heading.ts';

const pageNumber = /^[\s\-‐－―–—(（]*[0-9０-９]{1,4}[\s\-‐－―–—)）]*(?:ページ|頁)?$/u;
const begins = /^[\s　]*(?:[-・•●○◯▪■□◆◇▼※＊*]|[(（][0-9０-９ア-ンァ-ヶa-zA-Z]{1,2}[)）]|[①-⑳]|[アイウエオカキクケコ][\s　]|[0-9０-９]{1,2}[.．、\s　])/u;

/** Columns that the line takes on paper: 2 for a Japanese letter. */
function width(line: string): number {
  // eslint-disable-next-line no-control-regex
  return [...line].reduce((sum, letter) => sum + (/[\u0000-\u00ff\uff61-\uff9f]/.test(letter) ? 1 : 2), 0);
}

/** The first and last lines that more than half of at least four pages share, but for numbers in them. */
function runningLines(pages: readonly string[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) for (const line of new Set([lines[0], lines.at(-1)])) if (line !== undefined) counts.set(bare(line), (counts.get(bare(line)) ?? 0) + 1);
  return new Set(pages.length < 4 ? [] : [...counts].filter(([, count]) => count > pages.length / 2).map(([line]) => line));
}

/** Numbers of pages left out; those of headings tell one part from another. */
const bare = (line: string): string => (headingNumber(line) === null ? line.replace(/[0-9０-９\s　]/gu, '') : line);

/** Width that most full lines have, or nothing to join by. */
function measure(lines: readonly string[]): number {
  const widths = lines.filter((line) => !line.includes('\t')).map(width).toSorted((one, other) => one - other);
  return widths.length < 5 ? Infinity : widths[Math.floor(widths.length * 0.9)]!;
}

function goesOn(line: string, next: string, full: number): boolean {
  if (line.includes('\t') || next.includes('\t') || begins.test(next) || headingNumber(next) !== null) return false;
  if (headingNumber(line) !== null && width(line) < full - 6) return false;
  return width(line) >= full - 6 && !/[。：:]$/u.test(line);
}

/** @param pages lines of each page, as `readPdfPages` of the book gives them */
export function textOfPages(pages: readonly string[][]): string {
  const running = runningLines(pages);
  const lines = pages.flatMap((page) => page.filter((line, at) => {
    const isEdge = at === 0 || at === page.length - 1;
    return !(isEdge && (pageNumber.test(line.trim()) || running.has(bare(line))));
  }));
  const full = measure(lines);
  const text: string[] = [];
  let open = false;
  for (const [at, line] of lines.entries()) {
    // Latin words were parted by the line's end as by a space.
    if (open) text[text.length - 1] += /[a-z,;]$/i.test(text.at(-1)!) && /^[a-z]/i.test(line) ? ` ${line}` : line;
    else text.push(line);
    const next = lines[at + 1];
    open = next !== undefined && goesOn(line, next, full);
  }
  return text.join('\n');
}
