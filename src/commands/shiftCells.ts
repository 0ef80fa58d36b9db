import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { axisLength } from '../model/axis';
import { applyOperations } from '../model/applyOperations';
import type { WorkbookDocument } from '../model/document';
import type { Reshape } from '../model/formula/cellReference';
import type { BlockMove } from '../model/formula/moveCells';
import { RemovedLines } from '../model/formula/removedLines';
import { findSheet, gridSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command } from './command';
import { shiftCells } from './moveBlock';
import { change, isSelectionEditable } from './outcome';
import { selectedRegions, type Region } from './region';
import type { Dimension } from './selectedLines';

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
    repeatsOnSelection: true,
    run(context, args) {
      const { document } = context.workbook;
      const regions = args ? [args] : selectedRegions(context.selection);
      const sheet = regions[0] && findSheet(document, regions[0].sheetId);
      if (!sheet) return failed(problem('notFound'));
      if (sheet.kind === 'table') return failed(problem('tableCellsBelongToRows'));
      if (doOverlap(regions)) return failed(problem('rangesOverlap'));
      const operations = shiftAll(document, regions, dimension, kind);
      return change(context, operations, { origin: id, label: text });
    },
  };
}

/** From the last range on: what makes room or closes a gap stands behind it, so that the others stay in their places. */
function shiftAll(
  document: WorkbookDocument,
  regions: readonly Region[],
  dimension: Dimension,
  kind: 'insert' | 'remove',
): Operation[] {
  const place = ({ fromRow, fromColumn }: Region): number => (dimension === 'rows' ? fromRow : fromColumn);
  const operations: Operation[] = [];
  let current = document;
  for (const region of regions.toSorted((a, b) => place(b) - place(a))) {
    const shifted = shiftOperations(current, region, dimension, kind);
    operations.push(...shifted);
    current = applyOperations(current, shifted).document;
  }
  return operations;
}

function doOverlap(regions: readonly Region[]): boolean {
  return regions.some((one, index) =>
    regions
      .slice(index + 1)
      .some(
        (other) =>
          one.fromRow <= other.toRow &&
          other.fromRow <= one.toRow &&
          one.fromColumn <= other.toColumn &&
          other.fromColumn <= one.toColumn,
      ),
  );
}

function shiftOperations(
  document: WorkbookDocument,
  region: Region,
  dimension: Dimension,
  kind: 'insert' | 'remove',
): Operation[] {
  const sheet = gridSheet(document, region.sheetId);
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
  return shiftCells(document, { sheetId: sheet.id, reshape, move });
}
