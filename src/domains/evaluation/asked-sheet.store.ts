/** The sheet that an address means. */
import { Refusal, type Ask } from '#platform/http';
import { yearOf, type Evaluated } from './evaluated.ts';
import { findEvaluated } from './evaluated.store.ts';
import type { Subject } from './form.ts';
import type { SheetKey } from './sheet.ts';
import { sentence } from './text.ts';

/** @throws Refusal 404 */
export function askedYear(params: Record<string, string>): number {
  const year = yearOf(params.year);
  if (year === null) throw new Refusal(404, 'wrong-year', sentence((words) => words.wrongYear));
  return year;
}

/** With what it is about. @throws Refusal 404 */
export async function askedSheet(ask: Pick<Ask, 'params' | 'db'>, subject: Subject): Promise<{ asked: SheetKey; evaluated: Evaluated }> {
  const year = askedYear(ask.params);
  const key = (subject === 'programme' ? ask.params.number : ask.params.code) ?? '';
  const evaluated = await findEvaluated(ask.db, subject, key);
  if (evaluated === null) throw new Refusal(404, 'not-in-plan', sentence((words) => words.evaluatedNotFound(key)));
  return { asked: { subject, key, year }, evaluated };
}
