/** A day as people type it into a form. */
import { readDay as readTypedDay } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Fault, Sentence } from '#platform/http';
import { sentence, text } from './text.ts';

export interface FormError {
  field: string;
  message: string;
}

/** The day of a field, or null with the fault added; null without fault where it may be empty and is. */
export function readDay(typed: string, field: string, faults: Fault[], { optional = false } = {}): PlainDate | null {
  if (typed.trim() === '') {
    if (!optional) faults.push({ field, sentence: sentence((words) => words.dayNeeded) });
    return null;
  }
  return readTypedDay(field, typed, (_, said) => faults.push({ field, sentence: said }));
}

/** A text of a field without spaces around it; a fault where it is empty or longer than `lettersMax`. */
export function readText(typed: string, { field, label, lettersMax }: { field: string; label: Sentence; lettersMax: number }, faults: Fault[]): string {
  const said = typed.trim();
  if (said === '') faults.push({ field, sentence: { ja: text('ja').needed(label.ja), en: text('en').needed(label.en) } });
  else if ([...said].length > lettersMax) faults.push({ field, sentence: sentence((words) => words.tooLong(lettersMax)) });
  return said;
}
