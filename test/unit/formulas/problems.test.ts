import { describe, expect, it } from 'vitest';
import { describeFormulaProblem } from '../../../formulas/problems';
import { formulaReasons } from '../../../formulas/reasons';
import { locales } from '../../../src/shared/localText';
import { cellError, cellErrorText, isCellError } from '../../../src/shared/value';
import type { CellErrorCode } from '../../../src/shared/value';
import { evaluateLiteralFormula } from '../../support/literalFormula';

function wordsOf(formula: string, locale: 'en' | 'zh-CN'): string {
  const result = evaluateLiteralFormula(formula);
  return isCellError(result) ? describeFormulaProblem(result, locale) : 'no error';
}

describe('describeFormulaProblem', () => {
  it('names the argument, the bound and how to mend it', () => {
    expect(wordsOf('=CLV({100},{20},-2)', 'en')).toBe(
      'rate must be greater than -1, but it is -2. Enter a rate such as 0.1 for 10 %.',
    );
    expect(wordsOf('=CLV({100},{20},-2)', 'zh-CN')).toBe(
      'rate 必须大于 -1，现在是 -2。请输入折现率，例如 0.1 表示 10%。',
    );
  });

  it('says which ranges differ', () => {
    expect(wordsOf('=CLV({100,120},{20,25,30},0.1)', 'en')).toContain('revenues and costs');
  });

  it.each(Object.keys(cellErrorText) as CellErrorCode[])('words a bare %s in every language', (code) => {
    for (const locale of locales) {
      expect(describeFormulaProblem(cellError(code), locale)).toMatch(/^[^{}]{8,}[.。]$/u);
      expect(describeFormulaProblem(cellError(code, 'a reason of the engine'), locale)).not.toBe('');
    }
  });

  it('names the path of a cycle and the unknown name when it is told', () => {
    expect(describeFormulaProblem(cellError('CYCLE', 'cycle', { path: 'A1 → B1 → A1' }), 'en')).toContain(
      'A1 → B1 → A1',
    );
    expect(describeFormulaProblem(cellError('NAME', undefined, { name: 'CVL' }), 'zh-CN')).toContain('CVL');
  });

  it('never reads a reason from the prototype', () => {
    expect(describeFormulaProblem(cellError('NUM', 'toString'), 'en')).toBe(
      describeFormulaProblem(cellError('NUM'), 'en'),
    );
  });

  it.each(Object.entries(formulaReasons))('%s uses the same parameters in both languages', (_, { text }) => {
    const [english, chinese] = locales.map((locale) => new Set(text[locale].match(/\{\w+\}/g)));
    expect(chinese).toEqual(english);
  });
});
