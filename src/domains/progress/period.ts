/** The half-years on which progress is reported: 前期 April to September, 後期 October to March of a fiscal year (地方自治法208条). */
import { addDays, dueDate, fiscalYearOf, formatFiscalYear, formatFiscalYearShort, type DueDate, type FiscalYear } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';

export type Half = 1 | 2;

export interface Period {
  year: FiscalYear;
  half: Half;
}

/** Reports are due this many days after the half ends, on the next open day where that one is closed: 20 October, 20 April. */
const dueAfterDays = 20;
/** Reminders begin this many days before the report is due. */
const remindBeforeDays = 10;
/** Nobody is reminded of one half-year more often. */
export const remindEveryDays = 7;

const written = /^(\d{4})-([12])$/;

/** `2026-1`, as addresses have it. */
export function periodKey({ year, half }: Period): string {
  return `${year}-${half}`;
}

/** Null for what is no half-year of 1873 to 2999. */
export function parsePeriod(key: string): Period | null {
  const match = written.exec(key);
  const year = Number(match?.[1]);
  return match !== null && year >= 1873 && year <= 2999 ? { year, half: Number(match[2]) as Half } : null;
}

export function periodDays({ year, half }: Period): { first: PlainDate; last: PlainDate } {
  return half === 1 ? { first: `${year}-04-01`, last: `${year}-09-30` } : { first: `${year}-10-01`, last: `${year + 1}-03-31` };
}

export function periodOf(date: PlainDate): Period {
  const month = Number(date.slice(5, 7));
  return { year: fiscalYearOf(date), half: month >= 4 && month <= 9 ? 1 : 2 };
}

export function periodBefore({ year, half }: Period): Period {
  return half === 2 ? { year, half: 1 } : { year: year - 1, half: 2 };
}

/** The newest half-year that is over: the one to report on. */
export function latestEnded(today: PlainDate): Period {
  return periodBefore(periodOf(today));
}

/** Earlier is negative. */
export function comparePeriods(one: Period, other: Period): number {
  return one.year - other.year || one.half - other.half;
}

/** All half-years of these fiscal years that have begun, newest first. */
export function periodsBegun(firstYear: FiscalYear, lastYear: FiscalYear, today: PlainDate): Period[] {
  const periods: Period[] = [];
  for (let year = lastYear; year >= firstYear; year -= 1) periods.push({ year, half: 2 }, { year, half: 1 });
  return periods.filter((period) => periodDays(period).first <= today);
}

/** The newest half-year of these fiscal years that is over; null before the first is. */
export function latestDue(firstYear: FiscalYear, lastYear: FiscalYear, today: PlainDate): Period | null {
  return periodsBegun(firstYear, lastYear, today).find((period) => periodDays(period).last < today) ?? null;
}

export function isOverdue(period: Period, today: PlainDate): boolean {
  return today > reportDue(period).on;
}

/** When the report of a half-year is due, and the day by counting alone. */
export function reportDue(period: Period): DueDate {
  return dueDate({ unit: 'day', length: dueAfterDays, includesFirstDay: false, rollover: 'next' }, periodDays(period).last);
}

/** The half-year that people may be reminded of on a day; null while nobody is. */
export function periodToRemind(today: PlainDate): Period | null {
  const period = latestEnded(today);
  return today >= addDays(reportDue(period).on, -remindBeforeDays) ? period : null;
}

/** 令和8年度（2026年度）前期; first half of FY2026 (Reiwa 8). */
export function formatPeriod({ year, half }: Period, lang: Lang): string {
  if (lang === 'en') return `${half === 1 ? 'First' : 'Second'} half of ${formatFiscalYear(year, lang)}`;
  return `${formatFiscalYear(year, lang)}${half === 1 ? '前期' : '後期'}`;
}

/** 令和8年度前期; FY2026 H1. */
export function formatPeriodShort({ year, half }: Period, lang: Lang): string {
  return lang === 'en' ? `${formatFiscalYearShort(year, lang)} H${half}` : `${formatFiscalYearShort(year, lang)}${half === 1 ? '前期' : '後期'}`;
}
