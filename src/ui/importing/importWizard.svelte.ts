import { problem, type Problem } from '../../shared/problems';
import type { Result } from '../../shared/result';
import { sameName } from '../../model/lookup';
import { freeName } from '../../commands/names';
import type {
  ColumnChoice,
  CsvChoices,
  CsvImportRequest,
  CsvPreview,
  ImportCheck,
  ImportOutcome,
} from '../../model/fileImport';
import type { CsvImport } from '../workbookPort';
import { settle } from '../settle';
import { canReduce, withColumnChoice } from './columnRoles';
import { ImportTargetState } from './importTarget.svelte';
import { isToBeReviewed } from './importReview';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/**
 * The import of one file.
 *
 *     choosing --file--> reading --preview--> mapping --import--> running --all as it stands--> done
 *         ^                 |                 ^  ^  | choices      |  |                           ^
 *         |              refused              |  |  v              |  \--to be told of--> review --/
 *         \---- another file                  |  reading           |                       |
 *                                             \----cancelled-------/---------back----------/
 */
export type WizardStep =
  | { readonly kind: 'choosing'; readonly refusal: Problem | null }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'mapping'; readonly preview: CsvPreview }
  /** `null`: how much is left is not known. */
  | { readonly kind: 'running'; readonly fraction: number | null }
  /** All of the file was read, nothing is changed yet. */
  | { readonly kind: 'review'; readonly check: ImportCheck; readonly preview: CsvPreview }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome };

export type OrdersChoice = 'lines' | 'customers' | 'linked';

export class ImportWizardState {
  readonly #screen: WorkbookScreenState;
  readonly target: ImportTargetState;
  #file: CsvImport | null = null;
  #source: File | null = null;
  #abort: AbortController | null = null;
  #disposed = false;
  /** Counts requests for a preview: only the latest answer counts. */
  #previewRequest = 0;
  /** The name proposed last: one that the person wrote is left alone. */
  #suggestion = '';

