import type { Problem } from '../../shared/problems';
import type { TableColumn, TableSheet } from '../../model/document';
import type { ColumnId } from '../../model/ids';
import { sameName } from '../../model/lookup';
import type {
  ColumnGuess,
  CsvChoices,
  ImportCheck,
  ImportTarget,
  UpdateCounts,
} from '../../model/fileImport';
import type { Result } from '../../shared/result';
import type { CsvImport } from '../workbookPort';
import { settle } from '../settle';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

export type TargetMode = 'new' | 'append' | 'update';

/** What the import needs to be checked: the opened file as it is corrected at the moment. */
export interface TargetHost {
  readonly file: CsvImport | null;
  readonly choices: CsvChoices;
  readonly columns: readonly ColumnGuess[];
  /** Whether each row is a customer: then no two should have one key. */
  readonly isOfCustomers: boolean;
}

/**
 * Where the rows of a file go: a new table, behind those of one that is there, or into its rows of the same key. An update
 * is worked out at once, so that it can be seen what it changes before it is confirmed.
 */
export class ImportTargetState {
  readonly #screen: WorkbookScreenState;
  readonly #host: TargetHost;
  #abort: AbortController | null = null;

  mode = $state<TargetMode>('new');
  table = $state.raw<TableSheet | null>(null);
  keyColumnId = $state.raw<ColumnId | null>(null);
  counts = $state.raw<UpdateCounts | null>(null);
  /** Rows to be added whose key the table has already, and what the key is called. */
  known = $state.raw<{ readonly count: number; readonly key: string } | null>(null);
  /** 0..1 while the file is compared with the table. */
  progress = $state<number | null>(null);
  refusal = $state.raw<Problem | null>(null);

  constructor(screen: WorkbookScreenState, host: TargetHost) {
    this.#screen = screen;
    this.#host = host;
  }

  get tables(): readonly TableSheet[] {
    return this.#screen.view.document.sheets.filter((sheet) => sheet.kind === 'table');
  }

  /** Columns of values of the table that the file has too. */
  get keys(): readonly TableColumn[] {
    const { columns, choices } = this.#host;
    const kept = columns
      .filter(({ index }) => !choices.columns?.[index]?.skip)
      .map(({ index, name, role }) => ({ name, role, ...choices.columns?.[index] }));
    return (this.table?.columns ?? []).filter(
      (column) =>
        column.formula === null &&
        kept.some(
          ({ name, role }) =>
            sameName(name, column.name) ||
            (role != null && (role === column.role || sameName(role, column.name))),
        ),
    );
  }

  /** The target of the request; `null` while it is not complete. A new table has none. */
  get target(): ImportTarget | null {
    if (this.mode === 'new' || !this.table) return null;
    return { sheetId: this.table.id, keyColumnId: this.mode === 'update' ? this.keyColumnId : null };
  }

  get isReady(): boolean {
    return this.mode !== 'update' || this.counts !== null;
  }

  choose(mode: TargetMode, table: TableSheet | null): void {
    this.mode = mode;
    this.table = table;
    this.keyColumnId = null;
    this.recheck();
  }

  chooseKey(columnId: ColumnId): void {
    this.keyColumnId = columnId;
    this.recheck();
  }

  /** Something of the request changed: what was worked out is for another one. */
  recheck(): void {
    this.stop();
    this.counts = null;
    this.known = null;
    this.refusal = null;
    if (this.mode === 'update') this.#recheckUpdate();
    if (this.mode === 'append' && this.#host.isOfCustomers) {
      const key = this.keys.find(({ role }) => role === 'customerId');
      if (key) void this.#lookForKnown(key);
    }
  }

  #recheckUpdate(): void {
    const { keys } = this;
    if (!keys.some(({ id }) => id === this.keyColumnId)) {
      // A field that says who a row is makes the better key than the first column.
      const key = keys.find(({ role }) => role === 'customerId' || role === 'orderId') ?? keys[0];
      this.keyColumnId = key?.id ?? null;
    }
    if (this.keyColumnId !== null) void this.#count(this.keyColumnId);
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.progress = null;
  }

  async #count(keyColumnId: ColumnId): Promise<void> {
    const checked = await this.#compare(keyColumnId);
    if (!checked) return;
    if (checked.ok) this.counts = checked.value.counts ?? null;
    else this.refusal = checked.problem;
  }

  /** What an update would find is what adding the rows would double. */
  async #lookForKnown(key: TableColumn): Promise<void> {
    const checked = await this.#compare(key.id);
    const counts = checked?.ok ? checked.value.counts : undefined;
    const count = counts ? counts.updated + counts.unchanged : 0;
    if (count > 0) this.known = { count, key: key.name };
  }

  /** `null` when something else is asked meanwhile. */
  async #compare(keyColumnId: ColumnId): Promise<Result<ImportCheck> | null> {
    const { file, choices } = this.#host;
    const { table } = this;
    if (!file || !table) return null;
    const abort = new AbortController();
    this.#abort = abort;
    this.progress = 0;
    const checked = await settle('comparing a file with a table', () =>
      file.check({
        choices,
        sheetName: '',
        customersName: '',
        locale: this.#screen.shell.locale,
        target: { sheetId: table.id, keyColumnId },
        signal: abort.signal,
        onProgress: (fraction) => {
          if (!abort.signal.aborted) this.progress = fraction;
        },
      }),
    );
    if (abort.signal.aborted) return null;
    this.#abort = null;
    this.progress = null;
    return checked;
  }
}
