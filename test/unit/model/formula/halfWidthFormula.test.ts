import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfWidthFormula } from '../../../../src/model/formula/halfWidthFormula';

describe('punctuation of Chinese input methods', () => {
  it.each([
    ['＝IF（A1＞1，“高，中”，[@收入]）', '=IF(A1>1,"高，中",[@收入])'],
    ['=SUM（A1：B2；3）', '=SUM(A1:B2,3)'],
    ['=｛1，2；3，4｝', '={1,2;3,4}'],
    ['=￥A￥1＊２', '=$A$1*2'],
    ['=A1《=B1', '=A1<=B1'],
    ['=‘客户 表’！A1', "='客户 表'!A1"],
    ['=【@收入】', '=[@收入]'],
    ['=[@收入】', '=[@收入]'],
    ['=[@收入【元】]', '=[@收入【元】]'],
    ['=[@收入（元）]', '=[@收入（元）]'],
    ['="说“好”了"&A1', '="说“好”了"&A1'],
    ['="全角，（）"', '="全角，（）"'],
    ["=[@a']，b]", "=[@a']，b]"],
  ])('%s means %s', (typed, meant) => {
    expect(halfWidthFormula(typed)).toBe(meant);
  });

  it('keeps the length, so that the caret stays, and changes nothing the second time', () => {
    const parts = fc.constantFrom(...'＝=（）(),，；;“”"‘’\'【】[]{}｛｝：@＠收入a1'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: parts, maxLength: 30 }), (typed) => {
        const once = halfWidthFormula(typed);
        expect(once).toHaveLength(typed.length);
        expect(halfWidthFormula(once)).toBe(once);
      }),
    );
  });
});
