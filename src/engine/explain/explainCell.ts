import { axisLength } from '../../model/axis';
import type { Sheet } from '../../model/document';
import type { BlockPlace, CellPlace, Explanation } from '../../model/explanation';
import { formulaNodes, formulaTree } from '../../model/formula/formulaTree';
import { referencedPlace } from '../../model/formula/referencedPlace';
import { parseStructuredReference } from '../../model/formula/structuredReference';
import { findSheet, rowCount } from '../../model/lookup';
import { cellFormula } from './cellFormula';
import { errorCause } from './errorCause';
import type { GraphPlace } from '../graphPlaces';
import type { ExplainSource } from './explainSource';
import { TermExplainer } from './explainTerm';
import { warningsOf } from './warnings';

/** Dependents that are told by place; of more, only how many there are. */
const mostDependents = 200;

/**
 * How the value of a formula cell comes about: its formula part by part, what reads it, what is odd about it, and
 * where its error began. `null` when there is no such cell. O(parts of the formula), each evaluated once.
 */
export function explainCell(place: CellPlace, source: ExplainSource): Explanation | null {
  const sheet = findSheet(source.document, place.sheetId);
  if (!sheet || place.rowIndex >= rowCount(sheet) || place.columnIndex >= columnCount(sheet)) return null;
  const formula = cellFormula(source.document, place);
  const value = source.value(place);
  const tree = formula === null ? null : formulaTree(formula);
  const term = tree && new TermExplainer(source, place).root(tree, value);
  const dependents = dependentPlaces(source, place);
  return {
    place,
    value,
    formula,
    term,
    dependents: dependents.slice(0, mostDependents),
    dependentCount: dependents.length,
    warnings: term ? warningsOf(term, source) : [],
    cause: errorCause(source, place),
  };
}

function dependentPlaces(source: ExplainSource, place: CellPlace): BlockPlace[] {
  return source.dependents(place).flatMap((found) => {
    const block = found.kind === 'cell' ? oneCell(found.place) : columnRows(source, found, place);
    return block ? [block] : [];
  });
}

const columnCount = (sheet: Sheet): number =>
  sheet.kind === 'table' ? sheet.columns.length : axisLength(sheet.columns);

const oneCell = ({ sheetId, rowIndex, columnIndex }: CellPlace): BlockPlace => ({
  sheetId,
  fromRow: rowIndex,
  toRow: rowIndex,
  fromColumn: columnIndex,
  toColumn: columnIndex,
});

/** The rows of a calculated column that read a cell: its own where they read only `[@X]`, else all. */
function columnRows(
  { document }: ExplainSource,
  { sheetId, columnId }: Extract<GraphPlace, { kind: 'column' }>,
  place: CellPlace,
): BlockPlace | null {
  const table = findSheet(document, sheetId);
  if (table?.kind !== 'table' || rowCount(table) === 0) return null;
  const columnIndex = table.columns.findIndex(({ id }) => id === columnId);
  if (columnIndex < 0) return null;
  const [fromRow, toRow] = readsOwnRowOnly(
    document,
    table.columns[columnIndex]?.formula ?? '',
    place,
    sheetId,
  )
    ? [place.rowIndex, place.rowIndex]
    : [0, rowCount(table) - 1];
  return { sheetId, fromRow, toRow, fromColumn: columnIndex, toColumn: columnIndex };
}

function readsOwnRowOnly(
  document: ExplainSource['document'],
  formula: string,
  place: CellPlace,
  sheetId: CellPlace['sheetId'],
): boolean {
  const tree = formulaTree(formula);
  if (!tree || sheetId !== place.sheetId) return false;
  for (const { kind, text } of formulaNodes(tree)) {
    if (kind !== 'reference' || parseStructuredReference(text)?.thisRow) continue;
    const block = referencedPlace(text, document, place);
    if (!block || block.sheetId !== place.sheetId) continue;
    if (block.fromColumn <= place.columnIndex && place.columnIndex <= block.toColumn) return false;
  }
  return true;
}
