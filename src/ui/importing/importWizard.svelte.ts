import type { Problem } from '../../shared/problems';
import { sameName } from '../../model/lookup';
import { freeName } from '../../commands/names';
import type { ColumnChoice, CsvChoices, CsvPreview, ImportOutcome } from '../../model/fileImport';
import type { CsvImport } from '../workbookPort';
import { settle } from '../settle';
import { ImportTargetState } from './importTarget.svelte';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/**
 * The import of one file.
 *
 *     choosing --file--> reading --preview--> mapping --import--> running --> done
 *         ^                 |                  ^  | choices          |
 *         |              refused               |  v                  |
 *         \---- another file                  reading <---cancelled--/
 */
export type WizardStep =
  | { readonly kind: 'choosing'; readonly refusal: Problem | null }
  | { readonly kind: 'reading'; readonly fileName: string }
  | { readonly kind: 'mapping'; readonly preview: CsvPreview }
  /** `null`: how much is left is not known. */
  | { readonly kind: 'running'; readonly fraction: number | null }
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

  async choose(file: File): Promise<void> {
    this.#file?.dispose();
    this.#file = null;
    this.#source = file;
    this.choices = {};
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
    if (this.step.kind !== 'mapping') return false;
    const roles = this.step.preview.columns.map(({ index, role }) => {
      const choice = this.choices.columns?.[index];
      return choice?.skip ? null : choice?.role === undefined ? role : choice.role;
    });
    const has = (role: string): boolean => roles.includes(role);
    return has('customerId') && has('date') && (has('amount') || (has('quantity') && has('price')));
  }

  setColumn(index: number, choice: ColumnChoice): void {
    const columns = { ...this.choices.columns };
    // A field belongs to one column: taking it here gives it up there.
    if (choice.role != null && this.step.kind === 'mapping') {
      for (const column of this.step.preview.columns) {
        const role = columns[column.index]?.role === undefined ? column.role : columns[column.index]?.role;
        if (column.index !== index && role === choice.role) {
          columns[column.index] = { ...columns[column.index], role: null };
        }
      }
    }
    columns[index] = { ...columns[index], ...choice };
    this.choices = { ...this.choices, columns };
    this.target.recheck();
  }

  async run(): Promise<void> {
    const file = this.#file;
    if (!file || this.step.kind !== 'mapping') return;
    if (this.opensAlone) {
      await this.#openAlone();
      return;
    }
    const mapping = this.step;
    // Asked before the step changes: the columns are those of the mapping.
    const isLinked = this.orders === 'linked' && this.mayReduce;
    const abort = new AbortController();
    this.#abort = abort;
    this.refusal = null;
    this.step = { kind: 'running', fraction: 0 };
    const outcome = await settle('importing a file', () =>
      file.run({
        choices: this.choices,
        sheetName: this.sheetName.trim() || this.#suggestion,
        ...(this.target.target ? { target: this.target.target } : {}),
        ...(isLinked ? { orders: 'linked' as const } : {}),
        customersName: this.#screen.shell.t('app_sheetOfCustomers'),
        locale: this.#screen.shell.locale,
        signal: abort.signal,
        onProgress: (fraction) => {
          if (!abort.signal.aborted) this.step = { kind: 'running', fraction };
        },
      }),
    );
    this.#abort = null;
    if (this.#disposed) return;
    if (outcome.ok) {
      this.step = { kind: 'done', outcome: outcome.value };
      // In a task of its own: the new rows are on their way to the disk and the summary is drawn in this one.
      await new Promise((resolve) => setTimeout(resolve));
      this.#screen.showSheet(outcome.value.sheetId);
    } else {
      this.step = mapping;
      this.refusal = outcome.problem.code === 'importCancelled' ? null : outcome.problem;
    }
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
