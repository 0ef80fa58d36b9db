import type { WorkbookDocument } from '../document';
import type { NamedRangeId, ParameterId } from '../ids';
import { gridCells, isFormula } from '../lookup';
import { formulasOfFormat, formulasOfValidation } from './ruleFormulas';

const idInFormula = /_[np][a-z][a-z0-9]{9}/g;

/**
 * How many formulas, rules and charts read each parameter and each named range, by id. O(cells), without tokenizing: an id
 * stands nowhere else.
 */
export function usesOfNames(document: WorkbookDocument): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const add = (id: string): void => void uses.set(id, (uses.get(id) ?? 0) + 1);
  const count = (formula: unknown): void => {
    if (isFormula(formula)) for (const id of new Set(formula.match(idInFormula))) add(id);
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
    const cuts = 'xCut' in spec ? [spec.xCut, spec.yCut] : spec.kind === 'concentration' ? [spec.mark] : [];
    for (const id of new Set(cuts)) if (typeof id === 'string') add(id);
  }
  return uses;
}

/** Of one of them. */
export const usesOfName = (document: WorkbookDocument, id: ParameterId | NamedRangeId): number =>
  usesOfNames(document).get(id) ?? 0;
