/** Consultations whose period is over and whose result is not out. */
import { stageOn, type Consultation } from '#domains/consultation';
import type { PlainDate } from '#platform/clock';
import type { Release } from './result.ts';

export interface Waiting {
  consultation: Consultation;
  release: Release | null;
}

/** Longest wait first. */
export function waitingOf(consultations: readonly Consultation[], releases: readonly Release[], today: PlainDate): Waiting[] {
  const byId = new Map(releases.map((release) => [release.consultationId, release]));
  return consultations
    .filter((consultation) => consultation.source === 'own' && stageOn(consultation, today) === 'closed')
    .map((consultation) => ({ consultation, release: byId.get(consultation.id) ?? null }))
    .filter(({ release }) => release?.state !== 'released')
    .toSorted((one, other) => (one.consultation.closesOn! < other.consultation.closesOn! ? -1 : 1));
}
