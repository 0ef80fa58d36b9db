import type { WorkbookDocument } from '../document';
import type { ParameterId } from '../ids';
import { gridCells, isFormula } from '../lookup';
import { formulasOfFormat, formulasOfValidation } from './ruleFormulas';

/** How many formulas, rules and charts read a parameter. O(cells), without tokenizing: an id stands nowhere else. */
export function parameterUses(document: WorkbookDocument, id: ParameterId): number {
  let uses = 0;
  const count = (formula: unknown): void => {
    if (isFormula(formula) && formula.includes(id)) uses++;
  };
  for (const sheet of document.sheets) {
    for (const format of sheet.conditionalFormats ?? []) formulasOfFormat(format).forEach(count);
    if (sheet.kind === 'table') {
      for (const { formula, validation } of sheet.columns) {
        count(formula);
        if (validation) formulasOfValidation(validation).forEach(count);
      }
    } else {
      for (const [, cell] of gridCells(sheet)) count(cell.input);
      for (const { validation } of sheet.validations ?? []) formulasOfValidation(validation).forEach(count);
    }
  }
  for (const { spec } of document.charts) {
    if ('xCut' in spec && (spec.xCut === id || spec.yCut === id)) uses++;
    if (spec.kind === 'concentration' && spec.mark === id) uses++;
  }
  return uses;
}
