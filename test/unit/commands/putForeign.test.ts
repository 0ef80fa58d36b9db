import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../src/commands/foreignCell';
import { pasteCells } from '../../../src/commands/paste';
import type { PasteMode } from '../../../src/commands/pasteMode';
import { lineIdAt } from '../../../src/model/axis';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import { firstSheetId, region, testBench, workbookWithTable } from './commandContext';

/** What becomes of a cell of another program in a sheet of cells. */
function pasted(cell: ForeignCell, mode: PasteMode = 'all') {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  const args = { target: region(sheetId, [0, 0]), text: cell.text, table: [[cell]], mode };
  expect(bench.run(pasteCells, args)).toMatchObject({ ok: true });
  const sheet = gridSheet(bench.workbook.document, sheetId);
  return gridCell(sheet, lineIdAt(sheet.rows, 0), lineIdAt(sheet.columns, 0));
}

describe('a cell of another program', () => {
  it.each([
    ['00123', '00123'],
    ['1/2', '1/2'],
    ['=A1', "'=A1"],
  ])('stays the text %s where the program says that it is one', (text, input) => {
    expect(pasted({ text, isText: true })).toEqual({ input });
    expect(pasted({ text, style: { numberFormat: '@' } }, 'values')).toEqual({ input });
  });

  it('keeps the number in full, and the look of what is shown where the program names no format', () => {
    expect(pasted({ text: '12.35%', value: 0.12345 })).toEqual({
      input: 0.12345,
      style: { numberFormat: '0.00%' },
    });
    expect(pasted({ text: '2024-03-04', value: 45_355 })).toEqual({
      input: 45_355,
      style: { numberFormat: 'yyyy-mm-dd' },
    });
  });

  it('is the number that the program says where its own format shows it, in whatever language that is', () => {
    const style = { numberFormat: 'd. mmmm yyyy' };
    expect(pasted({ text: '4. März 2024', value: 45_355, style })).toEqual({ input: 45_355, style });
    expect(pasted({ text: '4. März 2024', value: 45_355, style }, 'values')).toEqual({
      input: '4. März 2024',
    });
  });

  it('is read as its column reads texts in a table', () => {
    const bench = testBench(workbookWithTable([{ name: 'Revenue', type: 'number', values: [1] }]));
    const { id } = bench.table();
    const cell = { text: '1,200', isText: true } as const;
    const args = { target: region(id, [0, 0]), text: cell.text, table: [[cell]] };
    expect(bench.run(pasteCells, args)).toMatchObject({ ok: true });
    expect(bench.values.tableValue(id, bench.table().columns[0]!.id, 0)).toBe(1200);
  });
});
