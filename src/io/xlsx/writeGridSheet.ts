import { toCol } from '@borgar/fx';
import type { Cell, WriteSheet } from 'hucre/xlsx';
import { axisLength, lineIndexOf, lineIdAt } from '../../model/axis';
import { parseCommentKey } from '../../model/cellComment';
import type { GridSheet } from '../../model/document';
import { inputValue } from '../../model/format/gridInput';
import { filteredLines } from '../../model/gridFilter';
import { lineId } from '../../model/ids';
import { uniteLines } from '../../model/lineSet';
import { gridCell, gridCells, isFormula, parseGridCellKey } from '../../model/lookup';
import { spillExtent } from '../../model/spillExtent';
import { needsArray } from './arrayFormula';
import {
  charactersOf,
  commonParts,
  fileValue,
  nameInFile,
  pixelsOf,
  usualWidth,
  type SheetContext,
} from './sheetContext';
import { wrappedHeight } from './wrappedHeight';
import { writeGridFilter } from './writeGridFilter';
import { writeXlsxStyle } from './writeStyle';
import type { XlsxExport } from './writeXlsxWorkbook';

const pointsOf = (px: number): number => px * 0.75;

/** A grid sheet: cells with live formulas, their looks, comments and rules. */
export function writeGridSheet(sheet: GridSheet, context: SheetContext): WriteSheet {
  const { values } = context.request;
  const name = nameInFile(sheet, context);
  const cells = new Map<string, Partial<Cell>>();
  const spans: [row: number, column: number, count: number][] = [];
  const rowsById = positions(sheet.rows);
  const columnsById = positions(sheet.columns);
  for (const [key, { input, style }] of gridCells(sheet)) {
    const { rowId, columnId } = parseGridCellKey(key);
    const row = rowsById(rowId);
    const column = columnsById(columnId);
    if (row < 0 || column < 0) continue;
    const look = writeXlsxStyle(style);
    if (style?.span !== undefined && style.span > 1 && input !== null) spans.push([row, column, style.span]);
    const shown = fileValue(values.gridValue(sheet.id, rowId, columnId));
    const place = `${row},${column}`;
    if (!isFormula(input)) {
      cells.set(place, { value: inputValue(input), ...(look ? { style: look } : {}) });
      continue;
    }
    const formula = context.writer.write(input, null);
    if (formula === null) {
      context.keep(`${name}!${toCol(column)}${row + 1}`, input, sheet);
      cells.set(place, { value: shown, ...(look ? { style: look } : {}) });
      writeSpilled(sheet, row, column, cells, values);
      continue;
    }
    const { rows, columns } = spillExtent(sheet, row, column, values);
    const isArray = rows > 1 || columns > 1 || needsArray(formula, context.writer.lambdas);
    cells.set(place, {
      value: shown,
      formula,
      formulaResult: shown,
      ...(isArray
        ? {
            formulaType: 'array',
            formulaDynamic: true,
            formulaRef: `${toCol(column)}${row + 1}:${toCol(column + columns - 1)}${row + rows}`,
          }
        : {}),
      ...(look ? { style: look } : {}),
    });
    if (isArray) writeSpilled(sheet, row, column, cells, values);
  }
  for (const [key, { text, author }] of Object.entries(sheet.comments ?? {})) {
    const { rowId, columnId } = parseCommentKey(key);
    const [row, column] = [rowsById(rowId), columnsById(Number(columnId))];
    if (row < 0 || column < 0) continue;
    const comment = { text, ...(author === undefined ? {} : { author }) };
    cells.set(`${row},${column}`, { value: null, ...cells.get(`${row},${column}`), comment });
  }
  const hiddenRows = new Set(idsOf(uniteLines(sheet.hiddenRows ?? [], filteredLines(sheet))));
  const rowDefs = new Map<number, { height?: number; hidden?: boolean }>();
  for (const id of hiddenRows) if (rowsById(id) >= 0) rowDefs.set(rowsById(id), { hidden: true });
  for (const [id, px] of Object.entries(sheet.rowHeightsPx ?? {})) {
    const row = rowsById(Number(id));
    if (row >= 0) rowDefs.set(row, { ...rowDefs.get(row), height: pointsOf(px) });
  }
  for (const [row, column, count] of spans) {
    const { value } = cells.get(`${row},${column}`) ?? {};
    if (typeof value !== 'string' || rowDefs.get(row)?.height !== undefined) continue;
    const style = gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column))?.style;
    const height = wrappedHeight(value, style, widthPxOf(sheet, column, count));
    if (height !== null) rowDefs.set(row, { ...rowDefs.get(row), height });
  }
  // hucre 1.0.0 writes rows no further than there are cells.
  for (const row of rowDefs.keys()) cells.set(`${row},0`, { value: null, ...cells.get(`${row},0`) });
  const hiddenColumns = new Set(idsOf(sheet.hiddenColumns));
  const columns = Array.from({ length: axisLength(sheet.columns) }, (_, index) => {
    const id = lineIdAt(sheet.columns, index);
    const px = sheet.columnWidthsPx?.[String(id)];
    return {
      ...(px === undefined ? {} : { width: charactersOf(px) }),
      ...(hiddenColumns.has(id) ? { hidden: true } : {}),
    };
  });
  return {
    name,
    cells,
    columns,
    ...writeGridFilter(sheet, values, context.request.document.locale),
    ...mergesOf(spans, cells, axisLength(sheet.columns)),
    ...picturesOf(sheet, context),
    ...(rowDefs.size > 0 ? { rowDefs } : {}),
    ...commonParts(sheet, context, { rows: sheet.frozenRows ?? 0, columns: sheet.frozenColumns ?? 0 }),
  };
}

