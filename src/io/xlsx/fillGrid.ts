import { toCol } from '@borgar/fx';
import { tableNameOf, toStoredFormula } from '../../model/formula/vocabulary';
import { textInput } from '../../model/format/gridInput';
import { chunkKeyOf, gridCellKey } from '../../model/lookup';
import { axisLength, joinAxes } from '../../model/axis';
import { filteredLines } from '../../model/gridFilter';
import { lineId } from '../../model/ids';
import { subtractLines } from '../../model/lineSet';
import type { CellStyle, GridCell, GridInput, GridSheet } from '../../model/document';
import { assert } from '../../shared/assert';
import { cellErrorText, type CellValue } from '../../shared/value';
import type { NameMeanings } from './nameMeanings';
import type { SheetPlan } from './placeSheets';
import { gridComments } from './readComments';
import { readGridFilter } from './readGridFilter';
import type { SheetRules } from './rules/readRules';
import type { Area, XlsxCell } from './xlsxCells';
import { readXlsxFormula, type FormulaReading, type PlacedTable } from './xlsxFormula';
import type { XlsxNotes } from './xlsxNotes';
import { readXlsxStyle } from './xlsxStyle';

export interface GridFilling {
  readonly reading: FormulaReading;
  readonly names: NameMeanings;
  readonly themeColors: readonly string[] | undefined;
  readonly notes: XlsxNotes;
  readonly rules: SheetRules;
}

const longestText = 32_767;
/** Excel's widths count the digits of its usual font, which are 7 pixels wide, with 5 pixels around them. */
const pixelsPerCharacter = 7;
const paddingPx = 5;
const pixelsPerPoint = 4 / 3;
/** More would leave no room for what scrolls. */
const mostFrozen = 20;

/** The cells of a sheet that is no table. Where a table was, its first cell shows all of it. */
export function fillGrid(plan: SheetPlan, grid: GridSheet, filling: GridFilling): GridSheet {
  const { cells, source, placed } = plan;
  const chunks: Record<string, Record<string, GridCell>> = {};
  const covered = new Set<string>();
  const spans = spansOf(plan, filling.notes);
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      const cell = cells.at(row, column);
      const span = spans.get(`${row},${column}`);
      const style = styleOf(cell, span, filling);
      const input = covered.has(`${row},${column}`)
        ? null
        : inputAt(plan, cell, row, column, filling, covered);
      if (input === null && style === undefined) continue;
      const rowId = lineId(row + 1);
      const chunk = (chunks[chunkKeyOf(rowId)] ??= {});
      chunk[gridCellKey(rowId, lineId(column + 1))] = style === undefined ? { input } : { input, style };
    }
  }
  for (const { name } of placed.tables) filling.notes.add('movedTables', name);
  const widths = (source.columns ?? []).flatMap(({ width }, index) =>
    width === undefined || index >= grid.columns.reduce((sum, [, count]) => sum + count, 0)
      ? []
      : [[String(index + 1), Math.round(width * pixelsPerCharacter + paddingPx)] as const],
  );
  return {
    ...grid,
    chunks,
    ...(widths.length > 0 ? { columnWidthsPx: Object.fromEntries(widths) } : {}),
    ...linesOf(plan, grid, filling.notes),
    ...gridComments(plan, grid),
    ...filling.rules.grid,
  };
}

/** Heights, hidden lines, the filter and frozen panes, as far as there are lines. */
function linesOf(
  plan: SheetPlan,
  grid: GridSheet,
  notes: XlsxNotes,
): Pick<
  GridSheet,
  'rowHeightsPx' | 'hiddenRows' | 'hiddenColumns' | 'frozenRows' | 'frozenColumns' | 'filter'
