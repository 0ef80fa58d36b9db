import { axisLength, positionRanges, type Axis, type PositionRange } from './axis';
import { blockAt, startsOf } from './blockPlaces';
import type { ColumnBlock } from './columnBlock';
import { blockValue } from './columnBlocks';
import type { GridCell, GridChunk, GridSheet, TableColumn, TableSheet } from './document';
import { isFormula } from './lookup';
import { sameData } from './sameData';

export interface ColumnDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly nameBefore?: string;
  /** Its formula is another one, or came or went. */
  readonly formula: boolean;
  readonly type: boolean;
}
export interface SheetContentDifference {
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  /** Entered values that differ in rows that are in both; of a grid, cells whose input differs. */
  readonly cells: number;
  /** Of a grid: cells among them that hold or held a formula. */
  readonly formulas: number;
  readonly columns: readonly ColumnDifference[];
  /** Formats, widths, views, rules, comments. */
  readonly looks: boolean;
}

export function compareTables(before: TableSheet, after: TableSheet): SheetContentDifference {
  const rows = compareLines(before.rows, after.rows);
  const columns: ColumnDifference[] = [];
  let cells = 0;
  let looks = hasOtherLooks(before, after, ['rows', 'nextRowId', 'blockLengths', 'columns']);
  const old = new Map(before.columns.map((column) => [column.id, column]));
  for (const column of after.columns) {
    const known = old.get(column.id);
    old.delete(column.id);
    if (!known) columns.push(columnDifference('added', column));
    else if (known !== column) {
      const difference = changedColumn(known, column);
      if (difference) columns.push(difference);
      else looks ||= hasOtherLooks(known, column, ['blocks']);
      if (known.formula === null && column.formula === null)
        cells += changedValues(known.blocks, column.blocks, rows.kept);
    }
  }
  for (const column of old.values()) columns.push(columnDifference('removed', column));
  return { rowsAdded: rows.added, rowsRemoved: rows.removed, cells, formulas: 0, columns, looks };
}

export function compareGrids(before: GridSheet, after: GridSheet): SheetContentDifference {
  const rows = compareLines(before.rows, after.rows);
  let [cells, formulas] = [0, 0];
  let looks = hasOtherLooks(before, after, ['rows', 'nextRowId', 'nextColumnId', 'chunks']);
  const count = (old: GridCell | undefined, now: GridCell | undefined): void => {
    if (old === now || sameData(old, now)) return;
    if (sameData(old?.input ?? null, now?.input ?? null)) looks = true;
    else {
      cells++;
      if (isFormula(old?.input) || isFormula(now?.input)) formulas++;
    }
  };
  for (const key of new Set([...Object.keys(before.chunks), ...Object.keys(after.chunks)])) {
    const [old, now]: readonly (GridChunk | undefined)[] = [before.chunks[key], after.chunks[key]];
    if (old === now) continue;
    for (const cell of new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})]))
      count(old?.[cell], now?.[cell]);
  }
  return { rowsAdded: rows.added, rowsRemoved: rows.removed, cells, formulas, columns: [], looks };
}

/** Which lines are in both: by ids, so that lines which only moved are the same ones. */
function compareLines(before: Axis, after: Axis): { added: number; removed: number; kept: PositionRange[] } {
  const kept = positionRanges(before, after);
  const both = kept.reduce((sum, { from, to }) => sum + to - from, 0);
  return { added: axisLength(after) - both, removed: axisLength(before) - both, kept };
}

function columnDifference(kind: 'added' | 'removed', { name }: TableColumn): ColumnDifference {
  return { kind, name, formula: false, type: false };
}

function changedColumn(before: TableColumn, after: TableColumn): ColumnDifference | null {
  const formula = before.formula !== after.formula;
  const type = before.type !== after.type;
  const isRenamed = before.name !== after.name;
  if (!formula && !type && !isRenamed) return null;
  return {
    kind: 'changed',
    name: after.name,
    ...(isRenamed ? { nameBefore: before.name } : {}),
    formula,
    type,
  };
}

function hasOtherLooks<Part extends object>(
  before: Part,
  after: Part,
  content: readonly (keyof Part)[],
): boolean {
  const looksOf = (part: Part): object =>
    Object.fromEntries(
      Object.entries(part).filter(([key]) => key !== 'name' && !content.includes(key as keyof Part)),
    );
  return !sameData(looksOf(before), looksOf(after));
}

/** How many values differ in rows that are in both; a block that both share at the same place is not looked into. */
function changedValues(
  before: readonly ColumnBlock[],
  after: readonly ColumnBlock[],
  kept: readonly PositionRange[],
): number {
  const [oldStarts, newStarts] = [startsOf(before), startsOf(after)];
  let changed = 0;
  for (const { from, to, offset } of kept) {
    let row = from;
    while (row < to) {
      const target = offset + row - from;
      const [oldIndex, newIndex] = [blockAt(oldStarts, row), blockAt(newStarts, target)];
      const [old, now] = [before[oldIndex], after[newIndex]];
      if (!old || !now) return changed;
      const oldRow = row - (oldStarts[oldIndex] as number);
      const newRow = target - (newStarts[newIndex] as number);
      const count = Math.min(to - row, old.length - oldRow, now.length - newRow);
      if (old !== now || oldRow !== newRow) {
        for (let i = 0; i < count; i++)
          if (!sameData(blockValue(old, oldRow + i), blockValue(now, newRow + i))) changed++;
      }
      row += count;
    }
  }
  return changed;
}
