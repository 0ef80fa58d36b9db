import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, isBlock } from '../../formulas/blocks';
import { invokeFunction } from '../../formulas/invoke';
import { Population } from '../../formulas/population';
import { functionSpec, functionSpecs } from '../../formulas/registry';
import type { Argument, ColumnArgument, FunctionSpec } from '../../formulas/spec';
import { assert } from '../../src/shared/assert';
import type { CellValue } from '../../src/shared/value';
import { expectResult } from '../support/closeTo';
import { readLiteralFormula } from '../support/literalFormula';

const context = { locale: 'en' } as const;
const columnOf = (values: readonly CellValue[]): Argument => blockOf(values.map((value) => [value]));

function call(name: string, ...args: readonly Argument[]): unknown {
  const spec = functionSpec(name);
  assert(spec, `${name} is no function`);
  return invokeFunction(spec, args, context);
}

const isOfPopulation = ({ parameters, result }: FunctionSpec): boolean =>
  result.shape === 'scalar' && parameters.some(({ kind }) => kind === 'column');

/** The order that a list of ranks puts things into. */
function reordered<T>(values: readonly T[], ranks: readonly number[]): T[] {
  const places = values.map((_, index) => index);
  places.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  return places.map((place) => values[place] as T);
}

describe('functions of a whole column', () => {
  it.each(functionSpecs.filter(isOfPopulation))('$name does not depend on the order of the rows', (spec) => {
    const ranks = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...spec.examples), ranks, ({ formula }, order) => {
        const { args } = readLiteralFormula(formula);
        // Columns of one length are the same rows: they are reordered together.
        const moved = args.map((argument, index) => {
          const kind = spec.parameters[Math.min(index, spec.parameters.length - 1)]?.kind;
          if (kind !== 'column' || !isBlock(argument)) return argument;
          return { ...argument, values: reordered(argument.values, order) };
        });
        expectResult(invokeFunction(spec, moved, context), invokeFunction(spec, args, context));
      }),
      { numRuns: 30 },
    );
  });

  const amount = fc.integer({ min: -50, max: 500 });
  const amounts = fc.array(amount, { minLength: 2, maxLength: 30 }).filter((values) => {
    return values.reduce((sum, value) => sum + value, 0) > 0;
  });

  it.each<[string, (value: number, column: Argument) => unknown, 1 | -1]>([
    ['SEGMENT.QUANTILE', (value, column) => call('SEGMENT.QUANTILE', value, column, 4), 1],
    ['RFM.SCORE', (value, column) => call('RFM.SCORE', value, column), 1],
    ['RFM.SCORE of what is better low', (value, column) => call('RFM.SCORE', value, column, 5, true), -1],
    ['SCORE.NORMALIZE', (value, column) => call('SCORE.NORMALIZE', value, column, 'rank'), 1],
    ['SCORE.NORMALIZE in z', (value, column) => call('SCORE.NORMALIZE', value, column, 'z'), 1],
    ['PARETO.CUMULATIVE', (value, column) => call('PARETO.CUMULATIVE', value, column), -1],
  ])('%s rises or falls with the value', (_name, score, direction) => {
    fc.assert(
      fc.property(
        amounts.filter((values) => values.every((value) => value >= 0)),
        amount,
        amount,
        (values, one, other) => {
          const column = columnOf(values);
          const [low, high] = [score(Math.min(one, other), column), score(Math.max(one, other), column)];
          expect(direction * ((high as number) - (low as number))).toBeGreaterThanOrEqual(-1e-9);
        },
      ),
    );
  });

  it('PARETO.CUMULATIVE ends at the whole, and its steps are the shares', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 20 }),
        (values) => {
          const total = values.reduce((sum, value) => sum + value, 0);
          let before = 0;
          for (const value of values.toSorted((a, b) => b - a)) {
            const share = call('PARETO.CUMULATIVE', value, columnOf(values)) as number;
            expect(share - before).toBeCloseTo(value / total, 9);
            before = share;
          }
          expect(before).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('conversions', () => {
  it('CHURN.CONVERT goes there and back', () => {
    const perYear = fc.constantFrom(1, 2, 4, 12, 52.18, 365.25);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), perYear, perYear, (churn, from, to) => {
        // A rate that all but everyone leaves at has no digits left to come back with.
        const converted = call('CHURN.CONVERT', churn, from, to) as number;
        fc.pre(converted < 0.999_999);
        expect(call('CHURN.CONVERT', converted, to, from)).toBeCloseTo(churn, 6);
      }),
    );
  });

  it('CHURN and RETENTION are two halves of one', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 1000 }), (lost, initial) => {
        fc.pre(lost <= initial);
        const sum = (call('CHURN', lost, initial) as number) + (call('RETENTION', lost, initial) as number);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('column kernels', () => {
  const withKernel = functionSpecs.filter(({ column }) => column !== undefined);
  const rows = 12;
  const number = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.double({ min: -2, max: 2, noNaN: true }));

  it.each(withKernel)('$name yields for a column what it yields for each of its rows', (spec) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(number, { minLength: rows, maxLength: rows }), { minLength: 12, maxLength: 12 }),
        fc.constantFrom(...spec.examples),
        (columns, { formula }) => {
          const example = readLiteralFormula(formula).args;
          const given = argumentsFor(spec, example, columns);
          if (!given) return;
          const results = new Float64Array(rows);
          const answer = spec.column?.(given.column, rows, results);
          if (!answer) return;
          for (let row = 0; row < rows; row++) {
            const expected = invokeFunction(spec, given.ofRow(row), context);
            const result = results[row] as number;
            // What the kernel leaves open is computed row by row.
            if (!Number.isFinite(result)) continue;
            if (typeof expected === 'object' && expected !== null) continue;
            expectResult(answer.values ? answer.values[result] : result, expected);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Arguments of a kernel after those of an example, with other numbers in the rows, and the same for one row. */
function argumentsFor(spec: FunctionSpec, example: readonly Argument[], columns: readonly number[][]) {
  let next = 0;
  const take = (): Float64Array => Float64Array.from(columns[next++ % columns.length] ?? []);
  const column: ColumnArgument[] = [];
  const ofRow: ((row: number) => Argument)[] = [];
  for (const [index, parameter] of spec.parameters.entries()) {
    const argument = example[index];
    if (parameter.kind === 'number' && argument !== undefined && index === 0) {
      const numbers = take();
      column.push({ kind: 'numbers', numbers, mask: -1 });
      ofRow.push((row) => numbers[row] ?? 0);
    } else if (parameter.kind === 'number' || parameter.kind === 'date') {
      const value = argument ?? parameter.default;
      if (typeof value === 'number') {
        column.push({ kind: 'numbers', numbers: Float64Array.of(value), mask: 0 });
        ofRow.push(() => value);
      } else {
        column.push({ kind: 'fixed', value: undefined });
        ofRow.push(() => null);
      }
    } else if (parameter.kind === 'column') {
      if (parameter.cells !== 'number' || argument === undefined) return null;
      const values = isBlock(argument) ? argument.values : [argument];
      column.push({ kind: 'population', population: new Population(values) });
      ofRow.push(() => argument);
    } else if (parameter.kind === 'range' && parameter.cells === 'number' && isBlock(argument)) {
      const cells = argument.values.map(() => ({ numbers: take(), mask: -1 as const }));
      column.push({ kind: 'series', cells });
      ofRow.push((row) => blockOf([cells.map(({ numbers }) => numbers[row] ?? 0)]));
    } else {
      const value = argument ?? parameter.default;
      column.push({ kind: 'fixed', value });
      ofRow.push(() => value ?? null);
    }
  }
  return { column, ofRow: (row: number) => ofRow.map((argument) => argument(row)) };
}
