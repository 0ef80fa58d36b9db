import type { CellStyle, Sheet } from '../model/document';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import { assert } from '../shared/assert';
import type { Locale } from '../shared/localText';
import type { Notice } from '../shared/notice';
import type { CellError, CellValue } from '../shared/value';
import { ConditionalLooks, type ConditionalLook } from './conditionalLooks';
import { CellRenderer } from './cellRenderer';
import { typeName } from './columnHeading';
import type { GridViewOptions } from './gridOptions';
import type { SettingsHost } from './hotSettings';
import { PendingLook } from './pendingLook';
import { ShownSheet } from './shownSheet';
import { TextWidths } from './textWidths';

/** Which sheet is on the screen and how: in what language, what is marked, what may be changed. Whatever draws asks it. */
export class SheetOnScreen implements SettingsHost {
  readonly cells = new CellRenderer(this);
  locale: Locale;
  readOnly: boolean;
  zoom: number;
  /** Sheets on which formulas are shown in place of what they come to. */
  formulaSheets: ReadonlySet<SheetId>;
  /** Rows marked in the table that is shown, by stored position. */
  marked: ReadonlySet<number> = new Set();
  readonly #options: GridViewOptions;
  readonly #conditions: ConditionalLooks;
  readonly #pendingLook: PendingLook;
  readonly #widths: TextWidths;
  #shown: ShownSheet;

  constructor(options: GridViewOptions, root: HTMLElement, window: Window, drawCells: () => void) {
    this.#widths = new TextWidths(root);
    this.#options = options;
    this.#conditions = new ConditionalLooks(options.values, options.ruleAnswers, drawCells);
    this.locale = options.locale;
    this.readOnly = options.readOnly;
    this.zoom = options.zoom ?? 1;
    this.formulaSheets = options.formulaSheets ?? new Set();
    this.#shown = this.read(this.find(options.sheetId));
    const { values } = options;
    this.#pendingLook = new PendingLook(
      window,
      () => values.isPending(this.sheetId) || values.isOrderPending(this.sheetId),
      drawCells,
    );
    this.#pendingLook.follow();
  }

  get shown(): ShownSheet {
    return this.#shown;
  }

  get sheetId(): SheetId {
    return this.#shown.sheet.id;
  }

  get label(): string {
    return this.phrase('grid_label', { sheet: this.#shown.sheet.name });
  }

  get headerHeightPx(): number {
    return this.#shown.headerHeightPx;
  }

  get headerWidthPx(): number {
    return this.#shown.rowHeaderWidthPx;
  }

  get showsPending(): boolean {
    return this.#pendingLook.isShown;
  }

  /** What conditional formats make of a shown cell. */
  conditionalLook(visualRow: number, columnIndex: number, value: CellValue): ConditionalLook | null {
    const { sheet } = this.#shown;
    if (!sheet.conditionalFormats || !this.#shown.isOnSheet(visualRow, columnIndex)) return null;
    const { document } = this.#options.workbook;
    const rowIndex = this.#shown.rowIndex(visualRow);
    return this.#conditions.lookOf({ document, sheet, rowIndex, columnIndex }, value);
  }

  hasRoom = (text: string, widthPx: number, style: CellStyle | undefined): boolean =>
    this.#widths.hasRoom(text, widthPx, this.zoom, style);

  /** What a rule's formula comes to on the sheet; `undefined` where there is no engine. */
  ruleResult(formula: string): CellValue | undefined {
    return this.#conditions.resultOf(formula, this.sheetId);
  }

  /** Values are other ones than before; `true` when any cell may look different for that. */
  valuesChanged(): boolean {
    this.#conditions.valuesChanged();
    return this.#shown.asksOtherCells;
  }

  find(sheetId: SheetId): Sheet {
    const sheet = findSheet(this.#options.workbook.document, sheetId);
    assert(sheet, `the grid was asked for a sheet that is gone: ${sheetId}`);
    return sheet;
  }

  /** A sheet as it would be shown now. */
  read(sheet: Sheet): ShownSheet {
    const { locale, readOnly, zoom } = this;
    return new ShownSheet(this.#options.workbook.document, sheet, this.#options.values, {
      locale,
      readOnly,
      zoom,
      showsFormulas: this.formulaSheets.has(sheet.id),
    });
  }

  show(shown: ShownSheet): void {
    this.#shown = shown;
  }

  /** Values changed, or other ones are looked at. */
  followPending(): void {
    this.#pendingLook.follow();
  }

  isMarked(rowIndex: number): boolean {
    return this.marked.has(rowIndex);
  }

  describeError(error: CellError): string {
    return this.#options.describeError(error);
  }

  describeNotice(notice: Notice): string {
    return this.#options.describeNotice(notice);
  }

  describeMismatch(columnIndex: number): string {
    return this.phrase('grid_notOfType', { type: typeName(this, columnIndex) });
  }

  phrase(key: string, params?: Readonly<Record<string, string | number>>): string {
    return this.#options.phrase(key, params);
  }

  dispose(): void {
    this.#pendingLook.dispose();
  }
}
