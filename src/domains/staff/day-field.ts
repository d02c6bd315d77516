/** A day as people type it into a form. */
import { parseDate } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import { sentence, text } from './text.ts';

/** Something to mend in a form. */
export interface Fault {
  field: string;
  sentence: Sentence;
}

export interface FormError {
  field: string;
  message: string;
}

/** No municipality of today is older (地方自治法, 1947), and nobody plans further. */
const earliest: PlainDate = '1947-05-03';
const latest: PlainDate = '2199-12-31';

/** The day of a field, or null with the fault added; null without fault where it may be empty and is. */
export function readDay(typed: string, field: string, faults: Fault[], { optional = false } = {}): PlainDate | null {
  if (typed.trim() === '') {
    if (!optional) faults.push({ field, sentence: sentence((words) => words.dayNeeded) });
    return null;
  }
  const read = parseDate(typed);
  if (read.ok && read.value >= earliest && read.value <= latest) return read.value;
  faults.push({ field, sentence: read.ok ? sentence((words) => words.dayTooFar) : read.sentence });
  return null;
}

/** A text of a field without spaces around it; a fault where it is empty or longer than `lettersMax`. */
export function readText(typed: string, { field, label, lettersMax }: { field: string; label: Sentence; lettersMax: number }, faults: Fault[]): string {
  const said = typed.trim();
  if (said === '') faults.push({ field, sentence: { ja: text('ja').needed(label.ja), en: text('en').needed(label.en) } });
  else if ([...said].length > lettersMax) faults.push({ field, sentence: sentence((words) => words.tooLong(lettersMax)) });
  return said;
}
