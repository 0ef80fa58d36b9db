import { rowCount } from '../../lookup';
import type { Sheet, TableSheet } from '../../document';
import type { SheetId } from '../../ids';
import { writeCellReference } from '../cellReference';
import { writeStructuredReference } from '../structuredReference';
import { tableNameOf } from '../vocabulary';

/** Cells that were pointed at, as they are stored, ends included. */
export interface PointedCells {
  /** `null`: headings of columns were pointed at, all rows are meant. */
  readonly rows: readonly [from: number, to: number] | null;
  /** `null`: row numbers were pointed at. */
  readonly columns: readonly [from: number, to: number] | null;
}

/**
 * What is written into a formula for cells of `sheet`, when the formula stands on the sheet `ownSheetId`:
 *
 *     a grid sheet      B2, B2:C5, B:B, 2:3; with the sheet's name from elsewhere
 *     the own table     a cell of one row is that column in each row, [@Revenue]; more of it Customers[Revenue]
 *     another table     a whole column Customers[Revenue]; single cells Customers!C2
 */
export function pointedReference(sheet: Sheet, cells: PointedCells, ownSheetId: SheetId): string {
  if (sheet.kind === 'grid') return a1(cells, sheet.id === ownSheetId ? null : sheet.name);
  const isOwn = sheet.id === ownSheetId;
  const { rows } = cells;
  const isOneRow = rows !== null && rows[0] === rows[1];
  const columns = cells.columns ?? [0, sheet.columns.length - 1];
  if (isOwn && isOneRow) return structured(sheet, columns, true);
  if (isOwn || coversTable(sheet, rows)) return structured(sheet, columns, false);
  return a1({ rows, columns }, sheet.name);
}

function coversTable(table: TableSheet, rows: PointedCells['rows']): boolean {
  return rows === null || (rows[0] === 0 && rows[1] >= rowCount(table) - 1 && rows[1] > 0);
}

function structured(table: TableSheet, [from, to]: readonly [number, number], thisRow: boolean): string {
  const names = [table.columns[from], table.columns[to]].map((column) => column?.name ?? '');
  return writeStructuredReference({
    table: thisRow ? '' : tableNameOf(table),
    columns: from === to ? names.slice(0, 1) : names,
    thisRow,
    sections: [],
  });
}

function a1({ rows, columns }: PointedCells, sheet: string | null): string {
  const range = {
    top: rows?.[0] ?? null,
    bottom: rows?.[1] ?? null,
    left: columns?.[0] ?? null,
    right: columns?.[1] ?? null,
  };
  return writeCellReference({ sheet, range });
}
