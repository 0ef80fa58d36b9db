import {
  axisLength,
  insertIntoAxis,
  joinAxes,
  lineIndexOf,
  positionRanges,
  sliceAxis,
  type Axis,
  type LineRange,
} from './axis';
import type { GridSheet } from './document';
import type { GridColumnId, LineId, RowId } from './ids';

/**
 * A rectangle of cells of a grid sheet, by the ids of its lines: every row with every column. It follows lines that are
 * inserted, removed and moved by itself. Ids of lines that are gone stay in it, mean nothing, and count again when an undo
 * brings the lines back.
 */
export interface CellArea {
  readonly rows: Axis;
  readonly columns: Axis;
}

export function isInArea({ rows, columns }: CellArea, rowId: RowId, columnId: GridColumnId): boolean {
  return lineIndexOf(rows, rowId) >= 0 && lineIndexOf(columns, columnId) >= 0;
}

/** Where the lines of an area stand: ascending stretches of positions, `from` included, `to` excluded. */
export interface AreaPlaces {
  readonly rows: readonly LineRange[];
  readonly columns: readonly LineRange[];
}

export function areaPlaces(sheet: Pick<GridSheet, 'rows' | 'columns'>, area: CellArea): AreaPlaces {
  return { rows: stretches(sheet.rows, area.rows), columns: stretches(sheet.columns, area.columns) };
}

function stretches(axis: Axis, lines: Axis): LineRange[] {
  const joined: [number, number][] = [];
  for (const { from, to } of positionRanges(axis, lines).sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** A cell by stored positions. */
export interface CellPlace {
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** The cell that relative references of a rule are read from: the top left one of the first area that has any left. */
export function anchorOf(
  sheet: Pick<GridSheet, 'rows' | 'columns'>,
  areas: readonly CellArea[],
): CellPlace | null {
  for (const area of areas) {
    const { rows, columns } = areaPlaces(sheet, area);
    const [rowIndex, columnIndex] = [rows[0]?.[0], columns[0]?.[0]];
    if (rowIndex !== undefined && columnIndex !== undefined) return { rowIndex, columnIndex };
  }
  return null;
}

/**
 * Lines that are taken into a list of lines because they were inserted into the midst of it, or because it held every line
 * there was (a whole column stays whole). The same object when they were not, or are in it already.
 */
export function widenLines(lines: Axis, axisBefore: Axis, at: number, inserted: Axis): Axis {
  const present = positionRanges(lines, inserted).reduce((sum, { from, to }) => sum + to - from, 0);
  if (present === axisLength(inserted)) return lines;
  const before = at > 0 ? idAt(axisBefore, at - 1) : null;
  const after = at < axisLength(axisBefore) ? idAt(axisBefore, at) : null;
  const holds = (id: LineId | null): boolean => id !== null && lineIndexOf(lines, id) >= 0;
  if (!(holds(before) && holds(after)) && !coversAll(lines, axisBefore)) return lines;
  const missing = inserted.flatMap(([start, count]) =>
    Array.from({ length: count }, (_, index) => start + index)
      .filter((id) => lineIndexOf(lines, id as LineId) < 0)
      .map((id) => [id, 1] as const),
  );
  return insertIntoAxis(lines, before === null ? 0 : lineIndexOf(lines, before) + 1, missing);
}

function coversAll(lines: Axis, axis: Axis): boolean {
  const covered = positionRanges(axis, lines).reduce((sum, { from, to }) => sum + to - from, 0);
  return covered > 0 && covered === axisLength(axis);
}

function idAt(axis: Axis, index: number): LineId | null {
  let rest = index;
  for (const [start, count] of axis) {
    if (rest < count) return (start + rest) as LineId;
    rest -= count;
  }
  return null;
}

/** The lines of a rectangle of positions, ends included. */
export function areaOf(
  sheet: Pick<GridSheet, 'rows' | 'columns'>,
  { fromRow, toRow, fromColumn, toColumn }: AreaRectangle,
): CellArea {
  return {
    rows: sliceAxis(sheet.rows, fromRow, toRow + 1),
    columns: sliceAxis(sheet.columns, fromColumn, toColumn + 1),
  };
}

export interface AreaRectangle {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** What is left of areas without the cells of another one: up to two areas for each. */
export function areasWithout(areas: readonly CellArea[], taken: CellArea): CellArea[] {
  return areas.flatMap((area) => {
    const commonRows = linesIn(area.rows, taken.rows, true);
    const otherRows = linesIn(area.rows, taken.rows, false);
    const otherColumns = linesIn(area.columns, taken.columns, false);
    const isApart = commonRows.length === 0 || linesIn(area.columns, taken.columns, true).length === 0;
    if (isApart) return [area];
    return [
      { rows: otherRows, columns: area.columns },
      { rows: commonRows, columns: otherColumns },
    ].filter(({ rows, columns }) => rows.length > 0 && columns.length > 0);
  });
}

function linesIn(lines: Axis, others: Axis, inside: boolean): Axis {
  return joinAxes(
    ...lines.map(([start, count]) =>
      Array.from({ length: count }, (_, index) => [start + index, 1] as const).filter(
        ([id]) => lineIndexOf(others, id as LineId) >= 0 === inside,
      ),
    ),
  );
}
