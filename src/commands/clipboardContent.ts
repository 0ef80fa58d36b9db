import type { Locale } from '../shared/localText';
import { formatValue } from '../model/format/formatValue';
import type { WorkbookDocument } from '../model/document';
import { lineIdAt } from '../model/axis';
import type { RowId, WorkbookId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';
import { carriedCell, formatOfCell, shownValue } from './readCells';
import { clampRegion, storedRow, type Region } from './region';
import { rowsActedUpon } from './shownRows';
import type { CarriedCell } from './sheetWriter';

/**
 * A copied rectangle: its text for other programs, and the cells with formulas and styles for this workbook. It is
 * known again by its text, so whoever reads the system's clipboard compares that first.
 */
export interface ClipboardContent {
  readonly workbookId: WorkbookId;
  readonly source: Region;
  /** The copied rows, as they were shown: sorting or inserting before a cut is pasted does not change which they are. */
  readonly rows: readonly RowId[];
  /** Where they stood when they were copied: no neighbours where a filter hides some between them. */
  readonly places: readonly number[];
  readonly cut: boolean;
  /** Tab-separated, as Excel and Google Sheets write and read it. */
  readonly text: string;
  readonly cells: readonly (readonly CarriedCell[])[];
}

/** What copying a region puts on the clipboard; `null` when nothing of it is on the sheet. */
export function copyRegion(
  document: WorkbookDocument,
  values: ValueReader,
  region: Region,
  options: { readonly locale: Locale; readonly cut: boolean },
): ClipboardContent | null {
  const sheet = findSheet(document, region.sheetId);
  const source = sheet && clampRegion(region, sheet, values);
  if (!sheet || !source) return null;
  const cells: CarriedCell[][] = [];
  const lines: string[] = [];
  const rows: RowId[] = [];
  const places: number[] = [];
  // What is cut goes as one piece, as in Excel.
  const isTaken = options.cut ? () => true : rowsActedUpon(sheet);
  for (let shownRow = source.fromRow; shownRow <= source.toRow; shownRow++) {
    if (!isTaken(shownRow)) continue;
    places.push(shownRow);
    const row = storedRow(values, sheet.id, shownRow);
    rows.push(lineIdAt(sheet.rows, row));
    const carried: CarriedCell[] = [];
    const texts: string[] = [];
    for (let column = source.fromColumn; column <= source.toColumn; column++) {
      carried.push(carriedCell(sheet, values, row, column));
      const shown = formatOfCell(sheet, row, column);
      texts.push(quoteField(formatValue(shownValue(sheet, values, row, column), shown, options.locale)));
    }
    cells.push(carried);
    lines.push(texts.join('\t'));
  }
  return { workbookId: document.id, source, rows, places, cut: options.cut, text: lines.join('\n'), cells };
}

/** Excel's rule: only what would break the rows and columns is quoted. */
function quoteField(text: string): string {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
