import { toCol } from '@borgar/fx';
import { hiddenPlaces, unshownRows } from '../commands/hideLines';
import { carriedCell, formatOfCell, shownNotices, shownValue } from '../commands/readCells';
import { keyAt } from '../commands/comments';
import { columnCount } from '../commands/region';
import type { CellComment } from '../model/cellComment';
import { lineIdAt } from '../model/axis';
import type { CellStyle, Sheet, WorkbookDocument } from '../model/document';
import { toEditText } from '../model/format/editText';
import { formatValue, type ValueFormat } from '../model/format/formatValue';
import { toShownFormula } from '../model/formula/vocabulary';
import { filteredColumns, filterPlace, type FilterPlace } from '../model/gridFilter';
import { gridCell, isFormula, rowCount } from '../model/lookup';
import type { ColumnId } from '../model/ids';
import { rowIndexAt, type RowOrder } from '../model/rowOrder';
import type { Extent } from '../model/spillExtent';
import { usedExtent } from '../model/usedExtent';
import type { ValueReader } from '../model/valueReader';
import { validationOf } from '../model/rules/cellValidation';
import { isMet } from '../model/rules/decidedValidity';
import { rowFormula } from '../model/rules/rowFormula';
import { validationProblem } from '../model/rules/validationProblem';
import { validityOf } from '../model/rules/validity';
import type { Locale } from '../shared/localText';
import type { Problem } from '../shared/problems';
import type { Notice } from '../shared/notice';
import type { CellValue } from '../shared/value';
import { columnRoom } from './columnRoom';
import { isSameSet, linesOf } from './lineNumbers';
import { tallRows } from './tallRows';

export const normalRowHeightPx = 28;
const normalHeaderHeightPx = 32;
const normalRowHeaderWidthPx = 52;
export const defaultTableColumnPx = 136;
export const defaultGridColumnPx = 96;

/**
 * One sheet as the grid draws it: reads rows as they are shown, knows nothing of the screen. A new one is made whenever
 * the document or the order of its rows changed, which is cheap; what is costly is worked out when it is first asked
 * for. Handsontable sorts and filters nothing: its rows are the shown ones, and only here they become stored ones.
 */
export class ShownSheet {
  readonly sheet: Sheet;
  /** Rows that hold something or may, and one to type a new row into at the end of a table. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly #document: WorkbookDocument;
  readonly #values: ValueReader;
  readonly #locale: Locale;
  readonly #visualRows: number;
  /** Which stored rows stand on the screen; `null`: all of them, as they are stored. */
  readonly order: RowOrder | null;
  /** How much larger than at 100 % everything is drawn; sizes of this class are those on the screen. */
  readonly zoom: number;
  readonly showsFormulas: boolean;
  readonly #zoomed = (sizePx: number): number => Math.round(sizePx * this.zoom);
  #rowHeights: ReadonlyMap<number, number> | null | undefined;
  #filterPlace: FilterPlace | null | undefined;
  #hiddenRows: ReadonlySet<number> | null = null;
  #hiddenColumns: ReadonlySet<number> | null = null;

  constructor(
    document: WorkbookDocument,
    sheet: Sheet,
    values: ValueReader,
    options: {
      readonly locale: Locale;
      readonly readOnly: boolean;
      readonly zoom?: number;
      readonly showsFormulas?: boolean;
    },
  ) {
    this.zoom = options.zoom ?? 1;
    this.showsFormulas = options.showsFormulas ?? false;
    this.sheet = sheet;
    this.#document = document;
    this.#values = values;
    this.#locale = options.locale;
    this.order = values.rowOrder(sheet.id);
    this.#visualRows = this.order?.count ?? rowCount(sheet);
    this.rowCount = this.#visualRows + (sheet.kind === 'table' && !options.readOnly ? 1 : 0);
    this.columnCount = columnCount(sheet);
  }

  get isReport(): boolean {
    return this.sheet.kind === 'grid' && this.sheet.layout === 'report';
  }

