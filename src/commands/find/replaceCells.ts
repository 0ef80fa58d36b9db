import { Pacer } from '../../shared/pacer';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import type { WorkControls } from '../../model/columnText';
import type { SheetId } from '../../model/ids';
import { findSheet, isFormula, rowCount } from '../../model/lookup';
import type { Operation } from '../../model/operation';
import type { Command, CommandContext } from '../command';
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
  async run(context, args) {
    const { document } = context.workbook;
    const made = await context.services.runLongWork(replaceCells.text, (controls) =>
      replaceAll(context, args, controls),
    );
    if (!made.ok) return made;
    // What was read fits the workbook as it was; that it changes meanwhile is rare, and then nothing is replaced.
    if (context.workbook.document !== document) return failed(problem('notFound'));
    const { operations, replaced, left } = made.value;
    const outcome = change(context, operations, { origin: 'input.replace', label: replaceCells.text });
    if (outcome.ok) {
      context.services.notify({
        kind: 'message',
        text: left > 0 ? 'structure_replacedAndLeft' : 'structure_replaced',
        params: { count: replaced, left },
        undoable: replaced > 0,
      });
    }
    return outcome;
  },
};

interface Replaced {
  readonly operations: readonly Operation[];
  readonly replaced: number;
  readonly left: number;
}

async function replaceAll(
  context: CommandContext,
  { query, replacement, cells }: ReplaceArgs,
  { signal, onProgress }: WorkControls,
): Promise<Result<Replaced>> {
  const { document } = context.workbook;
  const pattern = new TextPattern(query);
  const writers = new Map<SheetId, SheetWriter>();
  const pacer = new Pacer();
  let replaced = 0;
  for (const [index, cell] of cells.entries()) {
    const sheet = findSheet(document, cell.sheetId);
    const writer = writers.get(cell.sheetId) ?? sheetWriter(document, cell.sheetId, context.locale);
    if (!sheet || !writer) continue;
    writers.set(cell.sheetId, writer);
    if (cell.rowIndex >= rowCount(sheet) || cell.columnIndex >= columnCount(sheet)) continue;
    const text = textOfCell(context, sheet, cell.rowIndex, cell.columnIndex, 'formulas');
    const next = pattern.replace(text, replacement);
    const isKept = next === text || (query.lookIn === 'values' && isFormula(text));
    if (!isKept && writer.enterText(cell.rowIndex, cell.columnIndex, next).ok) replaced++;
    if (index % cellsPerLook !== 0) continue;
    onProgress(index / cells.length);
    await pacer.pause();
    if (signal.aborted) return failed(problem('cancelled'));
  }
  const operations = [...writers.values()].flatMap((writer) => writer.operations());
  return ok({ operations, replaced, left: cells.length - replaced });
}

/** Cells between two looks at the clock. */
const cellsPerLook = 128;
