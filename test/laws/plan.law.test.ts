import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ColumnFormulas } from '../support/columnFormula';
import { pools, poolTable, rowFormula } from '../support/planFormulas';
import { isSameResult } from '../support/sameResult';

/** Runs x formulas a run x rows is how many cells one test run compares: more than 100,000. */
const runs = 90;
const formulasPerRun = 3;
const rows = 420;

describe('a plan of kernels', () => {
  const formulas = new ColumnFormulas();
  afterAll(() => formulas.dispose());
  let compared = 0;
  let planned = 0;
  let asked = 0;

  it('computes what a formula in each row computes', () => {
    fc.assert(
      fc.property(
        pools,
        fc.array(rowFormula, { minLength: formulasPerRun, maxLength: formulasPerRun }),
        fc.constantFrom(...new Array<number>(14).fill(rows), 1, 2),
        (values, texts, count) => {
          const { document, table } = poolTable(values, count);
          for (const each of texts) {
            const { reference, plan } = formulas.compute(document, table, `=${each}`);
            asked++;
            if (plan === null) continue;
            planned++;
            compared += plan.length;
            const differing = reference.findIndex((value, row) => !isSameResult(plan[row], value));
            if (differing < 0) continue;
            expect({ formula: each, row: differing, value: plan[differing] }).toEqual({
              formula: each,
              row: differing,
              value: reference[differing],
            });
          }
        },
      ),
      { numRuns: runs },
    );
    expect(compared).toBeGreaterThan(80_000);
    console.info(`${compared} cells of ${planned} formulas compared, ${asked - planned} without a plan`);
  }, 120_000);
});