  step = $state.raw<WizardStep>({ kind: 'choosing', refusal: null });
  /** Why the import itself failed; the mapping stays to be corrected. */
  refusal = $state.raw<Problem | null>(null);
  choices = $state.raw<CsvChoices>({});
  sheetName = $state('');
  fileName = $state('');
  /** It has no encoding of its own. */
  isPasted = $state(false);
  orders = $state<OrdersChoice>('lines');
  /** What is to become of a whole workbook: rows of one of its sheets come here, or it is opened by itself. */
  opensAlone = $state(false);
  /** A new preview is on its way while the old one is still shown. */
  refreshing = $state(false);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    const wizard = (): ImportWizardState => this;
    this.target = new ImportTargetState(screen, {
      get file() {
        return wizard().#file;
      },
      get choices() {
        return wizard().choices;
      },
      get columns() {
        const { step } = wizard();
        return step.kind === 'mapping' ? step.preview.columns : [];
      },
      get isOfCustomers() {
        const { step } = wizard();
        return step.kind === 'mapping' && step.preview.fileKind === 'customers';
      },
    });
    if (screen.pendingFile) void this.choose(screen.pendingFile);
  }

  get keptColumns(): number {
    if (this.step.kind !== 'mapping') return 0;
    return this.step.preview.columns.filter(({ index }) => !this.choices.columns?.[index]?.skip).length;
  }

  get mayRun(): boolean {
    return this.opensAlone || (this.keptColumns > 0 && !this.refreshing && this.target.isReady);
  }

  /** Rows that were copied elsewhere: read as a file of them is. */
  async choosePasted(text: string): Promise<void> {
    if (text.trim() === '') {
      this.step = { kind: 'choosing', refusal: problem('clipboardEmpty') };
      return;
    }
    this.isPasted = true;
    await this.#open(new File([text], this.#screen.shell.t('file_pastedRows')), { encoding: 'utf-8' });
  }

  async choose(file: File): Promise<void> {
    this.isPasted = false;
    await this.#open(file, {});
  }

  async #open(file: File, choices: CsvChoices): Promise<void> {
    this.#file?.dispose();
    this.#file = null;
    this.#source = file;
    this.choices = choices;
    this.opensAlone = false;
    this.orders = 'lines';
    this.refusal = null;
    this.fileName = file.name;
    this.step = { kind: 'reading', fileName: file.name };
    const opened = await settle('opening a file', () => this.#screen.port.openCsv(file));
    if (this.#disposed) {
      if (opened.ok) opened.value.dispose();
      return;
    }
    if (!opened.ok) {
      this.step = { kind: 'choosing', refusal: opened.problem };
      return;
    }
    this.#file = opened.value;
    await this.#preview();
  }

  /** Encoding, separator or header: everything about columns is guessed anew. */
  reread(choices: Omit<CsvChoices, 'columns'>): void {
    const { columns: _, ...kept } = this.choices;
    this.choices = { ...kept, ...choices };
    void this.#preview();
  }

  /** Another sheet is another table: nothing chosen so far is about it. */
  chooseSheet(sheet: number): void {
    this.choices = { sheet };
    void this.#preview();
  }

  /** What a file of orders becomes: its lines, its customers, or both linked. */
  chooseOrders(orders: OrdersChoice): void {
    this.orders = orders;
    const { reduce: _, ...kept } = this.choices;
    this.choices = orders === 'customers' ? { ...kept, reduce: { locale: this.#screen.shell.locale } } : kept;
    if (this.step.kind === 'mapping') {
      this.#suggestName(orders === 'customers' ? 'customers' : this.step.preview.fileKind);
    }
    this.target.recheck();
  }

  /** Whether the lines can be added up by customer. */
  get mayReduce(): boolean {
    return this.step.kind === 'mapping' && canReduce(this.step.preview.columns, this.choices.columns);
  }

  setColumn(index: number, choice: ColumnChoice): void {
    const guesses = this.step.kind === 'mapping' ? this.step.preview.columns : [];
    this.choices = {
      ...this.choices,
      columns: withColumnChoice(guesses, this.choices.columns, index, choice),
    };
    // As a date it may be read in several ways, which only the reader of the file knows.
    if (choice.type === 'date') void this.#preview();
    else this.target.recheck();
  }

  /** Reads the whole file; where nothing is to be said about it, it is added at once. */
  async run(): Promise<void> {
    if (this.step.kind !== 'mapping') return;
    if (this.opensAlone) await this.#openAlone();
    else await this.#check(this.step.preview);
  }

  /** From the review: imports what it showed. */
  async confirm(): Promise<void> {
    if (this.step.kind === 'review') await this.#add(this.step.preview);
  }

  /** From the review: nothing has happened, and the choices are as they were. */
  back(): void {
    if (this.step.kind !== 'review') return;
    this.step = { kind: 'mapping', preview: this.step.preview };
    this.target.recheck();
  }

  /** From the review: the file is read again without the rows whose key a row above has, or with them. */
  async setDuplicates(leaveOutDuplicates: boolean): Promise<void> {
    if (this.step.kind !== 'review') return;
    this.choices = { ...this.choices, leaveOutDuplicates };
    await this.#check(this.step.preview);
  }

  async #check(preview: CsvPreview): Promise<void> {
    this.target.stop();
    const checked = await this.#work(preview, 0, (file, request) => file.check(request));
    if (!checked) return;
    if (isToBeReviewed(checked)) this.step = { kind: 'review', check: checked, preview };
    else await this.#add(preview);
  }

  async #add(preview: CsvPreview): Promise<void> {
    // All of it was read when it was checked.
    const outcome = await this.#work(preview, 1, (file, request) => file.run(request));
    if (!outcome) return;
    this.step = { kind: 'done', outcome };
    // In a task of its own: the new rows are on their way to the disk and the summary is drawn in this one.
    await new Promise((resolve) => setTimeout(resolve));
    this.#screen.showSheet(outcome.sheetId);
  }

  /** Shows how far the work is; cancelled or refused, the mapping is there again and the answer is `null`. */
  async #work<T>(
    preview: CsvPreview,
    fraction: number,
    work: (file: CsvImport, request: CsvImportRequest) => Promise<Result<T>>,
  ): Promise<T | null> {
    const file = this.#file;
    if (!file) return null;
    const abort = new AbortController();
    this.#abort = abort;
    this.refusal = null;
    const request = this.#request(preview, abort.signal);
    this.step = { kind: 'running', fraction };
    const result = await settle('importing a file', () => work(file, request));
    this.#abort = null;
    if (this.#disposed) return null;
    if (result.ok) return result.value;
    this.step = { kind: 'mapping', preview };
    if (result.problem.code !== 'importCancelled') this.refusal = result.problem;
    return null;
  }

  #request(preview: CsvPreview, signal: AbortSignal): CsvImportRequest {
    const isLinked = this.orders === 'linked' && canReduce(preview.columns, this.choices.columns);
    return {
      choices: this.choices,
      sheetName: this.sheetName.trim() || this.#suggestion,
      ...(this.target.target ? { target: this.target.target } : {}),
      ...(isLinked ? { orders: 'linked' as const } : {}),
      customersName: this.#screen.shell.t('app_sheetOfCustomers'),
      locale: this.#screen.shell.locale,
      signal,
      onProgress: (fraction) => {
        if (!signal.aborted) this.step = { kind: 'running', fraction };
      },
    };
  }

  async #openAlone(): Promise<void> {
    const source = this.#source;
    if (!source) return;
    const mapping = this.step;
    const abort = new AbortController();
    this.#abort = abort;
    this.refusal = null;
    this.step = { kind: 'running', fraction: null };
    const opened = await this.#screen.openFileAlone(source, abort.signal);
    this.#abort = null;
    if (this.#disposed || opened.ok) return;
    this.step = mapping;
    this.refusal = opened.problem.code === 'importCancelled' ? null : opened.problem;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  dispose(): void {
    this.#disposed = true;
    this.target.stop();
    this.#abort?.abort();
    this.#file?.dispose();
  }

  async #preview(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    const request = ++this.#previewRequest;
    this.refreshing = true;
    const preview = await settle('previewing a file', () => file.preview(this.choices));
    if (request !== this.#previewRequest || this.#disposed) return;
    this.refreshing = false;
    if (preview.ok) this.#suggestName(preview.value.fileKind);
    this.step = preview.ok
      ? { kind: 'mapping', preview: preview.value }
      : { kind: 'choosing', refusal: preview.problem };
    this.target.recheck();
  }

  /** What the rows are, since formulas will call the table by this name; of other tables, the file's name. */
  #suggestName(kind: 'customers' | 'orders' | 'other'): void {
    const { shell, view } = this.#screen;
    const names = view.document.sheets.map((sheet) => sheet.name);
    const name =
      kind === 'other'
        ? nameOfFile(this.fileName) || shell.t('app_importedSheet')
        : shell.t(kind === 'customers' ? 'app_sheetOfCustomers' : 'app_sheetOfOrders');
    const suggestion = names.some((other) => sameName(other, name)) ? freeName(name, names) : name;
    if (this.sheetName === this.#suggestion) this.sheetName = suggestion;
    this.#suggestion = suggestion;
  }
}

/** A file's name without its ending and what no sheet name may hold. */
function nameOfFile(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 50);
}
