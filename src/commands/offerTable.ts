import type { GridSheet } from '../model/document';
import { findSheet } from '../model/lookup';
import type { CommandContext } from './command';
import { cellsToTable } from './cellsToTable';
import { hasHeaderRow, isHeadingRow } from './dataBlock';
import { GridWrites } from './gridWrites';
import { cellCount, type Region } from './region';

/** Smaller lists are no tables, and larger ones cost too long to look through. */
const leastRows = 3;
const leastColumns = 2;
const mostCells = 200_000;

/**
 * Offers to make a table of a list that has just been put into an empty place of a sheet, in passing: a row of headings
 * over rows of values. `before` is the sheet as it was.
 */
export function offerTable(context: CommandContext, before: GridSheet, region: Region): void {
  if (region.toRow - region.fromRow + 1 < leastRows) return;
  if (region.toColumn - region.fromColumn + 1 < leastColumns || cellCount(region) > mostCells) return;
  const sheet = findSheet(context.workbook.document, before.id);
  if (sheet?.kind !== 'grid' || !isEmptyPlace(before, region)) return;
  const { values } = context;
  if (!hasHeaderRow(sheet, values, region) && !isHeadingRow(sheet, values, region)) return;
  context.services.notify({
    kind: 'message',
    text: 'view_offerTable',
    action: { label: 'view_offerTableAction', commandId: cellsToTable.id, args: region },
  });
}

function isEmptyPlace(sheet: GridSheet, region: Region): boolean {
  const cells = new GridWrites(sheet);
  for (let row = region.fromRow; row <= region.toRow; row++) {
    for (let column = region.fromColumn; column <= region.toColumn; column++)
      if ((cells.cell(row, column)?.input ?? null) !== null) return false;
  }
  return true;
}
