import type { Problem } from '../shared/problems';
import { axisLength } from '../model/axis';
import { sheetProblem } from '../model/capacity';
import type { Sheet, WorkbookDocument } from '../model/document';
import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import { rowIndexAt } from '../model/rowOrder';
import type { ValueReader } from '../model/valueReader';
import type { CommandContext, Selection } from './command';

/**
 * A rectangle of cells as it is shown, ends included: in a sorted or filtered table its rows are visual rows, which
 * `storedRow` leads to the stored ones. It may reach past the end of the sheet.
 */
export interface Region {
  readonly sheetId: SheetId;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export function columnCount(sheet: Sheet): number {
  return sheet.kind === 'table' ? sheet.columns.length : axisLength(sheet.columns);
}

/** What is selected, `null` when nothing is or its sheet is gone. */
export function selectedSheet(
  context: Pick<CommandContext, 'workbook' | 'selection'>,
): { readonly sheet: Sheet; readonly selection: Selection } | null {
  const { selection } = context;
  const sheet = selection && findSheet(context.workbook.document, selection.sheetId);
  return sheet ? { sheet, selection } : null;
}

/** Which rows of a sheet are shown, and how many. Cells of a grid sheet are neither sorted nor filtered. */
export function shownRowCount(sheet: Sheet, values: ValueReader): number {
  return values.rowOrder(sheet.id)?.count ?? rowCount(sheet);
}

/** The stored position of a row of a region. Rows past the last shown one lie past the last stored one. */
export function storedRow(values: ValueReader, sheetId: SheetId, visualRow: number): number {
  return rowIndexAt(values.rowOrder(sheetId), visualRow);
}

/** The part of a region that lies on the sheet and is shown; `null` when none is. */
export function clampRegion(region: Region, sheet: Sheet, values: ValueReader): Region | null {
  const toRow = Math.min(region.toRow, shownRowCount(sheet, values) - 1);
  const toColumn = Math.min(region.toColumn, columnCount(sheet) - 1);
  if (toRow < region.fromRow || toColumn < region.fromColumn) return null;
  return { sheetId: region.sheetId, fromRow: region.fromRow, fromColumn: region.fromColumn, toRow, toColumn };
}

/** Cells of a region, whether its sheet has them or not. */
export function cellCount({ fromRow, toRow, fromColumn, toColumn }: Region): number {
  return (toRow - fromRow + 1) * (toColumn - fromColumn + 1);
}

/** Why nothing can be entered as far as the end of a region: the sheet would become too large. `null` when it can. */
export function regionProblem(document: WorkbookDocument, region: Region): Problem | null {
  const { sheetId, toRow, toColumn } = region;
  return sheetProblem(document, sheetId, { rows: toRow + 1, columns: toColumn + 1 });
}

/** All rectangles that are selected, the one with the active cell first. */
export const selectedRegions = (selection: Selection | null): readonly Region[] =>
  selection ? [selection, ...(selection.others ?? [])] : [];

/** The selection that a region makes, with its first cell active, and further ones beside it. */
export function selectionOf(region: Region, others: readonly Region[] = []): Selection {
  const { sheetId, fromRow, toRow, fromColumn, toColumn } = region;
  return {
    ...{ sheetId, fromRow, toRow, fromColumn, toColumn, activeRow: fromRow, activeColumn: fromColumn },
    ...(others.length > 0 ? { others } : {}),
  };
}

/** One cell, by its place on the screen. */
export function cellSelection(sheetId: SheetId, row: number, column: number): Selection {
  return selectionOf({ sheetId, fromRow: row, toRow: row, fromColumn: column, toColumn: column });
}
