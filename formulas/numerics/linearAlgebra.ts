/** Rows of equal length. */
export type Matrix = readonly (readonly number[])[];

/**
 * The inverse of a symmetric positive definite matrix; `null` when it is not positive definite.
 *
 * Shape:   n rows of n numbers in and out.
 * Source:  Cholesky decomposition; pivots below 1e-12 of the diagonal count as 0.
 * Example: inverseOfPositiveDefinite([[4, 0], [0, 2]]) is [[0.25, 0], [0, 0.5]]
 */
export function inverseOfPositiveDefinite(matrix: Matrix): number[][] | null {
  const size = matrix.length;
  const lower: number[][] = [];
  for (let row = 0; row < size; row += 1) {
    const current: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row]?.[column] ?? 0;
      const other = column === row ? current : (lower[column] ?? []);
      for (let k = 0; k < column; k += 1) sum -= (current[k] ?? 0) * (other[k] ?? 0);
      if (column < row) current.push(sum / (other[column] ?? 1));
      else if (sum > Math.abs(matrix[row]?.[row] ?? 0) * 1e-12) current.push(Math.sqrt(sum));
      else return null;
    }
    lower.push(current);
  }
  const columns = Array.from({ length: size }, (_, column) => solveCholesky(lower, column));
  return columns.map((_, row) => columns.map((column) => column[row] ?? 0));
}

/** Solves L Lᵀ x = e for the unit vector e that has its 1 at `unit`. */
function solveCholesky(lower: Matrix, unit: number): number[] {
  const size = lower.length;
  const forward: number[] = [];
  for (let row = 0; row < size; row += 1) {
    let sum = row === unit ? 1 : 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row]?.[k] ?? 0) * (forward[k] ?? 0);
    forward.push(sum / (lower[row]?.[row] ?? 1));
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = forward[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (lower[k]?.[row] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (lower[row]?.[row] ?? 1);
  }
  return solution;
}

/** Matrix times vector. */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0));
}
