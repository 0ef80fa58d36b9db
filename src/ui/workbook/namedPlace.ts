import { columnCount, selectionOf, shownRowCount } from '../../commands/region';
import type { Selection } from '../../commands/command';
import type { Sheet, WorkbookDocument } from '../../model/document';
import { parseCellReference } from '../../model/formula/cellReference';
import type { NamedRangeId, ParameterId } from '../../model/ids';
import {
  findNamedRangeByName,
  findParameterByName,
  findSheetByName,
  rowCount,
  sameName,
} from '../../model/lookup';
import type { ValueReader } from '../../model/valueReader';
import { problem, type Problem } from '../../shared/problems';
import { addressOf, selectionAt } from './activeCell';
import { cellsOfName } from './namedCells';

/** What somebody typed into the name box, where it is something. */
export type NamedPlace =
  | { readonly kind: 'cells'; readonly selection: Selection }
  | { readonly kind: 'parameter'; readonly parameterId: ParameterId }
  /** A name whose cells are gone. */
  | { readonly kind: 'name'; readonly rangeId: NamedRangeId };

/**
 * Where an address or a name leads: a place on the sheet that is shown, a place on another one (`Sheet2!B7`), the cells of a
 * table or of one of its columns (`Customers`, `Customers[Revenue]`), cells that have a name, a parameter.
 */
export function namedPlace(
  document: WorkbookDocument,
  values: ValueReader,
  sheet: Sheet,
  typed: string,
): NamedPlace | null {
  const selection =
    selectionAt(sheet, values, typed) ??
    placeOnSheet(document, values, typed) ??
    cellsOfTable(document, values, typed);
  if (selection) return { kind: 'cells', selection };
  const range = findNamedRangeByName(document, typed);
  if (range) {
    const cells = cellsOfName(document, values, range);
    return cells ? { kind: 'cells', selection: cells } : { kind: 'name', rangeId: range.id };
  }
  const parameter = findParameterByName(document, typed.trim());
  return parameter ? { kind: 'parameter', parameterId: parameter.id } : null;
}

/**
 * Why what was typed leads nowhere; `null` where it may become the name of what is selected. One cell of a table gets none:
 * there most words that lead nowhere are columns misspelt.
 */
export function refusedPlace(sheet: Sheet, typed: string, isBlock = false): Problem | null {
  const text = typed.trim();
  if (/^\d+$/.test(text) || parseCellReference(text) || text.includes('!')) {
    const last = addressOf(sheet, Math.max(rowCount(sheet) - 1, 0), Math.max(columnCount(sheet) - 1, 0));
    return problem('addressNotThere', { address: text, last });
  }
  return sheet.kind === 'table' && !isBlock ? problem('nameUnknown', { name: text }) : null;
}

function placeOnSheet(document: WorkbookDocument, values: ValueReader, typed: string): Selection | null {
  const at = typed.lastIndexOf('!');
  const name = typed
    .slice(0, Math.max(at, 0))
    .trim()
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'");
  const sheet = findSheetByName(document, name);
  return sheet && !sheet.hidden ? selectionAt(sheet, values, typed.slice(at + 1)) : null;
}

function cellsOfTable(document: WorkbookDocument, values: ValueReader, typed: string): Selection | null {
  const [, name = '', column] = /^\s*([^[\]]+?)\s*(?:\[([^[\]]+)\])?\s*$/.exec(typed) ?? [];
  const table = findSheetByName(document, name);
  if (table?.kind !== 'table' || table.hidden) return null;
  const toRow = shownRowCount(table, values) - 1;
  const place = table.columns.findIndex((one) => sameName(one.name, column ?? ''));
  const [fromColumn, toColumn] = column === undefined ? [0, table.columns.length - 1] : [place, place];
  if (toRow < 0 || fromColumn < 0 || toColumn < 0) return null;
  return selectionOf({ sheetId: table.id, fromRow: 0, toRow, fromColumn, toColumn });
}
