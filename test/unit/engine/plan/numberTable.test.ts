import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../../src/engine/plan/kernels/comparison';
import { none, NumberTable, several } from '../../../../src/engine/plan/numberTable';

const tolerance = 1e-13;

describe('a table of numbers', () => {
  it('has one zero', () => {
    const table = new NumberTable();
    table.add(0, 3);
    expect(table.find(-0)).toBe(3);
  });

  it('finds all numbers that count as equal, wherever they are hashed', () => {
    const base = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(1, 2 ** 40, 1 + 2 ** -41, 1e300, 5e-324, 0),
    );
    const near = fc
      .tuple(base, fc.integer({ min: -12, max: 12 }))
      .map(([number, steps]) => number * (1 + steps * 3e-14));
    fc.assert(
      fc.property(fc.array(near, { minLength: 1, maxLength: 40 }), fc.nat(), (numbers, at) => {
        const table = new NumberTable();
        numbers.forEach((number, id) => table.add(number, id));
        const asked = (numbers[at % numbers.length] ?? 0) * (1 + 5e-14);
        const expected = numbers.flatMap((number, id) =>
          compareNumbers(number, asked, tolerance) === 0 ? [id] : [],
        );
        const found: number[] = [];
        table.collectEqual(asked, tolerance, found);
        expect(found.sort((a, b) => a - b)).toEqual(expected);
        const only = expected.length > 1 ? several : (expected[0] ?? none);
        expect(table.findEqual(asked, tolerance)).toBe(only);
      }),
      { numRuns: 2000 },
    );
  });
});
