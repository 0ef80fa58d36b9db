import type { Problem } from '../shared/problems';
import { axisLength } from '../model/axis';
import { sheetProblem } from '../model/capacity';
import type { Sheet, WorkbookDocument } from '../model/document';
import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import type { CommandContext, Selection } from './command';

/** A rectangle of cells in stored positions, ends included. It may reach past the end of the sheet. */
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
  context: CommandContext,
): { readonly sheet: Sheet; readonly selection: Selection } | null {
  const { selection } = context;
  const sheet = selection && findSheet(context.workbook.document, selection.sheetId);
  return sheet ? { sheet, selection } : null;
}

/** The part of a region that lies on the sheet; `null` when none does. */
export function clampRegion(region: Region, sheet: Sheet): Region | null {
  const toRow = Math.min(region.toRow, rowCount(sheet) - 1);
  const toColumn = Math.min(region.toColumn, columnCount(sheet) - 1);
  if (toRow < region.fromRow || toColumn < region.fromColumn) return null;
  return { sheetId: region.sheetId, fromRow: region.fromRow, fromColumn: region.fromColumn, toRow, toColumn };
}

/** Why nothing can be entered as far as the end of a region: the sheet would become too large. `null` when it can. */
export function regionProblem(document: WorkbookDocument, region: Region): Problem | null {
  const { sheetId, toRow, toColumn } = region;
  return sheetProblem(document, sheetId, { rows: toRow + 1, columns: toColumn + 1 });
}

/** The selection that a region makes, with its first cell active. */
export function selectionOf(region: Region): Selection {
  return { ...region, activeRow: region.fromRow, activeColumn: region.fromColumn };
}
