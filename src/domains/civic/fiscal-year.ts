/**
 * Fiscal years of local governments: April to March (地方自治法208条), named by the calendar year of their first day.
 * 2012 = 平成24年度 = 2012-04-01 to 2013-03-31.
 *
 * A year in which an era began after April bears both names, 平成31・令和元年度: documents made before and after the
 * change use either. 1989 is 平成元年度 alone, since that era had begun before April.
 */
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { eraPattern, erasWithin, formatEraYear, tidied, type EraYear } from './era.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { dayParts } from './plain-date.ts';
import { formatYearName, readYearNames, type YearName } from './year-name.ts';

export type FiscalYear = number;

export interface FiscalYears {
  first: FiscalYear;
  last: FiscalYear;
}

/** Plans name years ahead in the era of the day they were printed: 平成32年度 in a plan of 2018 is 2020. So far we read on. */
const yearsAheadMax = 20;

export function fiscalYearOf(date: PlainDate): FiscalYear {
  const { year, month } = dayParts(date);
  return month >= 4 ? year : year - 1;
}

/** First and last day. */
export function fiscalYearDays(year: FiscalYear): { first: PlainDate; last: PlainDate } {
  return { first: `${year}-04-01`, last: `${year + 1}-03-31` };
}

function eraNames(year: FiscalYear): EraYear[] {
  return erasWithin(`${year}-04-01`, `${year}-12-31`);
}

/** In both calendars: 平成24年度（2012年度）, 平成31・令和元年度（2019年度）; FY2012 (Heisei 24). */
export function formatFiscalYear(year: FiscalYear, lang: Lang): string {
  const names = eraNames(year).map((name) => formatEraYear(name, lang));
  if (lang === 'en') return names.length === 0 ? `FY${year}` : `FY${year} (${names.join(' / ')})`;
  return names.length === 0 ? `${year}年度` : `${names.join('・')}年度（${year}年度）`;
}

/** The short name for heads of tables: 平成24年度; FY2012. A year of two eras bears the newer: 令和元年度. */
export function formatFiscalYearShort(year: FiscalYear, lang: Lang): string {
  if (lang === 'en') return `FY${year}`;
  return formatYearName({ era: eraNames(year).at(-1) ?? null, year }, '年度');
}

/** 平成24〜26年度, 平成30〜令和2年度; FY2012–2014. At 2019 the era that both ends share is used: 平成29〜31年度, 令和元〜3年度. */
export function formatFiscalYears(first: FiscalYear, last: FiscalYear, lang: Lang): string {
  if (first === last) return lang === 'en' ? `FY${first}` : `${eraNames(first).map((name) => formatEraYear(name, 'ja')).join('・') || first}年度`;
  if (lang === 'en') return `FY${first}–${last}`;
  const [begin, end] = [eraNames(first), eraNames(last)];
  const shared = begin.find(({ era }) => end.some((other) => other.era === era));
  const from: YearName = { era: shared ?? begin.at(-1) ?? null, year: first };
  const to = end.find(({ era }) => era === shared?.era) ?? end.at(-1);
  const start = from.era ? formatEraYear(from.era, 'ja') : String(first);
  if (!to) return `${start}〜${last}年度`;
  return `${start}〜${shared ? to.number : formatEraYear(to, 'ja')}年度`;
}

/** Whether documents use the name: the era holds part of the year, or had ended not long before. */
function isUsed({ era }: EraYear, year: FiscalYear): boolean {
  if (eraNames(year).some((name) => name.era === era)) return true;
  return era.ends !== null && era.ends < `${year}-04-01` && year <= Number(era.ends.slice(0, 4)) + yearsAheadMax;
}

/**
 * A fiscal year: H24, 平成24年度, 令和7(2025)年度, 2012年度, FY2012 → 2012. Also reads years that a plan names beyond the
 * end of its era (平成32年度 → 2020). Refuses calendar years (平成24年) and names that contradict each other.
 */
export function parseFiscalYear(text: string): Parsed<FiscalYear> {
  const read = readYearNames(text);
  if (!read) return refused('fiscal-year-unreadable');
  if (read.kind === 'calendar') return refused('fiscal-year-is-calendar');
  const [first, ...others] = read.names as [YearName, ...YearName[]];
  const other = others.find(({ year }) => year !== first.year);
  if (other) return refused('year-mismatch', formatYearName(first, '年度'), formatYearName(other, '年度'));
  if (first.year < 1873) return refused('lunar-calendar');
  const stray = read.names.find(({ era }) => era && !isUsed(era, first.year));
  if (stray) return refused('year-outside-era', formatYearName(stray, '年度'), formatFiscalYearShort(first.year, 'ja'));
  return accepted(first.year);
}

const range = /^([^~]+?)(?:~|-|から)([^~]+?)(?:まで)?$/;
const leadingEra = new RegExp(`^(?:${eraPattern})`, 'i');

/** What 26 means after 平成24 or 2012: the same era, the same century. */
function completed(end: string, begin: string): string {
  if (!/^\d{1,2}(?:年度?)?$/.test(end)) return end;
  const century = /^(?:FY)?(\d\d)\d\d/i.exec(begin);
  return century ? `${century[1]}${end}` : `${leadingEra.exec(begin)?.[0] ?? ''}${end}`;
}

/** One or more fiscal years: H24-26, 平成24〜26年度, 平成24年度～平成26年度, FY2012–2014, 平成24年度 → first and last. */
export function parseFiscalYears(text: string): Parsed<FiscalYears> {
  const match = range.exec(tidied(text));
  const begin = parseFiscalYear(match ? match[1]! : text);
  if (!begin.ok) return begin;
  const end = match ? parseFiscalYear(completed(match[2]!, match[1]!)) : begin;
  if (!end.ok) return end;
  if (end.value < begin.value) return refused('fiscal-years-reversed');
  return accepted({ first: begin.value, last: end.value });
}
