import { EmptyValue } from 'hyperformula';
import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnId, SheetId } from '../model/ids';
import { BlockOfValues } from './engineValue';
import { FoldCache } from './aggregates/foldCache';
import type { TableReference } from './readFormula';
import { unionScope, type RowScope } from './rowRanges';
import { HeadedTable, TableBlock, windowOf } from './tableBlock';
import type { EngineScalar, EngineValue } from './engineTypes';

/** What the store keeps of a table. */
interface StoredTable {
  readonly rowCount: number;
  readonly blockLengths: readonly number[];
  readonly names: Map<ColumnId, string>;
  readonly columns: Map<ColumnId, StoredColumn>;
}
interface StoredColumn {
  version: number;
  blocks: readonly ColumnBlock[];
  /** Which rows each of the last versions changed against the one before it, the newest last. */
  changes: { readonly version: number; readonly rows: RowScope }[];
  /** The last version whose rows stand elsewhere than those of the version before it. */
  reshapedAt: number;
}

const rememberedChanges = 64;

/**
 * The values of every table column, calculated ones included, beside the calculator: typed blocks, a version that
 * rises with every change, and blocks of engine values made once per version.
 */
export class TableStore {
  readonly #tables = new Map<SheetId, StoredTable>();
  readonly #values = new Map<string, { readonly versions: string; readonly value: TableBlock }>();
  readonly #folds = new FoldCache();
  #lastVersion = 0;

  /** The shape of a table; columns that are not named are forgotten. */
  setTable(sheetId: SheetId, blockLengths: readonly number[], names: ReadonlyMap<ColumnId, string>): void {
    const columns = this.#tables.get(sheetId)?.columns ?? new Map<ColumnId, StoredColumn>();
    for (const columnId of columns.keys()) if (!names.has(columnId)) columns.delete(columnId);
    const rowCount = blockLengths.reduce((sum, length) => sum + length, 0);
    this.#tables.set(sheetId, { rowCount, blockLengths, names: new Map(names), columns });
  }

  removeTable(sheetId: SheetId): void {
    this.#tables.delete(sheetId);
    for (const key of this.#values.keys()) if (key.startsWith(sheetId)) this.#values.delete(key);
  }

  rowCount(sheetId: SheetId): number {
    return this.#tables.get(sheetId)?.rowCount ?? 0;
  }

  blockLengths(sheetId: SheetId): readonly number[] {
    return this.#tables.get(sheetId)?.blockLengths ?? [];
  }

  /** New values of a column; `rows` are those that differ, in their positions now. Returns the new version. */
  setColumn(sheetId: SheetId, columnId: ColumnId, blocks: readonly ColumnBlock[], rows: RowScope): number {
    const table = this.#tables.get(sheetId);
    if (!table) return 0;
    const version = ++this.#lastVersion;
    const before = table.columns.get(columnId);
    const changes = [...(before?.changes ?? []), { version, rows }].slice(-rememberedChanges);
    table.columns.set(columnId, { version, blocks, changes, reshapedAt: before?.reshapedAt ?? 0 });
    return version;
  }

  /** Rows were inserted or removed: positions of earlier changes mean nothing any more. */
  setReshapedColumn(
    sheetId: SheetId,
    columnId: ColumnId,
    blocks: readonly ColumnBlock[],
    inserted: RowScope,
  ): number {
    const column = this.#tables.get(sheetId)?.columns.get(columnId);
    if (column) {
      column.changes = [{ version: column.version, rows: 'all' }];
      column.reshapedAt = this.#lastVersion + 1;
    }
    return this.setColumn(sheetId, columnId, blocks, inserted);
  }

  /** Without blocks: a calculated column that was never computed. */
  blocks(sheetId: SheetId, columnId: ColumnId): readonly ColumnBlock[] {
    return this.#tables.get(sheetId)?.columns.get(columnId)?.blocks ?? [];
  }

  version(sheetId: SheetId, columnId: ColumnId): number {
    return this.#tables.get(sheetId)?.columns.get(columnId)?.version ?? 0;
  }

  /** The rows that differ from what they were at an earlier version. */
  changedSince(sheetId: SheetId, columnId: ColumnId, version: number): RowScope {
    const column = this.#tables.get(sheetId)?.columns.get(columnId);
    if (!column) return 'all';
    if (column.version === version) return [];
    const first = column.changes.findIndex((change) => change.version === version);
    if (first < 0) return 'all';
    return column.changes
      .slice(first + 1)
      .reduce<RowScope>((rows, change) => unionScope(rows, change.rows), []);
  }

  /** As `changedSince`, for what knows rows by position: 'all' when rows were inserted or removed since. */
  editedSince(sheetId: SheetId, columnId: ColumnId, version: number): RowScope {
    const reshapedAt = this.#tables.get(sheetId)?.columns.get(columnId)?.reshapedAt ?? 0;
    return version < reshapedAt ? 'all' : this.changedSince(sheetId, columnId, version);
  }

  /**
   * The values a reference names. The same block as long as no column in it changes, so that what functions know of
   * it (a sorted copy) is worked out once. O(blocks): values are made when they are read.
   */
  values(reference: TableReference): EngineValue {
    const { sheetId, columnIds, section } = reference;
    const table = this.#tables.get(sheetId);
    if (!table) return EmptyValue;
    if (section === 'headers') return new BlockOfValues([headerRow(table, columnIds)]);
    const data = this.#data(table, reference);
    return section === 'all' ? new HeadedTable(headerRow(table, columnIds), data) : data;
  }

  #data(table: StoredTable, reference: TableReference): TableBlock {
    const { sheetId, columnIds, from, to } = reference;
    const key = `${sheetId} ${columnIds.join(' ')} ${from} ${to}`;
    const versions = `${table.rowCount} ${columnIds.map((id) => this.version(sheetId, id)).join(' ')}`;
    const known = this.#values.get(key);
    if (known?.versions === versions) return known.value;
    // A table without rows reads as one blank row.
    const end = to ?? Math.max(table.rowCount, 1);
    const columns = columnIds.map((id) =>
      windowOf(table.columns.get(id)?.blocks ?? [], table.blockLengths, from, end),
    );
    const value = new TableBlock(reference, key, columns, end - from, this.#folds);
    this.#values.set(key, { versions, value });
    return value;
  }
}

function headerRow(table: StoredTable, columnIds: readonly ColumnId[]): EngineScalar[] {
  return columnIds.map((id) => table.names.get(id) ?? EmptyValue);
}
