/** How far a call is, as the public sees it: a closed one waits for its result, or has it. */
import type { PlainDate } from '#platform/clock';
import { type Consultation, stageOn } from './consultation.ts';

export const publicStages = ['open', 'upcoming', 'waiting', 'released', 'cancelled'] as const;
/** Of staff, drafts too. */
export const workStages = ['draft', ...publicStages] as const;
export type WorkStage = (typeof workStages)[number];

export function workStageOn(consultation: Consultation, today: PlainDate): WorkStage {
  const stage = stageOn(consultation, today);
  if (stage !== 'closed') return stage;
  return consultation.resultAt === null && consultation.source === 'own' ? 'waiting' : 'released';
}

/** What one can do now first: open ones by their last day, then those to come by their first; then the newest. */
export function openFirst(consultations: readonly Consultation[], today: PlainDate): Consultation[] {
  const key = (one: Consultation): [number, string] => {
    const stage = workStageOn(one, today);
    if (stage === 'open') return [0, one.closesOn!];
    return stage === 'upcoming' ? [1, one.opensOn!] : [2, ''];
  };
  return consultations
    .map((consultation, position) => ({ consultation, position, key: key(consultation) }))
    .sort((one, other) => one.key[0] - other.key[0] || (one.key[1] < other.key[1] ? -1 : one.key[1] > other.key[1] ? 1 : one.position - other.position))
    .map(({ consultation }) => consultation);
}
