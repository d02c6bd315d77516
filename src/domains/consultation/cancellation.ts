/** When a public call may be cancelled. */
import { isLongerThan } from '#domains/civic';
import type { Fault } from '#platform/http';
import type { Consultation } from './consultation.ts';
import { lengths } from './draft.ts';
import { sentence } from './text.ts';

/** `onRevision`: the text that the person has read. Once the result is published there is nothing to cancel. */
export function cancellationFaults({ resultAt, revision }: Pick<Consultation, 'resultAt' | 'revision'>, reason: string, onRevision: number): Fault[] {
  const faults: Fault[] = [];
  if (revision !== onRevision) faults.push({ field: 'reason', sentence: sentence((words) => words.cancellation.changedSince) });
  if (resultAt !== null) faults.push({ field: 'reason', sentence: sentence((words) => words.cancellation.released) });
  if (reason === '') faults.push({ field: 'reason', sentence: sentence((words) => words.cancellation.needed) });
  if (isLongerThan(reason, lengths.reason)) faults.push({ field: 'reason', sentence: sentence((words) => words.draft.fault.tooLong(lengths.reason)) });
  return faults;
}
