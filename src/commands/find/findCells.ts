import { Pacer } from '../../shared/pacer';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import type { WorkControls } from '../../model/columnText';
import type { Sheet } from '../../model/document';
import { toEditText } from '../../model/format/editText';
import { formatValue } from '../../model/format/formatValue';
import { toShownFormula } from '../../model/formula/vocabulary';
import type { SheetId } from '../../model/ids';
import { findSheet, rowCount } from '../../model/lookup';
import type { CommandContext } from '../command';
import { carriedCell, formatOfCell, shownValue } from '../readCells';
import { columnCount, type Region } from '../region';
import { TextPattern, type PatternOptions } from './textPattern';

export interface FindQuery extends PatternOptions {
  /** What cells show, or what was entered into them. */
  readonly lookIn: 'values' | 'formulas';
  /** A sheet, a region of one (by stored positions), or the whole workbook. */
  readonly within: { readonly sheetId: SheetId; readonly region?: Region } | null;
}

/** A cell that was found, by stored position. */
export interface FoundCell {
  readonly sheetId: SheetId;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly text: string;
}

export interface Found {
  readonly cells: readonly FoundCell[];
  /** There are more than are listed. */
  readonly isCut: boolean;
}

/** More places than this are of no use to anybody, and would take the memory of the page. */
const mostFound = 200_000;

/** What finding reads of a command's context. */
export type FindContext = Pick<CommandContext, 'values' | 'locale'> & {
  readonly workbook: Pick<CommandContext['workbook'], 'document'>;
};

/** Every cell that matches, sheet by sheet and row by row, in slices of a frame's length. */
export async function findCells(
  context: FindContext,
  query: FindQuery,
  { signal, onProgress }: WorkControls,
): Promise<Result<Found>> {
  const pattern = new TextPattern(query);
  const { document } = context.workbook;
  const within = query.within && findSheet(document, query.within.sheetId);
  const sheets = within ? [within] : document.sheets.filter((sheet) => !sheet.hidden);
  const total = sheets.reduce((sum, sheet) => sum + rowCount(sheet), 0) || 1;
  const cells: FoundCell[] = [];
  const pacer = new Pacer();
  let done = 0;
  for (const sheet of sheets) {
    const region = query.within?.region;
    const rows = Math.min(rowCount(sheet), (region?.toRow ?? Infinity) + 1);
    const columns = searchedColumns(sheet, query);
    for (let rowIndex = region?.fromRow ?? 0; rowIndex < rows; rowIndex++) {
      for (const columnIndex of columns) {
        const text = textOfCell(context, sheet, rowIndex, columnIndex, query.lookIn);
        if (text === '' || !pattern.matches(text)) continue;
        if (cells.length === mostFound) return ok({ cells, isCut: true });
        cells.push({ sheetId: sheet.id, rowIndex, columnIndex, text });
      }
      if (++done % rowsPerLook !== 0) continue;
      onProgress(done / total);
      await pacer.pause();
      if (signal.aborted) return failed(problem('cancelled'));
    }
  }
  return ok({ cells, isCut: false });
}

/** Rows between two looks at the clock. */
const rowsPerLook = 64;

function searchedColumns(sheet: Sheet, { within, lookIn }: FindQuery): number[] {
  const from = within?.region?.fromColumn ?? 0;
  const to = Math.min(within?.region?.toColumn ?? Infinity, columnCount(sheet) - 1);
  const columns: number[] = [];
  for (let index = from; index <= to; index++) {
    // The formula of a calculated column stands in its heading and not in its cells.
    const isCalculated = sheet.kind === 'table' && sheet.columns[index]?.formula !== null;
    if (lookIn === 'values' || !isCalculated) columns.push(index);
  }
  return columns;
}

/** What a cell shows, or what the editor would open with. */
export function textOfCell(
  { values, locale, workbook }: FindContext,
  sheet: Sheet,
  rowIndex: number,
  columnIndex: number,
  lookIn: FindQuery['lookIn'],
): string {
  if (lookIn === 'values') {
    const value = shownValue(sheet, values, rowIndex, columnIndex);
    if (value === null) return '';
    return typeof value === 'string'
      ? value
      : formatValue(value, formatOfCell(sheet, rowIndex, columnIndex), locale);
  }
  if (sheet.kind === 'grid' && shownValue(sheet, values, rowIndex, columnIndex) === null) return '';
  const { value, formula } = carriedCell(sheet, values, rowIndex, columnIndex);
  return formula === null
    ? toEditText(value, formatOfCell(sheet, rowIndex, columnIndex), locale)
    : toShownFormula(formula, workbook.document, { sheetId: sheet.id });
}
