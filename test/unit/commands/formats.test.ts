import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/commands/command';
import { formatCells, activeStyle } from '../../../src/commands/formatCells';
import {
  alignCenter,
  allBorders,
  bold,
  clearFormats,
  fewerDecimals,
  localCurrencyFormat,
  moreDecimals,
  outline,
  percentFormat,
  setNumberFormat,
} from '../../../src/commands/formats';
import { paintCells, paintFormat } from '../../../src/commands/paintFormat';
import { undo } from '../../../src/commands/history';
import type { CellStyle } from '../../../src/model/document';
import { lineIdAt } from '../../../src/model/axis';
import { canonicalDocument } from '../../../src/model/documentEquality';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

function styleAt(bench: TestBench, row: number, column: number): CellStyle | undefined {
  const sheet = gridSheet(bench.workbook.document, firstSheetId(bench));
  return gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column))?.style;
}

const press = (bench: TestBench, command: Command): void => void bench.run(command, undefined);

function gridBench(to: readonly [number, number] = [0, 0]): TestBench {
  const bench = testBench();
  bench.selection = selected(region(firstSheetId(bench), [0, 0], to));
  return bench;
}

describe('formatting cells of a grid sheet', () => {
  it('follows the active cell: what it has not goes to all, and away from all when it has', () => {
    const bench = gridBench([1, 0]);
    void bench.run(formatCells, { change: { bold: true }, region: region(firstSheetId(bench), [1, 0]) });
    press(bench, bold);
    expect([styleAt(bench, 0, 0), styleAt(bench, 1, 0)]).toEqual([{ bold: true }, { bold: true }]);
    press(bench, bold);
    expect([styleAt(bench, 0, 0), styleAt(bench, 1, 0)]).toEqual([undefined, undefined]);
  });

  it('goes to all ranges that are selected, in one step', () => {
    const bench = gridBench();
    const sheetId = firstSheetId(bench);
    bench.selection = {
      ...selected(region(sheetId, [0, 0])),
      others: [region(sheetId, [2, 1], [3, 1]), region(sheetId, [0, 0], [0, 1])],
    };
    press(bench, bold);
    void bench.run(setNumberFormat, { code: '0.0' });
    const places = [
      [0, 0],
      [0, 1],
      [2, 1],
      [3, 1],
      [1, 1],
    ] as const;
    const look = { bold: true, numberFormat: '0.0' };
    expect(places.map(([row, column]) => styleAt(bench, row, column))).toEqual([
      look,
      look,
      look,
      look,
      undefined,
    ]);
    press(bench, undo);
    press(bench, undo);
    expect(places.map(([row, column]) => styleAt(bench, row, column)).filter(Boolean)).toEqual([]);
  });

  it('leaves contents, and nothing behind when undone', () => {
    const bench = gridBench([1, 1]);
    press(bench, percentFormat);
    const before = canonicalDocument(bench.workbook.document);
    press(bench, alignCenter);
    expect(styleAt(bench, 1, 1)).toEqual({ numberFormat: '0%', align: 'center' });
    press(bench, undo);
    expect(canonicalDocument(bench.workbook.document)).toEqual(before);
    press(bench, clearFormats);
    expect(styleAt(bench, 1, 1)).toBeUndefined();
  });

  it('shows money as it is written where the language is spoken', () => {
    const bench = gridBench();
    press(bench, localCurrencyFormat);
    expect(styleAt(bench, 0, 0)?.numberFormat).toMatch(/^\$/);
    bench.locale = 'zh-CN';
    press(bench, localCurrencyFormat);
    expect(styleAt(bench, 0, 0)?.numberFormat).toMatch(/^¥/);
  });

  it('draws an outline around the selection and lines around each cell', () => {
    const bench = gridBench([2, 2]);
    press(bench, outline);
    expect(styleAt(bench, 0, 0)).toEqual({ borderTop: true, borderLeft: true });
    expect(styleAt(bench, 1, 1)).toBeUndefined();
    expect(styleAt(bench, 2, 1)).toEqual({ borderBottom: true });
    press(bench, allBorders);
    expect(Object.keys(styleAt(bench, 1, 1) ?? {})).toHaveLength(4);
  });

  it('takes a code that shows numbers, and says why another one is none', () => {
    const bench = gridBench();
    expect(bench.run(setNumberFormat, { code: '[Blue' })).toMatchObject({
      ok: false,
      problem: { code: 'formatCodeInvalid', params: { code: '[Blue' } },
    });
    expect(bench.run(setNumberFormat, { code: '#,##0.0 "t"' })).toMatchObject({ ok: true });
    press(bench, moreDecimals);
    expect(styleAt(bench, 0, 0)).toEqual({ numberFormat: '#,##0.00 "t"' });
  });

  it('hands the whole look to the painter, also what the cell has not', () => {
    const bench = gridBench();
    press(bench, bold);
    let painted: unknown;
    bench.services.startPainting = (look) => (painted = look);
    press(bench, paintFormat);
    expect(painted).toMatchObject([[{ bold: true, italic: null, numberFormat: null }]]);
  });

  it('paints one cell with as many looks as were taken, and a larger selection again and again', () => {
    const bench = gridBench();
    const look = [[{ bold: true }, { italic: true }]] as const;
    bench.selection = selected(region(firstSheetId(bench), [5, 0]));
    void bench.run(paintCells, { look });
    expect([0, 1, 2].map((column) => styleAt(bench, 5, column))).toEqual([
      { bold: true },
      { italic: true },
      undefined,
    ]);
    bench.selection = selected(region(firstSheetId(bench), [7, 0], [8, 2]));
    void bench.run(paintCells, { look });
    expect([0, 1, 2].map((column) => styleAt(bench, 8, column))).toEqual([
      { bold: true },
      { italic: true },
      { bold: true },
    ]);
  });
});

describe('formatting cells of a table', () => {
  const tableBench = (): TestBench => {
    const bench = testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['Ada', 'Bob'] },
        { name: 'Share', type: 'percent', values: [0.125, 0.5] },
      ]),
    );
    bench.selection = selected(region(bench.table().id, [0, 1]));
    return bench;
  };

  it('goes to the whole column, its number format beside its style', () => {
    const bench = tableBench();
    press(bench, bold);
    press(bench, fewerDecimals);
    expect(bench.table().columns[1]).toMatchObject({ style: { bold: true }, numberFormat: '0%' });
    expect(bench.table().columns[0]).not.toHaveProperty('style');
    expect(activeStyle(bench)).toEqual({ bold: true, numberFormat: '0%' });
  });

  it('is nothing to undo when nothing changes', () => {
    const bench = tableBench();
    const { version } = bench.workbook;
    press(bench, clearFormats);
    expect(bench.workbook.version).toBe(version);
  });
});
