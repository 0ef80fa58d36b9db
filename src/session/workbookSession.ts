import type { CommandOutcome } from '../commands/command';
import type { CsvSource } from '../io/importSource';
import { writeWorkbookFile, workbookFileExtension, workbookMediaType } from '../io/workbookFile';
import type { ColumnTextReader } from '../model/columnText';
import type { ConditionalFormat } from '../model/conditionalFormat';
import type { CellPlace } from '../model/explanation';
import { firstOf } from '../model/rules/decidedValidity';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { History } from '../model/history';
import type { FunctionInfo } from '../model/formula/editing/functionInfo';
import type { Workbook } from '../model/workbook';
import { DisposableStack, type Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { Locale } from '../shared/localText';
import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { CellError, CellValue } from '../shared/value';
import type { EngineClient, ValueListing } from '../engine/engineClient';
import type { ValueMirror } from '../engine/valueMirror';
import type { RestorePoints } from '../storage/restorePoint';
import type { Persister } from '../storage/workbookStore';
import type { SharedPersister } from '../storage/sharedPersister';
import type { WriterClaim } from '../storage/tabs';
import { CommandRunner, type Screen } from './commandRunner';
import { CsvImportFlow } from './csvImportFlow';
import { describeNotice } from '../../formulas/notices';
import type { Notice } from '../shared/notice';
import { describeCellError } from './describeCellError';
import { exportCsv, type CsvExportOptions } from './exportCsv';
import { TemplateService } from './templateService';
import { BackupKeeper } from './backupKeeper';
import type { Backups } from './backups';
import { fileNameOf } from '../shared/fileNameOf';
import { systemScheduler } from '../storage/scheduler';
import { VersionHistory } from './versionHistory';
import { WhatIf } from './whatIf';
import { scratchOn } from './templating/scratchWorkbook';
import type { TemplateGallery } from './templating/templateGallery';
import { WorkbookCore, type CoreOptions } from './workbookCore';
import { writeXlsxInWorker } from './xlsx/xlsxClient';
import type { WriteRequest } from './xlsx/xlsxProtocol';
import { xlsxMediaType, xlsxWords } from './xlsx/xlsxWords';

/** Results of cells that are stored; more of them are rather computed anew than written at every pause. */
const mostKeptCells = 50_000;

export interface SessionOptions extends CoreOptions {
  /** A shared one also brings what other tabs write. */
  readonly persister: Persister | SharedPersister;
  /** Earlier states of the workbooks of its store. */
  readonly points: RestorePoints;
  /** Second copies of the workbooks of its store; `null` where none are kept. */
  readonly backups: Backups | null;
  /**
   * The right to write this workbook; `null` where only one page can ever have it (memory), and where tabs share it: then
   * the persister fetches it.
   */
  readonly writer: WriterClaim | null;
  readonly locale: Locale;
  /** Names of sheets and columns that could not be read whole. */
  readonly damaged?: readonly string[];
  /** The host allows no changes at all. */
  readonly readOnly: boolean;
  openCsvSource(file: Blob): CsvSource;
  /** Where long clipboard texts are read; in this thread when it is not said. */
  readonly readColumnText?: ColumnTextReader;
  /** What a person can begin with; the built-in templates when it is not said. */
  readonly gallery?: TemplateGallery;
}

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One open workbook with everything around it: what the screen, a host page or a test talks to. */
export class WorkbookSession {
  readonly templates: TemplateService;
  readonly whatIf: WhatIf;
  readonly versions: VersionHistory;
  /** `null` where there is nothing to back up to, or nothing may be written. */
  readonly backup: BackupKeeper | null;
  readonly #core: WorkbookCore;
  readonly #runner: CommandRunner;
  readonly #options: SessionOptions;
  readonly #freed = new Emitter<void>('writer');
  readonly #disposables = new DisposableStack();
  /** A tab that cannot share was writing when this one opened: what is shown here may be older than what is stored. */
  readonly #openedForReading: boolean;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { persister } = options;
    this.#openedForReading = options.writer !== null && !options.writer.isHeld;
    this.#core = new WorkbookCore(options, (workbook) =>
      'connect' in persister
        ? persister.connect(workbook)
        : workbook.subscribe((transaction) => {
            if (transaction.source === 'user') persister.record(transaction);
          }),
    );
    this.#disposables.add(() => this.#core.dispose());
    const isEdited = this.readOnlyReason === null;
    this.versions = new VersionHistory(this.#core.workbook, options.points, isEdited ? persister : null);
    this.#disposables.add(() => this.versions.dispose());
    this.backup =
      isEdited && options.backups
        ? new BackupKeeper(this.#core.workbook, options.backups, systemScheduler)
        : null;
    this.#disposables.add(() => this.backup?.dispose());
    this.#runner = new CommandRunner(this.#core, {
      ...(this.backup ? { backup: this.backup } : {}),
      versions: this.versions,
      locale: options.locale,
      readOnly: this.readOnlyReason !== null,
      applyTemplate: (named) => this.templates.applyByName(named),
      ...(options.readColumnText ? { readColumnText: options.readColumnText } : {}),
    });
    const { engine, engineLicenseKey } = options;
    this.whatIf = new WhatIf({
      core: this.#core,
      fork: (document, version, computed) =>
        new WorkbookCore({ document, version, computed, engine, engineLicenseKey }),
    });
    this.templates = new TemplateService(this.#core.workbook, this.#core.values, {
      locale: () => this.#runner.locale,
      scratch: scratchOn(engine, engineLicenseKey),
      ...(options.gallery ? { gallery: options.gallery } : {}),
    });
    this.#disposables.add(() => this.whatIf.dispose());
    this.#keepComputedValues();
    if (options.writer) this.#disposables.add(options.writer.onAcquired(() => this.#freed.emit()));
    if ('onRefused' in persister)
      this.#disposables.add(
        persister.onRefused((count) => {
          this.history.forget();
          this.#runner.notify({ kind: 'message', text: 'app_editsRefused', params: { count } });
        }),
      );
  }

  get workbook(): Workbook {
    return this.#core.workbook;
  }

  get values(): ValueMirror {
    return this.#core.values;
  }

  get history(): History {
    return this.#core.history;
  }

  get engine(): EngineClient {
    return this.#core.engine;
  }

  get saving(): Persister {
    return this.#options.persister;
  }

  get damaged(): readonly string[] {
    return this.#options.damaged ?? [];
  }

  get readOnlyReason(): 'host' | 'otherTab' | null {
    if (this.#options.readOnly) return 'host';
    return this.#openedForReading ? 'otherTab' : null;
  }

  onReadOnly(listener: () => void): Dispose {
    return this.#freed.subscribe(listener);
  }

  holdStill(isHeld: boolean): void {
    const { persister } = this.#options;
    if ('holdStill' in persister) persister.holdStill(isHeld);
  }

  setLocale(locale: Locale): void {
    this.#runner.locale = locale;
  }

  get commands(): CommandRunner['commands'] {
    return this.#runner.commands;
  }

  isCommandEnabled(id: string): boolean {
    return this.#runner.isEnabled(id);
  }

  runCommand(id: string, args?: unknown): CommandOutcome {
    return this.#runner.run(id, args);
  }

  attachScreen(screen: Screen): Dispose {
    return this.#runner.attachScreen(screen);
  }

  describeError(error: CellError): string {
    return describeCellError(error, this.#runner.locale);
  }

  describeNotice(notice: Notice): string {
    return describeNotice(notice, this.#runner.locale);
  }

  explain(place: CellPlace): ReturnType<EngineClient['explain']> {
    return this.engine.explain(place);
  }

  /** What conditional formats ask of the engine. */
  readonly ruleAnswers = {
    facts: (sheetId: SheetId, format: ConditionalFormat): ReturnType<EngineClient['ruleFacts']> =>
      this.engine.ruleFacts(sheetId, format),
    evaluate: async (formula: string, sheetId: SheetId): Promise<CellValue> =>
      firstOf(await this.engine.evaluate(formula, sheetId)),
  };

  listValues(listing: ValueListing): ReturnType<EngineClient['listValues']> {
    return this.engine.listValues(listing);
  }

  /** Loaded when someone types the first formula: the functions themselves run in the worker. */
  async functions(): Promise<readonly FunctionInfo[]> {
    const [{ catalogueWith }, host] = await Promise.all([
      import('./functionCatalogue'),
      this.engine.hostFunctions(),
    ]);
    return catalogueWith(host.functions);
  }

  /** Why functions of the host are not there. */
  async refusedFunctions(): Promise<readonly Problem[]> {
    return (await this.engine.hostFunctions()).refused;
  }

  evaluate(formula: string): ReturnType<WorkbookCore['evaluate']> {
    return this.#core.evaluate(formula, this.workbook.document.sheets[0]?.id ?? null);
  }

  openCsv(file: File): Promise<Result<CsvImportFlow>> {
    return Promise.resolve(
      ok(new CsvImportFlow(this.workbook, this.#options.openCsvSource(file), file.name)),
    );
  }

  async exportWorkbook(): Promise<Result<ExportedFile>> {
    const { document } = this.workbook;
    return ok({
      name: fileNameOf(document.name, workbookFileExtension),
      mediaType: workbookMediaType,
      bytes: await writeWorkbookFile(document),
    });
  }

  /** The whole workbook for Excel; written beside the page, from values that are all calculated. */
  async exportXlsx({
    signal,
    pictures,
  }: Pick<WriteRequest, 'pictures'> & { readonly signal: AbortSignal }): Promise<Result<ExportedFile>> {
    await this.engine.settled();
    if (signal.aborted) return failed(problem('cancelled'));
    const { document } = this.workbook;
    const computed = this.values.snapshot();
    if (!computed) return failed(problem('engineFailed'));
    const { locale } = this.#runner;
    const hostFunctions = (await this.engine.hostFunctions()).functions.map(({ name }) => name);
    const request = { document, computed, words: xlsxWords(locale), pictures, hostFunctions };
    const written = await writeXlsxInWorker(request, { signal });
    if (!written.ok) return written;
    return ok({ name: fileNameOf(document.name, '.xlsx'), mediaType: xlsxMediaType, bytes: written.value });
  }

  async exportCsv(sheetId: SheetId, options: CsvExportOptions = {}): Promise<Result<ExportedFile>> {
    const sheet = findSheet(this.workbook.document, sheetId);
    if (!sheet) return failed(problem('notFound'));
    const written = await exportCsv(sheet, this.values, options);
    if (!written.ok) return written;
    return ok({ name: fileNameOf(sheet.name, '.csv'), mediaType: 'text/csv', bytes: written.value });
  }

  /** Everything recorded and computed so far. */
  async settled(): Promise<void> {
    await this.engine.settled();
    await this.saving.flushed();
  }

  async close(): Promise<void> {
    await this.saving.flushed();
    this.#disposables.dispose();
    await this.saving.dispose();
    this.#options.writer?.release();
  }

  /** Opening shows the last computed values at once; they are kept whenever the engine has caught up. */
  #keepComputedValues(): void {
    const keep = (): void => {
      if (this.engine.status.kind !== 'idle' || this.readOnlyReason !== null) return;
      if (this.values.computedCellCount > mostKeptCells) return;
      const computed = this.values.snapshot();
      if (computed) this.saving.keepComputed(computed);
    };
    this.#disposables.add(this.engine.onStatus(keep));
  }
}
