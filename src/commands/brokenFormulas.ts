import type { WorkbookDocument } from '../model/document';
import type { ColumnId, SheetId } from '../model/ids';
import { gridCells, isFormula } from '../model/lookup';
import type { CommandContext } from './command';

/**
 * Says how many formulas lose what they read with sheets or columns of tables that were taken away, and offers the way back:
 * they may stand where nobody is looking. `before`: the document that still had them.
 */
export function tellOfBroken(
  { services }: CommandContext,
  before: WorkbookDocument,
  removed: readonly (SheetId | ColumnId)[],
): void {
  const count = brokenFormulas(before, new Set(removed));
  if (count === 0) return;
  services.notify({ kind: 'message', text: 'commands_formulasBroken', params: { count }, undoable: true });
}

/** O(cells), without tokenizing: an id stands nowhere else. */
function brokenFormulas(document: WorkbookDocument, removed: ReadonlySet<string>): number {
  let count = 0;
  const look = (formula: unknown): void => {
    if (isFormula(formula) && [...removed].some((id) => formula.includes(id))) count++;
  };
  for (const sheet of document.sheets) {
    if (removed.has(sheet.id)) continue;
    if (sheet.kind === 'grid') for (const [, cell] of gridCells(sheet)) look(cell.input);
    else for (const { id, formula } of sheet.columns) if (!removed.has(id)) look(formula);
  }
  return count;
}
