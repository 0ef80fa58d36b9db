import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCondition, wildcardMatcher } from '../../../formulas/condition';
import { aggregateWhere } from '../../../formulas/conditionalAggregate';
import { blockOf } from '../../../formulas/blocks';
import { textAsNumber } from '../../../formulas/textAsNumber';
import { cellError, type CellValue } from '../../../src/shared/value';

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom<CellValue>(null, '', 'a', 'A', 'b', '5', '5%', 'TRUE', '#N/A', '2024-01-31', true, false),
  fc.constantFrom(
    0,
    -0,
    5,
    5.0000000000000009,
    0.05,
    0.3,
    0.1 + 0.2,
    123456789012.5,
    123456789012.50002,
    45_322,
    1e300,
  ),
  fc.constantFrom(cellError('NA'), cellError('DIV0')),
);
const criterion = fc.oneof(
  value,
  fc
    .tuple(
      fc.constantFrom('', '=', '<>', '<', '<=', '>', '>='),
      fc.constantFrom('', '5', 'a', 'a*', 'TRUE', '#N/A'),
    )
    .map((parts) => parts.join('')),
);

describe('a condition', () => {
  it('counts the cells that meet it', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30, minLength: 1 }), criterion, (cells, wanted) => {
        const block = blockOf(cells.map((cell) => [cell]));
        const { isMet } = readCondition(wanted);
        expect(aggregateWhere('count', block, [{ block, criterion: wanted }])).toBe(
          cells.filter(isMet).length,
        );
      }),
    );
  });

  it('reads numbers, shares and dates in texts', () => {
    const read = ['1,200', ' 5% ', '1e3', '.5', '2024-01-31', '1/31/2024', '2024-02-30', '1,20', 'abc', ''];
    expect(read.map(textAsNumber)).toEqual([1200, 0.05, 1000, 0.5, 45_322, 45_322, null, null, null, null]);
    expect([59, 61].map((serial) => textAsNumber(serial === 59 ? '1900-02-28' : '1900-03-01'))).toEqual([
      59, 61,
    ]);
  });
});

describe('a pattern', () => {
  it.each([
    ['a*c', 'abbc', true],
    ['a*c', 'abcd', false],
    ['?', '客', true],
    ['?', '', false],
    ['*', '', true],
    ['~*', '*', true],
    ['~*', 'a', false],
    ['a~', 'a~', true],
    ['*b*b', 'abab', true],
  ] as const)('%s on %s is %s', (pattern, text, expected) => {
    expect(wildcardMatcher(pattern)(text)).toBe(expected);
  });

  it('matches what the regular expression matches', () => {
    const letters = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 }).map((parts) => parts.join(''));
    const patterns = fc
      .array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(wildcardMatcher(pattern)(text)).toBe(expression.test(text));
      }),
    );
  });
});
