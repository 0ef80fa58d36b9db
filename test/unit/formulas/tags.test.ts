import { describe, expect, it } from 'vitest';
import { evaluateLiteralFormula } from '../../support/literalFormula';

describe('SEGMENT.TAGS', () => {
  it.each([
    ['=SEGMENT.TAGS("有明确预算，很需要",{"预算","需要"},{"budget","motive"})', 'budget, motive'],
    ['=SEGMENT.TAGS("Needs a ＣＲＭ",{"crm";"need"},{"tool";"motive"})', 'tool, motive'],
    ['=SEGMENT.TAGS("big big order",{"big","order",""},{"size","size","none"})', 'size'],
    ['=SEGMENT.TAGS("nothing here",{"x"},{"y"})', ''],
    ['=SEGMENT.TAGS("",{"x"},{"y"})', ''],
  ])('%s is %s', (formula, expected) => {
    expect(evaluateLiteralFormula(formula)).toBe(expected);
  });

  it('needs a tag for each keyword', () => {
    expect(evaluateLiteralFormula('=SEGMENT.TAGS("a",{"a","b"},{"c"})')).toMatchObject({
      code: 'VALUE',
      reason: 'countsDiffer',
    });
  });
});
