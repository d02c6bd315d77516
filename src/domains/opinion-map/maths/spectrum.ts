import { lotOf } from './lot.ts';
import { eigenOf } from './small-symmetric.ts';

/** Votes less the mean of their statement: what is not voted on is the mean itself, 0, and stands nowhere. Rows as in Ballots. */
export interface CentredMatrix {
  rowStart: Int32Array;
  column: Int32Array;
  entry: Float64Array;
  columns: number;
}

/** The strongest directions of a matrix, strongest first, each of length 1 and at right angles to the others; at most ten, and as many as the matrix has. */
export interface Spectrum {
  directions: Float64Array[];
  /** Sum of squares along each. */
  strength: Float64Array;
  /** How often the votes were walked through. */
  walks: number;
}

const keptMost = 10;
const triedMost = 50;
const walksMost = 3000;
const walksOfStrength = 12;
/** Directions that are sought side by side, so that equally strong ones are all found. */
const abreast = 3;
/** Below this part of the strongest a direction is rounding. */
const nothing = 1e-13;

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < one.length; j += 1) sum += one[j]! * other[j]!;
  return sum;
}

/** XᵀXv, row by row, so that nothing as long as the people is kept. */
function applied({ rowStart, column, entry }: CentredMatrix, direction: Float64Array): Float64Array {
  const image = new Float64Array(direction.length);
  for (let row = 0; row + 1 < rowStart.length; row += 1) {
    const end = rowStart[row + 1]!;
    let along = 0;
    for (let at = rowStart[row]!; at < end; at += 1) along += entry[at]! * direction[column[at]!]!;
    for (let at = rowStart[row]!; at < end; at += 1) image[column[at]!]! += entry[at]! * along;
  }
  return image;
}

/** What of a candidate is at right angles to all tried directions, at length 1 (Gram–Schmidt, twice, which is enough in doubles); null where nothing is left. */
function straightened(candidate: Float64Array, tried: readonly Float64Array[]): Float64Array | null {
  const left = candidate.slice();
  const before = Math.sqrt(product(left, left));
  for (let pass = 0; pass < 2; pass += 1) {
    for (const direction of tried) {
      const along = product(direction, left);
      for (let j = 0; j < left.length; j += 1) left[j]! -= along * direction[j]!;
    }
  }
  const length = Math.sqrt(product(left, left));
  return length > before * 1e-10 && length > 0 ? left.map((value) => value / length) : null;
}

/** Sums of the directions (or of their images) with the columns of a square matrix as weights. */
function combined(parts: readonly Float64Array[], vectors: Float64Array, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, k) => {
    const sum = new Float64Array(parts[0]!.length);
    for (const [l, part] of parts.entries()) {
      const weight = vectors[l * parts.length + k]!;
      for (let j = 0; j < sum.length; j += 1) sum[j]! += weight * part[j]!;
    }
    return sum;
  });
}

interface Tried {
  directions: Float64Array[];
  /** XᵀX of each. */
  images: Float64Array[];
}

/** Tries further directions: the candidates, then what the votes make of those that came shortly before; where that leads nowhere new, drawn ones. */
function widen(matrix: CentredMatrix, tried: Tried, candidates: Float64Array[], draw: () => Float64Array, triedAtMost = triedMost): void {
  const most = Math.min(triedAtMost, matrix.columns);
  const queue = [...candidates];
  while (tried.directions.length < most) {
    const next = straightened(queue.shift() ?? draw(), tried.directions) ?? straightened(draw(), tried.directions);
    if (!next) return;
    const image = applied(matrix, next);
    tried.directions.push(next);
    tried.images.push(image);
    queue.push(image);
  }
}

/** The best directions within those tried (Rayleigh and Ritz), and how strong each is. */
function best({ directions, images }: Tried): Tried & { strength: Float64Array } {
  const size = directions.length;
  const within = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) for (let l = 0; l <= k; l += 1) within[k * size + l] = within[l * size + k] = product(directions[k]!, images[l]!);
  const { values, vectors } = eigenOf(within, size);
  const count = Math.min(keptMost, size);
  return { directions: combined(directions, vectors, count), images: combined(images, vectors, count), strength: Float64Array.from(values.subarray(0, count)) };
}

/** What one more round of power iteration would move a direction by: XᵀXv less its part along v. */
function movement(image: Float64Array, direction: Float64Array, strength: number): Float64Array {
  return image.map((value, j) => value - strength * direction[j]!);
}

/** 1 for each column where anything is not 0: votes on what forms no groups are 0 throughout. */
export function differsIn({ column, entry, columns }: CentredMatrix): Uint8Array {
  const differs = new Uint8Array(columns);
  for (let at = 0; at < entry.length; at += 1) if (entry[at] !== 0) differs[column[at]!] = 1;
  return differs;
}

/** Directions by lot. A column where all is 0 stays exactly 0 in every one. */
function drawnIn(matrix: CentredMatrix): () => Float64Array {
  const lot = lotOf(1);
  const differs = differsIn(matrix);
  return () => Float64Array.from(differs, (one) => one * (lot.share() - 0.5));
}

/** Sum of squares along the strongest direction, after at most twelve walks through the votes: exact up to so many statements; of more, where no direction stands out, some per cent low. */
export function strengthOf(matrix: CentredMatrix): number {
  const tried: Tried = { directions: [], images: [] };
  widen(matrix, tried, [], drawnIn(matrix), walksOfStrength);
  return best(tried).strength[0] ?? 0;
}

/**
 * Power iteration that forgets nothing: instead of the last round alone, the best directions are sought among those of the last fifty rounds, the ten best are kept and it goes on from there
 * (Lanczos 1950; kept directions after Wu and Simon 2000, "Thick-restart Lanczos method"). It leads where power iteration with deflation leads, of which Small et al. 2021 do a hundred rounds,
 * but comes to rest also where the second and third direction are nearly as strong. Ends when one more round would move neither of the first two by more than `rest`, measured by the strength of the first.
 */
export function spectrumOf(matrix: CentredMatrix, rest: number): Spectrum {
  const draw = drawnIn(matrix);
  let tried: Tried = { directions: [], images: [] };
  let strength = new Float64Array();
  let candidates: Float64Array[] = Array.from({ length: abreast }, draw);
  let walks = 0;
  while (matrix.columns > 0 && walks < walksMost) {
    const before = tried.directions.length;
    widen(matrix, tried, candidates, draw);
    walks += tried.directions.length - before;
    const complete = tried.directions.length < triedMost;
    const found = best(tried);
    tried = { directions: found.directions, images: found.images };
    strength = Float64Array.from(found.strength);
    candidates = found.directions.slice(0, abreast).map((direction, k) => movement(found.images[k]!, direction, strength[k]!));
    if (complete || candidates.slice(0, 2).every((moved) => Math.sqrt(product(moved, moved)) <= rest * strength[0]!)) break;
  }
  const count = strength.findLastIndex((value) => value > strength[0]! * nothing) + 1;
  return { directions: tried.directions.slice(0, count), strength: strength.slice(0, count), walks };
}
