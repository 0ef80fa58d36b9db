import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { Sheet } from '../model/document';
import { formulaMover, type MovedFormula } from '../model/formula/moveFormula';
import type { SheetId } from '../model/ids';
import { findSheet, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { ValueReader } from '../model/valueReader';
import type { Command, CommandContext, CommandOutcome } from './command';
import { inSteps, type CellSteps } from './longSteps';
import { change, isEditable, isSelectionEditable } from './outcome';
import { carriedCell, formatOfCell } from './readCells';
import {
  cellCount,
  clampRegion,
  columnCount,
  regionProblem,
  selectedRegions,
  selectionOf,
  storedRow,
  type Region,
} from './region';
import { continueSeries } from './series';
import { rowsActedUpon } from './shownRows';
import { sheetWriter, type CarriedCell, type SheetWriter } from './sheetWriter';

export interface FillCellsArgs {
  readonly source: Region;
  /** The source and what it was dragged over. */
  readonly target: Region;
}

/** Continues the source into the rest of the target: values as series, formulas shifted. */
export const fillCells: Command<FillCellsArgs> = {
  id: 'cells.fill',
  text: 'commands_cells_fill',
  needsArgs: true,
  isEnabled: isEditable,
  run: (context, args) => fill(context, args, 'series'),
};

/** Copies the first row of the selection into the rows below it; a single row takes the row above it. */
export const fillDown: Command<Region | void> = {
  id: 'cells.fillDown',
  text: 'commands_cells_fillDown',
  keys: ['Mod+D'],
  icon: 'arrow-down-to-line',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run(context, args) {
    const [target, ...others] = args ? [args] : selectedRegions(context.selection);
    if (!target) return failed(problem('notFound'));
    if (others.length > 0) return failed(problem('severalRanges'));
    const isTaken = rowsActedUpon(findSheet(context.workbook.document, target.sheetId));
    let { fromRow } = target;
    if (fromRow === target.toRow) {
      do fromRow--;
      while (fromRow >= 0 && !isTaken(fromRow));
    }
    if (fromRow < 0) return failed(problem('notFound'));
    return fill(
      context,
      { source: { ...target, fromRow, toRow: fromRow }, target: { ...target, fromRow } },
      'copy',
    );
  },
};

/** Copies the first column of the selection into the columns right of it; a single column takes the one before it. */
export const fillRight: Command<Region | void> = {
  id: 'cells.fillRight',
  text: 'commands_cells_fillRight',
  keys: ['Mod+R'],
  icon: 'arrow-right-to-line',
  isEnabled: isSelectionEditable,
  repeatsOnSelection: true,
  run(context, args) {
    const [target, ...others] = args ? [args] : selectedRegions(context.selection);
    if (!target) return failed(problem('notFound'));
    if (others.length > 0) return failed(problem('severalRanges'));
    const fromColumn = target.fromColumn === target.toColumn ? target.fromColumn - 1 : target.fromColumn;
    if (fromColumn < 0) return failed(problem('notFound'));
    const source = { ...target, fromColumn, toColumn: fromColumn };
    return fill(context, { source, target: { ...target, fromColumn } }, 'copy');
  },
};

type FillMode = 'series' | 'copy';

function fill(context: CommandContext, args: FillCellsArgs, mode: FillMode): CommandOutcome {
  const { document } = context.workbook;
  const sheet = findSheet(document, args.target.sheetId);
  const writer = sheetWriter(document, args.target.sheetId, context.locale);
  const source = sheet && clampRegion(args.source, sheet, context.values);
  if (!sheet || !writer || !source) return failed(problem('notFound'));
  const target = fillTarget(args.target, sheet);
  const refusal = regionProblem(document, target);
  if (refusal) return failed(refusal);
  const vertical = args.target.fromRow < source.fromRow || target.toRow > source.toRow;
  const isTaken = rowsActedUpon(sheet);
  const lines = vertical ? verticalLines(source, target, isTaken) : horizontalLines(source, target, isTaken);
  if (lines.length === 0 || lines[0]?.source.length === 0) return failed(problem('notFound'));
  const label = mode === 'series' ? fillCells.text : vertical ? fillDown.text : fillRight.text;
  const work = { label, cells: cellCount(target) };
  return inSteps(context, work, filling(context, sheet, writer, lines, mode), (operations) => {
    const outcome = change(context, operations, { origin: 'input.fill', label });
    // The keyboard goes on from where it was.
    if (outcome.ok && mode === 'series')
      context.services.select({
        ...selectionOf(target),
        activeRow: source.fromRow,
        activeColumn: source.fromColumn,
      });
    return outcome;
  });
}

function* filling(
  { values }: CommandContext,
  sheet: Sheet,
  writer: SheetWriter,
  lines: readonly FillLine[],
  mode: FillMode,
): CellSteps<readonly Operation[]> {
  let taken = 0;
  let done = 0;
  for (const line of lines) {
    const stored = storedLine(values, sheet.id, line);
    for (const isTaken of fillLine(sheet, values, writer, stored, mode)) {
      if (isTaken) taken++;
      if (++done % cellsPerStep === 0) yield done;
    }
  }
  return taken > 0 ? ok(yield* writer.operationsInSteps()) : failed(problem('cellNotEditable'));
}

/** Cells between two looks at the clock. */
const cellsPerStep = 256;

/** Filling may add rows to a table, never columns. */
function fillTarget(target: Region, sheet: Sheet): Region {
  const lastColumn = columnCount(sheet) - 1;
  return sheet.kind === 'table' ? { ...target, toColumn: Math.min(target.toColumn, lastColumn) } : target;
}

/** One row or column of a fill: the places of the source, and those to fill with their position in the series. */
interface FillLine {
  readonly source: readonly Place[];
  readonly targets: readonly (Place & { readonly position: number })[];
}
interface Place {
  readonly rowIndex: number;
  readonly columnIndex: number;
}

type RowTest = (row: number) => boolean;

/** Rows that a filter hides play no part: the series goes on from one shown row to the next. */
function verticalLines(source: Region, target: Region, isTaken: RowTest): FillLine[] {
  const rows = range(source.fromRow, source.toRow).filter(isTaken);
  const above = range(target.fromRow, source.fromRow - 1).filter(isTaken);
  const below = range(source.toRow + 1, target.toRow).filter(isTaken);
  const filled = [
    ...above.map((rowIndex, index) => ({ rowIndex, position: index - above.length })),
    ...below.map((rowIndex, index) => ({ rowIndex, position: rows.length + index })),
  ];
  return range(source.fromColumn, source.toColumn).map((columnIndex) => ({
    source: rows.map((rowIndex) => ({ rowIndex, columnIndex })),
    targets: filled.map((place) => ({ ...place, columnIndex })),
  }));
}

function horizontalLines(source: Region, target: Region, isTaken: RowTest): FillLine[] {
  const columns = range(source.fromColumn, source.toColumn);
  const filled = range(target.fromColumn, target.toColumn).filter(
    (column) => column < source.fromColumn || column > source.toColumn,
  );
  return range(source.fromRow, source.toRow)
    .filter(isTaken)
    .map((rowIndex) => ({
      source: columns.map((columnIndex) => ({ rowIndex, columnIndex })),
      targets: filled.map((columnIndex) => ({
        rowIndex,
        columnIndex,
        position: columnIndex - source.fromColumn,
      })),
    }));
}

/** The places of a line where they are stored; positions in the series stay those that are seen. */
function storedLine(values: ValueReader, sheetId: SheetId, { source, targets }: FillLine): FillLine {
  const stored = <At extends Place>(place: At): At => ({
    ...place,
    rowIndex: storedRow(values, sheetId, place.rowIndex),
  });
  return { source: source.map(stored), targets: targets.map(stored) };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => from + i);
}

