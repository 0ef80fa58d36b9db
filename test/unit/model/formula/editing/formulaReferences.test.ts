import { describe, expect, it } from 'vitest';
import { formulaReferences } from '../../../../../src/model/formula/editing/formulaReferences';
import { newNamedRangeId } from '../../../../../src/model/ids';
import { sampleWorkbook } from '../../../../support/sampleWorkbook';

const { document: unnamed, table } = sampleWorkbook();
const [grid] = unnamed.sheets;
const gridId = grid!.id;
const range = (name: string, refersTo: string) => ({ id: newNamedRangeId(), name, refersTo });
const document = {
  ...unnamed,
  namedRanges: [
    range('Prices', `${gridId}!$B$2:$B$9`),
    range('Clients', `${table.id}[]`),
    range('Gone', '#REF!'),
  ],
};

/** `from row-to row/from column-to column`, with the colour before it. */
function seen(formula: string, place = { sheetId: gridId, rowIndex: null as number | null }): string[] {
  return formulaReferences(formula, document, place).map(({ colour, cells }) => {
    if (!cells) return `${colour} none`;
    const { sheetId, fromRow, toRow, fromColumn, toColumn } = cells;
    return `${colour} ${sheetId === table.id ? 'table' : 'grid'} ${fromRow}-${toRow}/${fromColumn}-${toColumn}`;
  });
}

describe('the references of a formula', () => {
  it('have one colour for the same cells, however they are written', () => {
    expect(seen('=A1+B2:C3+$A$1+SUM(a1)')).toEqual([
      '0 grid 0-0/0-0',
      '1 grid 1-2/1-2',
      '0 grid 0-0/0-0',
      '0 grid 0-0/0-0',
    ]);
  });

  it('are those of names too, in the colour of their cells', () => {
    expect(
      seen('=SUM(prices)+B2:B9+ROWS(Clients)+Customers+Gone+Nobody', { sheetId: table.id, rowIndex: 0 }),
    ).toEqual(['0 grid 1-8/1-1', '1 table 1-8/1-1', '2 table 0-2/0-2', '2 table 0-2/0-2', '3 none']);
  });

  it('reach into tables', () => {
    expect(seen('=SUM(Customers[Annual revenue])+ROWS(Customers)+Customers!B2')).toEqual([
      '0 table 0-2/1-1',
      '1 table 0-2/0-2',
      '2 table 1-1/1-1',
    ]);
  });

  it('are of one row or of all where the formula stands in a table', () => {
    expect(seen('=[@[Annual revenue]]', { sheetId: table.id, rowIndex: 1 })).toEqual(['0 table 1-1/1-1']);
    expect(seen('=[@[Annual revenue]]', { sheetId: table.id, rowIndex: null })).toEqual(['0 table 0-2/1-1']);
  });

  it('are still references when they name nothing', () => {
    expect(seen('=Gone!A1+Customers[Nope]')).toEqual(['0 none', '1 none']);
  });

  it('know where they stand', () => {
    expect(formulaReferences('=SUM(A1, B2)', document, { sheetId: gridId, rowIndex: null })).toMatchObject([
      { from: 5, to: 7 },
      { from: 9, to: 11 },
    ]);
  });

  it('hold open ends within the sheet', () => {
    const [, last] = (seen('=A:A')[0] as string).split(/[-/]/);
    expect(Number(last)).toBeGreaterThan(0);
  });
});
