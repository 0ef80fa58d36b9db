import { axisLength } from '../axis';
import type { Sheet, WorkbookDocument } from '../document';
import type { BlockPlace } from '../explanation';
import type { NamedRangeId, SheetId } from '../ids';
import { findNamedRange, findSheet, rowCount } from '../lookup';
import { parseCellReference } from './cellReference';
import { parseStructuredReference } from './structuredReference';

/** Where a formula stands: `[@X]` means this row, `A1` this sheet. */
export interface FormulaPlace {
  readonly sheetId: SheetId;
  readonly rowIndex: number;
}

/**
 * The cells that a reference of a stored formula names, as far as they are on the sheet; `null` for parameters, headings
 * and what is gone.
 */
export function referencedPlace(
  text: string,
  document: WorkbookDocument,
  place: FormulaPlace,
): BlockPlace | null {
  const structured = parseStructuredReference(text);
  if (structured) return structuredPlace(structured, document, place);
  const cells = parseCellReference(text);
  if (cells) {
    const sheet = findSheet(document, (cells.sheet ?? place.sheetId) as SheetId);
    if (!sheet) return null;
    const { top, bottom, left, right } = cells.range;
    return onSheet(sheet, top ?? 0, bottom ?? Infinity, left ?? 0, right ?? Infinity);
  }
  const range = findNamedRange(document, text as NamedRangeId);
  if (range) return referencedPlace(range.refersTo, document, place);
  const table = findSheet(document, text as SheetId);
  return table?.kind === 'table' ? onSheet(table, 0, Infinity, 0, Infinity) : null;
}

function structuredPlace(
  { table, columns, thisRow, sections }: NonNullable<ReturnType<typeof parseStructuredReference>>,
  document: WorkbookDocument,
  place: FormulaPlace,
): BlockPlace | null {
  const sheet = findSheet(document, table === '' ? place.sheetId : (table as SheetId));
  if (sheet?.kind !== 'table' || sections.includes('headers') || sections.includes('totals')) return null;
  const ids: readonly string[] = sheet.columns.map(({ id }) => id);
  const indices = columns.length === 0 ? [0, ids.length - 1] : columns.map((id) => ids.indexOf(id));
  if (indices.includes(-1)) return null;
  const [from, to] = thisRow ? [place.rowIndex, place.rowIndex] : [0, Infinity];
  return onSheet(sheet, from, to, Math.min(...indices), Math.max(...indices));
}

function onSheet(
  sheet: Sheet,
  fromRow: number,
  toRow: number,
  fromColumn: number,
  toColumn: number,
): BlockPlace | null {
  const columns = sheet.kind === 'table' ? sheet.columns.length : axisLength(sheet.columns);
  const lastRow = Math.min(toRow, rowCount(sheet) - 1);
  const lastColumn = Math.min(toColumn, columns - 1);
  if (lastRow < fromRow || lastColumn < fromColumn) return null;
  return { sheetId: sheet.id, fromRow, toRow: lastRow, fromColumn, toColumn: lastColumn };
}
