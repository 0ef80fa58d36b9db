import { lineIdAt } from '../axis';
import { anchorOf, isInArea } from '../cellArea';
import type { Sheet } from '../document';
import { moveFormula } from '../formula/moveFormula';
import { rewriteValidation } from '../formula/ruleFormulas';
import { rowCount } from '../lookup';
import type { Validation } from '../validation';

/** The validation of a cell by stored position, its relative references read from there; `null` without one. */
export function validationOf(sheet: Sheet, rowIndex: number, columnIndex: number): Validation | null {
  if (sheet.kind === 'table') return sheet.columns[columnIndex]?.validation ?? null;
  if (!sheet.validations || rowIndex >= rowCount(sheet)) return null;
  const rowId = lineIdAt(sheet.rows, rowIndex);
  const columnId = lineIdAt(sheet.columns, columnIndex);
  const item = sheet.validations.find(({ areas }) => areas.some((area) => isInArea(area, rowId, columnId)));
  if (!item) return null;
  const anchor = anchorOf(sheet, item.areas);
  if (!anchor) return item.validation;
  return rewriteValidation(item.validation, (formula) =>
    moveFormula(formula, rowIndex - anchor.rowIndex, columnIndex - anchor.columnIndex),
  );
}

/** The list that a cell offers: that of its validation, or the values of the column itself where it holds choices. */
export function listOf(
  sheet: Sheet,
  rowIndex: number,
  columnIndex: number,
): Extract<Validation['rule'], { kind: 'list' }>['source'] | null {
  const rule = validationOf(sheet, rowIndex, columnIndex)?.rule;
  if (rule) return rule.kind === 'list' ? rule.source : null;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  if (column?.type !== 'choice' || column.formula !== null) return null;
  return { kind: 'column', column: { sheetId: sheet.id, columnId: column.id } };
}
