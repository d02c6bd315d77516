/** Compares texts apart from the site: twelve thousand take seconds. */
import { type Done, runApart } from './apart.ts';
import type { Group, Measure, Said } from './likeness.ts';

/** @throws Error where the comparing failed or took too long. */
export function findLikeTexts(texts: readonly Said[], measure: Measure): Promise<Done<Group[]>> {
  return runApart({ program: 'likeness-maker', beside: import.meta.url, timeMaxMs: 120_000, heapMegabytes: 400 }, { texts, measure });
}
