/** Years as people write them, alone or in both calendars: H24, 平成24年, 令和7(2025)年度, FY2012 (Heisei 24). */
import { eraNamed, eraPattern, erasWithin, formatEraYear, tidied, westernYear, type EraYear } from './era.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

export interface YearName {
  /** As an era counts it; null for a year of the common era. */
  era: EraYear | null;
  /** Calendar year in which the named year begins. */
  year: number;
}

/** What the writer says it is; `open` when nothing follows the number. */
export type YearKind = 'calendar' | 'fiscal' | 'open';

const name = `(?:${eraPattern})(?:元|\\d{1,2})|\\d{4}`;
const pair = `(${name})(?:[・/](${name}))?(年度?)?`;
const expression = new RegExp(`^(FY)?${pair}(?:\\((FY)?${pair}\\))?(年度?)?$`, 'i');
const single = new RegExp(`^(${eraPattern})(元|\\d{1,2})$`, 'i');

function readName(word: string): YearName {
  const match = single.exec(word);
  if (!match) return { era: null, year: Number(word) };
  const era = { era: eraNamed(match[1]!), number: match[2] === '元' ? 1 : Number(match[2]) };
  return { era, year: westernYear(era) };
}

/** All names in the text and what kind of year they say they are; null when it is no year or contradicts itself in kind. */
export function readYearNames(text: string): { names: YearName[]; kind: YearKind } | null {
  const match = expression.exec(tidied(text));
  if (!match) return null;
  const names = [match[2], match[3], match[6], match[7]].filter((word) => word !== undefined).map(readName);
  if (names.some(({ era }) => era?.number === 0)) return null;
  const said = [match[1] && '年度', match[4], match[5] && '年度', match[8], match[9]].filter((word) => word !== undefined);
  if (new Set(said).size > 1) return null;
  return { names, kind: said.length === 0 ? 'open' : said[0] === '年' ? 'calendar' : 'fiscal' };
}

export function formatYearName({ era, year }: YearName, suffix: '年' | '年度'): string {
  return `${era ? formatEraYear(era, 'ja') : year}${suffix}`;
}

/** A calendar year: H24, 平成24年, 令和元年, 令和7(2025)年, 2012年 → 2012. Refuses 平成32年 and says 令和2年. */
export function parseYear(text: string): Parsed<number> {
  const read = readYearNames(text);
  if (!read) return refused('year-unreadable');
  if (read.kind === 'fiscal') return refused('year-is-fiscal');
  const [first, ...others] = read.names as [YearName, ...YearName[]];
  const other = others.find(({ year }) => year !== first.year);
  if (other) return refused('year-mismatch', formatYearName(first, '年'), formatYearName(other, '年'));
  if (first.year < 1873) return refused('lunar-calendar');
  const held = erasWithin(`${first.year}-01-01`, `${first.year}-12-31`);
  const stray = read.names.find(({ era }) => era && !held.some((on) => on.era === era.era));
  if (stray) return refused('year-outside-era', formatYearName(stray, '年'), `${formatEraYear(held.at(-1)!, 'ja')}年`);
  return accepted(first.year);
}
