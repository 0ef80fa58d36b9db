import { ChangeCollector } from '../changes';
import type { GridCell, GridCellKey, GridSheet, Sheet, TableColumn, WorkbookDocument } from '../document';
import type { SheetId } from '../ids';
import { gridCells, isFormula } from '../lookup';
import { noSheet, type NamedRange } from '../namedRange';
import type { Operation } from '../operation';
import { withCells } from '../operations/gridCells';
import { parseCellReference, reshapeRange, writeCellReference, type LineReshape } from './cellReference';
import { rewriteRules, rulesOf } from './reshapeRules';
import { rewriteValidation } from './ruleFormulas';
import { isCellToken, rewriteTokens } from './tokens';

/**
 * Rewrites every formula of the workbook whose A1 references point at or behind lines that were inserted into, removed
 * from or moved within a sheet. The inverse restores the texts as they were: a reference that was lost cannot be worked out
 * again from what is left. O(formulas).
 */
export function reshapeReferences(
  document: WorkbookDocument,
  reshape: LineReshape,
  changes: ChangeCollector,
): { document: WorkbookDocument; inverse: Operation[] } {
  changes.reshapes.push(reshape);
  const inverse: Operation[] = [];
  const sheets = document.sheets.map((sheet) => {
    const reshaped =
      sheet.kind === 'grid'
        ? reshapeGrid(sheet, reshape, changes, inverse)
        : reshapeTable(sheet, reshape, changes, inverse);
    return reshapeRules(reshaped, reshape, inverse);
  });
  const namedRanges = reshapeNames(document, reshape, changes, inverse);
  if (inverse.length === 0) return { document, inverse };
  return { document: { ...document, sheets, ...(namedRanges ? { namedRanges } : {}) }, inverse };
}

/** What named ranges refer to. */
function reshapeNames(
  { namedRanges }: WorkbookDocument,
  reshape: LineReshape,
  changes: ChangeCollector,
  inverse: Operation[],
): readonly NamedRange[] | undefined {
  return namedRanges?.map((range) => {
    const refersTo = reshapeFormula(range.refersTo, noSheet, reshape);
    if (refersTo === range.refersTo) return range;
    changes.names = true;
    inverse.push({
      kind: 'updateNamedRange',
      rangeId: range.id,
      patch: { refersTo: range.refersTo },
    });
    return { ...range, refersTo };
  });
}

/** Formulas of conditional formats and validations. */
function reshapeRules(sheet: Sheet, reshape: LineReshape, inverse: Operation[]): Sheet {
  const rules = rewriteRules(sheet, (formula) => reshapeFormula(formula, sheet.id, reshape));
  if (rules === null) return sheet;
  inverse.push({ kind: 'updateSheet', sheetId: sheet.id, patch: rulesOf(sheet) });
  return { ...sheet, ...rules };
}

/**
 * The same for lines that move, with an inverse for moving them back: that may touch formulas which moving them away
 * leaves alone. (The last row of `A1:A3` moves to its middle, and the range stays; from there behind its end, and the
 * range becomes shorter.)
 */
export function moveReferences(
  document: WorkbookDocument,
  move: Extract<LineReshape, { kind: 'move' }>,
  changes: ChangeCollector,
): { document: WorkbookDocument; inverse: Operation[] } {
  const moved = reshapeReferences(document, move, changes);
  const count = move.to - move.from;
  const isForward = move.before > move.from;
  const from = isForward ? move.before - count : move.before;
  const back = {
    ...move,
    from,
    to: from + count,
    before: isForward ? move.from : move.to,
  };
  const touched = reshapeReferences(moved.document, back, new ChangeCollector());
  return { document: moved.document, inverse: [...touched.inverse, ...moved.inverse] };
}

function reshapeGrid(
  sheet: GridSheet,
  reshape: LineReshape,
  changes: ChangeCollector,
  inverse: Operation[],
): GridSheet {
  const before: Record<GridCellKey, GridCell> = {};
  const after: Record<GridCellKey, GridCell> = {};
  for (const [key, cell] of gridCells(sheet)) {
    if (!isFormula(cell.input)) continue;
    const input = reshapeFormula(cell.input, sheet.id, reshape);
    if (input === cell.input) continue;
    before[key] = cell;
    after[key] = { ...cell, input };
    changes.addGridCell(sheet.id, key);
  }
  if (Object.keys(before).length === 0) return sheet;
  inverse.push({ kind: 'setGridCells', sheetId: sheet.id, cells: before });
  return withCells(sheet, after);
}

function reshapeTable(
  sheet: Extract<Sheet, { kind: 'table' }>,
  reshape: LineReshape,
  changes: ChangeCollector,
  inverse: Operation[],
): Sheet {
  let changed = false;
  const columns = sheet.columns.map((whole) => {
    const column = reshapeValidation(sheet.id, whole, reshape, inverse);
    if (column !== whole) changed = true;
    if (column.formula === null) return column;
    const formula = reshapeFormula(column.formula, sheet.id, reshape);
    if (formula === column.formula) return column;
    changed = true;
    changes.addColumn(sheet.id, column.id);
    inverse.push({
      kind: 'updateColumn',
      sheetId: sheet.id,
      columnId: column.id,
      patch: { formula: column.formula },
    });
    return { ...column, formula };
  });
  return changed ? { ...sheet, columns } : sheet;
}

function reshapeValidation(
  sheetId: SheetId,
  column: TableColumn,
  reshape: LineReshape,
  inverse: Operation[],
): TableColumn {
  if (!column.validation) return column;
  const validation = rewriteValidation(column.validation, (formula) =>
    reshapeFormula(formula, sheetId, reshape),
  );
  if (validation === column.validation) return column;
  const patch = { validation: column.validation };
  inverse.push({ kind: 'updateColumn', sheetId, columnId: column.id, patch });
  return { ...column, validation };
}

/** One formula, standing on `ownSheet`, after the reshaping of a sheet. */
export function reshapeFormula(formula: string, ownSheet: SheetId, reshape: LineReshape): string {
  // Cheap test first: an insertion must not tokenize every formula of the workbook.
  if (ownSheet !== reshape.sheetId && !formula.includes(reshape.sheetId)) return formula;
  return rewriteTokens(formula, (token) => {
    const reference = isCellToken(token) ? parseCellReference(token.value) : null;
    if (!reference || (reference.sheet ?? ownSheet) !== reshape.sheetId) return token.value;
    const range = reshapeRange(reference.range, reshape);
    if (range === reference.range) return token.value;
    return range ? writeCellReference({ ...reference, range }) : '#REF!';
  });
}
