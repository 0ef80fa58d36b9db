import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Sheet } from '../model/document';
import type { SheetId } from '../model/ids';
import { moveFormula } from '../model/formula/moveFormula';
import { findSheet, isFormula } from '../model/lookup';
import type { Operation } from '../model/operation';
import { blankRows } from './blankRows';
import { checkEntry, lateVerdict, type LateVerdict } from './checkEntry';
import type { Command, CommandContext, CommandOutcome } from './command';
import { inSteps, type CellSteps } from './longSteps';
import { change, isEditable, isSelectionEditable } from './outcome';
import { cellCount, clampRegion, regionProblem, selectedRegions, storedRow, type Region } from './region';
import { rowsActedUpon } from './shownRows';
import { sheetWriter } from './sheetWriter';

export interface TypeCellArgs {
  readonly sheetId: SheetId;
  /** Where the row is stored. */
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly text: string;
  /** Ctrl+Enter: the same into every cell of these, formulas shifted from the cell that was typed in. */
  readonly regions?: readonly Region[];
}

/** What was typed goes into a cell, read by its column's type or as Excel reads it; a formula is checked first. */
export const typeCell: Command<TypeCellArgs> = {
  id: 'cells.type',
  text: 'commands_cells_type',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const { document } = context.workbook;
    const writer = sheetWriter(document, args.sheetId, context.locale);
    if (!writer) return failed(problem('notFound'));
    for (const region of args.regions ?? []) {
      const refusal = regionProblem(document, region);
      if (refusal) return failed(refusal);
    }
    const sheet = findSheet(document, args.sheetId);
    let warning: Problem | null = null;
    const undecided: LateVerdict[] = [];
    for (const place of placesOf(context, args)) {
      const verdict = sheet ? checkEntry(context, sheet, place, args.text) : null;
      if (typeof verdict === 'function') undecided.push(verdict);
      else if (verdict?.isRefused) return failed(verdict.problem);
      else warning ??= verdict?.problem ?? null;
      const text = isFormula(args.text)
        ? moveFormula(args.text, place.rowIndex - args.rowIndex, place.columnIndex - args.columnIndex)
        : args.text;
      const entered = writer.enterText(place.rowIndex, place.columnIndex, text);
      if (!entered.ok) return entered;
    }
    const operations = writer.operations();
    const enter = (): Result<void> => {
      const entered = change(context, operations, { origin: 'input.type', label: typeCell.text });
      if (entered.ok && warning) context.services.notify(warning);
      return entered;
    };
    if (undecided.length === 0) return enter();
    return lateVerdict(undecided.slice(0, mostAsked), operations).then((verdict) => {
      if (verdict?.isRefused) return failed(verdict.problem);
      // Something else was entered meanwhile: what was worked out is about a document that is gone.
      if (context.workbook.document !== document) return typeCell.run(context, args);
      warning ??= verdict?.problem ?? null;
      return enter();
    });
  },
};

/** The engine is asked for each cell; of what goes into more at once, the first ones speak for all. */
const mostAsked = 50;

function placesOf(context: CommandContext, args: TypeCellArgs): { rowIndex: number; columnIndex: number }[] {
  const { rowIndex, columnIndex, regions } = args;
  if (!regions) return [{ rowIndex, columnIndex }];
  const places = [];
  const isTaken = rowsActedUpon(findSheet(context.workbook.document, args.sheetId));
  for (const { sheetId, fromRow, toRow, fromColumn, toColumn } of regions) {
    for (let row = fromRow; row <= toRow; row++) {
      if (!isTaken(row)) continue;
      const storedIndex = storedRow(context.values, sheetId, row);
      for (let column = fromColumn; column <= toColumn; column++) {
        places.push({ rowIndex: storedIndex, columnIndex: column });
      }
    }
  }
  return places;
}

export interface ClearCellsArgs {
  readonly regions: readonly Region[];
}

/** Takes the contents of the selected cells away; styles stay, calculated columns stay. */
export const clearCells: Command<ClearCellsArgs | void> = {
  id: 'cells.clear',
  text: 'commands_cells_clear',
  keys: ['Delete', 'Backspace'],
  icon: 'eraser',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run: (context, args) => clearRegions(context, args ? args.regions : selectedRegions(context.selection)),
};

function clearRegions(context: CommandContext, regions: readonly Region[]): CommandOutcome {
  const { document } = context.workbook;
  let cells = 0;
  const onSheets = regions.flatMap((region) => {
    const sheet = findSheet(document, region.sheetId);
    const onSheet = sheet && clampRegion(region, sheet, context.values);
    if (!onSheet) return [];
    if (!goesByBlocks(context, sheet)) cells += cellCount(onSheet);
    return [onSheet];
  });
  const { text: label } = clearCells;
  return inSteps(context, { label, cells }, clearing(context, onSheets), (operations) =>
    change(context, operations, { origin: 'input.clear', label }),
  );
}

/** Whole blocks of a table take no time; where rows stand in another order, each has its own place. */
function goesByBlocks({ values }: CommandContext, sheet: Sheet): boolean {
  return sheet.kind === 'table' && values.rowOrder(sheet.id) === null;
}

/** Cells of a column between two looks at the clock. */
const cellsPerStep = 512;

function* clearing(context: CommandContext, regions: readonly Region[]): CellSteps<Operation[]> {
  const { document } = context.workbook;
  const operations: Operation[] = [];
  let done = 0;
  let cleared = false;
  let calculated: string | undefined;
  for (const region of regions) {
    const sheet = findSheet(document, region.sheetId);
    const writer = sheetWriter(document, region.sheetId, context.locale);
    if (!sheet || !writer) continue;
    if (sheet.kind === 'table' && goesByBlocks(context, sheet)) {
      const blanked = blankRows(sheet, region);
      if (blanked.length > 0) cleared = true;
      else calculated = sheet.columns[region.fromColumn]?.name;
      operations.push(...blanked);
      continue;
    }
    const isTaken = rowsActedUpon(sheet);
    for (let column = region.fromColumn; column <= region.toColumn; column++) {
      for (let row = region.fromRow; row <= region.toRow; row++) {
        if (!isTaken(row)) continue;
        if (++done % cellsPerStep === 0) yield done;
        if (writer.clear(storedRow(context.values, sheet.id, row), column)) cleared = true;
        else if (sheet.kind === 'table') calculated = sheet.columns[column]?.name;
      }
    }
    operations.push(...(yield* writer.operationsInSteps()));
  }
  if (!cleared && calculated !== undefined) {
    return failed(problem('cellIsCalculated', { column: calculated }));
  }
  return ok(operations);
}
