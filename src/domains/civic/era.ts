/**
 * Eras (元号) and the dates written with them (和暦).
 * Sources: 元号法 (昭和54年法律第43号) and the ordinances that named each era. The Gregorian calendar is in force from
 * 明治6年1月1日 (明治5年太政官布告第337号); days before it belong to the lunar calendar and are refused, never computed.
 * 1912-07-30 and 1926-12-25 belong to two eras, because the new one began on the day of its announcement;
 * the later changes begin on the day after, so those eras do not overlap.
 */
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { dayParts, isDay, plainDate } from './plain-date.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

export interface Era {
  ja: string;
  en: string;
  letter: string;
  /** Calendar year of the era's year 1. */
  firstYear: number;
  /** First and last day, of 明治 the first in the Gregorian calendar; null while the era goes on. */
  begins: PlainDate;
  ends: PlainDate | null;
}

/** A year as an era counts it: 平成24. */
export interface EraYear {
  era: Era;
  number: number;
}

export const gregorianSince: PlainDate = '1873-01-01';

export const eras: readonly Era[] = [
  { ja: '明治', en: 'Meiji', letter: 'M', firstYear: 1868, begins: gregorianSince, ends: '1912-07-30' },
  { ja: '大正', en: 'Taisho', letter: 'T', firstYear: 1912, begins: '1912-07-30', ends: '1926-12-25' },
  { ja: '昭和', en: 'Showa', letter: 'S', firstYear: 1926, begins: '1926-12-25', ends: '1989-01-07' },
  { ja: '平成', en: 'Heisei', letter: 'H', firstYear: 1989, begins: '1989-01-08', ends: '2019-04-30' },
  { ja: '令和', en: 'Reiwa', letter: 'R', firstYear: 2019, begins: '2019-05-01', ends: null },
];

/** Pattern source of an era as people write it: 平成, 平, H, Heisei; to be used without regard to case. */
export const eraPattern = '明治|大正|昭和|平成|令和|Meiji|Taisho|Showa|Heisei|Reiwa|[明大昭平令MTSHR]';

/** The era that a word matching `eraPattern` means. */
export function eraNamed(word: string): Era {
  const lower = word.toLowerCase();
  const era = eras.find(({ ja, en, letter }) => [ja, ja.charAt(0), en.toLowerCase(), letter.toLowerCase()].includes(lower));
  if (!era) throw new RangeError('not the name of an era');
  return era;
}

/** Eras that hold any day from first to last, both of one calendar year, the older first; none before 1873. */
export function erasWithin(first: PlainDate, last: PlainDate): EraYear[] {
  return eras
    .filter(({ begins, ends }) => begins <= last && (ends === null || ends >= first))
    .map((era) => ({ era, number: Number(last.slice(0, 4)) - era.firstYear + 1 }));
}

/** How a day may be written: one era year, two on 1912-07-30 and 1926-12-25, none before 1873. */
export function erasOn(date: PlainDate): EraYear[] {
  return erasWithin(date, date);
}

/** 平成24, 令和元; Heisei 24, Reiwa 1. */
export function formatEraYear({ era, number }: EraYear, lang: Lang): string {
  return lang === 'ja' ? `${era.ja}${number === 1 ? '元' : number}` : `${era.en} ${number}`;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function formatDay(year: string, { month, day }: { month: number; day: number }, lang: Lang): string {
  return lang === 'ja' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`;
}

/** 2012年4月1日; 1 April 2012. */
export function formatDate(date: PlainDate, lang: Lang): string {
  const parts = dayParts(date);
  return formatDay(String(parts.year), parts, lang);
}

/** 平成24年4月1日; 1 April Heisei 24. On a day of two eras the new one; before 1873 only the words 明治5年以前. */
export function formatWareki(date: PlainDate, lang: Lang = 'ja'): string {
  const parts = dayParts(date);
  const newest = erasOn(date).at(-1);
  if (!newest) return lang === 'ja' ? '明治5年以前' : 'before Meiji 6 (1873)';
  return formatDay(formatEraYear(newest, lang), parts, lang);
}

/** One way of writing for the many that keyboards give: widths, spaces, dashes, waves; empty when too long to be a date. */
export function tidied(text: string): string {
  if (text.length > 60) return '';
  return text.normalize('NFKC').replace(/\s/g, '').replace(/[‐‑‒–—―−ー]/g, '-').replace(/〜/g, '~');
}

const eraDate = new RegExp(`^(${eraPattern})(元|\\d{1,2})(?:年|[./-]|年?\\((\\d{4})年?\\)年?)(\\d{1,2})[月./-](\\d{1,2})日?$`, 'i');
const westernDate = new RegExp(`^(\\d{4})(?:年|[./-]|年?\\((${eraPattern})(元|\\d{1,2})年?\\)年?)(\\d{1,2})[月./-](\\d{1,2})日?$`, 'i');

interface Written {
  era: EraYear | null;
  western: number | null;
  month: number;
  day: number;
}

function readWritten(text: string): Written | null {
  const numbered = (word: string | undefined, count: string | undefined): EraYear | null =>
    word && count ? { era: eraNamed(word), number: count === '元' ? 1 : Number(count) } : null;
  const byEra = eraDate.exec(text);
  if (byEra) return { era: numbered(byEra[1], byEra[2]), western: byEra[3] ? Number(byEra[3]) : null, month: Number(byEra[4]), day: Number(byEra[5]) };
  const western = westernDate.exec(text);
  if (!western) return null;
  return { era: numbered(western[2], western[3]), western: Number(western[1]), month: Number(western[4]), day: Number(western[5]) };
}

/** The calendar year that an era year stands in, whether or not the era reached it. */
export function westernYear({ era, number }: EraYear): number {
  return era.firstYear + number - 1;
}

/**
 * A date as people write it: 平成24年4月1日, H24.4.1, R1/5/1, 令和7(2025)年5月1日, 2012年4月1日, 2012-04-01.
 * Refuses days that the era does not hold (昭和64年1月8日), days before 1873 and years that contradict each other.
 */
export function parseDate(text: string): Parsed<PlainDate> {
  const written = readWritten(tidied(text));
  if (!written || written.era?.number === 0) return refused('date-unreadable');
  const { era, western, month, day } = written;
  const year = era ? westernYear(era) : western!;
  if (era && western !== null && western !== year) return refused('year-mismatch', `${formatEraYear(era, 'ja')}年`, `${western}年`);
  if (year < 1873) return refused('lunar-calendar');
  if (!isDay({ year, month, day })) return refused('date-absent');
  const date = plainDate(year, month, day);
  if (era && !erasOn(date).some((on) => on.era === era.era)) {
    return refused('day-outside-era', formatDay(formatEraYear(era, 'ja'), { month, day }, 'ja'), formatWareki(date));
  }
  return accepted(date);
}
