import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../formulas/blocks';
import { summarizeCustomer } from '../../../formulas/btydSummary';
import { invokeFunction } from '../../../formulas/invoke';
import { describeNotice, noticeReasons } from '../../../formulas/notices';
import { functionSpec } from '../../../formulas/registry';
import type { Argument, FunctionResult } from '../../../formulas/spec';
import { daysPerUnit } from '../../../formulas/timeUnits';
import { locales } from '../../../src/shared/localText';
import type { Notice } from '../../../src/shared/notice';

const bgnbd = blockOf([[0.243, 4.414, 0.793, 2.426]]);
const gammaGamma = blockOf([[6.25, 3.74, 15.45]]);

function call(name: string, ...args: Argument[]): { result: FunctionResult; notices: Notice[] } {
  const spec = functionSpec(name);
  if (!spec) throw new Error(`no function ${name}`);
  const notices: Notice[] = [];
  const result = invokeFunction(spec, args, { locale: 'en', onNotice: (notice) => notices.push(notice) });
  return { result, notices };
}
const reasons = (name: string, ...args: Argument[]): string[] =>
  call(name, ...args).notices.map(({ reason }) => reason);
const column = (...values: Parameters<typeof blockOf>[0][0][number][]): Argument =>
  blockOf(values.map((value) => [value]));

describe('RFM recency where first-to-last is due', () => {
  it('is an error where it cannot be: time passed without a repeat purchase', () => {
    for (const args of [
      ['BGNBD.ALIVE', 0, 12, 38.86, bgnbd],
      ['BGNBD.EXPECTED', 39, 0, 12, 38.86, bgnbd],
      ['BGNBD.FIT', column(2, 0), column(30, 12), column(38, 38)],
      ['CLV.BTYD', 12, 0, 12, 38.86, 0, bgnbd, gammaGamma, 0.01],
    ] as [string, ...Argument[]][]) {
      expect(call(...args).result, args[0]).toMatchObject({
        code: 'NUM',
        reason: 'timeWithoutRepeat',
        params: { argument: 'first_to_last' },
      });
    }
  });

  it('is noticed where the customer bought again and no time passed', () => {
    expect(reasons('BGNBD.ALIVE', 3, 0, 38.86, bgnbd)).toEqual(['repeatsWithoutTime']);
    expect(reasons('BGNBD.EXPECTED', 39, 3, 0, 38.86, bgnbd)).toEqual(['repeatsWithoutTime']);
    expect(reasons('BGNBD.ALIVE', 2, 30.43, 38.86, bgnbd)).toEqual([]);
  });

  it('is noticed in a fit where frequent buyers have the shorter times', () => {
    const xs = Array.from({ length: 20 }, (_, index) => 1 + (index % 7));
    const firstToLast = xs.map((x, index) => (40 * x) / (x + 1) + (index % 3));
    const ages = column(...xs.map(() => 45));
    const sinceLast = firstToLast.map((time) => 45 - time);
    expect(reasons('BGNBD.FIT', column(...xs), column(...firstToLast), ages)).toEqual([]);
    expect(reasons('BGNBD.FIT', column(...xs), column(...sinceLast), ages)).toEqual(['recencyLooksLikeRfm']);
  });

  it('is noticed the other way round: a date where RFM wants days', () => {
    const [recencies, amounts] = [column(10, 20, 30), column(1, 2, 3)];
    expect(reasons('RFM', 45_000, 2, 3, recencies, amounts, amounts)).toEqual(['recencyLooksLikeDate']);
    expect(reasons('RFM', 20, 2, 3, recencies, amounts, amounts)).toEqual([]);
  });
});

