import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import {
  axisLength,
  insertIntoAxis,
  joinAxes,
  lineIdAt,
  lineIndexOf,
  positionRanges,
  sliceAxis,
} from '../axis';
import { carryOut, planInsertion, planLengths, planRemoval, type BlockPlan } from '../blockPlan';
import type { ColumnBlock } from '../columnBlock';
import { sliceBlock } from '../columnBlocks';
import { ChangeCollector } from '../changes';
import type { TableSheet, WorkbookDocument } from '../document';
import { reshapeReferences } from '../formula/reshapeReferences';
import type { ColumnId } from '../ids';
import { tableSheet } from '../lookup';
import type { Operation, OperationOf } from '../operation';
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
  assert(blockLengths.reduce((sum, length) => sum + length, 0) === count, 'the blocks do not fit the rows');
  assert(positionRanges(table.rows, rows).length === 0, 'a row is there already');
  const plan = planInsertion(table.blockLengths, at, blockLengths);
  const atEnd = at === axisLength(table.rows);
  const updated: TableSheet = {
    ...table,
    rows: insertIntoAxis(table.rows, at, rows),
    nextRowId: Math.max(table.nextRowId, ...rows.map(([start, length]) => start + length)),
    ...rebuilt(table, plan, columns),
  };
  changes.reshaped.add(sheetId);
  const inserted = replaceSheet(document, updated);
  const removal: Operation = { kind: 'removeRows', sheetId, rows };
  const reshape = { sheetId, dimension: 'rows', at, count } as const;
  if (atEnd) {
    // Nothing moves behind the last row. A reference that waited there for rows keeps its text and now points at them,
    // so taking the rows away again breaks it, and the inverse has to bring the text back.
    const { inverse } = reshapeReferences(inserted, { ...reshape, kind: 'remove' }, new ChangeCollector());
    return { document: inserted, inverse: [removal, ...inverse] };
  }
  const shifted = reshapeReferences(inserted, { ...reshape, kind: 'insert' }, changes);
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
  const kept = joinAxes(
    ...keptRanges(ranges, axisLength(table.rows)).map(([from, to]) => sliceAxis(table.rows, from, to)),
  );
  changes.reshaped.add(sheetId);
  let current = replaceSheet(document, { ...table, rows: kept, ...rebuilt(table, plan, {}) });
  // Put back from the first range on, so that the row each one follows is there again.
  const inverse: Operation[] = ranges.map(([from, to]) => restoreRange(table, from, to));
  for (const [from, to] of ranges.toReversed()) {
    const reshape = { sheetId, dimension: 'rows', kind: 'remove', at: from, count: to - from } as const;
    const shifted = reshapeReferences(current, reshape, changes);
    current = shifted.document;
    // Earlier texts come last: each list restores what stood before its own shift.
    inverse.push(...shifted.inverse);
  }
  return { document: current, inverse: orderRestores(inverse) };
}

/** Rows first, then formulas from the latest rewriting back to the first. */
function orderRestores(inverse: readonly Operation[]): Operation[] {
  const rows = inverse.filter((operation) => operation.kind === 'insertRows');
  const formulas = inverse.filter((operation) => operation.kind !== 'insertRows');
  return [...rows, ...formulas.toReversed()];
}

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

type Range = readonly [from: number, to: number];

function mergedRanges(table: TableSheet, rows: OperationOf<'removeRows'>['rows']): Range[] {
  const sorted = positionRanges(table.rows, rows)
    .map(({ from, to }): Range => [from, to])
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged[merged.length - 1];
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function keptRanges(removed: readonly Range[], length: number): Range[] {
  const kept: Range[] = [];
  let from = 0;
  for (const [start, end] of removed) {
    if (from < start) kept.push([from, start]);
    from = end;
  }
  if (from < length) kept.push([from, length]);
  return kept;
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
