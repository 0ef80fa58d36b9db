import { convertBlock, blockKindOf } from '../model/columnBlocks';
import type { ColumnBlock } from '../model/columnBlock';
import type { TableColumn, TableSheet } from '../model/document';
import { newColumnId, type ColumnId } from '../model/ids';
import { lineIdAt } from '../model/axis';
import { findColumnByName, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { ImportedColumn, ImportedTable } from './importSource';

/**
 * The operations that add an imported table's rows behind those of a table that is there. Columns are matched by
 * name, then by role; one that is missing is added, one that is calculated keeps its formula.
 */
export function appendOperations(imported: ImportedTable, table: TableSheet): Operation[] {
  const operations: Operation[] = [];
  const columns: Record<ColumnId, readonly ColumnBlock[]> = {};
  let last = table.columns[table.columns.length - 1]?.id ?? null;
  for (const column of imported.columns) {
    const target =
      findColumnByName(table, column.name) ??
      (column.role ? findColumnByName(table, column.role) : undefined);
    if (target) {
      if (target.formula !== null) continue;
      const kind = blockKindOf(target.type);
      columns[target.id] ??= column.blocks.map((block) => convertBlock(block, kind));
      continue;
    }
    const added = newTableColumn(column);
    operations.push({ kind: 'addColumn', sheetId: table.id, column: added, after: last });
    last = added.id;
    columns[added.id] = column.blocks;
  }
  if (imported.rowCount === 0) return operations;
  const rows = rowCount(table);
  operations.push({
    kind: 'insertRows',
    sheetId: table.id,
    after: rows === 0 ? null : lineIdAt(table.rows, rows - 1),
    rows: [[table.nextRowId, imported.rowCount]],
    blockLengths: imported.blockLengths,
    columns,
  });
  return operations;
}

/** A column of a file as a new column of a table, whose blanks are filled in by the operation that adds it. */
export function newTableColumn({ name, type, role, unit, numberFormat }: ImportedColumn): TableColumn {
  return {
    id: newColumnId(),
    name,
    type,
    formula: null,
    blocks: [],
    ...(role === null ? {} : { role }),
    ...(unit === undefined ? {} : { unit }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}
