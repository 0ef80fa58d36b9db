import type { ShownSheet } from '../../grid/shownSheet';
import { usedExtent } from '../../model/usedExtent';
import type { ValueReader } from '../../model/valueReader';

/** Rows that are printed; more is a book nobody wants, and minutes of laying out pages. */
export const mostPrintedRows = 5000;

export interface PrintedPart {
  /** Positions of rows and columns as they are shown. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** How many rows would be printed without the limit. */
  readonly allRows: number;
}

/** What of a sheet is printed: a table as it is shown, a grid as far as something stands in it; nothing that is hidden. */
export function printedPart(shown: ShownSheet, values: Pick<ValueReader, 'isSpilled'>): PrintedPart {
  const { sheet } = shown;
  const used =
    sheet.kind === 'table' ? { rows: shown.rowCount, columns: shown.columnCount } : usedExtent(sheet, values);
  const rows = withoutHidden(used.rows, shown.hiddenRows);
  const columns = withoutHidden(used.columns, shown.hiddenColumns);
  return { rows: rows.slice(0, mostPrintedRows), columns, allRows: rows.length };
}

const withoutHidden = (count: number, hidden: ReadonlySet<number>): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => !hidden.has(index));
