import { axesOf, centredMatrix, centreOf, signed, signsAfter, weightedMatrix, type Axes, type AxesBefore } from './axes.ts';
import type { Ballots } from './ballots.ts';
import { placesOf, type Points } from './place.ts';
import type { Memory } from './reckoning.ts';
import { spectrumOf, type CentredMatrix, type Spectrum } from './spectrum.ts';

/** The picture before groups are sought in it. */
export interface Layout {
  /** Votes less their centre, of everybody who says anything. */
  matrix: CentredMatrix;
  spectrum: Spectrum;
  axes: Axes;
  signs: Memory['signs'];
  /** In the order of the ballots. */
  places: Points;
}

/**
 * The picture of people who all say something. The axes point as those `before` did, or without them as the remembered signs say. Null where all votes on each statement are the same.
 * `movement` is the least that counts, see `spectrumOf`. Weights of the people, in their order, move means and axes; where somebody stands on these follows from their own votes alone.
 */
export function layoutOf(speaking: Ballots, forms: Uint8Array, movement: number, before: AxesBefore | null, remembered: Memory['signs'], weights: Float64Array | null = null): Layout | null {
  const centre = centreOf(speaking, forms, weights);
  const matrix = centredMatrix(speaking, centre, forms);
  const weighted = weightedMatrix(matrix, weights);
  const spectrum = spectrumOf(weighted, movement);
  const plain = axesOf(weighted, centre, spectrum);
  if (!plain) return null;
  const signs = signsAfter(plain, speaking.statements, before, remembered);
  const axes = signed(plain, signs);
  return { matrix, spectrum, axes, signs, places: placesOf(speaking, axes) };
}
