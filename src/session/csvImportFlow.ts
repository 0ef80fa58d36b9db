import { appendOperations } from '../io/appendRows';
import { linkCustomers } from '../io/customerRollUps';
import type { CsvSource, ImportedTable, TableUpdate } from '../io/importSource';
import { toOperations } from '../io/tableOperations';
import { capacityProblem } from '../model/capacity';
import type { TableSheet } from '../model/document';
import type {
  CsvChoices,
  CsvImportRequest,
  CsvPreview,
  ImportCheck,
  ImportLedger,
  ImportOutcome,
} from '../model/fileImport';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Workbook } from '../model/workbook';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';

/** A file as it was read for one request, and what that comes to in the workbook. */
type FileReading =
  | { readonly kind: 'rows'; readonly imported: ImportedTable }
  /** The order lines, and the customers they tell of. */
  | { readonly kind: 'linked'; readonly lines: ImportedTable; readonly customers: ImportedTable }
  | { readonly kind: 'update'; readonly update: TableUpdate };

/** What was read for one request, while the table is still the one it was read for. */
interface Checked {
  readonly key: string;
  readonly table: TableSheet | null;
  readonly reading: FileReading;
}

/** One file on its way into one workbook: looked at, corrected, checked, then added in one undoable step. */
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

  /** Reads the whole file and tells what of it would not come in as it stands. Nothing in the workbook changes. */
  async check(request: CsvImportRequest): Promise<Result<ImportCheck>> {
    const reading = await this.#read(request);
    if (!reading.ok) return reading;
    if (request.signal.aborted) return failed(problem('importCancelled'));
    const { value } = reading;
    if (value.kind !== 'update') return ok({ ledger: ledgerOf(value) });
    const { counts, changes, report } = value.update;
    return ok({ ledger: report, counts, changes });
  }

  /** Does what `check` told of: a file that was checked for the same request is not read again. */
  async run(request: CsvImportRequest): Promise<Result<ImportOutcome>> {
    const reading = await this.#read(request);
    if (!reading.ok) return reading;
    // A cancellation that came while the last answer was on its way counts: nothing has been changed yet.
    if (request.signal.aborted) return failed(problem('importCancelled'));
    const { value } = reading;
    const ledger = ledgerOf(value);
    switch (value.kind) {
      case 'update': {
        const { operations, counts } = value.update;
        const sheetId = request.target?.sheetId as SheetId;
        return this.#dispatch(operations, 'app_undo_update', { sheetId, ledger, counts });
      }
      case 'linked': {
        const { operations, sheetId } = this.#linked(value, request);
        return this.#dispatch(operations, 'app_undo_import', { sheetId, ledger });
      }
      case 'rows': {
        const added = this.#added(value.imported, request);
        return added.ok
          ? this.#dispatch(added.value.operations, 'app_undo_import', {
              sheetId: added.value.sheetId,
              ledger,
            })
          : added;
      }
    }
  }

  dispose(): void {
    this.#checked = null;
    this.#source.dispose();
  }

  async #read(request: CsvImportRequest): Promise<Result<FileReading>> {
    const { choices, target, orders, signal } = request;
    const table = target ? this.#table(target.sheetId) : null;
    if (target && !table) return failed(problem('notFound'));
    const key = JSON.stringify([choices, target ?? null, orders ?? null]);
    if (this.#checked?.key === key && this.#checked.table === table) return ok(this.#checked.reading);
    const reading = await this.#readAnew(request, table);
    if (!reading.ok) return reading;
    // Changed meanwhile, by a host or another tab: an update is for rows that are not there any more.
    if (target && this.#table(target.sheetId) !== table) return this.#read(request);
    if (!signal.aborted) this.#checked = { key, table, reading: reading.value };
    return reading;
  }

  async #readAnew(
    { choices, target, orders, locale, signal, onProgress }: CsvImportRequest,
    table: TableSheet | null,
  ): Promise<Result<FileReading>> {
    const part = (from: number, share: number) => ({
      signal,
      onProgress: (fraction: number) => onProgress(from + fraction * share),
    });
    if (table && target?.keyColumnId) {
      const { keyColumnId } = target;
      const update = await this.#source.readUpdate(choices, { table, keyColumnId }, part(0, 1));
      return update.ok ? ok({ kind: 'update', update: update.value }) : update;
    }
    if (orders !== 'linked' || target) {
      const read = await this.#source.read(choices, part(0, 1));
      return read.ok ? ok({ kind: 'rows', imported: read.value }) : read;
    }
    const { reduce: _, ...linesOnly } = choices;
    const lines = await this.#source.read(linesOnly, part(0, 0.5));
    if (!lines.ok) return lines;
    const customers = await this.#source.read({ ...choices, reduce: { locale } }, part(0.5, 0.5));
    return customers.ok ? ok({ kind: 'linked', lines: lines.value, customers: customers.value }) : customers;
  }

  /** Rows as a table of their own, or behind those of one that is there. */
  #added(imported: ImportedTable, { target, sheetName }: CsvImportRequest): Result<Change> {
    if (!target) {
      const { operations, sheet } = toOperations(imported, this.#workbook.document, sheetName);
      return ok({ operations, sheetId: sheet.id });
    }
    const table = this.#table(target.sheetId);
    if (!table) return failed(problem('notFound'));
    return ok({ operations: appendOperations(imported, table), sheetId: table.id });
  }

  /** The order lines as a table, and a table of their customers that adds them up. */
  #linked(
    { lines, customers }: Extract<FileReading, { kind: 'linked' }>,
    { sheetName, customersName, locale }: CsvImportRequest,
  ): Change {
    const { document } = this.#workbook;
    const first = toOperations(lines, document, sheetName);
    const names = { ...document, sheets: [...document.sheets, first.sheet] };
    const second = toOperations(customers, names, customersName);
    const linked = linkCustomers(first.sheet, second.sheet, {
      locale,
      marksCancelled: (customers.report.reduced?.cancelled ?? 0) > 0,
    });
    const after = document.sheets.at(-1)?.id ?? null;
    return {
      operations: [
        { kind: 'addSheet', sheet: linked.orders, after },
        { kind: 'addSheet', sheet: linked.customers, after: linked.orders.id },
      ],
      sheetId: linked.customers.id,
    };
  }

  #dispatch(operations: readonly Operation[], label: string, outcome: ImportOutcome): Result<ImportOutcome> {
    const refusal = capacityProblem(this.#workbook.document, operations);
    if (refusal) return failed(refusal);
    if (operations.length > 0) this.#workbook.dispatch({ operations, origin: 'import.csv', label });
    return ok(outcome);
  }

  #table(sheetId: SheetId): TableSheet | null {
    const sheet = findSheet(this.#workbook.document, sheetId);
    return sheet?.kind === 'table' ? sheet : null;
  }
}

interface Change {
  readonly operations: readonly Operation[];
  readonly sheetId: SheetId;
}

function ledgerOf(reading: FileReading): ImportLedger {
  switch (reading.kind) {
    case 'rows':
      return reading.imported.report;
    case 'linked':
      return reading.customers.report;
    case 'update':
      return reading.update.report;
  }
}
