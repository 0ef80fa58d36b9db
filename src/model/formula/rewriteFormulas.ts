import type { GridCell, GridCellKey, Sheet, WorkbookDocument } from '../document';
import type { SheetId } from '../ids';
import { gridCells, isFormula } from '../lookup';
import { noSheet } from '../namedRange';
import type { Operation } from '../operation';
import { rewriteRules } from './reshapeRules';
import { rewriteValidation } from './ruleFormulas';

/**
 * The operations that give every formula of a workbook the text it should have: cells, columns and rules, and what named
 * ranges refer to (which stands on no sheet). O(formulas).
 */
export function rewriteFormulas(
  document: WorkbookDocument,
  rewrite: (formula: string, sheetId: SheetId) => string,
): Operation[] {
  const ofSheets = document.sheets.flatMap((sheet): Operation[] => {
    const own = (formula: string): string => rewrite(formula, sheet.id);
    const rules = rewriteRules(sheet, own);
    return [
      ...(sheet.kind === 'grid' ? rewriteCells(sheet, own) : rewriteColumns(sheet, own)),
      ...(rules ? [{ kind: 'updateSheet', sheetId: sheet.id, patch: rules } as const] : []),
    ];
  });
  const names = (document.namedRanges ?? []).flatMap(({ id, refersTo: before }): Operation[] => {
    const refersTo = rewrite(before, noSheet);
    return refersTo === before ? [] : [{ kind: 'updateNamedRange', rangeId: id, patch: { refersTo } }];
  });
  return [...ofSheets, ...names];
}

function rewriteCells(
  sheet: Extract<Sheet, { kind: 'grid' }>,
  rewrite: (formula: string) => string,
): Operation[] {
  const cells: Record<GridCellKey, GridCell> = {};
  for (const [key, cell] of gridCells(sheet)) {
    if (!isFormula(cell.input)) continue;
    const input = rewrite(cell.input);
    if (input !== cell.input) cells[key] = { ...cell, input };
  }
  return Object.keys(cells).length === 0 ? [] : [{ kind: 'setGridCells', sheetId: sheet.id, cells }];
}

function rewriteColumns(
  table: Extract<Sheet, { kind: 'table' }>,
  rewrite: (formula: string) => string,
): Operation[] {
  return table.columns.flatMap((column): Operation[] => {
    const formula = column.formula === null ? null : rewrite(column.formula);
    const validation = column.validation && rewriteValidation(column.validation, rewrite);
    if (formula === column.formula && validation === column.validation) return [];
    const patch = {
      ...(formula === column.formula ? {} : { formula }),
      ...(validation && validation !== column.validation ? { validation } : {}),
    };
    return [{ kind: 'updateColumn', sheetId: table.id, columnId: column.id, patch }];
  });
}
