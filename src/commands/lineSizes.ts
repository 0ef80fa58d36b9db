import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import { lineIdAt } from '../model/axis';
import type { Sheet } from '../model/document';
import { findSheet, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command } from './command';
import { change, isEditable, isSelectionEditable } from './outcome';
import { columnCount, selectedRegions, selectedSheet, type Region } from './region';
import { selectedLines, type Dimension } from './selectedLines';

/** Sizes of lines in pixels by position; `null` gives a line its usual size. */
export interface ResizeArgs {
  readonly sheetId: Region['sheetId'];
  readonly sizesPx: Readonly<Record<number, number | null>>;
}

/** Of a line that somebody drags or types, in pixels at 100 %. */
export const [leastLinePx, mostLinePx] = [16, 2_000] as const;

/** Widths of columns, of a table and of a grid sheet alike. */
export const resizeColumns: Command<ResizeArgs> = {
  id: 'columns.setWidths',
  text: 'structure_columnsResize',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, sizesPx }) {
    const sheet = findSheet(context.workbook.document, sheetId);
    if (!sheet) return failed(problem('notFound'));
    const places = Object.keys(sizesPx)
      .map(Number)
      .filter((index) => index < columnCount(sheet));
    const operations: Operation[] =
      sheet.kind === 'grid'
        ? [resizeOperation(sheet, 'columnWidthsPx', places, sizesPx)]
        : places.map((index) => ({
            kind: 'updateColumn',
            sheetId,
            columnId: sheet.columns[index]?.id as never,
            patch: { widthPx: sizesPx[index] ?? null },
          }));
    return change(context, operations, { origin: 'columns.resize', label: resizeColumns.text });
  },
};

/** Heights of rows of a grid sheet. */
export const resizeRows: Command<ResizeArgs> = {
  id: 'rows.setHeights',
  text: 'structure_rowsResize',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, sizesPx }) {
    const sheet = findSheet(context.workbook.document, sheetId);
    if (!sheet) return failed(problem('notFound'));
    if (sheet.kind === 'table') return failed(problem('tableRowHeight'));
    const places = Object.keys(sizesPx)
      .map(Number)
      .filter((index) => index < rowCount(sheet));
    return change(context, [resizeOperation(sheet, 'rowHeightsPx', places, sizesPx)], {
      origin: 'rows.resize',
      label: resizeRows.text,
    });
  },
};

function resizeOperation(
  sheet: Extract<Sheet, { kind: 'grid' }>,
  key: 'columnWidthsPx' | 'rowHeightsPx',
  places: readonly number[],
  sizesPx: ResizeArgs['sizesPx'],
): Operation {
  const axis = key === 'columnWidthsPx' ? sheet.columns : sheet.rows;
  const sizes: Record<string, number> = { ...sheet[key] };
  for (const place of places) {
    const size = sizesPx[place] ?? null;
    if (size === null || Number.isNaN(size)) delete sizes[lineIdAt(axis, place)];
    else sizes[lineIdAt(axis, place)] = size;
  }
  const patch = { [key]: Object.keys(sizes).length > 0 ? sizes : null };
  return { kind: 'updateSheet', sheetId: sheet.id, patch };
}

/** The columns of the selection as wide as their longest text on the screen, their heading too. */
export const fitColumns: Command<Region | void> = {
  id: 'columns.fit',
  text: 'structure_columnsFit',
  icon: 'move-horizontal',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run(context, args) {
    const regions = args ? [args] : selectedRegions(context.selection);
    const fitting = context.services.fittingWidthPx;
    if (!regions[0]) return failed(problem('notFound'));
    if (!fitting) return ok();
    return resizeColumns.run(context, sizesOf(regions, 'columns', fitting));
  },
};

/** The rows of the selection as high as what they hold. */
export const fitRows: Command<Region | void> = {
  id: 'rows.fit',
  text: 'structure_rowsFit',
  icon: 'move-vertical',
  isEnabled: (context) => isSelectionEditable(context) && selectedSheet(context)?.sheet.kind === 'grid',
  repeatsOnSelection: true,
  run(context, args) {
    const regions = args ? [args] : selectedRegions(context.selection);
    if (!regions[0]) return failed(problem('notFound'));
    return resizeRows.run(
      context,
      sizesOf(regions, 'rows', () => null),
    );
  },
};

/** Asks for the width of the selected columns: the way without dragging. */
export const columnWidthDialog: Command = {
  id: 'columns.widthDialog',
  text: 'structure_columnWidth',
  icon: 'move-horizontal',
  isEnabled: isSelectionEditable,
  run({ services }) {
    services.showDialog('columnWidth');
    return ok();
  },
};

export const rowHeightDialog: Command = {
  id: 'rows.heightDialog',
  text: 'structure_rowHeight',
  icon: 'move-vertical',
  isEnabled: fitRows.isEnabled,
  run({ services }) {
    services.showDialog('rowHeight');
    return ok();
  },
};

/** A size for each line of ranges of one sheet. */
export function sizesOf(
  regions: readonly Region[],
  dimension: Dimension,
  size: (line: number) => number | null,
): ResizeArgs {
  const sizesPx: Record<number, number | null> = {};
  for (const [from, to] of selectedLines(regions, dimension))
    for (let line = from; line <= to; line++) sizesPx[line] = size(line);
  return { sheetId: (regions[0] as Region).sheetId, sizesPx };
}
