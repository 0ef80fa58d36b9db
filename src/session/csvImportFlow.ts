import {
  encodings,
  delimiters,
  type CsvChoices,
  type CsvPreview,
  type CsvSource,
  type ImportLedger,
} from '../io/importPlan';
import { toOperations } from '../io/tableOperations';
import { capacityProblem } from '../model/capacity';
import type { SheetId } from '../model/ids';
import type { Workbook } from '../model/workbook';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';

export interface CsvImportRequest {
  readonly choices: CsvChoices;
  readonly sheetName: string;
  /** 0..1 of the file. */
  onProgress(fraction: number): void;
  readonly signal: AbortSignal;
}

/** One file on its way into one workbook: looked at, corrected, then added as a table in one undoable step. */
export class CsvImportFlow {
  readonly fileName: string;
  readonly encodings = encodings;
  readonly delimiters = delimiters;
  readonly #workbook: Workbook;
  readonly #source: CsvSource;

  constructor(workbook: Workbook, source: CsvSource, fileName: string) {
    this.#workbook = workbook;
    this.#source = source;
    this.fileName = fileName;
  }

  preview(choices: CsvChoices): Promise<Result<CsvPreview>> {
    return this.#source.preview(choices);
  }

  async run(request: CsvImportRequest): Promise<Result<{ sheetId: SheetId; ledger: ImportLedger }>> {
    const read = await this.#source.read(request.choices, {
      signal: request.signal,
      onProgress: (fraction) => request.onProgress(fraction),
    });
    if (!read.ok) return read;
    // A cancellation that came while the last answer was on its way counts: nothing has been changed yet.
    if (request.signal.aborted) return failed(problem('importCancelled'));
    const { operations, sheet } = toOperations(read.value, this.#workbook.document, request.sheetName);
    const refusal = capacityProblem(this.#workbook.document, operations);
    if (refusal) return failed(refusal);
    this.#workbook.dispatch({ operations, origin: 'import.csv', label: 'app_undo_import' });
    return ok({ sheetId: sheet.id, ledger: read.value.report });
  }

  dispose(): void {
    this.#source.dispose();
  }
}
