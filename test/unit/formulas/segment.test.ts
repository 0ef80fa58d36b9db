import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { functionSpec } from '../../../formulas/registry';
import { Population, populationOf } from '../../../formulas/population';
import { segmentByBreaks, segmentByPareto, segmentByQuantile } from '../../../formulas/segment';
import { evaluateLiteralFormula } from '../../support/literalFormula';
import { hasCustomerData, monetaryOf, readOnlineRetail } from '../../support/customerData';

const value = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const values = fc.array(value, { minLength: 1, maxLength: 60 });

describe('SEGMENT', () => {
  it.each([
    ['=SEGMENT(1000,{1000,10000},{"S","M","L"})', 'M'],
    ['=SEGMENT(999,{1000,10000},{"S","M","L"})', 'S'],
    ['=SEGMENT(10000,{1000;10000})', 3],
    ['=SEGMENT(5,5)', 2],
    ['=SEGMENT(5,{1,5,5,9})', 4],
  ])('%s is %s', (formula, expected) => {
    expect(evaluateLiteralFormula(formula)).toBe(expected);
  });

  it('refuses unsorted breaks and a wrong number of labels', () => {
    expect(evaluateLiteralFormula('=SEGMENT(5,{9,1})')).toMatchObject({
      code: 'VALUE',
      reason: 'notAscending',
    });
    expect(evaluateLiteralFormula('=SEGMENT(5,{1,9},{"a","b"})')).toMatchObject({
      code: 'VALUE',
      reason: 'labelCountDiffers',
    });
  });

  it('never falls as the value rises', () => {
    fc.assert(
      fc.property(values, value, value, (breaks, one, other) => {
        const sorted = breaks.toSorted((a, b) => a - b);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(segmentByBreaks(low, sorted)).toBeLessThanOrEqual(segmentByBreaks(high, sorted));
      }),
    );
  });
});

describe('SEGMENT.QUANTILE', () => {
  it('parts 1 to 10 into five pairs', () => {
    const population = '{1;2;3;4;5;6;7;8;9;10}';
    expect(evaluateLiteralFormula(`=SEGMENT.QUANTILE(${population},${population},5)`)).toEqual(
      [1, 1, 2, 2, 3, 3, 4, 4, 5, 5].map((segment) => [segment]),
    );
  });

  it('leaves text and blanks of the population out, and refuses one without numbers', () => {
    expect(evaluateLiteralFormula('=SEGMENT.QUANTILE(2,{1,"x",2,"",3},2)')).toBe(1);
    expect(evaluateLiteralFormula('=SEGMENT.QUANTILE(2,{"x","y"},2)')).toMatchObject({
      code: 'NUM',
      reason: 'noNumbers',
    });
  });

  it('gives equal values one class and higher values no lower class', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (numbers, classes) => {
        const population = new Population(numbers);
        const segments = [...population.sorted].map((number) =>
          segmentByQuantile(number, population, classes),
        );
        expect(segments).toEqual(segments.toSorted((a, b) => a - b));
        expect(segments.every((segment) => segment >= 1 && segment <= classes)).toBe(true);
        expect(segments[0]).toBe(1);
      }),
    );
  });
});

describe('SEGMENT.PARETO', () => {
  it('begins the next class when the customers before hold the share exactly', () => {
    expect(evaluateLiteralFormula('=SEGMENT.PARETO({50;30;15;4;1},{50;30;15;4;1})')).toEqual([
      ['A'],
      ['A'],
      ['B'],
      ['C'],
      ['C'],
    ]);
    const tenths = new Population([0.5, 0.2, 0.1, 0.1, 0.05, 0.05]);
    expect(segmentByPareto(0.05, tenths, 0.9, 0.95)).toBe('B');
  });

  it('gives ties one class, and values of 0 or less C', () => {
    expect(evaluateLiteralFormula('=SEGMENT.PARETO({5;5;5;0;-1},{5;5;5;0;-1})')).toEqual([
      ['A'],
      ['A'],
      ['A'],
      ['C'],
      ['C'],
    ]);
  });

  it('needs a positive total', () => {
    expect(evaluateLiteralFormula('=SEGMENT.PARETO(1,{1,-1})')).toMatchObject({
      code: 'NUM',
      reason: 'totalNotPositive',
    });
  });

  it('does not depend on the order of the rows, nor fall as the value rises', () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (numbers, keys) => {
        const keyed = numbers.map((number) => ({ number, key: keys.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ number }) => number);
        const [population, reordered] = [new Population(numbers), new Population(shuffled)];
        if (population.total <= 0) return;
        const classOf = (number: number) => segmentByPareto(number, population, 0.8, 0.95);
        for (const number of numbers) {
          expect(segmentByPareto(number, reordered, 0.8, 0.95)).toBe(classOf(number));
        }
        const classes = [...population.sorted].map(classOf);
        expect(classes).toEqual(classes.toSorted().reverse());
      }),
    );
  });

  // Sums are compensated and a share within 1e-12 of a cut has reached it, so the count does not hang on rounding.
  it.skipIf(!hasCustomerData('online-retail.csv.gz'))(
    'finds 1,133 A customers in Online Retail',
    () => {
      const monetary = [...monetaryOf(readOnlineRetail()).values()];
      expect(monetary).toHaveLength(4338);
      const column = blockOf(monetary.map((amount) => [amount]));
      const population = populationOf(column);
      expect(population.total).toBeCloseTo(8_911_407.904, 3);
      expect(population.median).toBeCloseTo(674.485, 6);
      const classes = monetary.map((amount) => segmentByPareto(amount, population, 0.8, 0.95));
      expect(classes.filter((letter) => letter === 'A')).toHaveLength(1133);
    },
    60_000,
  );
});

describe('a population', () => {
  it('is sorted once for one version of its column', () => {
    const column = blockOf([[3], [1], [2]]);
    expect(populationOf(column)).toBe(populationOf({ ...column }));
    expect([...populationOf(column).sorted]).toEqual([1, 2, 3]);
  });

  it('adds up without regard to order or to cancelling giants', () => {
    expect(new Population([1, 1e100, 1, -1e100]).total).toBe(2);
  });
});

describe('SEGMENT.PARETO for a whole column', () => {
  const spec = functionSpec('SEGMENT.PARETO');
  const amount = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.double({ min: -1, max: 50, noNaN: true }));
  const cut = fc.constantFrom(0, 0.2, 0.5, 0.8, 0.95, 1);

  it('is what each value gets, also a value that nobody has', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 60 }),
        fc.array(amount, { minLength: 1, maxLength: 60 }),
        cut,
        cut,
        (values, others, a, b) => {
          const population = new Population(values);
          fc.pre(population.total > 0);
          const asked = Float64Array.from([...values, ...others]);
          const results = new Float64Array(asked.length);
          const number = (value: number) => ({ numbers: Float64Array.of(value), mask: 0 }) as const;
          const answer = spec?.column?.(
            [
              { kind: 'numbers', numbers: asked, mask: -1 },
              { kind: 'population', population },
              { kind: 'numbers', ...number(a) },
              { kind: 'numbers', ...number(b) },
            ],
            asked.length,
            results,
          );
          expect(Array.from(results, (place) => answer?.values?.[place])).toEqual(
            Array.from(asked, (value) => segmentByPareto(value, population, a, b)),
          );
        },
      ),
    );
  });
});
