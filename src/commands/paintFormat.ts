import { ok } from '../shared/result';
import { findSheet } from '../model/lookup';
import type { Command, CommandContext } from './command';
import { formatRegions } from './formatCells';
import { isSelectionEditable } from './outcome';
import { styleOfCell } from './readCells';
import { cellCount, clampRegion, selectedRegions, storedRow, type Region } from './region';
import { plainStyle, type StyleChange } from './styleChange';

/** How the cells of a range look, row by row: what the format painter carries. */
export type PaintedLook = readonly (readonly StyleChange[])[];

/** The look of the selected cells goes to the cells that are selected next. */
export const paintFormat: Command = {
  id: 'format.painter',
  text: 'format_painter',
  hint: 'format_painterTwice',
  icon: 'paintbrush',
  isEnabled: isSelectionEditable,
  run(context) {
    context.services.startPainting?.(selectedLook(context));
    return ok();
  },
};

export interface PaintArgs {
  readonly look: PaintedLook;
}

/** As in Excel: one cell stands for as many as the look was taken from; in a larger selection it repeats. */
export const paintCells: Command<PaintArgs> = {
  id: 'format.paint',
  text: 'format_painter',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  repetition: (_context, args) => ({ id: paintCells.id, args }),
  run(context, { look }) {
    const regions = selectedRegions(context.selection).map((region) => grown(region, look));
    const styleAt = (row: number, column: number): StyleChange => {
      const line = look[row % look.length] ?? [];
      return line[column % line.length] ?? {};
    };
    return formatRegions(
      context,
      regions,
      ({ rowIndex, columnIndex, region }) =>
        styleAt(rowIndex - region.fromRow, columnIndex - region.fromColumn),
      paintCells.text,
    );
  },
};

function grown(region: Region, look: PaintedLook): Region {
  if (cellCount(region) > 1) return region;
  const { fromRow, fromColumn } = region;
  const columns = look[0]?.length ?? 1;
  return { ...region, toRow: fromRow + look.length - 1, toColumn: fromColumn + columns - 1 };
}

/** Of more cells than somebody looks at, the first ones stand for the rest. */
const mostLines = 200;

function selectedLook({ workbook, values, selection }: CommandContext): PaintedLook {
  const sheet = selection && findSheet(workbook.document, selection.sheetId);
  const region = sheet && clampRegion(selection, sheet, values);
  if (!sheet || !region) return [[plainStyle]];
  const { fromRow, fromColumn } = region;
  // The cells of a column of a table look alike.
  const rows = sheet.kind === 'table' ? 1 : Math.min(region.toRow - fromRow + 1, mostLines);
  const columns = Math.min(region.toColumn - fromColumn + 1, mostLines);
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => ({
      ...plainStyle,
      ...styleOfCell(sheet, storedRow(values, sheet.id, fromRow + row), fromColumn + column),
    })),
  );
}
