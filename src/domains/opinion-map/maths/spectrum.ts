import { lotOf } from './lot.ts';
import { eigenOf } from './small-symmetric.ts';

/** Votes less the mean of their statement: what is not voted on is the mean itself, 0, and stands nowhere. Rows as in Ballots. */
export interface CentredMatrix {
  rowStart: Int32Array;
  column: Int32Array;
  entry: Float64Array;
  columns: number;
}

/** The strongest directions of a matrix, strongest first. */
export interface Spectrum {
  /** How many. */
  width: number;
  /** Row-major, columns × width; each direction has length 1, or 0 where the matrix has no more of them. */
  directions: Float64Array;
  /** Sum of squares along each. */
  strength: Float64Array;
  rounds: number;
}

const widthMost = 10;
const roundsMost = 2000;
/** Below this part of the strongest a direction is rounding. */
const nothing = 1e-13;

/** Lengths become 1 and angles right (Gram–Schmidt, twice, which is enough in doubles); what is nothing but its forerunners becomes 0. */
function straighten(block: Float64Array, columns: number, width: number): void {
  for (let k = 0; k < width; k += 1) {
    const before = Math.sqrt(product(block, block, columns, width, k, k));
    for (let pass = 0; pass < 2; pass += 1) {
      for (let earlier = 0; earlier < k; earlier += 1) {
        const along = product(block, block, columns, width, earlier, k);
        for (let j = 0; j < columns; j += 1) block[j * width + k]! -= along * block[j * width + earlier]!;
      }
    }
    const length = Math.sqrt(product(block, block, columns, width, k, k));
    const factor = length > before * nothing ? 1 / length : 0;
    for (let j = 0; j < columns; j += 1) block[j * width + k]! *= factor;
  }
}

function product(one: Float64Array, other: Float64Array, columns: number, width: number, k: number, l: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) sum += one[j * width + k]! * other[j * width + l]!;
  return sum;
}

/** XᵀX times the block, row by row, so that nothing as long as the people is kept. */
function applied(matrix: CentredMatrix, block: Float64Array, width: number, to: Float64Array): void {
  const { rowStart, column, entry } = matrix;
  const along = new Float64Array(width);
  to.fill(0);
  for (let row = 0; row + 1 < rowStart.length; row += 1) {
    const end = rowStart[row + 1]!;
    along.fill(0);
    for (let at = rowStart[row]!; at < end; at += 1) {
      const value = entry[at]!;
      const from = column[at]! * width;
      for (let k = 0; k < width; k += 1) along[k]! += value * block[from + k]!;
    }
    for (let at = rowStart[row]!; at < end; at += 1) {
      const value = entry[at]!;
      const into = column[at]! * width;
      for (let k = 0; k < width; k += 1) to[into + k]! += value * along[k]!;
    }
  }
}

function turned(block: Float64Array, columns: number, width: number, vectors: Float64Array): void {
  const row = new Float64Array(width);
  for (let j = 0; j < columns; j += 1) {
    row.fill(0);
    for (let k = 0; k < width; k += 1) for (let l = 0; l < width; l += 1) row[l]! += block[j * width + k]! * vectors[k * width + l]!;
    block.set(row, j * width);
  }
}

/** How far a round moves one of the directions: length of what is left of XᵀXv beside v, for XᵀXv of length about 1. */
function moved(block: Float64Array, image: Float64Array, columns: number, width: number, k: number, strength: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) sum += (image[j * width + k]! / strength - block[j * width + k]!) ** 2;
  return Math.sqrt(sum);
}

/**
 * Power iteration on a whole block of directions (orthogonal iteration, Rutishauser 1969), each round turned to the best within the block (Rayleigh and Ritz):
 * one round costs one walk over the votes, and it comes to rest fast even where the second and third direction are nearly as strong,
 * at which power iteration with one direction at a time, as Small et al. 2021 have it, creeps. Ends when neither of the first two moves by `movement`.
 */
export function spectrumOf(matrix: CentredMatrix, movement: number): Spectrum {
  const { columns } = matrix;
  const width = Math.min(widthMost, columns);
  const lot = lotOf(1);
  const block = Float64Array.from({ length: columns * width }, () => lot.share() - 0.5);
  const image = new Float64Array(columns * width);
  let strength = new Float64Array(width);
  let rounds = 0;
  applied(matrix, block, width, image);
  block.set(image);
  for (; rounds < roundsMost; rounds += 1) {
    straighten(block, columns, width);
    applied(matrix, block, width, image);
    const within = new Float64Array(width * width);
    for (let k = 0; k < width; k += 1) for (let l = 0; l <= k; l += 1) within[k * width + l] = within[l * width + k] = product(block, image, columns, width, k, l);
    const eigen = eigenOf(within, width);
    strength = Float64Array.from(eigen.values);
    turned(block, columns, width, eigen.vectors);
    turned(image, columns, width, eigen.vectors);
    const least = strength[0]! * nothing;
    const rests = [0, 1].every((k) => k >= width || strength[k]! <= least || moved(block, image, columns, width, k, strength[k]!) < movement);
    if (rests) break;
    block.set(image);
  }
  for (let k = 0; k < width; k += 1) {
    if (strength[k]! > strength[0]! * nothing && strength[k]! > 0) continue;
    strength[k] = 0;
    for (let j = 0; j < columns; j += 1) block[j * width + k] = 0;
  }
  return { width, directions: block, strength, rounds };
}
