import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('QUADRANT', () => {
  it.each([
    ['=QUADRANT(80,70,50,50)', 'A'],
    ['=QUADRANT(80,30,50,50)', 'B'],
    ['=QUADRANT(20,70,50,50)', 'C'],
    ['=QUADRANT(20,30,50,50)', 'D'],
    ['=QUADRANT(50,50,50,50)', 'A'],
    ['=QUADRANT(5,5,{1;4;6;9},{1,9,"x"})', 'A'],
    ['=QUADRANT(4.99,5,{1;4;6;9},{1,9,"x"})', 'C'],
    ['=QUADRANT(80,30,50,50,{"a";"b";"c";"d"})', 'b'],
  ])('%s is %s', (formula, expected) => {
    expect(evaluateLiteralFormula(formula)).toBe(expected);
  });

  it('needs four labels and a cut with numbers', () => {
    expect(evaluateLiteralFormula('=QUADRANT(1,2,3,4,{"a","b","c"})')).toMatchObject({
      code: 'VALUE',
      params: { argument: 'labels', expected: 4, given: 3 },
    });
    expect(evaluateLiteralFormula('=QUADRANT(1,2,{"a","b"},4)')).toMatchObject({
      code: 'NUM',
      params: { argument: 'value_cut' },
    });
    expect(evaluateLiteralFormula('=QUADRANT(1,2,3,"high")')).toMatchObject({
      code: 'VALUE',
      params: { argument: 'capability_cut' },
    });
  });
});

describe('QUADRANT.ACTION', () => {
  it('speaks the language asked for, or the language of the workbook', () => {
    expect(evaluateLiteralFormula('=QUADRANT.ACTION("A","zh")')).toBe('重点选择');
    expect(evaluateLiteralFormula('=QUADRANT.ACTION("A")', 'zh-CN')).toBe('重点选择');
    expect(evaluateLiteralFormula('=QUADRANT.ACTION("A")', 'en')).toBe('Focus on and win');
    expect(evaluateLiteralFormula('=QUADRANT.ACTION("d","EN")', 'zh-CN')).toContain('Let go');
  });

  it('refuses another letter', () => {
    expect(evaluateLiteralFormula('=QUADRANT.ACTION("E")')).toMatchObject({
      code: 'VALUE',
      reason: 'notAChoice',
    });
  });
});