describe('months, weeks and years mixed up', () => {
  const clv = (periods: number, firstToLast: number, age: number, rate: number, unit: string): string[] =>
    reasons('CLV.BTYD', periods, 2, firstToLast, age, 22, bgnbd, gammaGamma, rate, unit);

  it('is noticed where the history is in another unit than is said', () => {
    // 30.43 and 38.86 weeks are 213 and 272 days; as days they are none.
    expect(clv(12, 30.43, 38.86, 0.01, 'day')).toEqual(['unitDoesNotFit']);
    expect(clv(12, 213 / 7, 272 / 7, 0.01, 'month')).toEqual(['unitDoesNotFit']);
    expect(clv(12, 213 / 30.415, 272 / 30.415, 0.01, 'week')).toEqual(['unitDoesNotFit']);
    expect(clv(12, 30.43, 38.86, 0.01, 'week')).toEqual([]);
  });

  it('says nothing of histories that BTYD.SUMMARY made in the same unit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day', 'week', 'month', 'year' as const),
        fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 8 }),
        fc.boolean(),
        (unit, days, isRounded) => {
          const summary = summarizeCustomer(
            { id: 'a', amountByDay: new Map(days.map((day) => [day, 10])) },
            2000,
            daysPerUnit[unit],
          );
          if (!summary) throw new Error('no summary');
          const [time, age] = [summary.firstToLast, summary.age].map((value) =>
            isRounded ? Math.round(value * 100) / 100 : value,
          ) as [number, number];
          expect(clv(12, time, age, 0.01, unit)).not.toContain('unitDoesNotFit');
        },
      ),
    );
  });

  it('is noticed where periods look like weeks or the rate like a yearly one', () => {
    expect(clv(52, 30.43, 38.86, 0.01, 'week')).toEqual(['periodsLookLikeWeeks']);
    expect(clv(12, 30.43, 38.86, 0.1, 'week')).toEqual(['rateLooksYearly']);
    expect([12, 24, 36, 60].flatMap((months) => clv(months, 30.43, 38.86, 0.01, 'week'))).toEqual([]);
  });
});

describe('retention where churn is meant, and the other way round', () => {
  it('is noticed', () => {
    expect(reasons('LIFETIME', 0.95)).toEqual(['churnLooksLikeRetention']);
    expect(reasons('CHURN.CONVERT', 0.95, 12, 1)).toEqual(['churnLooksLikeRetention']);
    expect(reasons('CLV.RETENTION', 100, 0.05, 0.1)).toEqual(['retentionLooksLikeChurn']);
    expect(reasons('CHURN', 950, 1000)).toEqual(['lostLooksLikeKept']);
    expect(reasons('RETENTION', 950, 1000)).toEqual(['lostLooksLikeKept']);
  });

  it('is not said of likely rates', () => {
    expect(reasons('LIFETIME', 0.05)).toEqual([]);
    expect(reasons('CHURN.CONVERT', 0.5, 12, 1)).toEqual([]);
    expect(reasons('CLV.RETENTION', 100, 0.8, 0.1)).toEqual([]);
    expect(reasons('CHURN', 50, 1000)).toEqual([]);
  });

  it('is noticed for each cell of a block that is walked', () => {
    expect(reasons('LIFETIME', column(0.95, 0.05, 0.9))).toEqual([
      'churnLooksLikeRetention',
      'churnLooksLikeRetention',
    ]);
  });

  it('is noticed of a percentage without its sign', () => {
    expect(reasons('CLV', blockOf([[100, 120]]), 20, 10)).toEqual(['rateLooksLikePercent']);
    expect(reasons('CLV.RETENTION', 100, 0.8, 10)).toEqual(['rateLooksLikePercent']);
  });
});

describe('a column of values with text', () => {
  it('is noticed as a population, with the number of texts and the first', () => {
    const { result, notices } = call('SEGMENT.QUANTILE', 30, column(10, '1,200', 30, 'n/a'), 2);
    expect(result).toBe(2);
    expect(notices).toEqual([
      {
        function: 'SEGMENT.QUANTILE',
        reason: 'textLeftOut',
        level: 'warning',
        params: { argument: 'population', count: 2, value: '1,200' },
      },
    ]);
  });

  it('is an error as a value or a series', () => {
    expect(call('LIFETIME', 'five').result).toMatchObject({ reason: 'textNotNumber' });
    expect(call('CLV', blockOf([[100, 'x']]), 20, 0.1).result).toMatchObject({ reason: 'textNotNumber' });
  });

  it('is remarked, not marked, where blanks count as 0', () => {
    expect(call('CLV', blockOf([[100, null, 120]]), 20, 0.1).notices).toMatchObject([
      { reason: 'blanksAsZero', level: 'remark', params: { argument: 'revenues' } },
    ]);
  });

  it('is nothing to say of in functions of Excel', () => {
    expect(reasons('RANK', 10, column(10, 'x', 30))).toEqual([]);
  });
});

it('words every notice in both languages, with nothing left open', () => {
  const params = { argument: 'x', other: 'y', count: 3, value: 'v', unit: 'day', fitting: 'week' };
  for (const reason of Object.keys(noticeReasons)) {
    for (const locale of locales) {
      const text = describeNotice({ function: 'LIFETIME', reason, level: 'warning', params }, locale);
      expect(text).toMatch(/^LIFETIME/);
      expect(text).not.toMatch(/[{}?]/);
    }
  }
});
