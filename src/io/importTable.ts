import { blockLength, type ColumnBlock } from '../model/columnBlock';
import type { ColumnType } from '../model/document';
import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { ColumnPacker } from './columnPacker';
import type { ColumnReading } from './columnTypes';
import { CsvRecordReader, RecordTooLongError } from './csvRecords';
import type { PlannedColumn, ReadingPlan } from './readingPlan';
import { Pacer } from '../shared/pacer';
import { LedgerWriter } from './importLedger';
import { importLimits } from './importLimits';
import type { ImportedColumn, ImportedTable, ReadOptions } from './importSource';
import { decodeInSlices } from './textDecoding';

/**
 * Reads a whole file into a table. Types are planned from its beginning; columns that turn out otherwise further down are
 * read again in a second pass, so that no text is lost in between.
 */
export async function importTable(
  bytes: Uint8Array,
  plan: ReadingPlan,
  options: ReadOptions = {},
): Promise<Result<ImportedTable>> {
  const first = await readTable(bytes, plan, options);
  if (!first.ok) return first;
  const columns = plan.columns.map((column, index) =>
    revisedColumn(column, first.value.packers[index] ?? null),
  );
  if (columns.every((column, index) => column === plan.columns[index])) return ok(first.value.finish());
  const second = await readTable(bytes, { ...plan, columns }, options);
  return second.ok ? ok(second.value.finish()) : second;
}

function revisedColumn(column: PlannedColumn, packer: ColumnPacker | null): PlannedColumn {
  const reading = packer?.revised() ?? null;
  if (reading === null) return column;
  // A chosen type stands; only the order of day and month may still be found out.
  if (column.isTypeChosen && reading.type !== column.reading.type) return column;
  return { ...column, reading };
}

async function readTable(
  bytes: Uint8Array,
  plan: ReadingPlan,
  { onProgress, signal }: ReadOptions,
): Promise<Result<TableReader>> {
  const table = new TableReader(plan);
  const records = new CsvRecordReader(plan.format);
  const pacer = new Pacer();
  let skipped = plan.skippedLength;
  for (const { text, bytesRead, isLast } of decodeInSlices(bytes, plan.encoding)) {
    if (signal?.aborted) return failed(problem('importCancelled'));
    try {
      const { rows, brokenQuotes } = records.read(text.slice(skipped), isLast);
      table.add(rows, brokenQuotes, text.includes('\ufffd'));
    } catch (error) {
      if (error instanceof RecordTooLongError) return failed(problem('fileDamaged'));
      throw error;
    }
    skipped = 0;
    if (table.refusal) return failed(table.refusal);
    onProgress?.(bytesRead / bytes.length);
    await pacer.pause();
  }
  return signal?.aborted ? failed(problem('importCancelled')) : ok(table);
}

/** Takes rows as they are parsed and packs them column by column. */
class TableReader {
  readonly packers: readonly (ColumnPacker | null)[];
  readonly #plan: ReadingPlan;
  readonly #ledger = new LedgerWriter();
  #rowCount = 0;
  #isHeaderDue: boolean;
  #rowsToSkip: number;
  /** Blank rows count only when something follows them: spreadsheets write hundreds of them behind the last row. */
  #blankRows = 0;
  #refusal: Problem | null = null;

