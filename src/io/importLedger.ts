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

function shortened(text: string): string {
  const { ledgerTextLength } = importLimits;
  return text.length <= ledgerTextLength ? text : `${text.slice(0, ledgerTextLength)}…`;
}
