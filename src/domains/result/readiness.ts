/** What still stands between the department's work and its release. */
import { stageOn, type Consultation } from '#domains/consultation';
import type { Standing } from '#domains/reply';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import { sentence } from './text.ts';

/** Nothing is missing where the list is empty. */
export function problemsOf(consultation: Consultation, standing: Standing, nextSteps: string, today: PlainDate): Sentence[] {
  const stage = stageOn(consultation, today);
  if (stage === 'cancelled') return [sentence((words) => words.release.problems.cancelled)];
  const problems: Sentence[] = [];
  const { unsplit, stale, units, remarks, answered, replies, approved, complete } = standing;
  const unanswered = units - remarks - answered;
  if (stage !== 'closed') problems.push(sentence((words) => words.release.problems.open));
  if (unsplit - stale > 0) problems.push(sentence((words) => words.release.problems.unsplit(unsplit - stale)));
  if (stale > 0) problems.push(sentence((words) => words.release.problems.stale(stale)));
  if (unanswered > 0) problems.push(sentence((words) => words.release.problems.unanswered(unanswered)));
  if (approved < replies) problems.push(sentence((words) => words.release.problems.unapproved(replies - approved)));
  if (nextSteps.trim() === '') problems.push(sentence((words) => words.release.problems.nextSteps));
  // The sums say more than the lines above: whatever they leave out must not slip through.
  if (problems.length === 0 && !complete) problems.push(sentence((words) => words.release.problems.incomplete));
  return problems;
}
