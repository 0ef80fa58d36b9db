import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main-no-icons.min.css';
import './grid.css';
import type { Selection } from '../commands/command';
import { lineIndexOf } from '../model/axis';
import type { RowId, SheetId } from '../model/ids';
import { firstShown } from '../model/rowOrder';
import { DisposableStack } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import { connectEditor } from './cellEditor';
import { keepStylesInFiles } from './coreStyles';
import { CellOutlines, type CellOutline } from './cellOutlines';
import { isDressed } from './columnHeading';
import { CopyOutline } from './copyOutline';
import { enterEarly } from './earlyEntry';
import { EditReports } from './editReports';
import { fittingWidthPx } from './fittingWidth';
import { placeOfCell, rectWithin } from './geometry';
import { GridClipboard } from './gridClipboard';
import { GridDrawing } from './gridDrawing';
import { GridFocus } from './gridFocus';
import { GridFrame } from './gridFrame';
import { connectHooks } from './gridHooks';
import { menuSettings } from './gridMenu';
import { connectPointing } from './gridPointing';
import type { CellEdit, GridRect, GridTheme, GridView, GridViewOptions } from './gridOptions';
import { Handsontable, type HotInstance } from './handsontable';
import { connectHeadingButtons, openColumnMenu } from './headingMenu';
import { connectRoot } from './rootEvents';
import { fixedSettings, languageSettings, sheetSettings } from './hotSettings';
import { forgetMeasuredRows } from './measuredRows';
import { HoverCard } from './hoverCard';
import { drawNothingForOutsidePresses } from './outsidePresses';
import { SecondTask } from './secondTask';
import { SheetFollower } from './sheetFollower';
import { SheetOnScreen } from './sheetOnScreen';
import { SheetSelection } from './sheetSelection';
import { drawSteadily } from './steadyDrawing';
import { firstCellOf } from './firstCell';
import type { ShownSheet } from './shownSheet';
import { tabRunSettings } from './tabRun';
import { readyTextPen } from './textPen';

/** What a grid in this element needs and can be done in a task before it is made. */
export const prepareGridView = (element: HTMLElement): void => readyTextPen(element);

/** Makes a grid in an element that has a size. The element is the grid's until `dispose`. */
export function createGridView(element: HTMLElement, options: GridViewOptions): GridView {
  return new HandsontableGridView(element, options);
}

/**
 * Handsontable as a thin view: it asks for a cell and reports what the user tried to do.
 *
 *     workbook, values  --changed-->  draw once a frame  --value(row, column)?-->  value mirror
 *     keys, mouse       --tried--->   runCommand(id, positions)                    nothing is written here
 *
 * Each part has one matter to see to: `SheetOnScreen` what is shown, `GridDrawing` when it is drawn, `SheetFollower`
 * what a change makes necessary, `SheetSelection`, `EditReports` and `GridClipboard` what the user does.
 */
class HandsontableGridView implements GridView {
  readonly clipboard: GridClipboard;
  readonly #element: HTMLElement;
  readonly #options: GridViewOptions;
  readonly #frame: GridFrame;
  readonly #screen: SheetOnScreen;
  readonly #card: HoverCard;
  readonly #outline: CopyOutline;
  readonly #hot: HotInstance;
  readonly #focus: GridFocus;
  readonly #drawing: GridDrawing;
  readonly #selection: SheetSelection;
  readonly #edits: EditReports;
  /** The second half of showing a sheet, or another shape of it: drawing it and selecting in it. */
  readonly #selecting: SecondTask;
  readonly #outlines: CellOutlines;
  readonly #disposables = new DisposableStack();

