import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedPlaces, valuesAtPlace } from '../../../formulas/numerics/selection';

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
        const found = valuesAtPlace([Float64Array.from(values)], place);
        expect(found.map((value) => value + 0)).toEqual([
          (sorted[place] as number) + 0,
          (sorted[place + 1] ?? Infinity) + 0,
        ]);
      }),
    );
  });

  it.each([
    ['all different', (index: number) => (index * 7919) % 10_007],
    ['few values', (index: number) => index % 3],
    ['sorted', (index: number) => index],
    // What a sample of every so many numbers sees has nothing to do with the rest.
    ['in step with the sample', (index: number) => (index % 9 === 4 ? 1e9 : index)],
  ])('finds places among many numbers: %s', (_title, valueOf) => {
    const values = Float64Array.from({ length: 9216 }, (_, index) => valueOf(index));
    const sorted = values.slice().sort();
    for (const place of [0, 1, 4607, 4608, 9000, 9215]) {
      const sought = [sorted[place], sorted[place + 1] ?? Infinity];
      expect(valuesAtPlace([values], place)).toEqual(sought);
      expect(valuesAtPlace([values.subarray(0, 4096), values.subarray(4096)], place)).toEqual(sought);
    }
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
