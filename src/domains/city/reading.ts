/** Readings that the staff write: what may stand in them, and which of them a list shows. */
import { foldForSearch } from '#domains/civic';
import { withQuery } from '#platform/query';
import type { KeptReading } from '#platform/reading';
import { hasHan, partsOf, toHiragana, type Reading } from '#platform/ruby-word';

export const readingsPath = '/staff/readings';
export const readingSorts = ['word', 'reading', 'saved'] as const;

export interface ReadingChoice {
  text?: string;
  sort?: (typeof readingSorts)[number];
  order: 'asc' | 'desc';
  page: number;
  done?: 'added' | 'changed' | 'removed';
}

export interface ReadingFault {
  field: 'word' | 'reading';
  /** Name of its sentence in `text.readings.fault`. */
  fault: 'wordMissing' | 'wordLong' | 'wordLetters' | 'wordKanji' | 'readingMissing' | 'readingLong' | 'readingKana' | 'readingFit' | 'wordKnown';
}

export const wordMax = 50;
const readingMax = 100;

/** What was typed as it will be kept: without spaces around it, katakana in the reading as hiragana. */
export function readReading(typed: Reading): { reading: Reading; faults: ReadingFault[] } {
  const word = typed.word.normalize('NFC').trim();
  const reading = toHiragana(typed.reading.normalize('NFKC').trim());
  const faults: ReadingFault[] = [];
  const wordFault = wordFaultOf(word);
  if (wordFault) faults.push({ field: 'word', fault: wordFault });
  if (reading === '') faults.push({ field: 'reading', fault: 'readingMissing' });
  else if (reading.length > readingMax) faults.push({ field: 'reading', fault: 'readingLong' });
  else if (!/^[ぁ-ゖー]+$/.test(reading)) faults.push({ field: 'reading', fault: 'readingKana' });
  else if (!wordFault && !fits({ word, reading })) faults.push({ field: 'reading', fault: 'readingFit' });
  return { reading: { word, reading }, faults };
}

function wordFaultOf(word: string): ReadingFault['fault'] | null {
  if (word === '') return 'wordMissing';
  if (word.length > wordMax) return 'wordLong';
  if (!/^[\p{Letter}\p{Number}ー々〆〇ヶヵ]+$/u.test(word)) return 'wordLetters';
  return hasHan(word) ? null : 'wordKanji';
}

/** The kana of the word stand in its reading: 読み書き is not read よむかく. */
function fits({ word, reading }: Reading): boolean {
  return !/[ぁ-ゖ]/.test(word) || partsOf({ word, reading }).length > 1;
}

/** Those that the choice asks for, in its order. */
export function chosenReadings(all: readonly KeptReading[], { text, sort = 'word', order }: ReadingChoice): KeptReading[] {
  const asked = text === undefined ? '' : foldForSearch(text);
  const collator = new Intl.Collator('ja');
  const key = { word: (one: KeptReading) => one.word, reading: (one: KeptReading) => one.reading, saved: (one: KeptReading) => one.savedAt.toISOString() }[sort];
  const found = all.filter(({ word, reading }) => foldForSearch(`${word} ${reading}`).includes(asked));
  const sorted = found.toSorted((one, other) => collator.compare(key(one), key(other)) || Number(one.id - other.id));
  return order === 'desc' ? sorted.toReversed() : sorted;
}

/** The list with its choices as an address. */
export function readingListPath({ text, sort, order, page }: ReadingChoice, format?: string): string {
  return withQuery(readingsPath, { text, sort, order: order === 'asc' ? undefined : order, page: page === 1 ? undefined : page, format });
}
