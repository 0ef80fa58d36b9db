import type { GridCellKey } from '../model/document';
import type { ColumnId, SheetId } from '../model/ids';
import type { Notice } from '../shared/notice';
import type { ColumnNotice, WorkbookNotices } from './protocol';

type BySheet<Key, Value> = ReadonlyMap<SheetId, ReadonlyMap<Key, Value>>;

/** The page's copy of what the engine found about the arguments of formulas. */
export class NoticeBook {
  #columns: BySheet<ColumnId, readonly ColumnNotice[]> = new Map();
  #cells: BySheet<GridCellKey, readonly Notice[]> = new Map();

  ofRow(sheetId: SheetId, columnId: ColumnId, rowIndex: number): readonly Notice[] {
    const notices = this.#columns.get(sheetId)?.get(columnId);
    if (!notices) return none;
    return notices.filter(({ rows }) => rows === null || isSet(rows, rowIndex)).map(({ notice }) => notice);
  }

  ofCell(sheetId: SheetId, key: GridCellKey): readonly Notice[] {
    return this.#cells.get(sheetId)?.get(key) ?? none;
  }

  /** Everything is told anew; the columns and cells about which something was or is said. */
  replace({ columns, cells }: WorkbookNotices): {
    readonly columns: ReadonlyMap<SheetId, ReadonlySet<ColumnId>>;
    readonly cells: ReadonlyMap<SheetId, ReadonlySet<GridCellKey>>;
  } {
    const [oldColumns, oldCells] = [this.#columns, this.#cells];
    this.#columns = bySheet(columns.map(({ sheetId, columnId, notices }) => [sheetId, columnId, notices]));
    this.#cells = bySheet(cells.map(({ sheetId, key, notices }) => [sheetId, key, notices]));
    return { columns: keysOf(oldColumns, this.#columns), cells: keysOf(oldCells, this.#cells) };
  }

  /** Rows of these tables stand elsewhere now: what was said about single ones is said anew soon. */
  forgetRows(sheets: ReadonlySet<SheetId>): void {
    if ([...sheets].some((sheetId) => this.#columns.has(sheetId)))
      this.#columns = new Map([...this.#columns].filter(([sheetId]) => !sheets.has(sheetId)));
  }
}

const none: readonly Notice[] = [];

const isSet = (rows: Uint8Array, index: number): boolean =>
  (((rows[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;

function bySheet<Key, Value>(entries: readonly (readonly [SheetId, Key, Value])[]): BySheet<Key, Value> {
  const sheets = new Map<SheetId, Map<Key, Value>>();
  for (const [sheetId, key, value] of entries) {
    const sheet = sheets.get(sheetId) ?? new Map<Key, Value>();
    sheets.set(sheetId, sheet.set(key, value));
  }
  return sheets;
}

function keysOf<Key>(...books: readonly BySheet<Key, unknown>[]): ReadonlyMap<SheetId, ReadonlySet<Key>> {
  const keys = new Map<SheetId, Set<Key>>();
  for (const book of books) {
    for (const [sheetId, sheet] of book) {
      const known = keys.get(sheetId) ?? new Set<Key>();
      for (const key of sheet.keys()) known.add(key);
      keys.set(sheetId, known);
    }
  }
  return keys;
}