  constructor(plan: ReadingPlan) {
    this.#plan = plan;
    this.#isHeaderDue = plan.hasHeader;
    this.#rowsToSkip = plan.skippedRows;
    this.packers = plan.columns.map(({ reading, name, isSkipped }) =>
      isSkipped
        ? null
        : new ColumnPacker(reading, (row, text) => this.#ledger.add('unreadable', row, name, text)),
    );
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** Why reading must stop: the table is larger than a workbook can hold. */
  get refusal(): Problem | null {
    return this.#refusal;
  }

  add(rows: readonly string[][], brokenQuotes: readonly number[], mayBeUndecodable: boolean): void {
    const broken = new Set(brokenQuotes);
    const accepted: string[][] = [];
    for (const [index, row] of rows.entries()) {
      if (this.#rowsToSkip > 0) {
        if (row.length > 1 || row[0] !== '') this.#rowsToSkip--;
        continue;
      }
      if (isBlank(row)) {
        // A line without separators is no row, except where it is the only cell.
        if (row.length > 1 || this.#plan.columns.length === 1) this.#blankRows++;
        continue;
      }
      if (this.#isHeaderDue) {
        this.#isHeaderDue = false;
        this.#blankRows = 0;
        continue;
      }
      for (; this.#blankRows > 0; this.#blankRows--) accepted.push([]);
      if (broken.has(index)) {
        this.#ledger.add(
          'brokenQuote',
          this.#rowCount + accepted.length,
          null,
          row.join(this.#plan.format.delimiter),
        );
      }
      this.#checkWidth(row, this.#rowCount + accepted.length);
      accepted.push(row);
      if (this.#exceeds(this.#rowCount + accepted.length)) return;
    }
    if (mayBeUndecodable) this.#noteUndecodable(accepted);
    this.#pack(accepted);
    this.#rowCount += accepted.length;
  }

  finish(): ImportedTable {
    const rowCount = this.#rowCount;
    const { encoding, format, columns } = this.#plan;
    const imported = columns.flatMap((column, index) => {
      const packer = this.packers[index];
      return packer ? [importedColumn(column, packer.type, packer.finish())] : [];
    });
    return {
      rowCount,
      blockLengths: blockLengthsOf(rowCount),
      columns: imported,
      report: this.#ledger.finish({
        rowCount,
        columnCount: imported.length,
        encoding,
        delimiter: format.delimiter,
      }),
    };
  }

  #exceeds(rowCount: number): boolean {
    const columns = this.#plan.columns.length;
    if (rowCount > importLimits.rows) {
      this.#refusal = problem('fileTooManyRows', { limit: importLimits.rows });
    } else if (rowCount * columns > importLimits.cells) {
      this.#refusal = problem('fileTooManyRows', { limit: Math.floor(importLimits.cells / columns) });
    }
    return this.#refusal !== null;
  }

  #checkWidth(row: readonly string[], rowIndex: number): void {
    const { columns, format } = this.#plan;
    if (row.length < columns.length) {
      this.#ledger.add(
        'tooFewCells',
        rowIndex,
        columns[row.length]?.name ?? null,
        row.join(format.delimiter),
      );
    } else if (row.length > columns.length) {
      const surplus = row.slice(columns.length);
      if (!isBlank(surplus)) this.#ledger.add('tooManyCells', rowIndex, null, surplus.join(format.delimiter));
    }
  }

  #noteUndecodable(rows: readonly string[][]): void {
    for (const [index, row] of rows.entries()) {
      for (const [column, cell] of row.entries()) {
        if (!cell.includes('\ufffd')) continue;
        this.#ledger.add(
          'undecodable',
          this.#rowCount + index,
          this.#plan.columns[column]?.name ?? null,
          cell,
        );
      }
    }
  }

  #pack(rows: readonly string[][]): void {
    for (const [column, packer] of this.packers.entries()) {
      if (packer === null) continue;
      for (const row of rows) packer.add(row[column] ?? '');
    }
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

export function blockLengthsOf(rowCount: number): number[] {
  return Array.from({ length: Math.ceil(rowCount / blockLength) }, (_, i) =>
    Math.min(blockLength, rowCount - i * blockLength),
  );
}

function importedColumn(
  column: PlannedColumn,
  type: ColumnType,
  blocks: readonly ColumnBlock[],
): ImportedColumn {
  const numberFormat = numberFormatOf(type, column.reading);
  return {
    name: column.name,
    type,
    role: column.role,
    blocks,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

/** Only where the type's own format would show less than the file did. */
function numberFormatOf(type: ColumnType, { currency, hasTimes }: ColumnReading): string | undefined {
  if (type === 'currency' && currency !== null) return `"${currency}"#,##0.00`;
  if (type === 'date' && hasTimes) return 'yyyy-mm-dd hh:mm';
  return undefined;
}
