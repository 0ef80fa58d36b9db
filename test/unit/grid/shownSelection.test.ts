import { expect, it } from 'vitest';
import type { SheetId } from '../../../src/model/ids';
import { shownSelection } from '../../../src/grid/shownSelection';
import type { ShownSheet } from '../../../src/grid/shownSheet';

const sheetId = '_s1' as SheetId;

/** Ten rows and four columns, some of them hidden. */
const shown = (hiddenRows: number[], hiddenColumns: number[] = []): ShownSheet =>
  ({
    rowCount: 10,
    columnCount: 4,
    hiddenRows: new Set(hiddenRows),
    hiddenColumns: new Set(hiddenColumns),
  }) as unknown as ShownSheet;

const cell = (row: number, column: number) => ({
  sheetId,
  fromRow: row,
  toRow: row,
  fromColumn: column,
  toColumn: column,
  activeRow: row,
  activeColumn: column,
});

it('stays where the active cell is shown', () => {
  const range = { ...cell(2, 1), toRow: 5 };
  expect(shownSelection(range, shown([3, 4]))).toBe(range);
});

it('goes on to the next row that is shown', () => {
  expect(shownSelection({ ...cell(2, 1), toRow: 5 }, shown([2, 3]))).toEqual(cell(4, 1));
});

it('goes back where nothing behind it is shown', () => {
  expect(shownSelection(cell(8, 3), shown([7, 8, 9], [3]))).toEqual(cell(6, 2));
});
