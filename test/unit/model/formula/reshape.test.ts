import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaMover, moveFormula } from '../../../../src/model/formula/moveFormula';
import { RemovedLines } from '../../../../src/model/formula/removedLines';
import { reshapeFormula } from '../../../../src/model/formula/reshapeReferences';
import type { SheetId } from '../../../../src/model/ids';

const own = '_sownownown' as SheetId;
const other = '_sotherothe' as SheetId;
const insert = (at: number, count: number, dimension: 'rows' | 'columns' = 'rows') =>
  ({ sheetId: own, kind: 'insert', dimension, at, count }) as const;
const remove = (at: number, count: number, dimension: 'rows' | 'columns' = 'rows') =>
  ({ sheetId: own, kind: 'remove', dimension, lines: new RemovedLines([[at, at + count]]) }) as const;

describe('inserting and removing lines', () => {
  it.each([
    ['=A1+A5', insert(2, 3), '=A1+A8'],
    ['=SUM(A1:A5)', insert(2, 1), '=SUM(A1:A6)'],
    ['=SUM($A$3:A5)', insert(2, 1), '=SUM($A$4:A6)'],
    ['=SUM(A:A)+SUM(3:4)', insert(2, 1), '=SUM(A:A)+SUM(4:5)'],
    ['=B1', insert(0, 1, 'columns'), '=C1'],
    ['=A1+A5', remove(0, 1), '=#REF!+A4'],
    ['=SUM(A1:A5)', remove(1, 2), '=SUM(A1:A3)'],
    ['=SUM(A1:A5)', remove(3, 10), '=SUM(A1:A3)'],
    ['=SUM(A4:A9)', remove(0, 5), '=SUM(A1:A4)'],
    ['=SUM(A4:A5)', remove(3, 2), '=SUM(#REF!)'],
    [`="A5"&${other}!A5`, insert(0, 1), `="A5"&${other}!A5`],
  ])('%s becomes, after %o, %s', (formula, reshape, expected) => {
    expect(reshapeFormula(formula, own, reshape)).toBe(expected);
  });

  it('takes many stretches away at once as one after the other', () => {
    const at = fc.nat({ max: 30 });
    fc.assert(
      fc.property(fc.uniqueArray(at, { maxLength: 12 }), at, at, (gone, a, b) => {
        const ranges = gone.toSorted((x, y) => x - y).map((line) => [line, line + 1] as const);
        const formula = `=SUM(A${Math.min(a, b) + 1}:A${Math.max(a, b) + 1})+A${a + 1}+SUM(B${a + 1}:B)`;
        const lines = new RemovedLines(ranges);
        const atOnce = reshapeFormula(formula, own, {
          sheetId: own,
          kind: 'remove',
          dimension: 'rows',
          lines,
        });
        const oneByOne = ranges.reduceRight(
          (text, [from]) => reshapeFormula(text, own, remove(from, 1)),
          formula,
        );
        expect(atOnce).toBe(oneByOne);
      }),
    );
  });

  it('moves references of other sheets to the sheet that changed', () => {
    expect(reshapeFormula(`=A5+${own}!A5`, other, insert(0, 1))).toBe(`=A5+${own}!A6`);
  });
});

describe('copying a formula', () => {
  it('moves relative references and keeps fixed ones', () => {
    expect(moveFormula('=A1+$A1+A$1+$A$1+SUM(B:B)', 2, 1)).toBe('=B3+$A3+B$1+$A$1+SUM(C:C)');
  });
  it('goes to many places, each seen from where it stood', () => {
    const move = formulaMover('=A1+$A1+"A1"');
    expect([move(0, 0), move(1, 0), move(2, 1)]).toEqual(['=A1+$A1+"A1"', '=A2+$A2+"A1"', '=B3+$A3+"A1"']);
  });
  it('loses references that would leave the sheet', () => {
    expect(moveFormula('=A1+B2', -1, 0)).toBe('=#REF!+B1');
  });
});
