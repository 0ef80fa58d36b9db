import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { select, SortedPlaces } from '../../../formulas/numerics/selection';

const numbers = fc.array(
  fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(1e300, -1e300, 1e-300),
  ),
  { minLength: 1, maxLength: 60 },
);

describe('selection', () => {
  it('finds what would stand at a place if the numbers were sorted', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, seed) => {
        const place = seed % values.length;
        const sorted = Float64Array.from(values).sort();
        expect(select(Float64Array.from(values), place) + 0).toBe((sorted[place] as number) + 0);
      }),
    );
  });

  it('counts what lies below a value', () => {
    fc.assert(
      fc.property(numbers, fc.double({ noNaN: true }), (values, other) => {
        const places = new SortedPlaces(Float64Array.from(values).sort());
        for (const value of [...values, other]) {
          const below = values.filter((candidate) => candidate < value).length;
          const upTo = values.filter((candidate) => candidate <= value).length;
          expect([places.below(value), places.upTo(value)]).toEqual([below, upTo]);
          expect(places.middle(value)).toBe((below + upTo) / 2);
        }
      }),
    );
  });
});
