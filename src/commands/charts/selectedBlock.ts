import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import type { CellValue } from '../../shared/value';
import { maxBlockRows } from '../../model/chartBlock';
import { axisLength, lineIdAt } from '../../model/axis';
import type { GridBlockRef, GridSheet } from '../../model/document';
import type { ValueReader } from '../../model/valueReader';
import type { Region } from '../region';

/** As many rows as a chart of a block draws at most; what begins below them is not found. */
const mostRowsLookedAt = maxBlockRows('lines');

type Sides = Omit<Region, 'sheetId'>;

/**
 * The block of cells that a chart is to be made of: headings above, names on the left. One cell stands for the block
 * round it, empty lines at the edges are left out, and headings are looked for above when only numbers were selected. A
 * block without headings is taken as it is.
 */
export function selectedBlock(
  sheet: GridSheet,
  values: ValueReader,
  selection: Sides,
): Result<{ readonly source: GridBlockRef; readonly sides: Sides }> {
  const cells = cellReader(sheet, values);
  const isOne = selection.fromRow === selection.toRow && selection.fromColumn === selection.toColumn;
  const given = isOne ? cells.around(selection) : selection;
  const trimmed = cells.trim(given);
  if (!trimmed) return failed(problem('chartNothingSelected'));
  return taken(sheet, cells, cells.withHeading(trimmed));
}

/** Exactly these cells, with or without headings in their first row. */
export function blockOfSides(
  sheet: GridSheet,
  values: ValueReader,
  sides: Sides,
): Result<{ readonly source: GridBlockRef; readonly sides: Sides }> {
  return taken(sheet, cellReader(sheet, values), sides);
}

function taken(
  sheet: GridSheet,
  cells: ReturnType<typeof cellReader>,
  sides: Sides,
): Result<{ readonly source: GridBlockRef; readonly sides: Sides }> {
  const hasHeadings = cells.isHeading(sides.fromRow, sides);
  if ((hasHeadings && sides.toRow === sides.fromRow) || sides.toColumn === sides.fromColumn)
    return failed(problem('chartBlockTooSmall'));
  const source = { ...blockOf(sheet, sides), ...(hasHeadings ? {} : { withoutHeadings: true }) };
  return ok({ source, sides });
}

function blockOf(sheet: GridSheet, { fromRow, toRow, fromColumn, toColumn }: Sides): GridBlockRef {
  return {
    sheetId: sheet.id,
    fromRowId: lineIdAt(sheet.rows, fromRow),
    fromColumnId: lineIdAt(sheet.columns, fromColumn),
    toRowId: lineIdAt(sheet.rows, toRow),
    toColumnId: lineIdAt(sheet.columns, toColumn),
  };
}

function cellReader(sheet: GridSheet, values: ValueReader) {
  const height = axisLength(sheet.rows);
  const width = axisLength(sheet.columns);
  const at = (row: number, column: number): CellValue =>
    row < 0 || column < 0 || row >= height || column >= width
      ? null
      : values.gridValue(sheet.id, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column));
  const isFilled = (row: number, column: number): boolean => {
    const value = at(row, column);
    return value !== null && value !== '';
  };
  const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const isRowFilled = (row: number, { fromColumn, toColumn }: Sides): boolean =>
    range(fromColumn, toColumn).some((column) => isFilled(row, column));
  const isColumnFilled = (column: number, { fromRow, toRow }: Sides): boolean =>
    range(fromRow, toRow).some((row) => isFilled(row, column));

  /** Grows while a line beside it holds something, as Ctrl+A does in spreadsheets. */
  function around(cell: Sides): Sides {
    let sides = cell;
    for (;;) {
      const { fromRow, toRow, fromColumn, toColumn } = sides;
      // Corners count: a heading may stand over an empty cell.
      const wide = { ...sides, fromColumn: fromColumn - 1, toColumn: toColumn + 1 };
      const tall = { ...sides, fromRow: fromRow - 1, toRow: toRow + 1 };
      const next = {
        fromRow: isRowFilled(fromRow - 1, wide) ? fromRow - 1 : fromRow,
        toRow: isRowFilled(toRow + 1, wide) ? toRow + 1 : toRow,
        fromColumn: isColumnFilled(fromColumn - 1, tall) ? fromColumn - 1 : fromColumn,
        toColumn: isColumnFilled(toColumn + 1, tall) ? toColumn + 1 : toColumn,
      };
      const isSame = Object.entries(next).every(([side, place]) => sides[side as keyof Sides] === place);
      if (isSame) return sides;
      sides = next;
    }
  }

  function trim(given: Sides): Sides | null {
    // Whole columns are selected to the end of the sheet.
    const sides = {
      ...given,
      toRow: Math.min(given.toRow, height - 1, given.fromRow + mostRowsLookedAt),
      toColumn: Math.min(given.toColumn, width - 1),
    };
    const rows = range(sides.fromRow, sides.toRow).filter((row) => isRowFilled(row, sides));
    const columns = range(sides.fromColumn, sides.toColumn).filter((column) => isColumnFilled(column, sides));
    const [fromRow, fromColumn] = [rows[0], columns[0]];
    if (fromRow === undefined || fromColumn === undefined) return null;
    return { fromRow, fromColumn, toRow: rows.at(-1) ?? fromRow, toColumn: columns.at(-1) ?? fromColumn };
  }

  /**
   * With the row of headings: its first row, or the one above it, also an empty one, where headings may still be written.
   * As it is when there is no place for any.
   */
  function withHeading(sides: Sides): Sides {
    if (isHeading(sides.fromRow, sides)) return sides;
    const above = { ...sides, fromRow: sides.fromRow - 1 };
    return above.fromRow >= 0 && isHeading(above.fromRow, above) ? above : sides;
  }

  /** Texts, or numbers that go up by one step: years, months after the start, or anything where no name stands to the left. */
  function isHeading(row: number, { fromColumn, toColumn }: Sides): boolean {
    const headings = range(fromColumn + 1, toColumn).map((column) => at(row, column));
    const numbers = headings.filter((value) => typeof value === 'number');
    const [first, second] = numbers;
    if (first === undefined) return true;
    if (second === undefined) return isYear(first);
    const step = second - first;
    const isSteady = numbers.every((value, index) => Math.abs(first + index * step - value) < 1e-9);
    if (step <= 0 || !isSteady) return false;
    return (
      !isFilled(row, fromColumn) || numbers.every(isYear) || (step === 1 && (first === 0 || first === 1))
    );
  }

  return { around, trim, withHeading, isHeading };
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2200;
