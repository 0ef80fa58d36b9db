import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main-no-icons.min.css';
import './grid.css';
import type { Selection } from '../commands/command';
import { lineIndexOf } from '../model/axis';
import type { Sheet } from '../model/document';
import type { ColumnId, RowId, SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import { visualRowOf } from '../model/rowOrder';
import type { Transaction } from '../model/transaction';
import { assert } from '../shared/assert';
import { DisposableStack } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import type { CellError } from '../shared/value';
import { connectEditor } from './cellEditor';
import { CellRenderer } from './cellRenderer';
import { typeName } from './columnHeading';
import { keepStylesInFiles } from './coreStyles';
import { GridDrawing, type DrawingHost } from './gridDrawing';
import { placeOfCell, rectWithin } from './geometry';
import { GridClipboard } from './gridClipboard';
import { connectHooks } from './gridHooks';
import { contextMenu } from './gridMenu';
import type { GridRect, GridTheme, GridView, GridViewOptions, ValuesChange } from './gridOptions';
import { applySelection, currentSelection } from './gridSelection';
import { Handsontable, type HotInstance } from './handsontable';
import { fixedSettings, sheetSettings, type SettingsHost } from './hotSettings';
import { connectHeadingButtons } from './headingMenu';
import { HoverCard } from './hoverCard';
import { PendingLook } from './pendingLook';
import { headerHeightPx, rowHeaderWidthPx, ShownSheet } from './shownSheet';
import { SecondTask } from './secondTask';

/** Makes a grid in an element that has a size. The element is the grid's until `dispose`. */
export function createGridView(element: HTMLElement, options: GridViewOptions): GridView {
  return new HandsontableGridView(element, options);
}

/**
 * Handsontable as a thin view: it asks for a cell and reports what the user tried to do.
 *
 *     workbook, values  --changed-->  draw once a frame  --value(row, column)?-->  value mirror
 *     keys, mouse       --tried--->   runCommand(id, positions)                    nothing is written here
 */
class HandsontableGridView implements GridView, SettingsHost, DrawingHost {
  readonly clipboard: GridClipboard;
  readonly cells = new CellRenderer(this);
  readonly #element: HTMLElement;
  readonly #root: HTMLElement;
  readonly #options: GridViewOptions;
  readonly #hot: HotInstance;
  readonly #card: HoverCard;
  readonly #drawing: GridDrawing;
  #lastKey: KeyboardEvent | null = null;
  /** The second half of showing a sheet: selecting in it, and drawing it when it is not the first. */
  readonly #selecting: SecondTask;
  readonly #pendingLook: PendingLook;
  readonly #disposables = new DisposableStack();
  /** Where each sheet was left, for coming back to it. */
  readonly #lastSelections = new Map<SheetId, Selection>();
  #shown: ShownSheet;
  #locale: Locale;
  #readOnly: boolean;
  #marked: ReadonlySet<number> = new Set();
  #isSelecting = false;

  constructor(element: HTMLElement, options: GridViewOptions) {
    this.#element = element;
    this.#options = options;
    this.#locale = options.locale;
    this.#readOnly = options.readOnly;
    this.#shown = this.#showing(this.#sheet(options.sheetId));
    this.#root = element.ownerDocument.createElement('div');
    this.#root.className = 'wb-grid';
    const container = element.ownerDocument.createElement('div');
    container.className = 'wb-grid-sheet';
    const menuContainer = element.ownerDocument.createElement('div');
    menuContainer.className = 'ht-theme-main';
    this.#root.append(container, menuContainer);
    element.append(this.#root);
    this.#decorate();
    this.setTheme(options.theme);
    this.#card = new HoverCard(this.#root);
    this.#selecting = new SecondTask(this.#window);
    this.#pendingLook = new PendingLook(
      this.#window,
      () => options.values.isPending(this.sheetId) || options.values.isOrderPending(this.sheetId),
      () => this.#drawing.cellsSoon('all'),
    );
    this.#pendingLook.follow();
    this.clipboard = new GridClipboard(this.#clipboardHost());
    this.#hot = new Handsontable(container, {
      ...fixedSettings(this),
      ...sheetSettings(this),
      language: languageOf(options.locale),
      imeFastEdit: options.locale === 'zh-CN',
      licenseKey: options.licenseKey,
      contextMenu: contextMenu(this.#menuHost(menuContainer)),
    });
    keepStylesInFiles(this.#hot);
    this.#drawing = new GridDrawing(this.#window, this.#hot, this);
    // Handsontable 18.1.1 moves the focus into itself when what had it is taken off the page, without taking keys.
    this.#root.addEventListener('focusin', () => this.#hot.listen());
    this.#connect();
    options.onViewportChange?.();
    this.#selecting.begin(() => this.#keepingFocus(() => this.#restoreSelection()));
  }

  get shown(): ShownSheet {
    return this.#shown;
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  get sheetId(): SheetId {
    return this.#shown.sheet.id;
  }

  get headerHeightPx(): number {
    return this.#shown.isReport ? 0 : headerHeightPx;
  }

  get headerWidthPx(): number {
    return this.#shown.isReport ? 0 : rowHeaderWidthPx;
  }

  showSheet(sheetId: SheetId): void {
    if (sheetId === this.sheetId) return;
    this.#marked = new Set();
    const sheet = this.#sheet(sheetId);
    this.#selecting.finish();
    // Settings, scrolling and selecting would each draw all of it.
    this.#hot.suspendRender();
    try {
      this.#show(sheet);
    } finally {
      this.#selecting.begin(() => {
        this.#keepingFocus(() => {
          this.#hot.resumeRender();
          this.#hot.scrollViewportTo({ row: 0, col: 0 });
          this.#restoreSelection();
        });
        this.#options.onViewportChange?.();
      });
    }
  }

  select(selection: Selection): void {
    this.showSheet(selection.sheetId);
    this.#selecting.finish();
    this.#quietly(() => applySelection(this.#hot, selection, this.#hot.isListening()));
    this.#rememberSelection();
  }

  selectRows(rows: readonly RowId[]): void {
    this.#selecting.finish();
    const { sheet } = this.#shown;
    const indices = rows.map((row) => lineIndexOf(sheet.rows, row)).filter((index) => index >= 0);
    this.#marked = new Set(indices);
    const first = firstShown(this.#shown, indices);
    if (first !== null) this.scrollTo(first, 0);
    this.#drawing.cellsSoon('all');
  }

  cellRect(rowIndex: number, columnIndex: number): GridRect {
    const drawn = this.#selecting.isDue ? null : this.#hot.getCell(rowIndex, columnIndex, true);
    if (drawn) return rectWithin(drawn, this.#element);
    const holder = this.#root.querySelector('.ht_master .wtHolder');
    return placeOfCell(
      this.#shown,
      {
        headerHeightPx: this.headerHeightPx,
        headerWidthPx: this.headerWidthPx,
        scrollLeft: holder?.scrollLeft ?? 0,
        scrollTop: holder?.scrollTop ?? 0,
      },
      rowIndex,
      columnIndex,
    );
  }

  headingRect(columnIndex: number): DOMRect | null {
    this.#selecting.finish();
    this.#hot.scrollViewportTo({ col: columnIndex });
    return this.#hot.getCell(-1, columnIndex, true)?.getBoundingClientRect() ?? null;
  }

  scrollTo(rowIndex: number, columnIndex: number): void {
    this.#selecting.finish();
    this.#hot.scrollViewportTo({ row: rowIndex, col: columnIndex });
  }

  edit(text?: string): void {
    this.focus();
    const editor = this.#hot.getActiveEditor();
    if (!editor || this.#readOnly) return;
    editor.enableFullEditMode();
    editor.beginEditing(text);
  }

  setLocale(locale: Locale): void {
    this.#locale = locale;
    this.#hot.updateSettings({ language: languageOf(locale), imeFastEdit: locale === 'zh-CN' });
    this.#show(this.#shown.sheet);
  }

  /** The colours come from custom properties; this is for what the browser draws, scroll bars above all. */
  setTheme(theme: GridTheme): void {
    this.#root.classList.toggle('wb-grid-dark', theme === 'dark');
  }

  setReadOnly(readOnly: boolean): void {
    if (readOnly === this.#readOnly) return;
    this.#readOnly = readOnly;
    this.#show(this.#shown.sheet);
  }

  focus(): void {
    this.#selecting.finish();
    const selection = this.#selection();
    if (selection) this.#quietly(() => applySelection(this.#hot, selection, true));
    else this.#hot.selectCell(0, 0);
  }

  contains(target: EventTarget | null): boolean {
    return target instanceof Node && this.#root.contains(target);
  }

  dispose(): void {
    if (this.#hot.isDestroyed) return;
    this.#drawing.cancel();
    this.#selecting.cancel();
    this.#pendingLook.dispose();
    this.#disposables.dispose();
    this.clipboard.dispose();
    this.#hot.destroy();
    this.#card.dispose();
    this.#root.remove();
  }

  /** All of the grid was drawn anew. */
  beforeDrawing(): void {
    this.#selecting.finish();
  }

  allDrawn(): void {
    this.#options.onViewportChange?.();
  }

  get showsPending(): boolean {
    return this.#pendingLook.isShown;
  }

  isMarked(rowIndex: number): boolean {
    return this.#marked.has(rowIndex);
  }

  describeError(error: CellError): string {
    return this.#options.describeError(error);
  }

  phrase(key: string, params?: Readonly<Record<string, string | number>>): string {
    return this.#options.phrase(key, params);
  }

  describeMismatch(columnIndex: number): string {
    const type = typeName(this, columnIndex);
    return this.#options.phrase('grid_notOfType', { type });
  }

  get #window(): Window {
    return this.#element.ownerDocument.defaultView ?? window;
  }

  #sheet(sheetId: SheetId): Sheet {
    const sheet = findSheet(this.#options.workbook.document, sheetId);
    assert(sheet, `the grid was asked for a sheet that is gone: ${sheetId}`);
    return sheet;
  }

  #showing(sheet: Sheet): ShownSheet {
    const { workbook, values } = this.#options;
    return new ShownSheet(workbook.document, sheet, values, {
      locale: this.#locale,
      readOnly: this.#readOnly,
    });
  }

  #show(sheet: Sheet): void {
    this.#card.hide();
    this.#shown = this.#showing(sheet);
    this.#pendingLook.follow();
    this.#decorate();
    this.#hot.updateSettings(sheetSettings(this));
    this.#options.onViewportChange?.();
  }

  /** Before the sheet is drawn: a class changed afterwards would make the browser work out every style once more. */
  #decorate(): void {
    const { classList } = this.#root;
    classList.toggle('wb-report', this.#shown.isReport);
    classList.toggle('wb-table', this.#shown.sheet.kind === 'table');
    this.#root.setAttribute(
      'aria-label',
      this.#options.phrase('grid_label', { sheet: this.#shown.sheet.name }),
    );
  }

  #connect(): void {
    const { workbook, values } = this.#options;
    this.#disposables.add(workbook.subscribe((transaction) => this.#follow(transaction)));
    this.#disposables.add(values.subscribe((change) => this.#followValues(change)));
    this.#disposables.add(
      connectHeadingButtons(this.#root, (columnIndex) => this.#openColumnMenu(columnIndex)),
    );
    // An observer begins with a report of the size that has just been drawn.
    let size = sizeOf(this.#element);
    const resized = new ResizeObserver(() => {
      const before = size;
      size = sizeOf(this.#element);
      if (size === before) return;
      this.#hot.refreshDimensions();
      this.#options.onViewportChange?.();
    });
    resized.observe(this.#element);
    this.#disposables.add(() => resized.disconnect());
    connectEditor(this.#hot, {
      commit: (row, column, text, toSelection) => this.#commit(row, column, text, toSelection),
      editingChanged: (text) => this.#reportEdit(text),
      label: () => this.#options.phrase('grid_editor'),
    });
    connectHooks(this.#hot, {
      shownSheet: () => this.#shown,
      card: this.#card,
      run: (id, args) => this.#options.runCommand(id, args),
      keyPressed: (event) => (this.#lastKey = event),
      selectionChanged: () => this.#rememberSelection(),
      viewportChanged: () => this.#options.onViewportChange?.(),
      explainCalculated: (columnIndex) => this.#openHeading(columnIndex),
      drawSoon: () => this.#drawing.allSoon(),
    });
  }

  /** A transaction happened; the mirror already shows its plain values. */
  #follow({ changes, after }: Transaction): void {
    const sheet = findSheet(after, this.sheetId);
    // Gone: whoever removed it shows another one. Until then the grid draws what it has.
    if (!sheet) return;
    const { tableCells, columns } = changes;
    const touched = [tableCells, columns].flatMap((part) => [...(part.get(this.sheetId)?.keys() ?? [])]);
    this.#showChanged(sheet, touched);
    if (changes.reshaped.has(this.sheetId)) this.#marked = new Set();
  }

  /** Values arrived, or the order in which a view shows the rows. */
  #followValues({ reshaped, columns }: ValuesChange): void {
    const { sheet, order } = this.#shown;
    this.#pendingLook.follow();
    if (order !== this.#options.values.rowOrder(sheet.id)) this.#showChanged(sheet, []);
    else this.#drawing.cellsSoon(reshaped.has(sheet.id) ? 'all' : (columns.get(sheet.id) ?? []));
  }

  /** Draws the sheet as it is now, with as little work as the difference allows. */
  #showChanged(sheet: Sheet, touched: readonly ColumnId[]): void {
    this.#selecting.finish();
    const before = this.#shown;
    const next = this.#showing(sheet);
    this.#shown = next;
    if (next.hasShapeOf(before)) {
      if (next.order === before.order && next.hasHeadingsOf(before)) this.#drawing.cellsSoon(touched);
      else this.#drawing.allSoon();
      return;
    }
    const selection = this.#selection();
    const keepsColumns = next.columnCount === before.columnCount && next.isReport === before.isReport;
    this.#quietly(() => {
      const settings = sheetSettings(this);
      if (keepsColumns && next.rowHeightsPx === null) this.#hot.updateData(settings.data ?? []);
      else this.#hot.updateSettings(settings);
      if (selection) applySelection(this.#hot, selection, this.#hot.isListening());
    });
    // What was selected is hidden or gone: another cell is selected now.
    if (selection && selection.toRow >= next.rowCount) this.#options.onSelection?.(this.#selection());
    this.#decorate();
    this.#options.onViewportChange?.();
  }

  #commit(visualRow: number, visualColumn: number, text: string, toSelection: boolean): boolean {
    const region = toSelection ? this.#selection() : null;
    const outcome = this.#options.runCommand('cells.type', {
      sheetId: this.sheetId,
      rowIndex: this.#shown.rowIndex(this.#hot.toPhysicalRow(visualRow)),
      columnIndex: this.#hot.toPhysicalColumn(visualColumn),
      text,
      ...(region ? { region } : {}),
    });
    if (!(outcome instanceof Promise) && outcome.ok && this.#lastKey)
      this.#drawing.holdUntilFrame(this.#lastKey);
    return outcome instanceof Promise || outcome.ok;
  }

  #reportEdit(text: string | null): void {
    const selection = this.#selection();
    this.#card.hide();
    if (text === null || !selection) this.#options.onEdit?.(null);
    else {
      const { activeRow, activeColumn: columnIndex } = selection;
      const rowIndex = this.#shown.rowIndex(activeRow);
      this.#options.onEdit?.({ sheetId: this.sheetId, rowIndex, columnIndex, text });
    }
  }

  #openColumnMenu(columnIndex: number): void {
    const { sheet } = this.#shown;
    const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
    if (column) void this.#options.runCommand('view.columnMenu', { sheetId: sheet.id, columnId: column.id });
  }

  #openHeading(columnIndex: number): void {
    const { sheet } = this.#shown;
    const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
    if (column) this.#options.onHeaderOpen?.(sheet.id, column.id);
  }

  #selection(): Selection | null {
    return currentSelection(this.#hot, this.sheetId);
  }

  #rememberSelection(): void {
    const selection = this.#selection();
    if (selection) this.#lastSelections.set(this.sheetId, selection);
    if (!this.#isSelecting) this.#options.onSelection?.(selection);
  }

  /** Back to where the sheet was left; its first cell at the first visit. */
  #restoreSelection(): void {
    const sheetId = this.sheetId;
    const first = { fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0, activeRow: 0, activeColumn: 0 };
    const selection = this.#lastSelections.get(sheetId) ?? { sheetId, ...first };
    this.#quietly(() => applySelection(this.#hot, selection, this.#hot.isListening()));
    this.#options.onSelection?.(this.#selection());
  }

  /** Handsontable 18.1.1 moves the focus to what is selected, away from everything but inputs. */
  #keepingFocus(work: () => void): void {
    const { activeElement } = this.#element.getRootNode() as Document | ShadowRoot;
    work();
    const isOutside = activeElement !== this.#element.ownerDocument.body && !this.contains(activeElement);
    if (isOutside && activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  }

  /** Selecting from outside is not reported back. */
  #quietly(work: () => void): void {
    this.#isSelecting = true;
    try {
      work();
    } finally {
      this.#isSelecting = false;
    }
  }

  #clipboardHost(): ConstructorParameters<typeof GridClipboard>[0] {
    const view = (): HandsontableGridView => this;
    const { workbook, values, runCommand } = this.#options;
    return {
      ownerDocument: this.#element.ownerDocument,
      values,
      runCommand,
      get document() {
        return workbook.document;
      },
      get locale() {
        return view().#locale;
      },
      get readOnly() {
        return view().#readOnly;
      },
      get isActive() {
        return view().#hot.isListening() && view().#hot.getActiveEditor()?.isOpened() !== true;
      },
      get region() {
        return view().#selection();
      },
      focus: () => this.focus(),
    };
  }

  #menuHost(container: HTMLElement): Parameters<typeof contextMenu>[0] {
    const { phrase, runCommand, isCommandEnabled } = this.#options;
    const view = (): HandsontableGridView => this;
    return {
      container,
      clipboard: this.clipboard,
      get sheet() {
        return view().#shown.sheet;
      },
      get readOnly() {
        return view().#readOnly;
      },
      phrase,
      runCommand,
      isCommandEnabled,
    };
  }
}

/** Where the first of some stored rows stands on the screen; `null` when a filter hides them all. */
function firstShown(shown: ShownSheet, rowIndices: readonly number[]): number | null {
  let first = Infinity;
  for (const rowIndex of rowIndices) {
    const visualRow = visualRowOf(shown.order, rowIndex);
    if (visualRow >= 0 && visualRow < first) first = visualRow;
  }
  return Number.isFinite(first) ? first : null;
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): string => `${clientWidth} x ${clientHeight}`;
const languageOf = (locale: Locale): string => (locale === 'zh-CN' ? 'zh-CN' : 'en-US');
