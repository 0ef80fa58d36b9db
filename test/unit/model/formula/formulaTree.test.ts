import { describe, expect, it } from 'vitest';
import { formulaNodes, formulaTree } from '../../../../src/model/formula/formulaTree';

const texts = (formula: string): string[] => {
  const tree = formulaTree(formula);
  return tree ? Array.from(formulaNodes(tree), ({ text }) => text) : [];
};

describe('the tree of a formula', () => {
  it('has a node for each part with its own text', () => {
    expect(texts('=CLV([@[_ca]:[_cb]],_s1[_c2],-2%)')).toEqual([
      'CLV([@[_ca]:[_cb]],_s1[_c2],-2%)',
      '[@[_ca]:[_cb]]',
      '_s1[_c2]',
      '-2%',
      '-2',
    ]);
  });

  it('keeps the brackets that an operation begins or ends with', () => {
    expect(texts('=(A1+B1)*2')).toEqual(['(A1+B1)*2', 'A1+B1', 'A1', 'B1', '2']);
    expect(texts('=((A1+B1)*2)/(C1-(D1))')[0]).toBe('((A1+B1)*2)/(C1-(D1))');
    expect(texts('=-(A1+B1)')[0]).toBe('-(A1+B1)');
    expect(texts('=(1)&")("')[0]).toBe('(1)&")("');
  });

  it('gives an argument that is left out no text', () => {
    expect(texts('=CLV(A1,,2)')).toEqual(['CLV(A1,,2)', 'A1', '', '2']);
  });

  it('is missing for what cannot be read', () => {
    expect(formulaTree('=SUM(1,')).toBeNull();
  });
});
