/** A correction of what is out: visible beside what it corrects, for good. */
import type { Outcome } from '#domains/consultation';
import type { Fault } from '#platform/http';
import { plainText } from '#platform/typed-text';
import type { Corrected, Passage, ResultReply } from './result.ts';
import { sentence } from './text.ts';

export interface TypedCorrection {
  outcome: string;
  text: string;
  before: string[];
  after: string[];
  reason: string;
}

export interface Change {
  before: Corrected;
  after: Corrected;
}

/** What is different from the reply as it stands, field by field; faults where something is lacking or nothing differs. */
export function changeOf(reply: ResultReply, typed: TypedCorrection, outcomes: readonly Outcome[]): { change: Change; faults: Fault[] } {
  const fault = (field: string, name: 'text' | 'reason' | 'same' | 'outcome') => ({ field, sentence: sentence((words) => words.release.correct.errors[name]) });
  const faults: Fault[] = [];
  const [text, reason] = [plainText(typed.text), plainText(typed.reason)];
  const outcome = typed.outcome === reply.outcome.key ? reply.outcome : outcomes.find(({ key }) => key === typed.outcome);
  const passages: Passage[] = reply.passages.map((passage, index) => ({ ...passage, before: plainText(typed.before[index] ?? passage.before), after: plainText(typed.after[index] ?? passage.after) }));
  if (text === '') faults.push(fault('text', 'text'));
  if (outcome === undefined) faults.push(fault('outcome', 'outcome'));
  if (reason === '') faults.push(fault('reason', 'reason'));
  const change: Change = { before: {}, after: {} };
  const put = <F extends keyof Corrected>(field: F, before: Corrected[F], after: Corrected[F]): void => {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    change.before[field] = before;
    change.after[field] = after;
  };
  if (outcome !== undefined) put('outcome', reply.outcome, { key: outcome.key, kind: outcome.kind, label: outcome.label });
  put('text', plainText(reply.text), text);
  const trimmed = reply.passages.map((passage) => ({ ...passage, before: plainText(passage.before), after: plainText(passage.after) }));
  put('passages', trimmed, passages);
  if (faults.length === 0 && Object.keys(change.after).length === 0) faults.push(fault('text', 'same'));
  return { change, faults };
}

/** The same for what happens next. */
export function nextStepsChange(before: string, typed: { nextSteps: string; reason: string }): { change: Change; faults: Fault[] } {
  const errors = (field: string, name: 'nextSteps' | 'reason' | 'same') => ({ field, sentence: sentence((words) => words.release.correct.errors[name]) });
  const nextSteps = plainText(typed.nextSteps);
  const faults: Fault[] = [];
  if (nextSteps === '') faults.push(errors('next_steps', 'nextSteps'));
  if (plainText(typed.reason) === '') faults.push(errors('reason', 'reason'));
  if (faults.length === 0 && nextSteps === before) faults.push(errors('next_steps', 'same'));
  return { change: { before: { nextSteps: before }, after: { nextSteps } }, faults };
}
