import { sliceAxis, lineIdAt } from '../model/axis';
import { blockAt, startsOf } from '../model/blockPlaces';
import { blockLength, type ColumnBlock } from '../model/columnBlock';
import { BlockBuilder, blankBlock, blockKindOf, blockValue, readBlocks } from '../model/columnBlocks';
import type { TableColumn, TableSheet } from '../model/document';
import type { ColumnId } from '../model/ids';
import { findColumnByName, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { plainText, type CellValue } from '../shared/value';
import { newTableColumn } from './appendRows';
import { Pacer } from '../shared/pacer';
import type { RowChange, UpdateCounts } from '../model/fileImport';
import { forEachValue, pickRows } from './blockRows';
import { withNotedRows } from './importLedger';
import { importLimits } from './importLimits';
import type { ImportedColumn, ImportedTable, ReadOptions, TableUpdate } from './importSource';
import { KeyIndex, noRow, severalRows } from './keyIndex';

/**
 * Works out how an imported table changes one that is there, row by row of the same key:
 *
 *     key of the file   in the table once     the row takes the values that stand in the file; its blanks change nothing
 *                       not in the table      a new row behind the last
 *                       several times, in the table or in the file, or blank: nothing happens, and it is counted
 *
 * Columns are matched by name, then by role; one that is missing is added, one that is calculated stays. Every block that
 * changes is one operation with the whole block, so that undoing keeps the old block and copies nothing.
 */
export async function updateRows(
  imported: ImportedTable,
  table: TableSheet,
  keyColumnId: ColumnId,
  { signal, onProgress }: ReadOptions = {},
): Promise<Result<TableUpdate>> {
  const pairs = pairColumns(imported, table);
  const key = pairs.find(({ column }) => column.id === keyColumnId);
  if (!key) {
    const name = table.columns.find(({ id }) => id === keyColumnId)?.name ?? '';
    return failed(problem('keyColumnMissing', { name }));
  }
  const matches = matchRows(key, imported.rowCount, rowCount(table));
  const changedRows = new Uint8Array(rowCount(table));
  const operations: Operation[] = [];
  const changes: RowChange[] = [];
  const added: Record<ColumnId, readonly ColumnBlock[]> = {};
  const newRows = matches.flatMap((row, index) => (row === noRow ? [index] : []));
  const pacer = new Pacer();
  let last = table.columns.at(-1)?.id ?? null;
  for (const [index, pair] of pairs.entries()) {
    const { column, isNew } = pair;
    if (isNew) {
      operations.push({ kind: 'addColumn', sheetId: table.id, column, after: last });
      last = column.id;
    }
    if (column.id !== keyColumnId) {
      const note = noteChanges(changes, pair, key);
      operations.push(
        ...changedBlocks(pair, table, matches, (fileRow, before, after) => {
          changedRows[matches[fileRow] as number] = 1;
          note(fileRow, before, after);
        }),
      );
    }
    if (newRows.length > 0)
      added[column.id] = pickRows(pair.imported.blocks, newRows, blockKindOf(column.type));
    onProgress?.((index + 1) / pairs.length);
    await pacer.pause();
    if (signal?.aborted) return failed(problem('importCancelled'));
  }
  if (newRows.length > 0) operations.push(insertion(table, newRows.length, added));
  const columns = imported.columns.map((column) => ({ ...column, blocks: [] }));
  const report = withNotedRows(imported.report, {
    kind: 'unclearKey',
    rows: matches.flatMap((row, index) => (row === severalRows ? [index] : [])),
    column: key.column.name,
    textOf: (row) => plainText(readBlocks(key.imported.blocks, row)),
  });
  return ok({
    operations,
    counts: countsOf(matches, changedRows),
    changes: changes.sort((a, b) => a.row - b.row).slice(0, importLimits.ledgerEntries),
    columns,
    report,
  });
}

interface ColumnPair {
  readonly imported: ImportedColumn;
  readonly column: TableColumn;
  readonly isNew: boolean;
}

function pairColumns(imported: ImportedTable, table: TableSheet): ColumnPair[] {
  const taken = new Set<ColumnId>();
  return imported.columns.flatMap((column): ColumnPair[] => {
    const target = targetOf(column, table);
    if (target === undefined) return [{ imported: column, column: newTableColumn(column), isNew: true }];
    if (target.formula !== null || taken.has(target.id)) return [];
    taken.add(target.id);
    return [{ imported: column, column: target, isNew: false }];
  });
}

/** The column of the table that a column of a file means. */
export function targetOf(
  { name, role }: Pick<ImportedColumn, 'name' | 'role'>,
  table: TableSheet,
): TableColumn | undefined {
  return findColumnByName(table, name) ?? (role ? findColumnByName(table, role) : undefined);
}

/** For every row of the file the row of the table, `noRow`, or `severalRows` when it is not clear which. */
function matchRows({ imported, column }: ColumnPair, fileRows: number, tableRows: number): number[] {
  const inTable = new KeyIndex(tableRows);
  forEachValue(column.blocks, (value, row) => inTable.add(value, row));
  const inFile = new KeyIndex(fileRows);
  const isKey = new Uint8Array(fileRows);
  forEachValue(imported.blocks, (value, row) => {
    if (inFile.add(value, row)) isKey[row] = 1;
  });
  const matches = new Array<number>(fileRows).fill(severalRows);
  forEachValue(imported.blocks, (value, row) => {
    if (isKey[row] === 1 && inFile.rowOf(value) !== severalRows) matches[row] = inTable.rowOf(value);
  });
  return matches;
}

/** One operation for each block in which a value differs. */
function changedBlocks(
  { imported, column }: ColumnPair,
  table: TableSheet,
  matches: readonly number[],
  onChange: (fileRow: number, before: CellValue, after: CellValue) => void,
): Operation[] {
  const kind = blockKindOf(column.type);
  const starts = startsOf(table.blockLengths.map((length) => ({ length })));
  const builders = new Map<number, BlockBuilder>();
  const old = (index: number): ColumnBlock =>
    column.blocks[index] ?? blankBlock(kind, table.blockLengths[index] as number);
  forEachValue(imported.blocks, (value, fileRow) => {
    const row = matches[fileRow] as number;
    if (value === null || row < 0) return;
    const index = blockAt(starts, row);
    const offset = row - (starts[index] as number);
    const before = column.blocks[index] ? blockValue(old(index), offset) : null;
    if (isSame(before, value)) return;
    let builder = builders.get(index);
    if (!builder) {
      builders.set(index, (builder = new BlockBuilder(kind, table.blockLengths[index] as number)));
      builder.setBlock(0, old(index));
    }
    builder.set(offset, value);
    onChange(fileRow, before, value);
  });
  return [...builders].map(([index, builder]) => {
    const start = starts[index] as number;
    const rows = sliceAxis(table.rows, start, start + (table.blockLengths[index] as number));
    return { kind: 'setCells', sheetId: table.id, columnId: column.id, rows, values: builder.finish() };
  });
}

/** Keeps the first changes of a column: those of all columns are put in order when they are there. */
function noteChanges(
  changes: RowChange[],
  { column }: ColumnPair,
  key: ColumnPair,
): (fileRow: number, before: CellValue, after: CellValue) => void {
  const { name, type, numberFormat } = column;
  const format = { type, ...(numberFormat === undefined ? {} : { numberFormat }) };
  let left: number = importLimits.ledgerEntries;
  return (fileRow, before, after) => {
    if (left-- <= 0) return;
    const row = fileRow + 1;
    changes.push({ row, key: readBlocks(key.imported.blocks, fileRow), column: name, format, before, after });
  };
}

const isSame = (a: CellValue, b: CellValue): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

function insertion(
  table: TableSheet,
  count: number,
  columns: Readonly<Record<ColumnId, readonly ColumnBlock[]>>,
): Operation {
  const rows = rowCount(table);
  const lengths = Array.from({ length: Math.ceil(count / blockLength) }, (_, i) =>
    Math.min(blockLength, count - i * blockLength),
  );
  return {
    kind: 'insertRows',
    sheetId: table.id,
    after: rows === 0 ? null : lineIdAt(table.rows, rows - 1),
    rows: [[table.nextRowId, count]],
    blockLengths: lengths,
    columns,
  };
}

function countsOf(matches: readonly number[], changedRows: Uint8Array): UpdateCounts {
  const counts = { updated: 0, added: 0, unchanged: 0, ambiguous: 0 };
  for (const row of matches) {
    if (row === noRow) counts.added++;
    else if (row < 0) counts.ambiguous++;
    else if (changedRows[row] === 1) counts.updated++;
    else counts.unchanged++;
  }
  return counts;
}
