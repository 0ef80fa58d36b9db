import type { Sheet, TableSheet, WorkbookDocument } from '../../document';
import { axisLength } from '../../axis';
import type { SheetId } from '../../ids';
import { findColumnByName, findNamedRangeByName, findSheet, findSheetByName, rowCount } from '../../lookup';
import { noSheet } from '../../namedRange';
import { parseCellReference } from '../cellReference';
import { referencedPlace } from '../referencedPlace';
import { parseStructuredReference } from '../structuredReference';
import { findTable } from '../vocabulary';
import { formulaSpans, type Span } from './formulaSpans';

/** Where a formula stands. */
export interface FormulaPlace {
  readonly sheetId: SheetId;
  /** The row `[@X]` is read in, as it is stored; `null`: every row of the table. */
  readonly rowIndex: number | null;
}

/** Cells that a formula reads: stored positions, ends included. */
export interface ReferencedCells {
  readonly sheetId: SheetId;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface FormulaReference {
  readonly from: number;
  readonly to: number;
  /** The same cells have the same number, counted from 0 in the order of the formula. */
  readonly colour: number;
  /** `null`: it names nothing that is there. */
  readonly cells: ReferencedCells | null;
}

/** The references of a formula as it is being typed, and what they are of. O(length). */
export function formulaReferences(
  formula: string,
  document: WorkbookDocument,
  place: FormulaPlace,
): readonly FormulaReference[] {
  const references: FormulaReference[] = [];
  const colours = new Map<string, number>();
  for (const span of formulaSpans(formula)) {
    const cells = cellsOf(span, document, place);
    if (cells === undefined) continue;
    const key = cells === null ? span.text.toUpperCase() : Object.values(cells).join(' ');
    const colour = colours.get(key) ?? colours.size;
    colours.set(key, colour);
    references.push({ from: span.from, to: span.to, colour, cells });
  }
  return references;
}

/** `undefined`: the part is no reference. */
function cellsOf(
  { kind, text }: Span,
  document: WorkbookDocument,
  place: FormulaPlace,
): ReferencedCells | null | undefined {
  if (kind === 'cells') return a1Cells(text, document, place);
  if (kind === 'structured') return structuredCells(text, document, place);
  if (kind !== 'name') return undefined;
  const table = findTable(document, text);
  const range = table ? undefined : findNamedRangeByName(document, text);
  if (range) return referencedPlace(range.refersTo, document, { sheetId: noSheet, rowIndex: 0 });
  return table && blockOf(table, 0, rowCount(table) - 1, 0, table.columns.length - 1);
}

function a1Cells(text: string, document: WorkbookDocument, place: FormulaPlace): ReferencedCells | null {
  const reference = parseCellReference(text);
  if (!reference) return null;
  const sheet =
    reference.sheet === null
      ? findSheet(document, place.sheetId)
      : (findSheetByName(document, reference.sheet) ?? findTable(document, reference.sheet));
  if (!sheet) return null;
  const { top, bottom, left, right } = reference.range;
  return blockOf(
    sheet,
    top ?? 0,
    bottom ?? Math.max(rowCount(sheet) - 1, top ?? 0),
    left ?? 0,
    right ?? Math.max(columnCountOf(sheet) - 1, left ?? 0),
  );
}

function structuredCells(
  text: string,
  document: WorkbookDocument,
  place: FormulaPlace,
): ReferencedCells | null {
  const reference = parseStructuredReference(text);
  if (!reference) return null;
  const own = findSheet(document, place.sheetId);
  const table = reference.table === '' ? own : findTable(document, reference.table);
  if (table?.kind !== 'table') return null;
  const places = reference.columns.map((name) => columnIndexOf(table, name));
  if (places.includes(-1)) return null;
  const all = places.length === 0;
  const first = all ? 0 : Math.min(...places);
  const last = all ? table.columns.length - 1 : Math.max(...places);
  if (reference.thisRow && place.rowIndex !== null) {
    return blockOf(table, place.rowIndex, place.rowIndex, first, last);
  }
  return blockOf(table, 0, rowCount(table) - 1, first, last);
}

function columnIndexOf(table: TableSheet, name: string): number {
  const column = findColumnByName(table, name);
  return column ? table.columns.indexOf(column) : -1;
}

function blockOf(
  sheet: Sheet,
  fromRow: number,
  toRow: number,
  fromColumn: number,
  toColumn: number,
): ReferencedCells | null {
  if (toRow < fromRow || toColumn < fromColumn) return null;
  return { sheetId: sheet.id, fromRow, toRow, fromColumn, toColumn };
}

const columnCountOf = (sheet: Sheet): number =>
  sheet.kind === 'table' ? sheet.columns.length : axisLength(sheet.columns);
