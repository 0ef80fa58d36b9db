import { describe, expect, it } from 'vitest';
import { callFunction, callFunctionIn, functionSpecs } from '../../../src/embed/formulas';

describe('the functions without a workbook', () => {
  it('are called by name with plain lists', () => {
    expect(callFunction('clv', [100, 120], [20, 25], 0.1)).toBe(151.2396694214876);
    expect(callFunction('CLV', [[100, 120]], [[20, 25]], 0.1)).toBe(151.2396694214876);
  });

  it('answer a column for a column', () => {
    expect(callFunction('SEGMENT', [[5], [50]], [[10], [100]])).toEqual([[1], [2]]);
  });

  it('give an error back as a value, and throw only for a name that is none', () => {
    expect(callFunction('CLV', [1, 2], ['x'], 0.1)).toMatchObject({ kind: 'error' });
    expect(callFunction('CLV')).toMatchObject({ kind: 'error' });
    expect(() => callFunction('NO.SUCH')).toThrow(RangeError);
  });

  it('answer in words of the language asked for', () => {
    const [english, chinese] = (['en', 'zh-CN'] as const).map((locale) =>
      callFunctionIn(locale, 'QUADRANT.ACTION', 'A'),
    );
    expect(english).not.toBe(chinese);
    expect(functionSpecs.length).toBeGreaterThan(50);
  });
});
