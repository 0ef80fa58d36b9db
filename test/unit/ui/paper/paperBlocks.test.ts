import { describe, expect, it } from 'vitest';
import { ShownSheet } from '../../../../src/grid/shownSheet';
import { lineIdAt, lineIndexOf, sliceAxis } from '../../../../src/model/axis';
import type { CellStyle, Chart } from '../../../../src/model/document';
import { newChartId, type GridColumnId, type RowId, type SheetId } from '../../../../src/model/ids';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import { Workbook } from '../../../../src/model/workbook';
import { paperBlocks, type PaperBlock } from '../../../../src/ui/paper/paperBlocks';
import { pageRules } from '../../../../src/ui/paper/pageRules';
import { mostPrintedRows, printedPart } from '../../../../src/ui/paper/printedPart';
import { gridOfCells, type WrittenCells } from '../../../support/gridOfCells';
import { DocumentValues } from '../../commands/commandContext';

function shownReport(cells: WrittenCells) {
  const { workbook, document, sheet } = gridOfCells(cells, { layout: 'report' });
  const values = new DocumentValues(workbook);
  const shown = new ShownSheet(document, sheet, values, { locale: 'en', readOnly: false });
  return { shown, sheet };
}

const outline = (blocks: readonly PaperBlock[]): unknown[] =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'text':
        return block.cell.text;
      case 'chart':
        return block.chart.title;
      case 'cards':
        return block.cards.map((card) => card.map(({ text }) => text));
      case 'table':
        return block.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? null));
    }
  });

const raised: CellStyle = { background: 'raised' };

describe('a report read as a page', () => {
  const cells: WrittenCells = [
    [1, 1, 'Value', { size: 'display', span: 5 }],
    [2, 1, 'An answer', { span: 5, wrap: true }],
    [4, 1, 'Total', raised],
    [4, 2, 'Count', raised],
    [5, 1, 12, raised],
    [5, 2, 3, raised],
    [7, 1, 'Classes', { size: 'title', bold: true, span: 5 }],
    [12, 1, 'Class', { borderBottom: true }],
    [12, 3, 'Share', { borderBottom: true }],
    [13, 1, 'A'],
    [13, 3, 0.5, { numberFormat: '0%' }],
    [14, 3, 0.25, { numberFormat: '0%' }],
    [16, 1, 'Method', { span: 5 }],
  ];

  it('has texts, cards, charts and tables in the order of its rows', () => {
    const { shown, sheet } = shownReport(cells);
    const chart: Chart = {
      id: newChartId(),
      sheetId: sheet.id,
      title: 'Chart',
      anchor: {
        rowId: lineIdAt(sheet.rows, 8),
        columnId: lineIdAt(sheet.columns, 1),
        widthPx: 400,
        heightPx: 200,
      },
      spec: { kind: 'bars', category: { sheetId: sheet.id, columnId: 'x' as never }, aggregate: 'count' },
    };
    expect(outline(paperBlocks(shown, sheet, [chart]))).toEqual([
      'Value',
      'An answer',
      [
        ['Total', '12'],
        ['Count', '3'],
      ],
      'Classes',
      'Chart',
      [
        ['Class', 'Share'],
        ['A', '50%'],
        [null, '25%'],
      ],
      'Method',
    ]);
  });

  it('marks the head of a table by the line under it', () => {
    const { shown, sheet } = shownReport(cells);
    const table = paperBlocks(shown, sheet, []).find(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && table.rows.map(({ isHead }) => isHead)).toEqual([true, false, false]);
  });
});

it('has what is filled in within its table, also where it is still empty', () => {
  const input: CellStyle = { background: 'tintAccent' };
  const { shown, sheet } = shownReport([
    [1, 1, 'Firm', { borderBottom: true }],
    [1, 2, 'Score', { borderBottom: true }],
    [2, 1, 'We', input],
    [2, 2, 8, input],
    [4, 1, 'Choose a customer'],
    [4, 2, null, input],
  ]);
  expect(outline(paperBlocks(shown, sheet, []))).toEqual([
    [
      ['Firm', 'Score'],
      ['We', '8'],
    ],
    [['Choose a customer', '']],
  ]);
});

const noArrays = { isSpilled: () => false };

describe('the printed part of a sheet', () => {
  it('ends with the last cell that holds something, and at a limit', () => {
    const { shown } = shownReport([
      [2, 4, 'x'],
      [9, 1, 'y'],
    ]);
    const { rows, columns, allRows } = printedPart(shown, noArrays);
    expect([rows.length, columns.length, allRows]).toEqual([10, 5, 10]);
    expect(mostPrintedRows).toBe(5000);
  });

  it('takes in what an array fills, and leaves out what is hidden', () => {
    const { shown, sheet } = shownReport([
      [1, 1, '=SEQUENCE(3,2)'],
      [0, 0, 'x'],
    ]);
    const filled = new Set(['1,2', '2,1', '2,2', '3,1', '3,2']);
    const at = (row: RowId, column: GridColumnId): string =>
      `${lineIndexOf(sheet.rows, row)},${lineIndexOf(sheet.columns, column)}`;
    const arrays = {
      isSpilled: (_: SheetId, row: RowId, column: GridColumnId) => filled.has(at(row, column)),
    };
    expect(printedPart(shown, arrays)).toEqual({ rows: [0, 1, 2, 3], columns: [0, 1, 2], allRows: 4 });
    const hiding = {
      ...sheet,
      hiddenRows: sliceAxis(sheet.rows, 1, 3),
      hiddenColumns: sliceAxis(sheet.columns, 0, 1),
    };
    const hidden = new ShownSheet(
      { ...newWorkbook(), sheets: [hiding] },
      hiding,
      new DocumentValues(new Workbook(newWorkbook())),
      {
        locale: 'en',
        readOnly: false,
      },
    );
    expect(printedPart(hidden, arrays)).toEqual({ rows: [0, 3], columns: [1, 2], allRows: 2 });
  });

  it('has names on the edge of the page that may hold anything', () => {
    const rules = pageRules({ title: 'A "b" \\ </style>', date: '1 May', isWide: true });
    expect(rules).toContain('content: "A \\22 b\\22  \\5c  \\3c /style>"');
    expect(rules).toContain('A4 landscape');
  });

  it('has white margins where the page is dark', () => {
    const rules = pageRules({ title: '', date: '', isWide: false });
    expect(rules).toMatch(/@media print \{\s*:root \{ color-scheme: light; \}/);
  });
});
