/** Once the result is out, what was released stays: only a correction in sight changes it. */
import type { Consultation } from '#domains/consultation';
import { Refusal } from '#platform/http';
import { sentence } from './text.ts';

/** A consultation that is worked on; `isOut`: its result is published. */
export type WorkedOn = Consultation & { isOut: boolean };

/** @throws Refusal 409 */
export function refuseIfOut({ isOut }: Pick<WorkedOn, 'isOut'>): void {
  if (isOut) throw new Refusal(409, 'result-released', sentence((words) => words.reply.isOut.refused));
}
