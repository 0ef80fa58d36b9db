import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluateFormulas } from '../support/evaluateFormula';
import { runs } from '../support/runs';

/*
 * INDEX by its definition in Excel: places count from 1, 0 is the whole line, one place counts along the only line, a
 * place that is left out is the whole line, fractions are cut off. What it gives is added up, so that lines count, too.
 */

const perRun = 40;
const line = fc.integer({ min: 1, max: 4 });
const place = fc.oneof(
  { weight: 4, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1.9, 2.5, 7) },
);
const call = fc.record({ rows: line, columns: line, first: place, second: fc.option(place) });
type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

/** Different powers of two: a sum says which of them are in it. */
const cell = (row: number, column: number): number => 2 ** (row * 4 + column);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function formulaOf({ rows, columns, first, second }: Call): string {
  const array = upTo(rows).map((row) => upTo(columns).map((column) => cell(row, column)));
  const places = second === null ? `${first}` : `${first},${second}`;
  return `=SUM(INDEX({${array.map((cells) => cells.join(',')).join(';')}},${places}))`;
}

function expected({ rows, columns, first, second }: Call): number | string {
  const isAlongOnlyRow = second === null && rows === 1;
  const row = isAlongOnlyRow ? 1 : Math.trunc(first);
  const column = isAlongOnlyRow ? Math.trunc(first) : second === null ? 0 : Math.trunc(second);
  if (row < 0 || column < 0) return '#VALUE!';
  if (row > rows || column > columns) return '#REF!';
  const taken = upTo(rows).flatMap((r) =>
    upTo(columns)
      .filter((c) => (row === 0 || r === row - 1) && (column === 0 || c === column - 1))
      .map((c) => cell(r, c)),
  );
  return taken.reduce((sum, value) => sum + value, 0);
}

it('finds in an array what its definition finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: perRun, maxLength: perRun }), async (calls) => {
      const formulas = calls.map(formulaOf);
      const results = await evaluateFormulas(formulas);
      expect(formulas.map((formula, index) => [formula, results[index]])).toEqual(
        calls.map((made, index) => [formulas[index], expected(made)]),
      );
    }),
    { numRuns: runs(10) },
  );
}, 120_000);
