import { reportFault } from '../../shared/report';
import { DisposableStack, type Dispose } from '../../shared/disposable';
import { problem, type Problem } from '../../shared/problems';
import { failed, type Result } from '../../shared/result';
import type {
  ClipboardService,
  Command,
  DialogName,
  ExportKind,
  Notice,
  PanelName,
  PanelTarget,
  Selection,
  TraceAction,
} from '../../commands/command';
import type { CellEdit, GridView } from '../../grid/gridOptions';
import type { Sheet } from '../../model/document';
import type { WorkControls } from '../../model/columnText';
import type { ChartId, RowId, SheetId } from '../../model/ids';
import type { ColumnPlace } from '../views/columnTarget';
import { ExplainState } from '../explain/explainState.svelte';
import type { AfterOpening, ShellState } from '../shellState.svelte';
import { tick } from 'svelte';
import type { ReceivedTemplate } from '../../model/receivedTemplate';
import { isTemplateFile } from '../templating/isTemplateFile';
import { paintCells, type PaintedLook } from '../../commands/paintFormat';
import type { FileNote } from '../libraryPort';
import type { ToastAction } from '../toasts';
import type { ScreenPort, WorkbookPort } from '../workbookPort';
import { cellSelection } from './activeCell';
import { followHistory } from './changedPlace';
import { hasContent } from './hasContent';
import { exportFile } from './exportFile';
import { MadeForImport } from './madeForImport';
import { isNarrow, whenNarrow } from './narrowWindow';
import { Offer } from './offer';
import { focusRegion } from './regions';
import { keepZoom, nextZoom, readZoom, withinZoom, type ZoomAction } from './zoom';
import { FindBarState } from '../find/findBar.svelte';
import { FormatPainter } from '../formats/formatPainter.svelte';
import { LongWorkState } from './longWork.svelte';
import { PaperState } from './paper.svelte';
import { WorkbookView } from '../workbookView.svelte';
import type { FormulaEditor } from '../formulaEditor/formulaEditor.svelte';
import type { FormulaBarState } from './formulaBar.svelte';
import { FunctionCatalogue } from '../formulaEditor/functionCatalogue.svelte';

/** One open workbook on the screen: which sheet, what is selected, which panel and dialog are open. */
export class WorkbookScreenState implements ScreenPort {
  readonly port: WorkbookPort;
  readonly shell: ShellState;
  readonly view: WorkbookView;
  readonly explain = new ExplainState(this);
  readonly find = new FindBarState(this);
  readonly work = new LongWorkState();
  readonly paper = new PaperState();
  readonly painter = new FormatPainter((look) => void this.run(paintCells, { look }));
  readonly #detached = new DisposableStack();
  readonly #offer: Offer;
  /** A file that waits for the import dialog, and the template that goes on after it. */
  pendingFile: File | null = null;
  pendingTemplateId: string | null = null;
  /** A template from a file or a link for the template dialog, and whether the person has agreed to it. */
  pendingTemplate: { readonly received: ReceivedTemplate; readonly isAgreed: boolean } | null = null;
  readonly fileNotes: readonly FileNote[];
  readonly #madeForImport: MadeForImport;

  #wantedSheetId = $state<SheetId | null>(null);
  selection = $state.raw<Selection | null>(null);
  /** What stands in the in-cell editor while it is open. */
  edit = $state.raw<CellEdit | null>(null);
  /** The text area that has the focus and in which a formula may be typed: cells that are pressed go to it. */
  formulaEditor = $state.raw<FormulaEditor | null>(null);
  /** Why the text of the in-cell editor was refused: it opens again, and says so. */
  refusedEdit: Problem | null = null;
  readonly functions: FunctionCatalogue;
  /** Goes on with what is typed into a cell when that cell leaves the screen. */
  formulaBar: Pick<FormulaBarState, 'takeEdit' | 'askForAddress'> | null = null;
  panel = $state<PanelName | null>(null);
  panelTarget = $state.raw<PanelTarget>({});
  /** It was opened beside what a template built, without being asked for. */
  #isPanelOffered = false;
  dialog = $state<DialogName | null>(null);
  renamingSheetId = $state<SheetId | null>(null);
  /** The chart on the sheet that takes the keys. */
  #chartId = $state.raw<ChartId | null>(null);
  /** The column whose drop-down is open. */
  columnMenu = $state.raw<ColumnPlace | null>(null);
  /** The list of the active cell is open. */
  choosesValue = $state(false);
  grid = $state.raw<GridView | null>(null);
  /** How many times as large as at 100 % the sheet is shown. */
  zoom = $state(1);
  /** Sheets on which formulas are shown in place of what they come to. */
  formulaSheets = $state.raw<ReadonlySet<SheetId>>(new Set());
  /** The screen's element while it is mounted. */
  root: HTMLElement | null = null;
  /** Rises when the grid moved under what lies on it. */
  viewportVersion = $state(0);

