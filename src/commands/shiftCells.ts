import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { axisLength } from '../model/axis';
import type { GridSheet } from '../model/document';
import type { Reshape } from '../model/formula/cellReference';
import type { BlockMove } from '../model/formula/moveCells';
import { RemovedLines } from '../model/formula/removedLines';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command } from './command';
import { shiftCells } from './moveBlock';
import { change, isSelectionEditable } from './outcome';
import type { Region } from './region';

/** Blank cells in the place of the selection; what stands there and behind makes room. */
export const insertCellsDown = shiftCommand(
  'cells.insertDown',
  'structure_cellsInsertDown',
  'rows',
  'insert',
);
export const insertCellsRight = shiftCommand(
  'cells.insertRight',
  'structure_cellsInsertRight',
  'columns',
  'insert',
);
/** Takes the cells of the selection out; what stands behind closes the gap. */
export const deleteCellsUp = shiftCommand('cells.deleteUp', 'structure_cellsDeleteUp', 'rows', 'remove');
export const deleteCellsLeft = shiftCommand(
  'cells.deleteLeft',
  'structure_cellsDeleteLeft',
  'columns',
  'remove',
);

type Dimension = 'rows' | 'columns';

function shiftCommand(
  id: string,
  text: string,
  dimension: Dimension,
  kind: 'insert' | 'remove',
): Command<Region | void> {
  return {
    id,
    text,
    icon: kind === 'insert' ? 'between-horizontal-start' : 'fold-vertical',
    isEnabled: isSelectionEditable,
    run(context, args) {
      const { document } = context.workbook;
      const region = args ?? context.selection;
      const sheet = region && findSheet(document, region.sheetId);
      if (!region || !sheet) return failed(problem('notFound'));
      if (sheet.kind === 'table') return failed(problem('tableCellsBelongToRows'));
      const operations = shiftOperations(sheet, region, dimension, kind);
      return change(context, operations(document), { origin: id, label: text });
    },
  };
}

function shiftOperations(
  sheet: GridSheet,
  region: Region,
  dimension: Dimension,
  kind: 'insert' | 'remove',
): (document: Parameters<typeof shiftCells>[0]) => Operation[] {
  const isRows = dimension === 'rows';
  const [from, to] = isRows ? [region.fromRow, region.toRow] : [region.fromColumn, region.toColumn];
  const within = isRows
    ? ([region.fromColumn, region.toColumn + 1] as const)
    : ([region.fromRow, region.toRow + 1] as const);
  const count = to - from + 1;
  const reshape: Reshape =
    kind === 'insert'
      ? { dimension, kind, at: from, count, within }
      : { dimension, kind, lines: new RemovedLines([[from, to + 1]]), within };
  const first = kind === 'insert' ? from : to + 1;
  // At least as long as the selection: what is taken out at the end of a sheet is written over with nothing.
  const last = Math.max(axisLength(sheet[dimension]), first + count) - 1;
  const source = {
    sheetId: sheet.id,
    fromRow: isRows ? first : region.fromRow,
    toRow: isRows ? last : region.toRow,
    fromColumn: isRows ? region.fromColumn : first,
    toColumn: isRows ? region.toColumn : last,
  };
  const step = kind === 'insert' ? count : -count;
  const move: BlockMove = {
    source,
    target: {
      sheetId: sheet.id,
      row: source.fromRow + (isRows ? step : 0),
      column: source.fromColumn + (isRows ? 0 : step),
    },
  };
  return (document) => shiftCells(document, { sheetId: sheet.id, reshape, move });
}
