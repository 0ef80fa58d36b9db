import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaSpans } from '../../../../../src/model/formula/editing/formulaSpans';

const kinds = (formula: string): string =>
  formulaSpans(formula)
    .map(({ kind }) => kind)
    .join(' ');

describe('the parts of a formula', () => {
  it('are told apart', () => {
    expect(kinds('=SUM(A1,客户[收入], "a")+Rate*2%')).toBe(
      'operator function open cells separator structured separator space text close operator name operator number operator',
    );
  });

  it('include functions with a dot in their name, and array constants', () => {
    expect(kinds('=RFM.SCORE({1,2})')).toBe(
      'operator function open open number separator number close close',
    );
  });

  it('join to the formula again, however unfinished it is', () => {
    const parts = fc.constantFrom(...'=SUM(A1:B2)[@Rev]"\'!,;{} \n客户.1#%'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: parts, maxLength: 60 }), (typed) => {
        const formula = `=${typed}`;
        const spans = formulaSpans(formula);
        expect(spans.map(({ text }) => text).join('')).toBe(formula);
        expect(spans.every(({ from, to, text }) => to - from === text.length)).toBe(true);
      }),
    );
  });

  it('are one beyond the longest formula', () => {
    expect(formulaSpans(`=${'A1+'.repeat(4000)}`)).toHaveLength(1);
  });
});
