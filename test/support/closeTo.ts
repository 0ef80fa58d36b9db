import { expect } from 'vitest';

/** Expects numbers to agree within a relative tolerance and everything else to be equal, through nested lists. */
export function expectResult(actual: unknown, expected: unknown, tolerance = 1e-9): void {
  if (Array.isArray(expected)) {
    const list: unknown[] = expected;
    expect(Array.isArray(actual), `a list, but got ${JSON.stringify(actual)}`).toBe(true);
    const actualList = actual as unknown[];
    expect(actualList).toHaveLength(list.length);
    list.forEach((item, index) => expectResult(actualList[index], item, tolerance));
  } else if (typeof expected === 'number' && typeof actual === 'number') {
    const allowed = Math.abs(expected) * tolerance;
    expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(allowed);
  } else expect(actual).toEqual(expected);
}