  readonly visibleSheets = $derived.by(() => this.view.document.sheets.filter((sheet) => !sheet.hidden));
  readonly sheet: Sheet | undefined = $derived.by(
    () => this.visibleSheets.find((sheet) => sheet.id === this.#wantedSheetId) ?? this.visibleSheets[0],
  );

  constructor(shell: ShellState, port: WorkbookPort, after: AfterOpening) {
    this.shell = shell;
    this.port = port;
    this.view = new WorkbookView(port);
    this.#offer = new Offer(shell.toasts, port.workbook);
    this.functions = new FunctionCatalogue(port);
    port.setLocale(shell.locale);
    this.zoom = readZoom(this.view.document.id);
    this.#detached.add(port.attachScreen(this));
    this.#detached.add(followHistory(port, this));
    this.pendingTemplateId = after.templateId ?? null;
    if (after.template) this.pendingTemplate = { received: after.template, isAgreed: true };
    // An empty first sheet would look as if the work of the last visit were gone.
    this.#wantedSheetId = this.visibleSheets.find(hasContent)?.id ?? null;
    if (after.showTemplate) this.showTemplate(after.showTemplate);
    this.fileNotes = after.fileNotes ?? [];
    this.#madeForImport = new MadeForImport(this, after.madeForImport ?? false);
    if (after.importFile) this.importFile(after.importFile);
    else if (this.fileNotes.length > 0) this.dialog = 'fileNotes';
    else this.dialog = after.showDialog ?? null;
    if (after.showPanel) this.showPanel(after.showPanel);
  }

  get readOnly(): boolean {
    return this.view.readOnly;
  }

  get clipboard(): ClipboardService | undefined {
    return this.grid?.clipboard;
  }

  fittingWidthPx = (columnIndex: number): number => this.grid?.fittingWidthPx(columnIndex) ?? 0;

  /** Runs a command; a refusal is shown as a toast. */
  run<Args>(command: Command<Args>, args: NoInfer<Args>): Promise<boolean> {
    return this.#runAndTell(command.id, args);
  }

  /** The same for callers that show the refusal in their own place. */
  async runQuietly<Args>(command: Command<Args>, args: NoInfer<Args>): Promise<Result<void>> {
    return this.#runById(command.id, args);
  }

  async #runAndTell(id: string, args: unknown): Promise<boolean> {
    const result = await this.#runById(id, args);
    if (!result.ok) this.notify(result.problem);
    return result.ok;
  }

