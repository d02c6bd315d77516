/**
 * What the law says of holidays since 1970, as data.
 * Sources: 国民の祝日に関する法律 (昭和23年法律第178号) with its amendments of 1973, 1985, 1989, 1995, 1998, 2001, 2005, 2014,
 * 2017 and 2018; the acts of single years for imperial ceremonies; 令和三年東京オリンピック・パラリンピック特措法 for 2020 and 2021.
 */
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';

export interface HolidayRule {
  name: Sentence;
  /** First and last year. */
  from: number;
  to: number;
  month: number;
  /** A day of the month, the n-th Monday, or an equinox. */
  on: { day: number } | { monday: number } | 'vernal equinox' | 'autumnal equinox';
}

export const holidayYears = { first: 1970, last: 2099 };
const { first: start, last: end } = holidayYears;

function rule(ja: string, en: string, from: number, to: number, month: number, on: HolidayRule['on']): HolidayRule {
  return { name: { ja, en }, from, to, month, on };
}

export const holidayRules: readonly HolidayRule[] = [
  rule('元日', 'New Year’s Day', start, end, 1, { day: 1 }),
  rule('成人の日', 'Coming of Age Day', start, 1999, 1, { day: 15 }),
  rule('成人の日', 'Coming of Age Day', 2000, end, 1, { monday: 2 }),
  rule('建国記念の日', 'National Foundation Day', start, end, 2, { day: 11 }),
  rule('天皇誕生日', 'Emperor’s Birthday', 2020, end, 2, { day: 23 }),
  rule('春分の日', 'Vernal Equinox Day', start, end, 3, 'vernal equinox'),
  rule('天皇誕生日', 'Emperor’s Birthday', start, 1988, 4, { day: 29 }),
  rule('みどりの日', 'Greenery Day', 1989, 2006, 4, { day: 29 }),
  rule('昭和の日', 'Showa Day', 2007, end, 4, { day: 29 }),
  rule('憲法記念日', 'Constitution Memorial Day', start, end, 5, { day: 3 }),
  rule('みどりの日', 'Greenery Day', 2007, end, 5, { day: 4 }),
  rule('こどもの日', 'Children’s Day', start, end, 5, { day: 5 }),
  rule('海の日', 'Marine Day', 1996, 2002, 7, { day: 20 }),
  rule('海の日', 'Marine Day', 2003, end, 7, { monday: 3 }),
  rule('山の日', 'Mountain Day', 2016, end, 8, { day: 11 }),
  rule('敬老の日', 'Respect for the Aged Day', start, 2002, 9, { day: 15 }),
  rule('敬老の日', 'Respect for the Aged Day', 2003, end, 9, { monday: 3 }),
  rule('秋分の日', 'Autumnal Equinox Day', start, end, 9, 'autumnal equinox'),
  rule('体育の日', 'Health and Sports Day', start, 1999, 10, { day: 10 }),
  rule('体育の日', 'Health and Sports Day', 2000, 2019, 10, { monday: 2 }),
  rule('スポーツの日', 'Sports Day', 2020, end, 10, { monday: 2 }),
  rule('文化の日', 'Culture Day', start, end, 11, { day: 3 }),
  rule('勤労感謝の日', 'Labour Thanksgiving Day', start, end, 11, { day: 23 }),
  rule('天皇誕生日', 'Emperor’s Birthday', 1989, 2018, 12, { day: 23 }),
];

/** Days that a law moved for one year, by year and Japanese name. */
export const movedHolidays: Record<number, Record<string, PlainDate>> = {
  2020: { 海の日: '2020-07-23', スポーツの日: '2020-07-24', 山の日: '2020-08-10' },
  2021: { 海の日: '2021-07-22', スポーツの日: '2021-07-23', 山の日: '2021-08-08' },
};

/** Holidays of one year. Those of 2019 count as 国民の祝日, so the days between became holidays too. */
export const singleHolidays: readonly { date: PlainDate; name: Sentence; national: boolean }[] = [
  { date: '1989-02-24', name: { ja: '大喪の礼', en: 'State Funeral of Emperor Showa' }, national: false },
  { date: '1990-11-12', name: { ja: '即位礼正殿の儀', en: 'Enthronement Ceremony' }, national: false },
  { date: '1993-06-09', name: { ja: '結婚の儀', en: 'Wedding of the Crown Prince' }, national: false },
  { date: '2019-05-01', name: { ja: '天皇の即位の日', en: 'Day of the Emperor’s Accession' }, national: true },
  { date: '2019-10-22', name: { ja: '即位礼正殿の儀', en: 'Enthronement Ceremony' }, national: true },
];

/**
 * Equinoxes that the gazette of 1 February of the year before set otherwise than the formula. Empty so far: every
 * published year agrees. Key: the year and `vernal` or `autumnal`; value: the day of the month.
 */
export const gazettedEquinoxes: Record<string, number> = {};

export const substituteName: Sentence = { ja: '振替休日', en: 'Substitute holiday' };
export const betweenName: Sentence = { ja: '国民の休日', en: 'Citizens’ holiday' };
/** 3条2項 in force (1973), widened to the next day that is no holiday (2007); 3条3項 in force. */
export const substituteSince: PlainDate = '1973-04-12';
export const substituteWidenedSince: PlainDate = '2007-01-01';
export const betweenSince: PlainDate = '1985-12-27';
