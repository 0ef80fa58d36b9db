import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../../src/model/applyOperations';
import { lineId } from '../../../../src/model/ids';
import { gridSheet } from '../../../../src/model/lookup';
import type { Operation } from '../../../../src/model/operation';
import type { TableSheet, WorkbookDocument } from '../../../../src/model/document';
import { applyAndCheck } from '../../../support/applyAndCheck';
import { sampleColumn, sampleWorkbook } from '../../../support/sampleWorkbook';

const insertion = (table: TableSheet, count: number): Operation => ({
  kind: 'insertRows',
  sheetId: table.id,
  after: table.rows.length === 0 ? null : lineId(table.nextRowId - 1),
  rows: [[table.nextRowId, count]],
  blockLengths: [count],
  columns: {},
});

const tableOf = (document: WorkbookDocument): TableSheet =>
  document.sheets.find((sheet): sheet is TableSheet => sheet.kind === 'table')!;

describe('rows appended behind the last one', () => {
  it('leave a formula as it was that waited for them, in a table without rows', () => {
    const { document, table } = sampleWorkbook();
    const emptied = applyOperations(document, [{ kind: 'removeRows', sheetId: table.id, rows: table.rows }]);
    const column = { ...sampleColumn({ name: 'c', type: 'text', values: [] }), formula: '=A1&Sheet1!B2' };
    const { document: waiting } = applyOperations(emptied.document, [
      { kind: 'addColumn', sheetId: table.id, column, after: table.columns[0]!.id },
    ]);
    const applied = applyAndCheck(waiting, [insertion({ ...table, rows: [] }, 1)]);
    const formulaIn = (of: WorkbookDocument): string | null | undefined => tableOf(of).columns[1]?.formula;
    expect(formulaIn(applied.document)).toBe('=A1&Sheet1!B2');
    expect(formulaIn(applyOperations(applied.document, applied.inverse).document)).toBe('=A1&Sheet1!B2');
  });

  it('leave a cell as it was that waited for them', () => {
    const { document, table } = sampleWorkbook();
    const sheetId = document.sheets[0]!.id;
    const input = `=SUM(${table.id}!B2:B9)+${table.id}!B4`;
    const { document: waiting } = applyOperations(document, [
      { kind: 'setGridCells', sheetId, cells: { '1:1': { input } } },
    ]);
    const applied = applyAndCheck(waiting, [insertion(table, 2)]);
    const inputIn = (of: WorkbookDocument): unknown =>
      Object.values(gridSheet(of, sheetId).chunks)[0]?.['1:1']?.input;
    expect(inputIn(applied.document)).toBe(input);
    expect(inputIn(applyOperations(applied.document, applied.inverse).document)).toBe(input);
    const removed = applyOperations(applied.document, [
      { kind: 'removeRows', sheetId: table.id, rows: [[table.nextRowId, 2]] },
    ]);
    expect(inputIn(removed.document)).toContain('#REF!');
  });
});
