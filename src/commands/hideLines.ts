import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import { axisLength, sliceAxis, type LineRange } from '../model/axis';
import type { GridSheet, Sheet } from '../model/document';
import { filteredPlaces } from '../model/gridFilter';
import { placesOfLines, subtractLines, uniteLines } from '../model/lineSet';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command, CommandContext } from './command';
import { change, isSelectionEditable } from './outcome';
import { columnCount, selectedRegions, selectedSheet, type Region } from './region';
import { selectedLines, type Dimension, type Stretch } from './selectedLines';

/** Takes the rows of the selection off the screen; formulas go on reading them. */
export const hideRows = hide('rows', 'structure_rowsHide', 'Mod+9');
export const hideColumns = hide('columns', 'structure_columnsHide', 'Mod+0');

/** Shows what is hidden within the selection or beside it; where nothing is, everything that is hidden. */
export const unhideRows = unhide('rows', 'structure_rowsUnhide', 'Mod+Shift+9');
export const unhideColumns = unhide('columns', 'structure_columnsUnhide', 'Mod+Shift+0');

function hide(dimension: Dimension, text: string, key: string): Command<Region | void> {
  const command: Command<Region | void> = {
    id: `${dimension}.hide`,
    text,
    keys: [key],
    icon: 'eye-off',
    isEnabled: isSelectionEditable,
    repeatsOnSelection: true,
    run(context, args) {
      const [sheet, stretches] = linesOf(context, args, dimension);
      if (!sheet) return failed(problem('notFound'));
      if (sheet.kind === 'table' && dimension === 'rows') return failed(problem('tableRowsAreFiltered'));
      const hidden = hiddenPlaces(sheet, dimension);
      const length = dimension === 'rows' ? axisLength(sheet.rows) : columnCount(sheet);
      const staysShown = Array.from({ length }, (_, line) => line).some(
        (line) =>
          !stretches.some(([from, to]) => line >= from && line <= to) &&
          !hidden.some(([start, end]) => line >= start && line < end),
      );
      if (!staysShown) return failed(problem('lastLineShown'));
      const lines = stretches.map(([from, to]): Stretch => [from, Math.min(to, length - 1)]);
      return setHidden(context, sheet, dimension, lines, true, command);
    },
  };
  return command;
}

function unhide(dimension: Dimension, text: string, key: string): Command<Region | void> {
  const command: Command<Region | void> = {
    id: `${dimension}.unhide`,
    text,
    keys: [key],
    icon: 'eye',
    isEnabled(context) {
      const sheet = selectedSheet(context)?.sheet;
      return !context.readOnly && sheet !== undefined && hiddenPlaces(sheet, dimension).length > 0;
    },
    repeatsOnSelection: true,
    run(context, args) {
      const [sheet, stretches] = linesOf(context, args, dimension);
      if (!sheet) return failed(problem('notFound'));
      const near = hiddenPlaces(sheet, dimension).filter(([start, end]) =>
        stretches.some(([from, to]) => start <= to + 1 && end >= from),
      );
      const length = dimension === 'rows' ? axisLength(sheet.rows) : columnCount(sheet);
      const shown = near.map(([start, end]): Stretch => [start, end - 1]);
      return setHidden(
        context,
        sheet,
        dimension,
        shown.length > 0 ? shown : [[0, length - 1]],
        false,
        command,
      );
    },
  };
  return command;
}

function linesOf(
  context: CommandContext,
  args: Region | void,
  dimension: Dimension,
): [sheet: Sheet | undefined, stretches: readonly Stretch[]] {
  const regions = args ? [args] : selectedRegions(context.selection);
  const sheet = regions[0] && findSheet(context.workbook.document, regions[0].sheetId);
  return [sheet, selectedLines(regions, dimension)];
}

/** Ascending stretches of positions that are hidden, ends excluded. */
export function hiddenPlaces(sheet: Sheet, dimension: Dimension): readonly (readonly [number, number])[] {
  if (sheet.kind === 'grid')
    return placesOfLines(sheet[dimension], dimension === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns);
  if (dimension === 'rows') return [];
  return sheet.columns.flatMap(({ hidden }, index) => (hidden ? [[index, index + 1] as const] : []));
}

/** Rows of a sheet of cells that are not on the screen: hidden one by one, and by its filter. */
export function unshownRows(sheet: GridSheet): readonly (readonly LineRange[])[] {
  return [placesOfLines(sheet.rows, sheet.hiddenRows), filteredPlaces(sheet)];
}

function setHidden(
  context: CommandContext,
  sheet: Sheet,
  dimension: Dimension,
  stretches: readonly Stretch[],
  hidden: boolean,
  { id, text }: { readonly id: string; readonly text: string },
): Result<void> {
  const operations =
    sheet.kind === 'grid'
      ? [hideGridLines(sheet, dimension, stretches, hidden)]
      : sheet.columns
          .filter((_, index) => stretches.some(([from, to]) => index >= from && index <= to))
          .filter((column) => (column.hidden ?? false) !== hidden)
          .map((column): Operation => ({
            kind: 'updateColumn',
            sheetId: sheet.id,
            columnId: column.id,
            patch: { hidden: hidden || null },
          }));
  return change(context, operations, { origin: id, label: text });
}

function hideGridLines(
  sheet: GridSheet,
  dimension: Dimension,
  stretches: readonly Stretch[],
  hidden: boolean,
): Operation {
  const key = dimension === 'rows' ? 'hiddenRows' : 'hiddenColumns';
  const lines = stretches
    .map(([from, to]) => sliceAxis(sheet[dimension], from, to + 1))
    .reduce(uniteLines, []);
  const before = sheet[key] ?? [];
  const after = hidden ? uniteLines(before, lines) : subtractLines(before, lines);
  return { kind: 'updateSheet', sheetId: sheet.id, patch: { [key]: after.length > 0 ? after : null } };
}
