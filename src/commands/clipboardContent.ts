import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { formatValue } from '../model/format/formatValue';
import type { Sheet, WorkbookDocument } from '../model/document';
import { lineIdAt } from '../model/axis';
import type { RowId, WorkbookId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';
import { carriedCell, formatOfCell, shownValue } from './readCells';
import { clampRegion, storedRow, type Region } from './region';
import { selectedLines, type Stretch } from './selectedLines';
import { rowsActedUpon } from './shownRows';
import type { CarriedCell } from './sheetWriter';

/**
 * Copied cells, side by side: their text for other programs, and the cells with formulas and styles for this workbook. They
 * are known again by their text, so whoever reads the system's clipboard compares that first.
 */
export interface ClipboardContent {
  readonly workbookId: WorkbookId;
  /** What was cut is one rectangle; what was copied may be several, of which this is the first. */
  readonly source: Region;
  /** Everything that was copied. */
  readonly regions: readonly Region[];
  /** The copied rows, as they were shown: sorting or inserting before a cut is pasted does not change which they are. */
  readonly rows: readonly RowId[];
  /** Where they stood when they were copied: no neighbours where a filter hides some between them. */
  readonly places: readonly number[];
  /** The same of the columns. */
  readonly columnPlaces: readonly number[];
  readonly cut: boolean;
  /** Tab-separated, as Excel and Google Sheets write and read it. */
  readonly text: string;
  readonly cells: readonly (readonly CarriedCell[])[];
}

interface CopyOptions {
  readonly locale: Locale;
  readonly cut: boolean;
}

/** What copying a region puts on the clipboard; `null` when nothing of it is on the sheet. */
export function copyRegion(
  document: WorkbookDocument,
  values: ValueReader,
  region: Region,
  options: CopyOptions,
): ClipboardContent | null {
  const copied = copyRegions(document, values, [region], options);
  return copied.ok ? copied.value : null;
}

/**
 * The same of several ranges, as Excel does it: where they cover the same rows or the same columns they move together, as if
 * nothing stood between them. Cutting takes one range.
 */
export function copyRegions(
  document: WorkbookDocument,
  values: ValueReader,
  regions: readonly Region[],
  options: CopyOptions,
): Result<ClipboardContent | null> {
  const sheet = regions[0] && findSheet(document, regions[0].sheetId);
  const onSheet = sheet ? regions.flatMap((region) => clampRegion(region, sheet, values) ?? []) : [];
  const [source] = onSheet;
  if (!sheet || !source) return ok(null);
  if (options.cut && regions.length > 1) return failed(problem('severalRanges'));
  const rows = selectedLines(onSheet, 'rows');
  const columns = selectedLines(onSheet, 'columns');
  if (!areAligned(onSheet, rows, columns)) return failed(problem('rangesNotAligned'));
  const copied = copyCells(sheet, values, { rows: linesOf(rows), columns: linesOf(columns) }, options);
  return ok({ workbookId: document.id, source, regions: onSheet, cut: options.cut, ...copied });
}

/** Each range is a stretch of rows by a stretch of columns, and none of these crossings is left out. */
function areAligned(
  regions: readonly Region[],
  rows: readonly Stretch[],
  columns: readonly Stretch[],
): boolean {
  const crossings = new Set<string>();
  for (const { fromRow, toRow, fromColumn, toColumn } of regions) {
    const isWhole =
      rows.some(([from, to]) => from === fromRow && to === toRow) &&
      columns.some(([from, to]) => from === fromColumn && to === toColumn);
    if (!isWhole) return false;
    crossings.add(`${fromRow},${fromColumn}`);
  }
  return crossings.size === rows.length * columns.length;
}

const linesOf = (stretches: readonly Stretch[]): number[] =>
  stretches.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

function copyCells(
  sheet: Sheet,
  values: ValueReader,
  lines: { readonly rows: readonly number[]; readonly columns: readonly number[] },
  { locale, cut }: CopyOptions,
): Pick<ClipboardContent, 'rows' | 'places' | 'columnPlaces' | 'text' | 'cells'> {
  // What is cut goes as one piece, as in Excel.
  const places = cut ? lines.rows : lines.rows.filter(rowsActedUpon(sheet));
  const rows: RowId[] = [];
  const cells: CarriedCell[][] = [];
  const texts: string[] = [];
  for (const place of places) {
    const row = storedRow(values, sheet.id, place);
    rows.push(lineIdAt(sheet.rows, row));
    cells.push(lines.columns.map((column) => carriedCell(sheet, values, row, column)));
    const fields = lines.columns.map((column) =>
      quoteField(
        formatValue(shownValue(sheet, values, row, column), formatOfCell(sheet, row, column), locale),
      ),
    );
    texts.push(fields.join('\t'));
  }
  return { rows, places, columnPlaces: lines.columns, text: texts.join('\n'), cells };
}

/** Excel's rule: only what would break the rows and columns is quoted. */
function quoteField(text: string): string {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
