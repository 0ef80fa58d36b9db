import type { Sheet as XlsxSheet } from 'hucre/xlsx';
import { newColumnId } from '../../model/ids';
import { newGridSheet, newTableSheet } from '../../model/newWorkbook';
import type { GridSheet, Sheet, TableSheet } from '../../model/document';
import { uniqueColumnNames, uniqueName } from '../columnNames';
import type { OpenedXlsx } from './openXlsx';
import { areaOf, SheetCells, type Area } from './xlsxCells';
import { tabTokenOf } from './xlsxColors';
import { key, type PlacedSheet, type PlacedTable } from './xlsxFormula';

/** A sheet of the file with the empty sheets that will hold it. */
export interface SheetPlan {
  readonly source: XlsxSheet;
  readonly cells: SheetCells;
  /** `null` where a table is all there is on the sheet. */
  readonly grid: GridSheet | null;
  readonly placed: PlacedSheet;
  /** In points; rows of that height have none of their own. */
  readonly usualRowHeight: number | null;
}

const usualRows = 1_000;
const usualColumns = 26;
const longestName = 60;

/**
 * Decides which sheets there will be, in the order of the file:
 *
 *     a sheet that is nothing but one table     a table sheet of the sheet's name
 *     any other sheet                           a grid sheet, and a table sheet of the table's name for each of its tables
 *
 * Columns and ids are there; rows and cells are filled in later, when every name means something.
 */
export function placeSheets({ workbook, tables, usualRowHeight }: OpenedXlsx): readonly SheetPlan[] {
  const taken = new Set<string>(workbook.sheets.map(({ name }) => name.toLowerCase()));
  const used = new Set<string>();
  return workbook.sheets.map((source): SheetPlan => {
    const cells = new SheetCells(source);
    const name = uniqueName(sheetName(source.name), used);
    used.add(name.toLowerCase());
    const found = tablesOf(source, tables, cells);
    const [only] = found;
    const isWholeSheet =
      found.length === 1 && only !== undefined && !only.hasTotals && isAlone(cells, only.area);
    const color = tabTokenOf(source.view?.tabColor, workbook.themeColors);
    const ofTab = {
      ...(source.hidden || source.veryHidden ? { hidden: true } : {}),
      ...(color === undefined ? {} : { color }),
    };
    const placedTables = found.map(({ name: tableName, area, header }): PlacedTable => {
      const own = isWholeSheet ? name : uniqueName(sheetName(tableName), new Set([...taken, ...used]));
      used.add(own.toLowerCase());
      return {
        name: tableName,
        table: { ...emptyTable(own, header, area), ...ofTab },
        top: area.top,
        bottom: area.bottom,
        left: area.left,
        right: area.right,
        isWholeSheet,
      };
    });
    const grid = isWholeSheet ? null : { ...gridFor(name, cells), ...ofTab };
    const sheetId = grid?.id ?? (placedTables[0] as PlacedTable).table.id;
    return {
      source,
      cells,
      grid,
      placed: { name: source.name, sheetId, tables: placedTables },
      usualRowHeight: usualRowHeight(source.name),
    };
  });
}

/** The sheets of the plans, a grid before its tables. */
export function sheetsOf(plans: readonly SheetPlan[]): readonly Sheet[] {
  return plans.flatMap(({ grid, placed }) => [
    ...(grid ? [grid] : []),
    ...placed.tables.map(({ table }) => table),
  ]);
}

function sheetName(name: string): string {
  const clean = name.replace(/[[\]:*?/\\\p{Cc}]|^'|'$/gu, ' ').trim();
  return (clean === '' ? 'Sheet' : clean).slice(0, longestName);
}

function gridFor(name: string, { rows, columns }: SheetCells): GridSheet {
  return newGridSheet(name, {
    rows: Math.max(usualRows, rows),
    columns: Math.max(usualColumns, columns),
  });
}

function emptyTable(name: string, header: readonly string[], { top, bottom }: Area): TableSheet {
  const rows = bottom - top;
  return {
    ...newTableSheet(name),
    rows: rows > 0 ? [[1, rows]] : [],
    nextRowId: rows + 1,
    columns: uniqueColumnNames(header).map((column) => ({
      id: newColumnId(),
      name: column,
      type: 'text',
      formula: null,
      blocks: [],
    })),
  };
}

interface FoundTable {
  readonly name: string;
  readonly hasTotals: boolean;
  /** The header and the rows of data. */
  readonly area: Area;
  readonly header: readonly string[];
}

function tablesOf(source: XlsxSheet, parts: OpenedXlsx['tables'], cells: SheetCells): FoundTable[] {
  return (source.tables ?? []).flatMap((definition): FoundTable[] => {
    const name = definition.displayName ?? definition.name;
    const part = parts.find((candidate) => key(candidate.name) === key(name));
    const area = areaOf(definition.range ?? '');
    if (!area || part?.hasHeader === false) return [];
    const hasTotals = part?.hasTotals ?? definition.showTotalRow === true;
    const bottom = Math.min(area.bottom, Math.max(cells.rows - 1, area.top)) - (hasTotals ? 1 : 0);
    if (bottom <= area.top || area.right - area.left >= 1_000) return [];
    const header = definition.columns.map((column) => decodeName(column.name));
    if (header.length !== area.right - area.left + 1) return [];
    return [{ name, hasTotals, area: { ...area, bottom }, header }];
  });
}

/** Line breaks in the names of columns are written as `_x000a_`. */
const decodeName = (name: string): string =>
  name.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Whether nothing on the sheet stands outside the table. */
function isAlone(cells: SheetCells, area: Area): boolean {
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      if (row >= area.top && row <= area.bottom && column === area.left) column = area.right + 1;
      if (column < cells.columns && !cells.isBlank(row, column)) return false;
    }
  }
  return true;
}
