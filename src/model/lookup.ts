import { assert } from '../shared/assert';
import { axisLength } from './axis';
import type {
  GridCell,
  GridCellKey,
  GridSheet,
  Parameter,
  Sheet,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from './document';
import {
  lineId,
  type ColumnId,
  type GridColumnId,
  type NamedRangeId,
  type ParameterId,
  type RowId,
  type SheetId,
} from './ids';
import type { NamedRange } from './namedRange';

/** Names are compared the way people do: without regard to case or to surrounding space. */
export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export function findSheet(document: WorkbookDocument, id: SheetId): Sheet | undefined {
  return document.sheets.find((sheet) => sheet.id === id);
}

export function findSheetByName(document: WorkbookDocument, name: string): Sheet | undefined {
  return document.sheets.find((sheet) => sameName(sheet.name, name));
}

export function tableSheet(document: WorkbookDocument, id: SheetId): TableSheet {
  const sheet = findSheet(document, id);
  assert(sheet?.kind === 'table', `${id} is no table sheet`);
  return sheet;
}

export function gridSheet(document: WorkbookDocument, id: SheetId): GridSheet {
  const sheet = findSheet(document, id);
  assert(sheet?.kind === 'grid', `${id} is no grid sheet`);
  return sheet;
}

export function columnIndexOf(table: TableSheet, id: ColumnId): number {
  return table.columns.findIndex((column) => column.id === id);
}

export function columnOf(table: TableSheet, id: ColumnId): TableColumn {
  const column = table.columns.find((candidate) => candidate.id === id);
  assert(column, `${table.name} has no column ${id}`);
  return column;
}

/** By name first, then by the field it plays. */
export function findColumnByName(table: TableSheet, name: string): TableColumn | undefined {
  return (
    table.columns.find((column) => sameName(column.name, name)) ??
    table.columns.find((column) => column.role !== undefined && sameName(column.role, name))
  );
}

export function findParameter(document: WorkbookDocument, id: ParameterId): Parameter | undefined {
  return document.parameters.find((parameter) => parameter.id === id);
}

export function findParameterByName(document: WorkbookDocument, name: string): Parameter | undefined {
  return document.parameters.find((parameter) => sameName(parameter.name, name));
}

export function findNamedRange(document: WorkbookDocument, id: NamedRangeId): NamedRange | undefined {
  return document.namedRanges?.find((range) => range.id === id);
}

export function findNamedRangeByName(document: WorkbookDocument, name: string): NamedRange | undefined {
  return document.namedRanges?.find((range) => sameName(range.name, name));
}

export function rowCount(sheet: Sheet): number {
  return axisLength(sheet.rows);
}

export function gridCellKey(rowId: RowId, columnId: GridColumnId): GridCellKey {
  return `${rowId}:${columnId}`;
}

export function parseGridCellKey(key: GridCellKey): { rowId: RowId; columnId: GridColumnId } {
  const colon = key.indexOf(':');
  return { rowId: lineId(Number(key.slice(0, colon))), columnId: lineId(Number(key.slice(colon + 1))) };
}

/** So many rows, by id, have their cells in one chunk. */
export const rowsOfChunk = 64;

export const chunkKeyOf = (rowId: RowId): string => String(Math.floor(rowId / rowsOfChunk));

export function gridCell(sheet: GridSheet, rowId: RowId, columnId: GridColumnId): GridCell | undefined {
  return sheet.chunks[chunkKeyOf(rowId)]?.[gridCellKey(rowId, columnId)];
}

export function* gridCells(sheet: GridSheet): Generator<[GridCellKey, GridCell]> {
  for (const chunk of Object.values(sheet.chunks)) yield* Object.entries(chunk);
}

/** A formula is entered text that begins with `=`. */
export function isFormula(input: unknown): input is string {
  return typeof input === 'string' && input.length > 1 && input.startsWith('=');
}
