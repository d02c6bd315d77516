/** The list of outcomes that holds until a city sets its own. */
import type { Outcome } from '#domains/consultation';

export const defaultOutcomes: Outcome[] = (['reflected', 'included', 'reference', 'not-reflected', 'other'] as const).map((key) => ({ key, kind: key, label: { ja: key, en: key } }));
