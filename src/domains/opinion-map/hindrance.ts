/** Why somebody's vote or statement was not taken, as programs are told. */
import { Refusal } from '#platform/http';
import type { Hindrance } from './position.ts';
import { sentence } from './text.ts';

export function hindered(hindrance: Hindrance): Refusal {
  if (hindrance === 'not-open') return new Refusal(409, 'opinion-map-not-open', sentence((words) => words.part.refusal.notOpen));
  if (hindrance === 'barred') return new Refusal(403, 'participant-barred', sentence((words) => words.part.refusal.barred));
  if (hindrance === 'gone') return new Refusal(409, 'statement-gone', sentence((words) => words.part.refusal.gone));
  return new Refusal(403, 'invitation-needed', sentence((words) => words.part.refusal.invitation));
}
