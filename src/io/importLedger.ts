import { importLimits } from './importLimits';
import type { ImportLedger, LedgerEntry, LedgerEntryKind } from '../model/fileImport';

/** Collects what could not be read as it should be: counts all of it, keeps the first `importLimits.ledgerEntries`. */
export class LedgerWriter {
  #entries: LedgerEntry[] = [];
  #entryCount = 0;

  add(kind: LedgerEntryKind, rowIndex: number, column: string | null, text: string): void {
    this.#entryCount++;
    if (this.#entries.length >= importLimits.ledgerEntries) return;
    this.#entries.push({ kind, row: rowIndex + 1, column, text: shortened(text) });
  }

  finish(table: Pick<ImportLedger, 'rowCount' | 'columnCount' | 'encoding' | 'delimiter'>): ImportLedger {
    // Columns are read one after another, people look for rows.
    const entries = this.#entries.toSorted((a, b) => a.row - b.row);
    return { ...table, entries, entryCount: this.#entryCount };
  }
}

/** Rows that are told of beside what was read of them: found only when all of the file was there. */
export interface NotedRows {
  readonly kind: LedgerEntryKind;
  /** Row indexes of the file, in their order. */
  readonly rows: readonly number[];
  readonly column: string;
  textOf(rowIndex: number): string;
}

/** The ledger with entries for these rows; none is left out of the count, whatever there is room for. */
export function withNotedRows(ledger: ImportLedger, { kind, rows, column, textOf }: NotedRows): ImportLedger {
  if (rows.length === 0) return ledger;
  const noted = rows
    .slice(0, importLimits.ledgerEntries)
    .map((rowIndex): LedgerEntry => ({ kind, row: rowIndex + 1, column, text: shortened(textOf(rowIndex)) }));
  const entries = [...ledger.entries, ...noted].toSorted((a, b) => a.row - b.row);
  return {
    ...ledger,
    entries: entries.slice(0, importLimits.ledgerEntries),
    entryCount: ledger.entryCount + rows.length,
  };
}

function shortened(text: string): string {
  const { ledgerTextLength } = importLimits;
  return text.length <= ledgerTextLength ? text : `${text.slice(0, ledgerTextLength)}…`;
}
