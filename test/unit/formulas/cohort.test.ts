import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { periodNumber } from '../../../formulas/calendar';
import { invokeFunction } from '../../../formulas/invoke';
import { functionSpec } from '../../../formulas/registry';
import { assert } from '../../../src/shared/assert';
import { hasCustomerData, readOnlineRetail } from '../../support/customerData';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('COHORT', () => {
  it('counts each customer once a period and leaves the future blank', () => {
    expect(
      evaluateLiteralFormula('=COHORT({"a";"a";"b";"a";"c"},{45292;45293;45300;45360;45360},"month")'),
    ).toEqual([
      [2, 0, 1],
      [0, 0, null],
      [1, null, null],
    ]);
  });

  it('leaves rows without id or date out', () => {
    expect(evaluateLiteralFormula('=COHORT({"a";"";"b"},{45292;45293;""},"year","rate")')).toEqual([[1]]);
  });

  it('refuses text for a date and a span no table can show', () => {
    expect(evaluateLiteralFormula('=COHORT({"a"},{"soon"})')).toMatchObject({ reason: 'textNotDate' });
    expect(evaluateLiteralFormula('=COHORT({"a";"a"},{1;45000},"day")')).toMatchObject({
      code: 'NUM',
      reason: 'tooManyPeriods',
    });
  });

  it.skipIf(!hasCustomerData('online-retail.csv.gz'))(
    'gives the known first row of Online Retail',
    () => {
      const lines = readOnlineRetail();
      const spec = functionSpec('COHORT');
      assert(spec, 'COHORT is registered');
      const table = invokeFunction(
        spec,
        [blockOf(lines.map((line) => [line.customer])), blockOf(lines.map((line) => [line.date]))],
        { locale: 'en' },
      );
      expect(table).toHaveLength(13);
      expect((table as readonly unknown[])[0]).toEqual([
        885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
      ]);
    },
    60_000,
  );
});

describe('periodNumber', () => {
  it('counts calendar periods, weeks from Monday', () => {
    const newYear2024 = 45_292;
    expect(periodNumber(newYear2024, 'week')).toBe(periodNumber(newYear2024 - 1, 'week') + 1);
    expect(periodNumber(newYear2024 + 6.9, 'week')).toBe(periodNumber(newYear2024, 'week'));
    expect(periodNumber(newYear2024, 'month')).toBe(2024 * 12);
    expect(periodNumber(newYear2024 - 0.1, 'quarter')).toBe(2023 * 4 + 3);
    expect(periodNumber(newYear2024, 'year')).toBe(2024);
  });
});
