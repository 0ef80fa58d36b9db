import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import type { Command, CommandContext } from './command';
import { fillCells } from './fill';
import { isSelectionEditable } from './outcome';
import { shownValue } from './readCells';
import { clampRegion, selectedSheet, storedRow, type Region } from './region';
import { rowsActedUpon } from './shownRows';

/**
 * What dragging the fill handle does, for the keyboard: what stands at the beginning of the selection goes on over the rest
 * of it. Downwards where its last rows are blank, else to the right.
 */
export const fillSeries: Command = {
  id: 'cells.fillSeries',
  text: 'structure_fillSeries',
  hint: 'structure_fillSeriesHint',
  icon: 'chevrons-down',
  isEnabled: isSelectionEditable,
  run(context) {
    const target = context.selection;
    if (target?.others) return failed(problem('severalRanges'));
    const source = target && beginningOf(context, target);
    if (!target || !source) return failed(problem('nothingToContinue'));
    return fillCells.run(context, { source, target });
  },
};

/** The rows (else the columns) of a selection up to the last that holds something, where others follow it. */
function beginningOf(context: CommandContext, target: Region): Region | null {
  const { values } = context;
  const sheet = selectedSheet(context)?.sheet;
  const onSheet = sheet && clampRegion(target, sheet, values);
  if (!sheet || !onSheet) return null;
  const isTaken = rowsActedUpon(sheet);
  const isFilled = ({ fromRow, toRow, fromColumn, toColumn }: Region): boolean => {
    for (let row = fromRow; row <= toRow; row++) {
      if (!isTaken(row)) continue;
      for (let column = fromColumn; column <= toColumn; column++)
        if (shownValue(sheet, values, storedRow(values, sheet.id, row), column) !== null) return true;
    }
    return false;
  };
  let { toRow, toColumn } = onSheet;
  while (toRow >= onSheet.fromRow && !isFilled({ ...onSheet, fromRow: toRow, toRow })) toRow--;
  if (toRow < onSheet.fromRow) return null;
  if (toRow < target.toRow) return { ...onSheet, toRow };
  while (!isFilled({ ...onSheet, fromColumn: toColumn, toColumn })) toColumn--;
  return toColumn < target.toColumn ? { ...onSheet, toColumn } : null;
}