  constructor(element: HTMLElement, options: GridViewOptions) {
    this.#element = element;
    this.#options = options;
    this.#frame = new GridFrame(element);
    const { window } = this.#frame;
    this.#screen = new SheetOnScreen(options, this.#frame.root, window, () => this.#drawing.cellsSoon('all'));
    this.#frame.dressFor(this.#screen.shown, this.#screen.label);
    this.#frame.setTheme(options.theme);
    this.#frame.setZoom(this.#screen.zoom);
    this.#card = new HoverCard(this.#frame.root);
    this.#outlines = new CellOutlines(this.#frame.root, this);
    this.#selecting = new SecondTask(window);
    this.clipboard = new GridClipboard({
      ownerDocument: element.ownerDocument,
      options,
      screen: this.#screen,
      isActive: () => this.#hot.isListening() && this.#hot.getActiveEditor()?.isOpened() !== true,
      selection: () => this.#selection.current,
      focus: () => this.focus(),
      outline: () => this.#outline,
    });
    this.#outline = new CopyOutline({
      root: this.#frame.root,
      headerWidthPx: this.headerWidthPx,
      headerHeightPx: this.headerHeightPx,
      sheetId: () => this.sheetId,
      cellRect: (rowIndex, columnIndex) => this.cellRect(rowIndex, columnIndex),
    });
    this.#hot = new Handsontable(this.#frame.sheet, {
      ...fixedSettings(this.#screen),
      ...sheetSettings(this.#screen),
      ...tabRunSettings(
        () => this.#hot,
        () => this.sheetId,
      ),
      ...languageSettings(options.locale),
      licenseKey: options.licenseKey,
      ...menuSettings({
        options,
        screen: this.#screen,
        clipboard: this.clipboard,
        container: this.#frame.menus,
        place: () => this.#selection.kind,
        onClosed: () => this.#focus.fromNowhere(),
      }),
    });
    keepStylesInFiles(this.#hot);
    drawNothingForOutsidePresses(this.#hot);
    drawSteadily(this.#hot, {
      drawCell: (cell, rowIndex, columnIndex) => this.#screen.cells.draw(cell, rowIndex, columnIndex),
      isDressed: (heading, columnIndex) => isDressed(this.#screen, heading, columnIndex),
    });
    this.#focus = new GridFocus(this.#hot, this.#frame, {
      mayTake: options.mayTakeFocus ?? (() => true),
      take: () => this.focus(),
    });
    this.#drawing = new GridDrawing(window, this.#hot, {
      screen: this.#screen,
      answer: options.answer,
      beforeDrawing: () => this.#selecting.finish(),
      allDrawn: () => this.#viewportChanged(),
    });
    this.#selection = new SheetSelection(
      this.#hot,
      { id: () => this.sheetId, firstCell: () => firstCellOf(this.#screen.shown) },
      (selection) => options.onSelection?.(selection),
    );
    this.#edits = new EditReports({
      hot: this.#hot,
      options,
      screen: this.#screen,
      selection: this.#selection,
      drawing: this.#drawing,
      card: this.#card,
      answer: options.answer,
    });
    this.#disposables.add(connectRoot(this.#frame.root, this.#hot, () => this.#selecting.finish()));
    this.#follow();
    this.#listen();
    this.#viewportChanged();
    this.#selecting.begin(() => this.#focus.unasked(() => this.#selection.restore()));
  }

  get sheetId(): SheetId {
    return this.#screen.sheetId;
  }

  get headerHeightPx(): number {
    return this.#screen.headerHeightPx;
  }

  get headerWidthPx(): number {
    return this.#screen.headerWidthPx;
  }

  showSheet(sheetId: SheetId): void {
    this.#options.answer.end();
    if (sheetId === this.sheetId) return;
    this.#screen.marked = new Set();
    const shown = this.#screen.read(this.#screen.find(sheetId));
    this.#selecting.finish();
    // Settings, scrolling and selecting would each draw all of it.
    this.#hot.suspendRender();
    try {
      // Handsontable 18.1.1 looks for the selected cell among frozen rows that are not drawn yet, and throws.
      this.#selection.quietly(() => this.#hot.deselectCell());
      this.#show(shown);
    } finally {
      this.#selecting.begin(() => {
        this.#focus.unasked(() => {
          this.#hot.resumeRender();
          this.#hot.scrollViewportTo({ row: 0, col: 0 });
          this.#selection.restore();
        });
        this.#viewportChanged();
      });
    }
  }

  select(selection: Selection): void {
    const isOther = selection.sheetId !== this.sheetId;
    // Another sheet selects what it was left with when it is drawn.
    if (isOther) this.#selection.leave(selection);
    this.showSheet(selection.sheetId);
    if (isOther) return;
    this.#selecting.finish();
    this.#selection.set(selection);
    this.#selection.remember();
  }

  selectRows(rows: readonly RowId[]): void {
    this.#selecting.finish();
    const { sheet, order } = this.#screen.shown;
    const indices = rows.map((row) => lineIndexOf(sheet.rows, row)).filter((index) => index >= 0);
    this.#screen.marked = new Set(indices);
    const first = firstShown(order, indices);
    if (first !== null) this.scrollTo(first, 0);
    this.#drawing.cellsSoon('all');
  }

  cellRect(rowIndex: number, columnIndex: number): GridRect {
    const drawn = this.#selecting.isDue ? null : this.#hot.getCell(rowIndex, columnIndex, true);
    if (drawn) return rectWithin(drawn, this.#element);
    const { headerHeightPx, headerWidthPx } = this;
    const viewport = { headerHeightPx, headerWidthPx, ...this.#frame.scrolled };
    return placeOfCell(this.#screen.shown, viewport, rowIndex, columnIndex);
  }

  headingRect(columnIndex: number): DOMRect | null {
    this.#selecting.finish();
    this.#hot.scrollViewportTo({ col: columnIndex });
    const row = this.#screen.shown.filterPlace?.fromRow ?? -1;
    // Scrolled away: under the letter of the column.
    const heading = this.#hot.getCell(row, columnIndex, true) ?? this.#hot.getCell(-1, columnIndex, true);
    return heading?.getBoundingClientRect() ?? null;
  }

  scrollTo(rowIndex: number, columnIndex: number): void {
    this.#selecting.finish();
    this.#hot.scrollViewportTo({ row: rowIndex, col: columnIndex });
  }

  fittingWidthPx(columnIndex: number): number {
    return fittingWidthPx(this.#screen.shown, columnIndex, this.#frame.root);
  }

  edit(text?: string): void {
    this.#options.answer.end();
    this.focus();
    const editor = this.#hot.getActiveEditor();
    if (!editor || this.#screen.readOnly) return;
    editor.enableFullEditMode();
    editor.beginEditing(text);
  }

  takeEdit(): CellEdit | null {
    this.#options.answer.end();
    return this.#edits.take();
  }

  showOutlines(outlines: readonly CellOutline[]): void {
    this.#outlines.show(outlines);
  }

  setLocale(locale: Locale): void {
    this.#screen.locale = locale;
    this.#hot.updateSettings(languageSettings(locale));
    this.#show(this.#screen.read(this.#screen.shown.sheet));
  }

  setTheme(theme: GridTheme): void {
    this.#frame.setTheme(theme);
  }

  setReadOnly(readOnly: boolean): void {
    if (readOnly === this.#screen.readOnly) return;
    this.#screen.readOnly = readOnly;
    this.#show(this.#screen.read(this.#screen.shown.sheet));
  }

  setZoom(zoom: number): void {
    if (zoom === this.#screen.zoom) return;
    this.#screen.zoom = zoom;
    this.#frame.setZoom(zoom);
    this.#show(this.#screen.read(this.#screen.shown.sheet));
  }

  showFormulas(sheets: ReadonlySet<SheetId>): void {
    if (sheets === this.#screen.formulaSheets) return;
    this.#screen.formulaSheets = sheets;
    this.#show(this.#screen.read(this.#screen.shown.sheet));
  }

  focus(): void {
    this.#options.answer.end();
    this.#selecting.finish();
    const { current } = this.#selection;
    this.#focus.asked(() => {
      if (current) this.#selection.set(current, true);
      else this.#hot.selectCell(0, 0);
    });
  }

  focusSoon(): void {
    this.#focus.soon();
  }

  contains(target: EventTarget | null): boolean {
    return this.#frame.contains(target);
  }

  dispose(): void {
    if (this.#hot.isDestroyed) return;
    this.#drawing.cancel();
    this.#selecting.cancel();
    this.#focus.dispose();
    this.#screen.dispose();
    this.#disposables.dispose();
    this.clipboard.dispose();
    this.#hot.destroy();
    this.#card.dispose();
    this.#outline.dispose();
    this.#frame.dispose();
  }

  /** What lies on the grid has to move with it. */
  #viewportChanged(): void {
    this.#outline.follow();
    this.#outlines.place();
    this.#options.onViewportChange?.();
  }

  #show(shown: ShownSheet): void {
    this.#card.hide();
    this.#screen.show(shown);
    this.#screen.followPending();
    this.#frame.dressFor(shown, this.#screen.label);
    forgetMeasuredRows(this.#hot);
    this.#hot.updateSettings(sheetSettings(this.#screen));
    this.#viewportChanged();
  }

  /** What happens to the workbook and around the grid. */
  #follow(): void {
    const { workbook, values } = this.#options;
    const follower = new SheetFollower({
      hot: this.#hot,
      values,
      screen: this.#screen,
      drawing: this.#drawing,
      selection: this.#selection,
      beforeChange: () => this.#selecting.finish(),
      drawLater: (work) => this.#selecting.begin(work),
      reshaped: () => {
        this.#frame.dressFor(this.#screen.shown, this.#screen.label);
        this.#viewportChanged();
      },
    });
    this.#disposables.add(workbook.subscribe((transaction) => follower.follow(transaction)));
    this.#disposables.add(values.subscribe((change) => follower.followValues(change)));
    this.#disposables.add(
      this.#frame.followSize(() => {
        this.#hot.refreshDimensions();
        this.#viewportChanged();
      }),
    );
  }

  /** What the user does. */
  #listen(): void {
    const { runCommand, isCommandEnabled, onHeaderOpen, pointer } = this.#options;
    const openMenu = (columnIndex: number): void =>
      openColumnMenu(this.#screen.shown, columnIndex, {
        run: runCommand,
        select: (selection) => {
          this.select(selection);
          this.#selection.report();
        },
      });
    this.#disposables.add(connectHeadingButtons(this.#frame.root, openMenu));
    if (pointer) this.#disposables.add(connectPointing(this.#frame.root, this.#hot, pointer));
    connectEditor(this.#hot, this.#edits);
    this.#disposables.add(enterEarly(this.#frame.root, this.#hot, this.#options.answer));
    connectHooks(this.#hot, {
      shownSheet: () => this.#screen.shown,
      card: this.#card,
      run: runCommand,
      isEnabled: isCommandEnabled,
      keyPressed: (event) => this.#edits.keyPressed(event),
      selectionChanged: () => this.#selection.changed(),
      viewportChanged: () => this.#viewportChanged(),
      clipboard: this.clipboard,
      explainCalculated: (columnIndex) => {
        const columnId = this.#screen.shown.columnId(columnIndex);
        if (columnId !== null) onHeaderOpen?.(this.sheetId, columnId);
      },
      drawSoon: () => this.#drawing.allSoon(),
    });
  }
}
