import { assert } from '../../shared/assert';
import { axisLength } from '../axis';
import { cutAnew } from '../blockPlaces';
import type { Step } from '../applyOperations';
import { blankBlock, blockKindOf, convertBlock } from '../columnBlocks';
import type { ColumnBlock } from '../columnBlock';
import type { ChangeCollector } from '../changes';
import type { TableColumn, TableSheet, WorkbookDocument } from '../document';
import { RemovedLines } from '../formula/removedLines';
import { moveReferences, reshapeReferences } from '../formula/reshapeReferences';
import type { ColumnId } from '../ids';
import { columnIndexOf, columnOf, tableSheet } from '../lookup';
import type { ColumnPatch, OperationOf } from '../operation';
import { withoutColumnInViews } from '../namedViews';
import { isEmptyView, withoutColumn } from '../tableView';
import { applyPatch, invertPatch } from './patch';
import { withoutLostComments } from './comments';
import { insertAfter, replaceSheet } from './sheets';
import { withNamedViews, withView } from './views';

export function addColumn(
  document: WorkbookDocument,
  { sheetId, column, after }: OperationOf<'addColumn'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  assert(columnIndexOf(table, column.id) < 0, `column ${column.id} is there already`);
  const added = { ...column, blocks: blocksFor(table, column) };
  changes.reshaped.add(sheetId);
  const at = insertAfter(table.columns, added, after).indexOf(added);
  // What the column itself refers to is said as it stands once the column is there: only the others are rewritten.
  const shifted = reshapeReferences(
    document,
    { sheetId, dimension: 'columns', kind: 'insert', at, count: 1 },
    changes,
  );
  const reshaped = tableSheet(shifted.document, sheetId);
  return {
    document: replaceSheet(shifted.document, {
      ...reshaped,
      columns: insertAfter(reshaped.columns, added, after),
    }),
    inverse: [{ kind: 'removeColumn', sheetId, columnId: column.id }, ...shifted.inverse],
  };
}

export function removeColumn(
  document: WorkbookDocument,
  { sheetId, columnId }: OperationOf<'removeColumn'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const column = columnOf(table, columnId);
  const at = columnIndexOf(table, columnId);
  changes.reshaped.add(sheetId);
  const view = table.view && withoutColumn(table.view, columnId);
  const isLookedAt = view !== table.view;
  if (isLookedAt) changes.views.add(sheetId);
  const named = table.namedViews && withoutColumnInViews(table.namedViews, columnId);
  const isNamed = named !== table.namedViews;
  const columns = table.columns.filter((other) => other !== column);
  const shifted = reshapeReferences(
    replaceSheet(document, {
      ...withNamedViews(withView(table, view && isEmptyView(view) ? null : (view ?? null)), named ?? null),
      columns,
    }),
    { sheetId, dimension: 'columns', kind: 'remove', lines: new RemovedLines([[at, at + 1]]) },
    changes,
  );
  const kept = withoutLostComments(shifted.document, sheetId, changes);
  return {
    document: kept.document,
    inverse: [
      { kind: 'addColumn', sheetId, column, after: columnBefore(table, columnId) },
      ...(isLookedAt ? [{ kind: 'setView', sheetId, view: table.view ?? null } as const] : []),
      ...(isNamed ? [{ kind: 'setNamedViews', sheetId, views: table.namedViews ?? null } as const] : []),
      ...shifted.inverse,
      ...kept.inverse,
    ],
  };
}

export function moveColumn(
  document: WorkbookDocument,
  { sheetId, columnId, after }: OperationOf<'moveColumn'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const column = columnOf(table, columnId);
  const others = table.columns.filter((other) => other !== column);
  const from = columnIndexOf(table, columnId);
  const before = after === null ? 0 : columnIndexOf(table, after) + 1;
  const columns = insertAfter(others, column, after);
  changes.reshaped.add(sheetId);
  const shifted = moveReferences(
    replaceSheet(document, { ...table, columns }),
    { sheetId, dimension: 'columns', kind: 'move', from, to: from + 1, before },
    changes,
  );
  return {
    document: shifted.document,
    inverse: [
      { kind: 'moveColumn', sheetId, columnId, after: columnBefore(table, columnId) },
      ...shifted.inverse,
    ],
  };
}

/** Changing the type repacks the values; turning values into a formula drops them (undo brings the blocks back). */
export function updateColumn(
  document: WorkbookDocument,
  { sheetId, columnId, patch }: OperationOf<'updateColumn'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const column = columnOf(table, columnId);
  const patched = applyPatch(column, patch);
  const updated = { ...patched, blocks: blocksFor(table, patched) };
  const replacesValues = updated.blocks.some((block, index) => block !== column.blocks[index]);
  changes.addColumn(sheetId, columnId);
  if (replacesValues || updated.blocks.length !== column.blocks.length)
    changes.addTableCells(sheetId, columnId, 'all');
  const inverse: ColumnPatch = { ...invertPatch(column, patch), blocks: column.blocks };
  return {
    document: replaceSheet(document, replaceColumn(table, updated)),
    inverse: [{ kind: 'updateColumn', sheetId, columnId, patch: inverse }],
  };
}

export function replaceColumn(table: TableSheet, column: TableColumn): TableSheet {
  return { ...table, columns: table.columns.map((other) => (other.id === column.id ? column : other)) };
}

function columnBefore(table: TableSheet, columnId: ColumnId): ColumnId | null {
  return table.columns[columnIndexOf(table, columnId) - 1]?.id ?? null;
}

/**
 * The blocks a column must have in this table: none when calculated, blanks when none are given. How rows are cut into
 * blocks depends on how they came to be there, and may be another way in another tab: that is no part of the meaning.
 */
function blocksFor(table: TableSheet, column: TableColumn): readonly ColumnBlock[] {
  if (column.formula !== null) return [];
  const kind = blockKindOf(column.type);
  if (column.blocks.length === 0) return table.blockLengths.map((length) => blankBlock(kind, length));
  const lengths = column.blocks.map((block) => block.length);
  const { blockLengths } = table;
  assert(
    lengths.reduce((sum, length) => sum + length, 0) === axisLength(table.rows),
    `the blocks of ${column.name} do not fit ${table.name}`,
  );
  const blocks = column.blocks.every((block) => block.kind === kind)
    ? column.blocks
    : column.blocks.map((block) => convertBlock(block, kind));
  const isCutAlike = lengths.length === blockLengths.length && lengths.every((n, i) => n === blockLengths[i]);
  return isCutAlike ? blocks : cutAnew(blocks, 0, blockLengths, kind);
}