/** Says of each cell whether it took what it was filled with. */
function* fillLine(
  sheet: Sheet,
  values: ValueReader,
  writer: SheetWriter,
  line: FillLine,
  mode: FillMode,
): Generator<boolean> {
  const cells = line.source.map((place) => carriedCell(sheet, values, place.rowIndex, place.columnIndex));
  const first = line.source[0] as Place;
  // A line with a formula in it repeats cell by cell, as in Excel; only plain values make a series.
  const isSeries = mode === 'series' && cells.every((cell) => cell.formula === null);
  const shown = formatOfCell(sheet, Math.min(first.rowIndex, rowCount(sheet) - 1), first.columnIndex);
  const series = isSeries
    ? continueSeries(
        cells.map((cell) => cell.value),
        shown,
      )
    : null;
  const formulas = cells.map(({ formula }) => (formula === null ? null : formulaMover(formula)));
  for (const target of line.targets) {
    const index = ((target.position % cells.length) + cells.length) % cells.length;
    const cell = cells[index] as CarriedCell;
    const from = line.source[index] as Place;
    const filled = series
      ? { ...cell, value: series(target.position) }
      : shifted(cell, formulas[index] ?? null, from, target);
    yield writer.carry(target.rowIndex, target.columnIndex, filled);
  }
}

function shifted(cell: CarriedCell, move: MovedFormula | null, from: Place, to: Place): CarriedCell {
  if (!move) return cell;
  return { ...cell, formula: move(to.rowIndex - from.rowIndex, to.columnIndex - from.columnIndex) };
}
