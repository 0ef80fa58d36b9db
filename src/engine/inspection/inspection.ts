import type { ColumnRef, GridCellKey } from '../../model/document';
import type { ColumnId, SheetId } from '../../model/ids';
import type { Notice } from '../../shared/notice';
import type { RowReport } from '../columnEvaluator';
import type { ColumnNotice, WorkbookNotices } from '../protocol';
import { normalizeRanges, unionScope, type RowScope } from '../rowRanges';
import { inspectedCalls } from './inspectedCalls';
import { RowNotices } from './rowNotices';

/** What an inspection asks of the formulas around it. */
export interface InspectedWorkbook {
  rowCount(sheetId: SheetId): number;
  /** `null` when the column is none that is calculated. */
  columnFormula(sheetId: SheetId, columnId: ColumnId): string | null;
  /** Rows a column can be inspected in at once; 0 as long as it cannot be inspected. */
  beginColumn(sheetId: SheetId, columnId: ColumnId): number;
  inspectColumn(sheetId: SheetId, columnId: ColumnId, from: number, to: number, report: RowReport): void;
  /** `null` when the cell holds no formula. */
  cellFormula(sheetId: SheetId, key: GridCellKey): string | null;
  inspectCell(sheetId: SheetId, key: GridCellKey, report: (notice: Notice) => void): void;
}

interface InspectedColumn extends ColumnRef {
  /** Rows that were calculated since they were inspected. */
  stale: RowScope | null;
  notices: RowNotices;
  /** What was told before these rows were calculated. */
  before: readonly ColumnNotice[];
}
interface InspectedCell {
  readonly sheetId: SheetId;
  readonly key: GridCellKey;
  stale: boolean;
  notices: readonly Notice[];
}

/**
 * Looks at the arguments of formulas for what is likely not meant, when all values are computed and nobody is waiting: a look
 * that was part of the calculation would cost every edit something. Only what was calculated since is looked at again.
 */
export class Inspection {
  readonly #workbook: InspectedWorkbook;
  readonly #columns = new Map<string, InspectedColumn>();
  readonly #cells = new Map<string, InspectedCell>();
  /** The first answer also says that there is nothing: whoever hears it may know something from an engine before. */
  #isNews = true;

  constructor(workbook: InspectedWorkbook) {
    this.#workbook = workbook;
  }

  /** A column was calculated, in these rows. */
  noteColumn({ sheetId, columnId }: ColumnRef, rows: RowScope): void {
    const key = `${sheetId} ${columnId}`;
    let column = this.#columns.get(key);
    if (!column) {
      column = { sheetId, columnId, stale: null, notices: new RowNotices(0), before: [] };
      this.#columns.set(key, column);
    }
    if (column.stale === null) column.before = column.notices.list();
    column.notices.forgetGeneral();
    column.stale = unionScope(column.stale ?? [], rows);
  }

