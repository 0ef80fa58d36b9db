import { describe, expect, it } from 'vitest';
import { Population } from '../../../formulas/population';
import { rfmSegment } from '../../../formulas/rfm';
import { hasCustomerData, monetaryOf, readOnlineRetail } from '../../support/customerData';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('RFM', () => {
  it('reverses the score when lower is better', () => {
    const column = '{1;2;3;4;5;6;7;8;9;10}';
    expect(evaluateLiteralFormula(`=RFM.SCORE(${column},${column},,TRUE)`)).toEqual(
      [5, 5, 4, 4, 3, 3, 2, 2, 1, 1].map((score) => [score]),
    );
  });

  it('puts three scores side by side, low recency being good', () => {
    expect(evaluateLiteralFormula('=RFM(1,9,30,{1,2,3,4,5},{1,3,5,7,9},{10,20,30,40,50})')).toBe('553');
  });

  it('says which column holds no numbers', () => {
    expect(evaluateLiteralFormula('=RFM(1,9,30,{1,2},{"x"},{10,20})')).toMatchObject({
      reason: 'textNotNumber',
      params: { argument: 'frequency_column' },
    });
    expect(evaluateLiteralFormula('=RFM(1,9,30,{1,2},{"x","y"},{10,20})')).toMatchObject({
      reason: 'noNumbers',
      params: { argument: 'frequency_column' },
    });
  });

  it.skipIf(!hasCustomerData('online-retail.csv.gz'))(
    'cuts Online Retail at the known quintiles',
    () => {
      const lines = readOnlineRetail();
      const cutsOf = (values: Iterable<number>) => new Population([...values]).quantileCuts(5);
      const orders = new Map<string, Set<string>>();
      const last = new Map<string, number>();
      for (const { customer, invoice, date } of lines) {
        orders.set(customer, (orders.get(customer) ?? new Set()).add(invoice));
        last.set(customer, Math.max(date, last.get(customer) ?? 0));
      }
      const until = Date.UTC(2011, 11, 10) / 86_400_000 + 25_569;
      cutsOf(monetaryOf(lines).values()).forEach((cut, index) => {
        expect(cut).toBeCloseTo([250.194, 490.096, 942.276, 2058.426][index] ?? 0, 6);
      });
      expect(cutsOf([...orders.values()].map((invoices) => invoices.size))).toEqual([1, 2, 3, 6]);
      const days = [...last.values()].map((date) => Math.floor(until - date));
      cutsOf(days).forEach((cut, index) => expect(cut).toBeCloseTo([12.8, 32, 71, 179][index] ?? 0, 9));
    },
    60_000,
  );
});

describe('SEGMENT.RFM', () => {
  it('names each of the 25 pairs of scores as the rule does', () => {
    const rules: [string, number[], number[]][] = [
      ['hibernating', [1, 2], [1, 2]],
      ['atRisk', [1, 2], [3, 4]],
      ['cannotLose', [1, 2], [5]],
      ['aboutToSleep', [3], [1, 2]],
      ['needAttention', [3], [3]],
      ['loyal', [3, 4], [4, 5]],
      ['promising', [4], [1]],
      ['new', [5], [1]],
      ['potentialLoyalist', [4, 5], [2, 3]],
      ['champion', [5], [4, 5]],
    ];
    let pairs = 0;
    for (const [name, recencies, frequencies] of rules) {
      for (const r of recencies) {
        for (const f of frequencies) {
          expect(rfmSegment(r, f)).toBe(name);
          pairs += 1;
        }
      }
    }
    expect(pairs).toBe(25);
  });
});