  /** As far as something stands on it. O(cells). */
  get used(): Extent {
    const { sheet } = this;
    if (sheet.kind === 'grid') return usedExtent(sheet, this.#values);
    return { rows: this.#visualRows, columns: this.columnCount };
  }

  /** Drawing it needs no other rows, columns or heights than the other did. */
  hasShapeOf(other: ShownSheet): boolean {
    return (
      this.rowCount === other.rowCount &&
      this.hasColumnsOf(other) &&
      isSameSet(this.hiddenRows, other.hiddenRows) &&
      this.rowHeightsPx?.size === other.rowHeightsPx?.size
    );
  }

  /** As many, and the same of them hidden and frozen. */
  hasColumnsOf(other: ShownSheet): boolean {
    return (
      this.columnCount === other.columnCount &&
      this.isReport === other.isReport &&
      this.frozenRows === other.frozenRows &&
      this.frozenColumns === other.frozenColumns &&
      isSameSet(this.hiddenColumns, other.hiddenColumns)
    );
  }

  /** Positions of rows that are hidden; what a table's filter leaves out is no row of this sheet at all. */
  get hiddenRows(): ReadonlySet<number> {
    this.#hiddenRows ??= this.sheet.kind === 'grid' ? linesOf(unshownRows(this.sheet).flat()) : linesOf([]);
    return this.#hiddenRows;
  }

  get hiddenColumns(): ReadonlySet<number> {
    this.#hiddenColumns ??= linesOf(hiddenPlaces(this.sheet, 'columns'));
    return this.#hiddenColumns;
  }

  /** Of the filter over the cells of a sheet. */
  get filterPlace(): FilterPlace | null {
    if (this.#filterPlace === undefined)
      this.#filterPlace = this.sheet.kind === 'grid' ? filterPlace(this.sheet) : null;
    return this.#filterPlace;
  }

  /** Whether a cell heads a column under a filter, and whether that column hides rows. */
  filterHeading(rowIndex: number, columnIndex: number): 'open' | 'filtered' | null {
    const { sheet, filterPlace: place } = this;
    if (sheet.kind !== 'grid' || place?.fromRow !== rowIndex) return null;
    if (columnIndex < place.fromColumn || columnIndex > place.toColumn) return null;
    return String(lineIdAt(sheet.columns, columnIndex)) in (sheet.filter?.columns ?? {})
      ? 'filtered'
      : 'open';
  }

  /** A row that filters let through: its number says that others are missing. */
  isFilteredRow(visualRow: number): boolean {
    const { sheet, filterPlace: place } = this;
    if (sheet.kind === 'table')
      return Object.keys(sheet.view?.filters ?? {}).length > 0 && !this.isNewRow(visualRow);
    if (!place || visualRow <= place.fromRow || visualRow > place.toRow) return false;
    return filteredColumns(sheet).length > 0;
  }

  get frozenRows(): number {
    return this.sheet.kind === 'grid' ? Math.min(this.sheet.frozenRows ?? 0, this.rowCount) : 0;
  }

  get frozenColumns(): number {
    return Math.min(this.sheet.frozenColumns ?? 0, this.columnCount);
  }

  /** Neither has rows of other heights or hidden ones: a longer sheet needs more rows, and no new settings. */
  hasPlainRowsAs(other: ShownSheet): boolean {
    return [this, other].every(
      ({ rowHeightsPx, hiddenRows }) => rowHeightsPx === null && hiddenRows.size === 0,
    );
  }

  /** With the same shape: only cells may look different. */
  hasHeadingsOf(other: ShownSheet): boolean {
    if (filterOf(this.sheet) !== filterOf(other.sheet)) return false;
    for (let index = 0; index < this.columnCount; index++) {
      if (this.columnWidthPx(index) !== other.columnWidthPx(index)) return false;
      if (this.columnName(index) !== other.columnName(index)) return false;
      if (!this.#hasTypeOf(other, index)) return false;
    }
    const heights = this.rowHeightsPx ?? new Map<number, number>();
    return [...heights].every(([rowIndex, heightPx]) => other.rowHeightsPx?.get(rowIndex) === heightPx);
  }

  /** Cells look as they did where their values are what they were: rules, comments and the styles of columns are the same. */
  hasLooksOf(other: ShownSheet): boolean {
    const [sheet, before] = [this.sheet, other.sheet];
    if (sheet.conditionalFormats !== before.conditionalFormats || sheet.comments !== before.comments)
      return false;
    if (sheet.kind === 'grid') return before.kind === 'grid' && sheet.validations === before.validations;
    return sheet.columns.every((column, index) => {
      const old = before.kind === 'table' ? before.columns[index] : undefined;
      return column.style === old?.style && column.validation === old?.validation;
    });
  }

  #hasTypeOf(other: ShownSheet, columnIndex: number): boolean {
    if (this.sheet.kind !== 'table' || other.sheet.kind !== 'table')
      return this.sheet.kind === other.sheet.kind;
    const [column, otherColumn] = [this.sheet.columns[columnIndex], other.sheet.columns[columnIndex]];
    return (
      column?.type === otherColumn?.type &&
      column?.unit === otherColumn?.unit &&
      this.sheet.view === other.sheet.view &&
      // A renamed column or parameter changes how a formula reads.
      this.columnFormula(columnIndex) === other.columnFormula(columnIndex)
    );
  }

  /** Where a shown row is stored. */
  rowIndex(visualRow: number): number {
    return rowIndexAt(this.order, visualRow);
  }

  /** The row after the last one of a table. */
  isNewRow(visualRow: number): boolean {
    return visualRow >= this.#visualRows;
  }

  isOnSheet(visualRow: number, columnIndex: number): boolean {
    return visualRow < this.#visualRows && columnIndex < this.columnCount;
  }

  value(visualRow: number, columnIndex: number): CellValue {
    return this.isOnSheet(visualRow, columnIndex)
      ? shownValue(this.sheet, this.#values, this.rowIndex(visualRow), columnIndex)
      : null;
  }

  notices(visualRow: number, columnIndex: number): readonly Notice[] {
    return this.isOnSheet(visualRow, columnIndex)
      ? shownNotices(this.sheet, this.#values, this.rowIndex(visualRow), columnIndex)
      : [];
  }

  comment(visualRow: number, columnIndex: number): CellComment | null {
    const { comments } = this.sheet;
    if (!comments || !this.isOnSheet(visualRow, columnIndex)) return null;
    const key = keyAt(this.sheet, this.rowIndex(visualRow), columnIndex);
    return key === null ? null : (comments[key] ?? null);
  }

  /** How cells look depends on others, by conditional formats or by formulas of validations. */
  get asksOtherCells(): boolean {
    const { sheet } = this;
    if (sheet.conditionalFormats !== undefined) return true;
    const validated = sheet.kind === 'grid' ? (sheet.validations ?? []) : sheet.columns;
    return validated.some(({ validation }) => validation?.rule.kind === 'formula');
  }

  /** What the validation of a cell has against the value in it; `null` for nothing. `ask` knows what formulas come to. */
  invalidity(
    visualRow: number,
    columnIndex: number,
    value: CellValue,
    ask: (formula: string) => CellValue | undefined,
  ): Problem | null {
    const { sheet } = this;
    if (sheet.kind === 'grid' ? !sheet.validations : !sheet.columns[columnIndex]?.validation) return null;
    if (!this.isOnSheet(visualRow, columnIndex)) return null;
    const rowIndex = this.rowIndex(visualRow);
    const validation = validationOf(sheet, rowIndex, columnIndex);
    if (!validation) return null;
    const context = { document: this.#document, values: this.#values, sheetId: sheet.id };
    const validity = validityOf(validation, value, context);
    const { rule } = validation;
    if (validity === 'valid' || (validity === 'unknown' && rule.kind !== 'formula')) return null;
    if (validity === 'unknown' && rule.kind === 'formula') {
      const formula = sheet.kind === 'table' ? rowFormula(rule.formula, sheet.id, rowIndex) : rule.formula;
      if (isMet(ask(formula) ?? null)) return null;
    }
    return validationProblem(validation, value, context, this.#locale);
  }

  format(visualRow: number, columnIndex: number): ValueFormat {
    return this.isOnSheet(visualRow, columnIndex)
      ? formatOfCell(this.sheet, this.rowIndex(visualRow), columnIndex)
      : {};
  }

  text(value: CellValue, format: ValueFormat): string {
    return formatValue(value, format, this.#locale);
  }

  style(visualRow: number, columnIndex: number): CellStyle | undefined {
    const { sheet } = this;
    if (!this.isOnSheet(visualRow, columnIndex)) return undefined;
    if (sheet.kind === 'table') return sheet.columns[columnIndex]?.style;
    return gridCell(sheet, lineIdAt(sheet.rows, visualRow), lineIdAt(sheet.columns, columnIndex))?.style;
  }

  /** What the editor opens with: the formula as people read it, or the value in full precision. */
  editText(visualRow: number, columnIndex: number): string {
    const { sheet } = this;
    if (!this.isOnSheet(visualRow, columnIndex) || this.isSpilled(visualRow, columnIndex)) return '';
    const { formula, value } = carriedCell(sheet, this.#values, this.rowIndex(visualRow), columnIndex);
    return formula === null
      ? toEditText(value, this.format(visualRow, columnIndex), this.#locale)
      : toShownFormula(formula, this.#document, { sheetId: sheet.id });
  }

  /** The formula of a cell where formulas are shown in place of what they come to. */
  formulaText(visualRow: number, columnIndex: number): string | null {
    const text = this.showsFormulas ? this.editText(visualRow, columnIndex) : '';
    return isFormula(text) ? text : null;
  }

  /** The formula of a calculated column as people read it, `null` for a column of values. */
  columnFormula(columnIndex: number): string | null {
    const { sheet } = this;
    const formula = sheet.kind === 'table' ? (sheet.columns[columnIndex]?.formula ?? null) : null;
    return formula === null ? null : toShownFormula(formula, this.#document, { sheetId: sheet.id });
  }

  isCalculated(columnIndex: number): boolean {
    return this.sheet.kind === 'table' && typeof this.sheet.columns[columnIndex]?.formula === 'string';
  }

  isPending(rowIndex: number, columnIndex: number): boolean {
    const { sheet } = this;
    if (sheet.kind === 'table') {
      if (this.#values.isOrderPending(sheet.id)) return true;
      const column = sheet.columns[columnIndex];
      return (
        this.isCalculated(columnIndex) && column !== undefined && this.#values.isPending(sheet.id, column.id)
      );
    }
    if (!this.isOnSheet(rowIndex, columnIndex) || !this.#values.isPending(sheet.id)) return false;
    return carriedCell(sheet, this.#values, rowIndex, columnIndex).formula !== null;
  }

  isSpilled(rowIndex: number, columnIndex: number): boolean {
    const { sheet } = this;
    return (
      sheet.kind === 'grid' &&
      this.isOnSheet(rowIndex, columnIndex) &&
      this.#values.isSpilled(sheet.id, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex))
    );
  }

  /** Columns a cell of a report is shown across. */
  columnSpan(rowIndex: number, columnIndex: number): number {
    const span = this.isReport ? (this.style(rowIndex, columnIndex)?.span ?? 1) : 1;
    return Math.max(1, Math.min(span, this.columnCount - columnIndex));
  }

  /** Another cell, left of it, is shown across this one. */
  isCovered(rowIndex: number, columnIndex: number): boolean {
    if (!this.isReport) return false;
    for (let left = columnIndex - 1; left >= 0; left--) {
      if (this.columnSpan(rowIndex, left) > columnIndex - left) return true;
    }
    return false;
  }

  /** `null` on a grid sheet, whose columns are lines. */
  columnId(columnIndex: number): ColumnId | null {
    return this.sheet.kind === 'table' ? (this.sheet.columns[columnIndex]?.id ?? null) : null;
  }

  /** `Revenue` for a column of a table, `C` on a grid sheet. */
  columnName(columnIndex: number): string {
    const { sheet } = this;
    return sheet.kind === 'table' ? (sheet.columns[columnIndex]?.name ?? '') : toCol(columnIndex);
  }

  get rowHeightPx(): number {
    return this.#zoomed(normalRowHeightPx);
  }

  get headerHeightPx(): number {
    return this.isReport ? 0 : this.#zoomed(normalHeaderHeightPx);
  }

  get rowHeaderWidthPx(): number {
    return this.isReport ? 0 : this.#zoomed(normalRowHeaderWidthPx);
  }

  columnWidthPx(columnIndex: number): number {
    return this.#zoomed(this.#columnWidthPx(columnIndex) * columnRoom(this));
  }

  #columnWidthPx(columnIndex: number): number {
    const { sheet } = this;
    if (columnIndex >= this.columnCount) return defaultGridColumnPx;
    if (sheet.kind === 'table') return sheet.columns[columnIndex]?.widthPx ?? defaultTableColumnPx;
    return sheet.columnWidthsPx?.[String(lineIdAt(sheet.columns, columnIndex))] ?? defaultGridColumnPx;
  }

  /** `null` when all rows have the normal height, which a long sheet must not be asked about row by row. */
  get rowHeightsPx(): ReadonlyMap<number, number> | null {
    if (this.#rowHeights === undefined) {
      const tall = tallRows(this.sheet, this.#visualRows);
      this.#rowHeights =
        tall.size === 0 ? null : new Map(Array.from(tall, ([row, height]) => [row, this.#zoomed(height)]));
    }
    return this.#rowHeights;
  }
}

const filterOf = (sheet: Sheet): unknown => (sheet.kind === 'grid' ? sheet.filter : sheet.view);
