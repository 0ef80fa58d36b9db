import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { invokeFunction } from '../../../formulas/invoke';
import { functionSpec } from '../../../formulas/registry';
import { kaplanMeier } from '../../../formulas/survival';
import { assert } from '../../../src/shared/assert';
import type { CellValue } from '../../../src/shared/value';
import { hasCustomerData, readCustomerCsv } from '../../support/customerData';
import { evaluateLiteralFormula } from '../../support/literalFormula';
import { expectResult } from '../../support/closeTo';

const survival = functionSpec('SURVIVAL');
assert(survival, 'SURVIVAL is registered');
const spec = survival;
const column = (cells: readonly CellValue[]) => blockOf(cells.map((cell) => [cell]));

describe('SURVIVAL', () => {
  it('counts those who leave at a time before those whose observation ends at it', () => {
    expect(kaplanMeier([2, 2], [true, false])).toMatchObject([
      { time: 2, atRisk: 2, events: 1, survival: 0.5 },
    ]);
  });

  it('has no standard error once nobody is left', () => {
    expect(kaplanMeier([1, 2], [true, true]).at(-1)).toMatchObject({ survival: 0, standardError: null });
  });

  it('leaves customers without a duration out, and counts an empty mark as still there', () => {
    expectResult(evaluateLiteralFormula('=SURVIVAL({1;2;"";3},{TRUE;"";TRUE;FALSE},{1,3})'), [
      [2 / 3, 2 / 3],
    ]);
  });

  it('refuses what it cannot read', () => {
    expect(evaluateLiteralFormula('=SURVIVAL({1;2},{TRUE})')).toMatchObject({ reason: 'shapesDiffer' });
    expect(evaluateLiteralFormula('=SURVIVAL({1;"x"},{1;0})')).toMatchObject({ reason: 'textNotNumber' });
    expect(evaluateLiteralFormula('=SURVIVAL({1;-2},{1;0})')).toMatchObject({ code: 'NUM' });
    expect(evaluateLiteralFormula('=SURVIVAL({1;2},{"perhaps";0})')).toMatchObject({
      reason: 'textNotBoolean',
    });
    expect(evaluateLiteralFormula('=SURVIVAL({1;2},{0;0})')).toMatchObject({ reason: 'nobodyLeft' });
  });

  describe.skipIf(!hasCustomerData('telco-churn.csv'))('on the Telco file', () => {
    const read = () => readCustomerCsv('telco-churn.csv');

    it('gives the known curve and standard errors', () => {
      const rows = read();
      const durations = column(rows.map((row) => Number(row['tenure'])));
      const churned = column(rows.map((row) => row['Churn'] ?? ''));
      const times = blockOf([[1, 12, 24, 36, 60, 72]]);
      const known = [[0.945961, 0.8432, 0.788736, 0.748545, 0.664404, 0.59279]];
      expectResult(invokeFunction(spec, [durations, churned, times], { locale: 'en' }), known, 1e-6);
      const table = invokeFunction(spec, [durations, churned], { locale: 'en' }) as number[][];
      expect(table.find(([time]) => time === 12)?.[4]).toBeCloseTo(0.004492, 6);
      expect(table.find(([time]) => time === 72)?.[4]).toBeCloseTo(0.009919, 6);
    });

    it('gives the known curve and median of month-to-month contracts', () => {
      const rows = read().filter((row) => row['Contract'] === 'Month-to-month');
      const steps = kaplanMeier(
        rows.map((row) => Number(row['tenure'])),
        rows.map((row) => row['Churn'] === 'Yes'),
      );
      expect(steps.find(({ time }) => time === 12)?.survival).toBeCloseTo(0.703097, 6);
      expect(steps.find((step) => step.survival <= 0.5)?.time).toBe(35);
    });
  });
});