  /** A cell was calculated, or holds something else now. */
  noteCell(sheetId: SheetId, key: GridCellKey): void {
    const name = `${sheetId} ${key}`;
    const cell = this.#cells.get(name);
    if (cell) cell.stale = true;
    else if (this.#workbook.cellFormula(sheetId, key) !== null)
      this.#cells.set(name, { sheetId, key, stale: true, notices: [] });
  }

  /** Cells that something was said about are looked at again whatever was calculated: what they read may be mended. */
  noteChange(reshaped: ReadonlySet<SheetId>): void {
    // The page forgot what was said of single rows that stand elsewhere now.
    for (const { sheetId } of this.#columns.values()) if (reshaped.has(sheetId)) this.#isNews = true;
    for (const cell of this.#cells.values()) if (cell.notices.length > 0) cell.stale = true;
  }

  get hasWork(): boolean {
    for (const { stale } of this.#columns.values()) if (stale !== null) return true;
    for (const { stale } of this.#cells.values()) if (stale) return true;
    return false;
  }

  /** Looks at what is stale until all is done or time is up. */
  run(isTimeUp: () => boolean): void {
    for (const [name, cell] of this.#cells) {
      if (!cell.stale) continue;
      this.#inspectCell(name, cell);
      if (isTimeUp()) return;
    }
    for (const [name, column] of this.#columns) {
      while (column.stale !== null) {
        this.#inspectColumn(name, column);
        if (isTimeUp()) return;
      }
    }
  }

  /** Everything that was found, when some of it is new; `null` when there is no news. */
  takeNews(): WorkbookNotices | null {
    if (!this.#isNews) return null;
    this.#isNews = false;
    const columns = [...this.#columns.values()].flatMap(({ sheetId, columnId, notices }) => {
      const told: readonly ColumnNotice[] = notices.list();
      return told.length > 0 ? [{ sheetId, columnId, notices: told }] : [];
    });
    const cells = [...this.#cells.values()].flatMap(({ sheetId, key, notices }) =>
      notices.length > 0 ? [{ sheetId, key, notices }] : [],
    );
    return { columns, cells };
  }

  #inspectCell(name: string, cell: InspectedCell): void {
    cell.stale = false;
    const formula = this.#workbook.cellFormula(cell.sheetId, cell.key);
    const calls = formula === null ? new Set<string>() : inspectedCalls(formula);
    const found = new Map<string, Notice>();
    if (calls.size > 0) {
      this.#workbook.inspectCell(cell.sheetId, cell.key, (notice) => {
        if (calls.has(notice.function)) found.set(nameOf(notice), notice);
      });
    }
    const isSame =
      found.size === cell.notices.length &&
      cell.notices.every((known) => sameAs(known, found.get(nameOf(known))));
    if (!isSame) this.#isNews = true;
    cell.notices = [...found.values()];
    if (found.size === 0) this.#cells.delete(name);
  }

  /** One stretch of rows. */
  #inspectColumn(name: string, column: InspectedColumn): void {
    const { sheetId, columnId } = column;
    const formula = this.#workbook.columnFormula(sheetId, columnId);
    const calls = formula === null ? new Set<string>() : inspectedCalls(formula);
    const stretch = calls.size > 0 ? this.#workbook.beginColumn(sheetId, columnId) : 0;
    const rowCount = this.#workbook.rowCount(sheetId);
    if (stretch === 0 || rowCount === 0) {
      column.notices = new RowNotices(rowCount);
      this.#finish(column);
      if (formula === null) this.#columns.delete(name);
      return;
    }
    if (column.notices.rowCount !== rowCount) {
      column.notices = new RowNotices(rowCount);
      column.stale = 'all';
    }
    const stale = column.stale === 'all' ? normalizeRanges([[0, rowCount]]) : (column.stale ?? []);
    const [first, ...rest] = stale;
    // What is said about all rows is asked anew also when none was calculated.
    const [from, end] = first ?? [0, 1];
    const to = Math.min(from + stretch, end);
    column.notices.clearRows(from, to);
    this.#workbook.inspectColumn(sheetId, columnId, from, to, (row, notice) => {
      if (calls.has(notice.function)) column.notices.add(row, notice);
    });
    column.stale = to < end ? [[to, end], ...rest] : rest;
    if (column.stale.length === 0) this.#finish(column);
  }

  #finish(column: InspectedColumn): void {
    column.stale = null;
    if (!sameNotices(column.before, column.notices.list())) this.#isNews = true;
    column.before = [];
  }
}

const nameOf = ({ function: name, reason, params }: Notice): string =>
  `${name} ${reason} ${params['argument']}`;

function sameAs(one: Notice, other: Notice | undefined): boolean {
  return other !== undefined && JSON.stringify(one.params) === JSON.stringify(other.params);
}

function sameNotices(before: readonly ColumnNotice[], now: readonly ColumnNotice[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ notice, rows }, index) => {
      const other = now[index];
      return (
        other !== undefined &&
        nameOf(notice) === nameOf(other.notice) &&
        sameAs(notice, other.notice) &&
        (rows === null) === (other.rows === null) &&
        (rows === null || rows.every((byte, place) => byte === other.rows?.[place]))
      );
    })
  );
}
