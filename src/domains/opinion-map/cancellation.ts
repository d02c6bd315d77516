/** When a public opinion map may be cancelled. */
import { isLongerThan } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Fault } from '#platform/http';
import { type Conversation, stageOn } from './conversation.ts';
import { lengths } from './draft.ts';
import { sentence } from './text.ts';

/** `onRevision`: the text that the person has read. Once it is over there is nothing to cancel. */
export function cancellationFaults(conversation: Conversation, reason: string, onRevision: number, today: PlainDate): Fault[] {
  const faults: Fault[] = [];
  const say = (said: Fault['sentence']) => void faults.push({ field: 'reason', sentence: said });
  if (conversation.revision !== onRevision) say(sentence((words) => words.work.cancellation.changedSince));
  if (stageOn(conversation, today) === 'closed') say(sentence((words) => words.work.cancellation.over));
  if (reason === '') say(sentence((words) => words.work.cancellation.needed));
  if (isLongerThan(reason, lengths.reason)) say(sentence((words) => words.work.draft.fault.tooLong(lengths.reason)));
  return faults;
}
