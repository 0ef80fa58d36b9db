import { describe, expect, it } from 'vitest';
import { wordAt } from '../../../../../src/model/formula/editing/wordAt';

function at(marked: string): ReturnType<typeof wordAt> {
  return wordAt(marked.replace('|', ''), marked.indexOf('|'));
}

describe('the word at the caret', () => {
  it.each([
    ['=su|', { typed: 'su', from: 1, to: 3, isCalled: false }],
    ['=A1+RFM.S|', { typed: 'RFM.S', from: 4, to: 9 }],
    ['=客|', { typed: '客', from: 1, to: 2 }],
    ['=S|UM(A1)', { typed: 'S', from: 1, to: 4, isCalled: true }],
  ])('is a name: %s', (marked, word) => {
    expect(at(marked)).toMatchObject({ kind: 'name', ...word });
  });

  it.each([
    ['=[|', { typed: '', table: '', thisRow: false, isInner: false, from: 2, to: 2 }],
    ['=[@Rev|', { typed: 'Rev', table: '', thisRow: true, isInner: false, from: 3, to: 6 }],
    ['=[@Re|venue]*2', { typed: 'Re', thisRow: true, from: 3, to: 11 }],
    ['=SUM(客户[收|', { typed: '收', table: '客户', thisRow: false, from: 8, to: 9 }],
    ['=SUM(T[[A]:[B|', { typed: 'B', table: 'T', isInner: true, from: 12, to: 13 }],
    ['=[@[Net ma|', { typed: 'Net ma', thisRow: true, isInner: true }],
    ["=T[it''s|", { typed: "it''s", table: 'T' }],
  ])('is a column: %s', (marked, word) => {
    expect(at(marked)).toMatchObject({ kind: 'column', ...word });
  });

  it.each(['=|', '="su|', "='My|", '=12|', '=A$1|', '=Sheet1!A|', 'su|', '=T[[A]:|', '=T[#He|', '=A1+|'])(
    'is none in %s',
    (marked) => {
      expect(at(marked)).toBeNull();
    },
  );
});
