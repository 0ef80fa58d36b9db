import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMiddle, findMiddleNear, middleAfterChange } from '../../../formulas/numerics/middle';

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e300, -1e300, 1e-300),
);
const numbers = fc.array(number, { minLength: 1, maxLength: 60 });

/** As a column holds them: block by block, and some may be empty. */
const inParts = (values: readonly number[]): Float64Array[] => [
  Float64Array.from(values.slice(0, 7)),
  new Float64Array(0),
  Float64Array.from(values.slice(7)),
];

/** Plus 0, as the two zeros are one number. */
const plain = (values: readonly number[]): number[] => values.map((value) => value + 0);

function middleOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return plain([sorted[(values.length - 1) >> 1] ?? NaN, sorted[values.length >> 1] ?? NaN]);
}

describe('the middle of numbers', () => {
  it('is found from nothing, and from the middle of any others', () => {
    fc.assert(
      fc.property(numbers, numbers, (values, others) => {
        const sought = inParts(values);
        expect(plain(findMiddle(sought).values)).toEqual(middleOf(values));
        for (const near of [values, others]) {
          const found = findMiddleNear(sought, findMiddle(inParts(near)));
          expect(plain(found.values)).toEqual(middleOf(values));
        }
      }),
    );
  });

  it('is followed while numbers leave, come and change', () => {
    const change = fc.record({ place: fc.nat(), came: fc.option(number), isReplaced: fc.boolean() });
    fc.assert(
      fc.property(numbers, fc.array(change, { maxLength: 30 }), (values, changes) => {
        const now = [...values];
        let middle = findMiddleNear(inParts(now), findMiddle(inParts(now)));
        for (const { place, came, isReplaced } of changes) {
          const left = isReplaced && now.length > 1 ? now.splice(place % now.length, 1) : [NaN];
          if (came !== null) now.push(came);
          const followed = middleAfterChange(middle, left, [came ?? NaN], now.length);
          if (followed) expect(plain(followed.values)).toEqual(middleOf(now));
          middle = followed ?? findMiddleNear(inParts(now), middle);
        }
      }),
    );
  });

  it('is not looked for again when one of many numbers changes', () => {
    const values = Float64Array.from({ length: 10_001 }, (_, index) => (index * 7919) % 10_007);
    const middle = findMiddleNear([values], findMiddle([values]));
    // Far from the middle, on the same side and across it.
    for (const [left, came] of [
      [0, 1.5],
      [0, 9999.5],
    ] as const)
      expect(middleAfterChange(middle, [left], [came], values.length)).not.toBeNull();
  });
});
