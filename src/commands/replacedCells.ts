import { ok } from '../shared/result';
import { findSheet } from '../model/lookup';
import type { CommandContext } from './command';
import type { CellSteps } from './longSteps';
import { shownValue } from './readCells';
import { clampRegion, storedRow, type Region } from './region';
import { rowsActedUpon } from './shownRows';

/*
 * Nothing is asked before cells are pasted over: neither Excel nor Google Sheets does, and one step of undo brings them back.
 * But a paste may reach far beyond the screen, and a drag may be a slip (there Excel does ask): then it is said how much was
 * replaced, with the way back beside it.
 */

/** About as many cells as are on a screen. */
export const manyReplaced = 500;

/** Cells between two looks at the clock. */
const cellsPerStep = 512;

/** How many cells of a region hold something that is to be replaced: not those of `except`, nor what a filter hides. */
export function* filledCells(
  { workbook, values }: CommandContext,
  region: Region,
  except: Region | null = null,
): CellSteps<number> {
  const sheet = findSheet(workbook.document, region.sheetId);
  const onSheet = sheet && clampRegion(region, sheet, values);
  let [filled, done] = [0, 0];
  if (!sheet || !onSheet) return ok(filled);
  const isShown = rowsActedUpon(sheet);
  for (let row = onSheet.fromRow; row <= onSheet.toRow; row++) {
    if (!isShown(row)) continue;
    const rowIndex = storedRow(values, sheet.id, row);
    for (let column = onSheet.fromColumn; column <= onSheet.toColumn; column++) {
      if (++done % cellsPerStep === 0) yield done;
      if (except && isWithin(except, region.sheetId, row, column)) continue;
      if (shownValue(sheet, values, rowIndex, column) !== null) filled++;
    }
  }
  return ok(filled);
}

const isWithin = (region: Region, sheetId: Region['sheetId'], row: number, column: number): boolean =>
  region.sheetId === sheetId &&
  row >= region.fromRow &&
  row <= region.toRow &&
  column >= region.fromColumn &&
  column <= region.toColumn;

/** Says it when at least so many were replaced. */
export function tellReplaced({ services }: CommandContext, count: number, least: number): void {
  if (count < least) return;
  services.notify({ kind: 'message', text: 'commands_cells_replaced', params: { count }, undoable: true });
}