> {
  const { source, usualRowHeight } = plan;
  const rows = axisLength(grid.rows);
  const columns = axisLength(grid.columns);
  const heights: Record<string, number> = {};
  const hiddenRows: [number, number][] = [];
  for (const [row, { height, hidden }] of source.rowDefs ?? []) {
    if (row >= rows) continue;
    // Google Sheets writes the usual height down for every row.
    if (height !== undefined && height > 0 && height !== usualRowHeight)
      heights[row + 1] = Math.round(height * pixelsPerPoint);
    if (hidden) hiddenRows.push([row + 1, 1]);
  }
  const hiddenColumns = (source.columns ?? []).flatMap((column, index): [number, number][] =>
    column?.hidden && index < columns ? [[index + 1, 1]] : [],
  );
  const { rows: frozenRows = 0, columns: frozenColumns = 0 } = source.freezePane ?? {};
  // With every line hidden there is nothing to look at.
  const hidesSome = (hidden: readonly unknown[], all: number): boolean =>
    hidden.length > 0 && hidden.length < all;
  const inOrder = (hidden: [number, number][]): [number, number][] => hidden.sort((a, b) => a[0] - b[0]);
  const hidden = hidesSome(hiddenRows, rows) ? joinAxes(inOrder(hiddenRows)) : [];
  const { filter, isPartly } = readGridFilter(plan, grid, hidden);
  if (isPartly) notes.add('filters', source.name);
  const hiddenByHand = filter ? subtractLines(hidden, filteredLines({ ...grid, filter })) : hidden;
  return {
    ...(Object.keys(heights).length > 0 ? { rowHeightsPx: heights } : {}),
    ...(hiddenByHand.length > 0 ? { hiddenRows: hiddenByHand } : {}),
    ...(filter ? { filter } : {}),
    ...(hidesSome(hiddenColumns, columns) ? { hiddenColumns: joinAxes(hiddenColumns) } : {}),
    ...(frozenRows > 0 ? { frozenRows: Math.min(frozenRows, mostFrozen) } : {}),
    ...(frozenColumns > 0 ? { frozenColumns: Math.min(frozenColumns, mostFrozen) } : {}),
  };
}

function inputAt(
  { source, placed, cells }: SheetPlan,
  cell: XlsxCell,
  row: number,
  column: number,
  { reading, names, notes }: GridFilling,
  covered: Set<string>,
): GridInput {
  const table = placed.tables.find((candidate) => isIn(candidate, row, column));
  if (table) return row === table.top && column === table.left ? wholeTable(table, reading) : null;
  const parameter = names.parameterOf(source.name, row, column);
  if (parameter) return `=${parameter.id}`;
  if (cell.formula === null) {
    const comparable = cell.value;
    return inputOf(comparable, () => notes.add('longTexts', address(source.name, row, column)));
  }
  const stored = readXlsxFormula(cell.formula, { sheet: source.name, row, inTable: null }, reading);
  if (stored === null) {
    notes.add('formulas', address(source.name, row, column));
    return inputOf(cell.value, () => undefined);
  }
  if (cell.spill) cover(cell.spill, row, column, covered, { rows: cells.rows, columns: cells.columns });
  return stored;
}

const isIn = ({ top, bottom, left, right }: PlacedTable, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

function wholeTable({ table }: PlacedTable, { document }: FormulaReading): string {
  const stored = toStoredFormula(`=${tableNameOf(table)}[#All]`, document, { sheetId: null });
  assert(stored.ok, 'a table is there under its name');
  return stored.value;
}

/** The other cells of an array are its result, not values of their own. */
function cover(
  { top, left, bottom, right }: Area,
  row: number,
  column: number,
  covered: Set<string>,
  used: { readonly rows: number; readonly columns: number },
): void {
  for (let r = top; r <= Math.min(bottom, used.rows - 1); r++) {
    for (let c = left; c <= Math.min(right, used.columns - 1); c++) {
      if (r !== row || c !== column) covered.add(`${r},${c}`);
    }
  }
}

function inputOf(value: CellValue, onTooLong: () => void): GridInput {
  if (value === null || value === '') return null;
  if (typeof value === 'object') return `=${cellErrorText[value.code]}`;
  if (typeof value !== 'string') return value;
  if (value.length >= longestText) {
    onTooLong();
    return textInput(value.slice(0, longestText - 1));
  }
  return textInput(value);
}

function styleOf(
  { style, value }: XlsxCell,
  span: number | undefined,
  { themeColors }: GridFilling,
): CellStyle | undefined {
  const read = readXlsxStyle(style, themeColors);
  if (span === undefined || typeof value !== 'string') return read;
  return { ...read, span };
}

/** Merged cells in one row are shown across; others keep their text in the first of them. */
function spansOf({ source }: SheetPlan, notes: XlsxNotes): ReadonlyMap<string, number> {
  const spans = new Map<string, number>();
  for (const { startRow, startCol, endRow, endCol } of source.merges ?? []) {
    if (endCol > startCol) spans.set(`${startRow},${startCol}`, Math.min(endCol - startCol + 1, 100));
    if (endRow > startRow) notes.add('merges', address(source.name, startRow, startCol));
  }
  return spans;
}

export function address(sheet: string, row: number, column: number): string {
  return `${sheet}!${toCol(column)}${row + 1}`;
}
