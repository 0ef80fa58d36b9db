import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import {
  axisLength,
  insertIntoAxis,
  lineIdAt,
  lineIndexOf,
  nextIdAfter,
  positionRanges,
  removeRanges,
  sliceAxis,
  type LineRange,
} from '../axis';
import { carryOut, planInsertion, planLengths, planRemoval, type BlockPlan } from '../blockPlan';
import type { ColumnBlock } from '../columnBlock';
import { sliceBlock } from '../columnBlocks';
import { ChangeCollector } from '../changes';
import type { TableSheet, WorkbookDocument } from '../document';
import { RemovedLines } from '../formula/removedLines';
import { reshapeReferences } from '../formula/reshapeReferences';
import type { ColumnId } from '../ids';
import { tableSheet } from '../lookup';
import type { Operation, OperationOf } from '../operation';
import { withoutLostComments } from './comments';
import { replaceSheet } from './sheets';

export function insertRows(
  document: WorkbookDocument,
  { sheetId, after, rows, blockLengths, columns }: OperationOf<'insertRows'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const count = axisLength(rows);
  const at = after === null ? 0 : lineIndexOf(table.rows, after) + 1;
  assert(after === null || at > 0, `${table.name} has no row ${after}`);
  assert(sumOf(blockLengths) === count, 'the blocks do not fit the rows');
  assert(positionRanges(table.rows, rows).length === 0, 'a row is there already');
  const plan = planInsertion(table.blockLengths, at, blockLengths);
  const atEnd = at === axisLength(table.rows);
  const updated: TableSheet = {
    ...table,
    rows: insertIntoAxis(table.rows, at, rows),
    nextRowId: Math.max(table.nextRowId, nextIdAfter(rows)),
    ...rebuilt(table, plan, columns),
  };
  changes.reshaped.add(sheetId);
  const inserted = replaceSheet(document, updated);
  const removal: Operation = { kind: 'removeRows', sheetId, rows };
  if (atEnd) {
    // Nothing moves behind the last row. A reference that waited there for rows keeps its text and now points at them,
    // so taking the rows away again breaks it, and the inverse has to bring the text back.
    const lines = new RemovedLines([[at, at + count]]);
    const reshape = { sheetId, dimension: 'rows', kind: 'remove', lines } as const;
    const { inverse } = reshapeReferences(inserted, reshape, new ChangeCollector());
    return { document: inserted, inverse: [removal, ...inverse] };
  }
  const reshape = { sheetId, dimension: 'rows', kind: 'insert', at, count } as const;
  const shifted = reshapeReferences(inserted, reshape, changes);
  return { document: shifted.document, inverse: [removal, ...shifted.inverse] };
}

export function removeRows(
  document: WorkbookDocument,
  { sheetId, rows }: OperationOf<'removeRows'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const ranges = mergedRanges(table, rows);
  const plan = planRemoval(table.blockLengths, ranges);
  changes.reshaped.add(sheetId);
  const removed = replaceSheet(document, {
    ...table,
    rows: removeRanges(table.rows, ranges),
    ...rebuilt(table, plan, {}),
  });
  const lines = new RemovedLines(ranges);
  const shifted = reshapeReferences(removed, { sheetId, dimension: 'rows', kind: 'remove', lines }, changes);
  const kept = withoutLostComments(shifted.document, sheetId, changes);
  return {
    document: kept.document,
    inverse: [...restoration(table, ranges), ...shifted.inverse, ...kept.inverse],
  };
}

export function replaceRows(
  document: WorkbookDocument,
  { sheetId, rows, blockLengths, columns }: OperationOf<'replaceRows'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  assert(sumOf(blockLengths) === axisLength(rows), 'the blocks do not fit the rows');
  changes.reshaped.add(sheetId);
  const plan = planInsertion([], 0, blockLengths);
  const updated: TableSheet = {
    ...table,
    rows,
    nextRowId: Math.max(table.nextRowId, nextIdAfter(rows)),
    ...rebuilt(table, plan, columns),
  };
  const kept = withoutLostComments(replaceSheet(document, updated), sheetId, changes);
  return { document: kept.document, inverse: [allRows(table), ...kept.inverse] };
}

/** More stretches than this come back as the table's old blocks, not one by one. */
const fewRanges = 16;

/** Brings removed rows back, from the first range on, so that the row each one follows is there again. */
function restoration(table: TableSheet, ranges: readonly LineRange[]): Operation[] {
  if (ranges.length > fewRanges) return [allRows(table)];
  return ranges.map(([from, to]) => restoreRange(table, from, to));
}

/** The operation that makes a table's rows what they are now: references to its blocks, no copies. */
function allRows({ id, rows, blockLengths, columns }: TableSheet): Operation {
  const blocks: Record<ColumnId, readonly ColumnBlock[]> = {};
  for (const column of columns) if (column.formula === null) blocks[column.id] = column.blocks;
  return { kind: 'replaceRows', sheetId: id, rows, blockLengths, columns: blocks };
}

const sumOf = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0);

function rebuilt(
  table: TableSheet,
  plan: BlockPlan,
  inserted: Readonly<Record<ColumnId, readonly ColumnBlock[]>>,
): Pick<TableSheet, 'blockLengths' | 'columns'> {
  return {
    blockLengths: planLengths(plan),
    columns: table.columns.map((column) =>
      column.formula === null
        ? { ...column, blocks: carryOut(plan, column.type, column.blocks, inserted[column.id]) }
        : column,
    ),
  };
}

function mergedRanges(table: TableSheet, rows: OperationOf<'removeRows'>['rows']): LineRange[] {
  const sorted = positionRanges(table.rows, rows)
    .map(({ from, to }): LineRange => [from, to])
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged[merged.length - 1];
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** The operation that brings a range of rows back, with blocks cut where the table's are. */
function restoreRange(table: TableSheet, from: number, to: number): Operation {
  const cuts: { readonly block: number; readonly from: number; readonly to: number }[] = [];
  let start = 0;
  table.blockLengths.forEach((length, block) => {
    const first = Math.max(from - start, 0);
    const last = Math.min(to - start, length);
    if (first < last) cuts.push({ block, from: first, to: last });
    start += length;
  });
  const columns: Record<ColumnId, ColumnBlock[]> = {};
  for (const column of table.columns) {
    if (column.formula !== null) continue;
    columns[column.id] = cuts.map((cut) =>
      sliceBlock(column.blocks[cut.block] as ColumnBlock, cut.from, cut.to),
    );
  }
  return {
    kind: 'insertRows',
    sheetId: table.id,
    after: from === 0 ? null : lineIdAt(table.rows, from - 1),
    rows: sliceAxis(table.rows, from, to),
    blockLengths: cuts.map((cut) => cut.to - cut.from),
    columns,
  };
}
