/** Eigenvalues, largest first, and eigenvectors of a small symmetric matrix. */
export interface Eigen {
  values: Float64Array;
  /** Row-major, size × size: column k is the vector of value k. */
  vectors: Float64Array;
}

const sweepsMost = 60;

/** Turns the plane of rows and columns p and q so that their common element becomes 0. */
function turn(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const off = matrix[p * size + q]!;
  if (off === 0) return;
  const ratio = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * off);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k += 1) {
    const left = matrix[k * size + p]!;
    const right = matrix[k * size + q]!;
    matrix[k * size + p] = cosine * left - sine * right;
    matrix[k * size + q] = sine * left + cosine * right;
  }
  for (let k = 0; k < size; k += 1) {
    const upper = matrix[p * size + k]!;
    const lower = matrix[q * size + k]!;
    matrix[p * size + k] = cosine * upper - sine * lower;
    matrix[q * size + k] = sine * upper + cosine * lower;
    const first = vectors[k * size + p]!;
    const second = vectors[k * size + q]!;
    vectors[k * size + p] = cosine * first - sine * second;
    vectors[k * size + q] = sine * first + cosine * second;
  }
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let p = 0; p < size; p += 1) for (let q = 0; q < p; q += 1) sum += matrix[p * size + q]! ** 2;
  return sum;
}

/** By plane turns (Jacobi 1846), until nothing is left beside the diagonal that a double can tell. `matrix` is row-major, size × size, and stays as it is. */
export function eigenOf(matrix: Float64Array, size: number): Eigen {
  const left = matrix.slice();
  const turned = Float64Array.from(matrix, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  let scale = 0;
  for (const element of matrix) scale += element * element;
  for (let sweep = 0; sweep < sweepsMost && offDiagonal(left, size) > scale * 1e-32; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) turn(left, turned, size, p, q);
  }
  const order = Array.from({ length: size }, (_, k) => k).toSorted((one, other) => left[other * size + other]! - left[one * size + one]! || one - other);
  const vectors = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) for (let k = 0; k < size; k += 1) vectors[row * size + k] = turned[row * size + order[k]!]!;
  return { values: Float64Array.from(order, (k) => left[k * size + k]!), vectors };
}
