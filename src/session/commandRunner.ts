import { awaitedRowsProblem } from '../commands/awaitedRows';
import type {
  BackupService,
  Command,
  CommandContext,
  CommandOutcome,
  CommandServices,
  ScreenServices,
  Notice,
  Repetition,
  Selection,
  VersionService,
} from '../commands/command';
import { findCommand, plainCommands } from '../commands/commandRegistry';
import { readColumnText } from '../io/columnText';
import type { ColumnTextReader } from '../model/columnText';
import type { ChartId } from '../model/ids';
import type { Dispose } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { WorkbookCore } from './workbookCore';

/** The screen as far as commands know it. */
export interface Screen extends ScreenServices {
  readonly selection: Selection | null;
  readonly selectedChartId?: ChartId | null;
}

const noScreen: Screen = {
  selection: null,
  showSheet: () => undefined,
  select: () => undefined,
  selectRows: () => undefined,
  showPanel: () => undefined,
  showDialog: () => undefined,
  showColumnMenu: () => undefined,
  trace: () => undefined,
  moveFocus: () => undefined,
  zoomBy: () => undefined,
  zoomTo: () => undefined,
  print: () => undefined,
  notify: () => undefined,
  runLongWork: (_label, work) => work({ signal: new AbortController().signal, onProgress: () => undefined }),
};

export interface RunnerOptions {
  readonly locale: Locale;
  readonly readOnly: boolean;
  /** Where long texts are read; in this thread, in slices, when it is not said. */
  readonly readColumnText?: ColumnTextReader;
  /** Earlier states; without them the commands about them are off. */
  readonly versions?: VersionService;
  readonly backup?: BackupService;
  /** Without it no template is applied by its id. */
  readonly applyTemplate?: CommandServices['applyTemplate'];
}

/** Runs commands by id against one workbook and whatever screen is attached at the moment. */
export class CommandRunner {
  /** What the palette offers. */
  readonly commands: readonly Command[] = plainCommands;
  readonly #core: WorkbookCore;
  readonly #readColumnText: ColumnTextReader;
  readonly #versions: VersionService | undefined;
  readonly #backup: BackupService | undefined;
  readonly #applyTemplate: CommandServices['applyTemplate'];
  #screen: Screen = noScreen;
  #last: Repetition | null = null;
  locale: Locale;
  readOnly: boolean;

  constructor(core: WorkbookCore, options: RunnerOptions) {
    this.#core = core;
    this.#readColumnText = options.readColumnText ?? readColumnText;
    this.#versions = options.versions;
    this.#applyTemplate = options.applyTemplate;
    this.#backup = options.backup;
    this.locale = options.locale;
    this.readOnly = options.readOnly;
  }

  attachScreen(screen: Screen): Dispose {
    this.#screen = screen;
    return () => {
      if (this.#screen === screen) this.#screen = noScreen;
    };
  }

  notify(notice: Notice): void {
    this.#screen.notify(notice);
  }

  isEnabled(id: string): boolean {
    return findCommand(id)?.isEnabled(this.#context()) ?? false;
  }

  run(id: string, args?: unknown): CommandOutcome {
    const command = findCommand(id);
    const context = this.#context();
    if (!command) return failed(problem('notFound', { name: id }));
    if (!command.isEnabled(context, args))
      return failed(problem(this.readOnly ? 'readOnly' : 'notFound', { name: id }));
    const awaited = awaitedRowsProblem(context, id);
    if (awaited) return failed(awaited);
    const itself = command.repeatsOnSelection && args === undefined ? { id } : null;
    const repetition = command.repetition?.(context, args) ?? itself;
    const { version } = this.#core.workbook;
    const outcome = command.run(context, args);
    if (outcome instanceof Promise)
      return outcome.then((result) => this.#done(id, repetition, version, result));
    return this.#done(id, repetition, version, outcome);
  }

  /** Remembers what may be repeated: the last change. What changes nothing, and going back and forth, are none. */
  #done(id: string, repetition: Repetition | null, version: number, outcome: Result<void>): Result<void> {
    const isChange = outcome.ok && this.#core.workbook.version !== version;
    if (isChange && !isOfHistory(id)) this.#last = repetition;
    return outcome;
  }

  #repeat(): CommandOutcome {
    return this.#last ? this.run(this.#last.id, this.#last.args) : failed(problem('nothingToRepeat'));
  }

  #context(): CommandContext {
    const { workbook, values, history, engine } = this.#core;
    const screen = this.#screen;
    const exportFile = screen.exportFile?.bind(screen);
    const askForAddress = screen.askForAddress?.bind(screen);
    const toggleFormulas = screen.toggleFormulas?.bind(screen);
    return {
      workbook,
      values,
      locale: this.locale,
      readOnly: this.readOnly,
      selection: screen.selection,
      selectedChartId: screen.selectedChartId ?? null,
      services: {
        undo: () => history.undo(),
        redo: () => history.redo(),
        repeat: () => this.#repeat(),
        showSheet: (sheetId) => screen.showSheet(sheetId),
        select: (selection) => screen.select(selection),
        selectRows: (sheetId, rows) => screen.selectRows(sheetId, rows),
        showPanel: (panel, target) => screen.showPanel(panel, target),
        showDialog: (dialog) => screen.showDialog(dialog),
        showColumnMenu: (sheetId, columnId) => screen.showColumnMenu(sheetId, columnId),
        trace: (action) => screen.trace(action),
        moveFocus: (step) => screen.moveFocus(step),
        zoomBy: (action) => screen.zoomBy(action),
        zoomTo: (zoom) => screen.zoomTo(zoom),
        print: (chartId) => screen.print(chartId),
        reapplyView: (sheetId) => values.orders.reapply(sheetId),
        notify: (notice) => screen.notify(notice),
        runLongWork: (label, work) => screen.runLongWork(label, work),
        readColumnText: this.#readColumnText,
        customersOfOrders: async (request, controls) =>
          (await import('../io/customersOfOrders')).customersOfOrders(request, controls),
        evaluate: (formula, sheetId, assuming) => engine.evaluate(formula, sheetId, assuming),
        // The functions themselves run in the worker: here they are loaded when someone gives a name.
        isOwnFunction: async (name) => {
          const wanted = name.toUpperCase();
          const { functions } = await engine.hostFunctions();
          const { registry } = await import('../../formulas/registry');
          return registry.has(wanted) || functions.some((ofHost) => ofHost.name === wanted);
        },
        selectChart: (chartId) => screen.selectChart?.(chartId),
        showChoices: () => screen.showChoices?.(),
        startPainting: (look) => screen.startPainting?.(look),
        ...(this.#versions ? { versions: this.#versions } : {}),
        ...(this.#backup ? { backup: this.#backup } : {}),
        ...(this.#applyTemplate ? { applyTemplate: this.#applyTemplate } : {}),
        ...(exportFile ? { exportFile } : {}),
        ...(screen.clipboard ? { clipboard: screen.clipboard } : {}),
        ...(screen.typedFormula ? { typedFormula: screen.typedFormula } : {}),
        ...(screen.typedText ? { typedText: screen.typedText } : {}),
        ...(askForAddress ? { askForAddress } : {}),
        ...(toggleFormulas ? { toggleFormulas } : {}),
        ...(screen.find ? { find: screen.find } : {}),
        ...(screen.fittingWidthPx ? { fittingWidthPx: screen.fittingWidthPx } : {}),
      },
    };
  }
}

const isOfHistory = (id: string): boolean => id.startsWith('history.');