function widthPxOf(sheet: GridSheet, column: number, count: number): number {
  let px = 0;
  for (let at = column; at < Math.min(column + count, axisLength(sheet.columns)); at++) {
    px += sheet.columnWidthsPx?.[String(lineIdAt(sheet.columns, at))] ?? pixelsOf(usualWidth);
  }
  return px;
}

/** A text that is shown across other cells; as far as nothing stands in them. */
function mergesOf(
  spans: readonly (readonly [row: number, column: number, count: number])[],
  cells: ReadonlyMap<string, Partial<Cell>>,
  columns: number,
): Pick<WriteSheet, 'merges'> {
  const merges = spans.flatMap(([row, column, count]) => {
    let last = column;
    const isFree = (at: number): boolean => {
      const { value, formula } = cells.get(`${row},${at}`) ?? {};
      return (value ?? null) === null && formula === undefined;
    };
    while (last + 1 < Math.min(column + count, columns) && isFree(last + 1)) last++;
    return last > column ? [{ startRow: row, startCol: column, endRow: row, endCol: last }] : [];
  });
  return merges.length > 0 ? { merges } : {};
}

/** Charts of the sheet, drawn where they stand. */
function picturesOf(
  sheet: GridSheet,
  { request: { document, pictures }, drawnCharts }: SheetContext,
): Pick<WriteSheet, 'images'> {
  const images = document.charts.flatMap(
    ({ id, sheetId, title, anchor }): NonNullable<WriteSheet['images']> => {
      const data = pictures?.get(id);
      if (sheetId !== sheet.id || !data) return [];
      drawnCharts.add(id);
      const row = Math.max(0, lineIndexOf(sheet.rows, anchor.rowId));
      const col = Math.max(0, lineIndexOf(sheet.columns, anchor.columnId));
      const { widthPx: width, heightPx: height } = anchor;
      return [{ data, type: 'png', anchor: { from: { row, col } }, width, height, altText: title }];
    },
  );
  return images.length > 0 ? { images } : {};
}

function idsOf(axis: readonly (readonly [number, number])[] | undefined): number[] {
  return (axis ?? []).flatMap(([start, count]) => Array.from({ length: count }, (_, i) => start + i));
}

function positions(axis: GridSheet['rows']): (id: number) => number {
  return (id) => lineIndexOf(axis, lineId(id));
}

function writeSpilled(
  sheet: GridSheet,
  row: number,
  column: number,
  cells: Map<string, Partial<Cell>>,
  values: XlsxExport['values'],
): void {
  const { rows, columns } = spillExtent(sheet, row, column, values);
  for (let r = row; r < row + rows; r++) {
    for (let c = column; c < column + columns; c++) {
      if (r === row && c === column) continue;
      const value = fileValue(
        values.gridValue(sheet.id, lineIdAt(sheet.rows, r), lineIdAt(sheet.columns, c)),
      );
      cells.set(`${r},${c}`, { ...cells.get(`${r},${c}`), value });
    }
  }
}
