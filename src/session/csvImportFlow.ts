import { appendOperations } from '../io/appendRows';
import { linkCustomers } from '../io/customerRollUps';
import type { CsvSource, TableUpdate } from '../io/importSource';
import { toOperations } from '../io/tableOperations';
import { capacityProblem } from '../model/capacity';
import type { TableSheet } from '../model/document';
import type {
  CsvChoices,
  CsvImportRequest,
  CsvPreview,
  ImportOutcome,
  UpdateCounts,
} from '../model/fileImport';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Workbook } from '../model/workbook';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';

/** What was worked out for one request, while the table is still the one it was worked out for. */
interface Checked {
  readonly key: string;
  readonly table: TableSheet;
  readonly update: TableUpdate;
}

/** One file on its way into one workbook: looked at, corrected, then added in one undoable step. */
export class CsvImportFlow {
  readonly fileName: string;
  readonly #workbook: Workbook;
  readonly #source: CsvSource;
  #checked: Checked | null = null;

  constructor(workbook: Workbook, source: CsvSource, fileName: string) {
    this.#workbook = workbook;
    this.#source = source;
    this.fileName = fileName;
  }

  preview(choices: CsvChoices): Promise<Result<CsvPreview>> {
    return this.#source.preview(choices);
  }

  /** How many rows an update by key would change. Nothing in the workbook changes. */
  async check(request: CsvImportRequest): Promise<Result<UpdateCounts>> {
    const update = await this.#update(request);
    return update.ok ? ok(update.value.counts) : update;
  }

  async run(request: CsvImportRequest): Promise<Result<ImportOutcome>> {
    const { target, signal } = request;
    if (target?.keyColumnId) {
      const update = await this.#update(request);
      if (!update.ok) return update;
      const { operations, counts, report } = update.value;
      const done = this.#dispatch(operations, signal, 'app_undo_update');
      return done.ok ? ok({ sheetId: target.sheetId, ledger: report, counts }) : done;
    }
    if (request.orders === 'linked' && !target) return this.#runLinked(request);
    const read = await this.#source.read(request.choices, this.#options(request));
    if (!read.ok) return read;
    if (target) {
      const table = this.#table(target.sheetId);
      if (!table) return failed(problem('notFound'));
      const done = this.#dispatch(appendOperations(read.value, table), signal, 'app_undo_import');
      return done.ok ? ok({ sheetId: target.sheetId, ledger: read.value.report }) : done;
    }
    const { operations, sheet } = toOperations(read.value, this.#workbook.document, request.sheetName);
    const done = this.#dispatch(operations, signal, 'app_undo_import');
    return done.ok ? ok({ sheetId: sheet.id, ledger: read.value.report }) : done;
  }

  dispose(): void {
    this.#source.dispose();
  }

  /** The order lines as a table, and a table of their customers that adds them up. */
  async #runLinked(request: CsvImportRequest): Promise<Result<ImportOutcome>> {
    const { choices, signal, locale, customersName } = request;
    const half = (from: number) => ({
      signal,
      onProgress: (fraction: number) => request.onProgress(from + fraction / 2),
    });
    const { reduce: _, ...linesOnly } = choices;
    const lines = await this.#source.read(linesOnly, half(0));
    if (!lines.ok) return lines;
    const reduced = await this.#source.read({ ...choices, reduce: { locale } }, half(0.5));
    if (!reduced.ok) return reduced;
    const { document } = this.#workbook;
    const first = toOperations(lines.value, document, request.sheetName);
    const names = { ...document, sheets: [...document.sheets, first.sheet] };
    const second = toOperations(reduced.value, names, customersName);
    const linked = linkCustomers(first.sheet, second.sheet, {
      locale,
      marksCancelled: (reduced.value.report.reduced?.cancelled ?? 0) > 0,
    });
    const after = document.sheets.at(-1)?.id ?? null;
    const operations: Operation[] = [
      { kind: 'addSheet', sheet: linked.orders, after },
      { kind: 'addSheet', sheet: linked.customers, after: linked.orders.id },
    ];
    const done = this.#dispatch(operations, signal, 'app_undo_import');
    return done.ok ? ok({ sheetId: linked.customers.id, ledger: reduced.value.report }) : done;
  }

  async #update(request: CsvImportRequest): Promise<Result<TableUpdate>> {
    const { choices, target } = request;
    const table = target && this.#table(target.sheetId);
    if (!table || !target.keyColumnId) return failed(problem('notFound'));
    const key = JSON.stringify([choices, target]);
    if (this.#checked?.key === key && this.#checked.table === table) return ok(this.#checked.update);
    const { keyColumnId } = target;
    const update = await this.#source.readUpdate(choices, { table, keyColumnId }, this.#options(request));
    if (!update.ok) return update;
    // Changed meanwhile, by a host or another tab: the operations are for rows that are not there any more.
    if (this.#table(target.sheetId) !== table) return this.#update(request);
    this.#checked = { key, table, update: update.value };
    return update;
  }

  #dispatch(operations: readonly Operation[], signal: AbortSignal, label: string): Result<void> {
    // A cancellation that came while the last answer was on its way counts: nothing has been changed yet.
    if (signal.aborted) return failed(problem('importCancelled'));
    const refusal = capacityProblem(this.#workbook.document, operations);
    if (refusal) return failed(refusal);
    if (operations.length > 0) this.#workbook.dispatch({ operations, origin: 'import.csv', label });
    return ok();
  }

  #table(sheetId: SheetId): TableSheet | null {
    const sheet = findSheet(this.#workbook.document, sheetId);
    return sheet?.kind === 'table' ? sheet : null;
  }

  #options({ signal, onProgress }: CsvImportRequest) {
    return { signal, onProgress: (fraction: number) => onProgress(fraction) };
  }
}
