import { expect } from 'vitest';
import type { FunctionResult } from '../../formulas/spec';

/** Expects numbers to agree within a relative tolerance and everything else to be equal, cell by cell. */
export function expectResult(actual: FunctionResult, expected: FunctionResult, tolerance = 1e-9): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual), `an array, but got ${JSON.stringify(actual)}`).toBe(true);
    const actualRows = actual as readonly (readonly FunctionResult[])[];
    expect(actualRows.map((row) => row.length)).toEqual(
      expected.map((row: readonly unknown[]) => row.length),
    );
    expected.forEach((row: readonly FunctionResult[], rowIndex) => {
      row.forEach((cell, column) => expectResult(actualRows[rowIndex]?.[column] ?? null, cell, tolerance));
    });
  } else if (typeof expected === 'number' && typeof actual === 'number') {
    const scale = Math.max(Math.abs(expected), Number.MIN_VALUE);
    expect(Math.abs(actual - expected) / scale, `${actual} instead of ${expected}`).toBeLessThanOrEqual(
      expected === 0 ? 0 : tolerance,
    );
  } else expect(actual).toEqual(expected);
}