  async #runById(id: string, args: unknown): Promise<Result<void>> {
    try {
      return await this.port.runCommand(id, args);
    } catch (error) {
      reportFault(`command ${id}`, error);
      return failed(problem('internal'));
    }
  }

  /** Shows what a template from elsewhere would do here, and asks. */
  offerTemplate(received: ReceivedTemplate): void {
    if (this.readOnly) {
      this.notify(problem('readOnly'));
      return;
    }
    this.pendingTemplate = { received, isAgreed: false };
    this.dialog = null;
    // Whatever the dialog showed before goes first.
    void tick().then(() => (this.dialog = 'templates'));
  }

  importFile(file: File): void {
    if (isTemplateFile(file)) {
      this.dialog = null;
      void this.shell.receiveTemplate(file);
      return;
    }
    this.pendingFile = file;
    this.dialog = 'import';
  }

  /** The chart that is selected; while its panel is open, the one in the panel. */
  get selectedChartId(): ChartId | null {
    return this.#chartId ?? (this.panel === 'chart' ? (this.panelTarget.chartId ?? null) : null);
  }

  isChartSelected(chartId: ChartId): boolean {
    return this.#chartId === chartId;
  }

  selectChart(chartId: ChartId | null): void {
    const chart = this.view.document.charts.find(({ id }) => id === chartId);
    if (chart) {
      this.showSheet(chart.sheetId);
      // Now, and not with the next effect: the chart is scrolled into view on its own sheet.
      this.grid?.showSheet(chart.sheetId);
    }
    this.#chartId = chart?.id ?? null;
    if (chart && this.panel === 'chart') this.panelTarget = { chartId: chart.id };
  }

  showSheet(sheetId: SheetId): void {
    if (this.sheet?.id === sheetId) return;
    this.#chartId = null;
    this.keepFormula();
    this.#wantedSheetId = sheetId;
    this.selection = null;
    this.edit = null;
  }

  /** The formula that someone is typing, into which cells of any sheet may go. */
  get typedFormula(): FormulaEditor | undefined {
    return this.formulaEditor?.isFormula ? this.formulaEditor : undefined;
  }

  get typedText(): FormulaEditor | undefined {
    return (this.edit && this.formulaEditor) ?? undefined;
  }
  /** A formula that is being typed into a cell goes on in the formula bar: another sheet is about to be shown. */
  keepFormula(): void {
    if (this.edit?.text.startsWith('=')) this.formulaBar?.takeEdit();
  }

  /** Shows a sheet and goes on typing there. */
  enterSheet(sheetId: SheetId): void {
    this.showSheet(sheetId);
    if (this.typedFormula) return;
    this.grid?.showSheet(sheetId);
    this.grid?.focusSoon();
  }

  /** Gives the keyboard to the sheet that is shown; `false` when there is none. */
  focusSheet(): boolean {
    const { grid, sheet } = this;
    if (!grid || !sheet) return false;
    grid.showSheet(sheet.id);
    grid.focus();
    return true;
  }

  /** The first sheet that a template built, with its parameters beside it. */
  showTemplate(templateId: string): void {
    const { templates, parameters } = this.view.document;
    const applied = templates.find(({ id }) => id === templateId);
    const [sheetId] = Object.values(applied?.owned.sheets ?? {});
    if (sheetId) this.showSheet(sheetId);
    // On a phone a panel is opened by asking for it only.
    if (parameters.length === 0 || this.panel !== null || isNarrow()) return;
    this.showPanel('parameters');
    this.#isPanelOffered = true;
  }

  select(selection: Selection): void {
    this.showSheet(selection.sheetId);
    // Another sheet comes with the selection it was left with, which is reported.
    this.grid?.select(selection);
    this.selection = selection;
  }

  /** One cell of the sheet that is shown, by its place on the screen. */
  selectCell(visualRow: number, columnIndex: number): void {
    const { sheet } = this;
    const selection = sheet && cellSelection(sheet, this.port.values, visualRow, columnIndex);
    if (selection) this.select(selection);
  }

  selectRows(sheetId: SheetId, rows: readonly RowId[]): void {
    this.showSheet(sheetId);
    this.grid?.showSheet(sheetId);
    this.grid?.selectRows(rows);
  }

  /** A panel that nobody asked for does not cover the sheet when the window becomes narrow. */
  followWidth(): Dispose {
    return whenNarrow(() => {
      if (this.#isPanelOffered) this.showPanel(null);
    });
  }

  showPanel(panel: PanelName | null, target: PanelTarget = {}): void {
    this.#isPanelOffered = false;
    this.panel = panel;
    this.panelTarget = target;
  }

  showDialog(dialog: DialogName): void {
    // A dialog would lie under it.
    this.#offer.withdraw();
    if (dialog === 'renameSheet') this.renamingSheetId = this.sheet?.id ?? null;
    else this.dialog = dialog;
  }

  showColumnMenu(sheetId: SheetId, columnId: ColumnPlace['columnId']): void {
    this.showSheet(sheetId);
    this.columnMenu = { sheetId, columnId };
  }

  askForAddress(): void {
    this.formulaBar?.askForAddress();
  }

  startPainting(look: PaintedLook): void {
    this.painter.take(look);
  }

  showChoices(): void {
    this.choosesValue = true;
  }

  toggleFormulas(sheetId: SheetId): void {
    const sheets = new Set(this.formulaSheets);
    if (!sheets.delete(sheetId)) sheets.add(sheetId);
    this.formulaSheets = sheets;
  }

  zoomTo(zoom: number): void {
    this.zoom = withinZoom(zoom);
    keepZoom(this.view.document.id, this.zoom);
  }

  zoomBy(action: ZoomAction): void {
    this.zoomTo(nextZoom(this.zoom, action));
  }

  /** To the next (1) or the previous (-1) part of the screen. */
  moveFocus(step: 1 | -1): void {
    if (this.root) focusRegion(this.root, step, (region) => region === 'sheet' && this.focusSheet());
  }

  /** Of the sheet, or of one chart. */
  print(chartId?: ChartId): void {
    const { charts } = this.view.document;
    this.paper.layOut(
      this.sheet,
      charts.find(({ id }) => id === chartId),
    );
  }

  trace(action: TraceAction): void {
    this.explain.trace(action);
  }

  closeColumnMenu(): void {
    this.columnMenu = null;
  }

  closeDialog(): void {
    const wasImport = this.dialog === 'import';
    this.dialog = null;
    this.pendingFile = null;
    if (wasImport) void this.#madeForImport.leaveUnused();
  }

  /** Opens a file as a workbook of its own in place of this one. */
  openFileAlone(file: File, signal: AbortSignal): Promise<Result<void>> {
    return this.#madeForImport.openFileAlone(file, signal);
  }

  notify(notice: Notice): void {
    if (notice.kind === 'problem') {
      this.shell.showProblem(notice);
      return;
    }
    const { toasts, phrase } = this.shell;
    const message = phrase(notice.text, notice.params);
    const action = this.#actionOf(notice);
    if (action) this.#offer.show(message, action);
    else toasts.info(message);
  }

  #actionOf({ undoable, action }: Exclude<Notice, Problem>): ToastAction | null {
    // The next change is no longer the one that was told.
    if (undoable) return { label: this.shell.t('app_undo'), onClick: () => this.port.history.undo() };
    if (!action) return null;
    const { label, commandId, args } = action;
    return { label: this.shell.phrase(label), onClick: () => void this.#runAndTell(commandId, args) };
  }

  exportFile(kind: ExportKind): Promise<Result<void>> {
    return exportFile(this, kind);
  }

  runLongWork<T>(label: string, work: (controls: WorkControls) => Promise<Result<T>>): Promise<Result<T>> {
    return this.work.run(label, work);
  }

  problemText(shown: Problem): string {
    return this.shell.problemText(shown);
  }

  dispose(): void {
    this.#offer.withdraw();
    this.#detached.dispose();
    this.view.dispose();
  }
}
