import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { copyRegion } from '../../../src/commands/clipboardContent';
import { dragCells } from '../../../src/commands/dragCells';
import { undo } from '../../../src/commands/history';
import { pasteCells } from '../../../src/commands/paste';
import type { PasteMode } from '../../../src/commands/pasteMode';
import { insertRowsAbove } from '../../../src/commands/rows';
import { addGridSheet } from '../../../src/commands/sheets';
import { lineIdAt } from '../../../src/model/axis';
import type { CellStyle, GridCell } from '../../../src/model/document';
import type { SheetId } from '../../../src/model/ids';
import { gridCell, gridCellKey, gridSheet } from '../../../src/model/lookup';
import { firstSheetId, region, testBench, type TestBench } from './commandContext';

function typeAll(bench: TestBench, rows: readonly (readonly string[])[]): void {
  const sheetId = firstSheetId(bench);
  rows.forEach((row, rowIndex) =>
    row.forEach((text, columnIndex) => void bench.run(typeCell, { sheetId, rowIndex, columnIndex, text })),
  );
}

function cellAt(
  bench: TestBench,
  row: number,
  column: number,
  sheetId = firstSheetId(bench),
): GridCell | undefined {
  const sheet = gridSheet(bench.workbook.document, sheetId);
  return gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column));
}

function dress(bench: TestBench, row: number, column: number, style: CellStyle): void {
  const sheet = gridSheet(bench.workbook.document, firstSheetId(bench));
  const key = gridCellKey(lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column));
  const cell = { input: cellAt(bench, row, column)?.input ?? null, style };
  bench.workbook.dispatch({
    operations: [{ kind: 'setGridCells', sheetId: sheet.id, cells: { [key]: cell } }],
    origin: 'test',
  });
}

function paste(bench: TestBench, mode: PasteMode, to: readonly [number, number], cut = false): unknown {
  const sheetId = firstSheetId(bench);
  const from = region(sheetId, [0, 0], [1, 1]);
  const content = copyRegion(bench.workbook.document, bench.values, from, { locale: 'en', cut });
  if (!content) throw new Error('nothing was copied');
  return bench.run(pasteCells, { target: region(sheetId, to), text: content.text, content, mode });
}

describe('pasting a part of what was copied', () => {
  function bench(): TestBench {
    const made = testBench();
    typeAll(made, [
      ['1', '=A1*2'],
      ['x', '4'],
    ]);
    made.values.results.set('=A1*2', 2);
    dress(made, 0, 0, { bold: true });
    dress(made, 5, 5, { italic: true });
    return made;
  }

  it('takes values without formulas and looks', () => {
    const made = bench();
    paste(made, 'values', [5, 5]);
    expect(cellAt(made, 5, 5)).toEqual({ input: 1, style: { italic: true } });
    expect(cellAt(made, 5, 6)).toEqual({ input: 2 });
  });

  it('takes formulas and leaves looks', () => {
    const made = bench();
    paste(made, 'formulas', [5, 5]);
    expect(cellAt(made, 5, 5)).toEqual({ input: 1, style: { italic: true } });
    expect(cellAt(made, 5, 6)?.input).toBe('=F6*2');
  });

  it('takes looks and leaves contents', () => {
    const made = bench();
    typeAll(made, [[], [], [], [], [], ['', '', '', '', '', 'kept']]);
    paste(made, 'formats', [5, 5]);
    expect(cellAt(made, 5, 5)).toEqual({ input: 'kept', style: { bold: true } });
  });

  it('exchanges rows and columns', () => {
    const made = bench();
    paste(made, 'transposed', [5, 5]);
    expect(cellAt(made, 5, 6)?.input).toBe('x');
    expect(cellAt(made, 6, 5)?.input).toBe('=E7*2');
    expect(cellAt(made, 6, 6)?.input).toBe(4);
  });
});

describe('what was cut', () => {
  it('takes references to it along, to another sheet too', () => {
    const bench = testBench();
    typeAll(bench, [
      ['1', '=A1', '=SUM(A1:B2)'],
      ['2', '3', '=$A$2+E9'],
    ]);
    void bench.run(addGridSheet, { name: 'Other' });
    const other = bench.workbook.document.sheets.find(({ name }) => name === 'Other')?.id as SheetId;
    const from = region(firstSheetId(bench), [0, 0], [1, 1]);
    const content = copyRegion(bench.workbook.document, bench.values, from, { locale: 'en', cut: true })!;
    void bench.run(pasteCells, { target: region(other, [4, 1]), text: content.text, content });
    expect(bench.input(0, 2)).toBe(`=SUM(${other}!B5:C6)`);
    expect(bench.input(1, 2)).toBe(`=${other}!$B$6+E9`);
    expect(bench.input(0, 0)).toBeNull();
    expect(cellAt(bench, 4, 2, other)?.input).toBe('=B5');
    void bench.run(undo, undefined);
    expect(bench.input(0, 2)).toBe('=SUM(A1:B2)');
    expect(bench.input(0, 0)).toBe(1);
  });

  it('is found again when rows were inserted above it', () => {
    const bench = testBench();
    typeAll(bench, [['1'], ['=A1']]);
    const sheetId = firstSheetId(bench);
    const from = region(sheetId, [0, 0]);
    const content = copyRegion(bench.workbook.document, bench.values, from, { locale: 'en', cut: true })!;
    void bench.run(insertRowsAbove, region(sheetId, [0, 0]));
    void bench.run(pasteCells, { target: region(sheetId, [0, 3]), text: content.text, content });
    expect(bench.input(0, 3)).toBe(1);
    expect(bench.input(1, 0)).toBeNull();
    expect(bench.input(2, 0)).toBe('=D1');
  });
});

describe('dragging a selection by its border', () => {
  it('moves it with the references to it; with Ctrl it copies', () => {
    const bench = testBench();
    typeAll(bench, [['1', '=A1']]);
    const sheetId = firstSheetId(bench);
    const target = { row: 3, column: 0 };
    void bench.run(dragCells, { source: region(sheetId, [0, 0]), target, copy: false });
    expect([bench.input(0, 0), bench.input(3, 0), bench.input(0, 1)]).toEqual([null, 1, '=A4']);
    void bench.run(dragCells, { source: region(sheetId, [0, 1]), target: { row: 1, column: 1 }, copy: true });
    expect([bench.input(0, 1), bench.input(1, 1)]).toEqual(['=A4', '=A5']);
  });
});

describe('a table of another program', () => {
  it('brings values in full, looks and formats', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    const table = [
      [
        { text: '12.3%', value: 0.12345, style: { numberFormat: '0.0%', bold: true } },
        { text: '0123', style: { numberFormat: '@' } },
        { text: '=A1*2' },
      ],
    ];
    void bench.run(pasteCells, { target: region(sheetId, [0, 0]), text: '12.3%\t0123\t=A1*2', table });
    expect(cellAt(bench, 0, 0)).toEqual({ input: 0.12345, style: { numberFormat: '0.0%', bold: true } });
    expect(cellAt(bench, 0, 1)).toMatchObject({ input: '0123' });
    expect(cellAt(bench, 0, 2)?.input).toBe('=A1*2');
  });
});
