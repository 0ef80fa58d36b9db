import { ok } from '../../shared/result';
import type { SheetId } from '../../model/ids';
import { findSheet, isFormula, rowCount } from '../../model/lookup';
import type { Operation } from '../../model/operation';
import type { Command, CommandContext } from '../command';
import { inSteps, type CellSteps } from '../longSteps';
import { change, isEditable } from '../outcome';
import { columnCount } from '../region';
import { sheetWriter, type SheetWriter } from '../sheetWriter';
import { textOfCell, type FindQuery, type FoundCell } from './findCells';
import { TextPattern } from './textPattern';

export interface ReplaceArgs {
  readonly query: FindQuery;
  readonly replacement: string;
  readonly cells: readonly FoundCell[];
}

/**
 * Replaces in the cells that were found, all in one step. Cells of calculated columns, cells whose formula would no longer
 * be one, and formulas when values were looked for stay as they are; how many of each was done is said.
 */
export const replaceCells: Command<ReplaceArgs> = {
  id: 'cells.replace',
  text: 'structure_replaceAll',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const { text: label } = replaceCells;
    const work = { label, cells: args.cells.length };
    return inSteps(context, work, replacing(context, args), ({ operations, replaced, left }) => {
      const outcome = change(context, operations, { origin: 'input.replace', label });
      if (!outcome.ok) return outcome;
      context.services.notify({
        kind: 'message',
        text: left > 0 ? 'structure_replacedAndLeft' : 'structure_replaced',
        params: { count: replaced, left },
        undoable: replaced > 0,
      });
      return outcome;
    });
  },
};

interface Replaced {
  readonly operations: readonly Operation[];
  readonly replaced: number;
  readonly left: number;
}

/** Cells between two looks at the clock. */
const cellsPerStep = 128;

function* replacing(
  context: CommandContext,
  { query, replacement, cells }: ReplaceArgs,
): CellSteps<Replaced> {
  const { document } = context.workbook;
  const pattern = new TextPattern(query);
  const writers = new Map<SheetId, SheetWriter>();
  let replaced = 0;
  for (const [index, cell] of cells.entries()) {
    if (index % cellsPerStep === cellsPerStep - 1) yield index;
    const sheet = findSheet(document, cell.sheetId);
    const writer = writers.get(cell.sheetId) ?? sheetWriter(document, cell.sheetId, context.locale);
    if (!sheet || !writer) continue;
    writers.set(cell.sheetId, writer);
    if (cell.rowIndex >= rowCount(sheet) || cell.columnIndex >= columnCount(sheet)) continue;
    const text = textOfCell(context, sheet, cell.rowIndex, cell.columnIndex, 'formulas');
    const next = pattern.replace(text, replacement);
    const isKept = next === text || (query.lookIn === 'values' && isFormula(text));
    if (!isKept && writer.enterText(cell.rowIndex, cell.columnIndex, next).ok) replaced++;
  }
  const operations: Operation[] = [];
  for (const writer of writers.values()) operations.push(...(yield* writer.operationsInSteps()));
  return ok({ operations, replaced, left: cells.length - replaced });
}
