import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { lineIndexOf } from '../model/axis';
import type { Sheet, TableSheet } from '../model/document';
import { parseClipboardText } from '../model/format/clipboardText';
import { parseForType } from '../model/format/parseInput';
import { moveFormula } from '../model/formula/moveFormula';
import { newColumnId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import { applyOperations } from '../model/applyOperations';
import type { ClipboardContent } from './clipboardContent';
import type { Command, CommandContext, Repetition } from './command';
import { columnNameAt, freeName } from './names';
import type { ForeignCell } from './foreignCell';
import { atOnce, inSteps, type CellSteps } from './longSteps';
import { listForNewTable, tellOfHeadings, type ListForNewTable } from './listForNewTable';
import { moveBlock } from './moveBlock';
import { change, isEditable } from './outcome';
import { pastedRegion } from './pastedRegion';
import type { PasteMode } from './pasteMode';
import { putForeign } from './putForeign';
import { offerTable } from './offerTable';
import { pasteLongText, pasteLongTextIntoGrid } from './pasteText';
import { cellCount, regionProblem, selectedRegions, selectionOf, storedRow, type Region } from './region';
import { filledCells, manyReplaced, tellReplaced } from './replacedCells';
import { hasUnshownRows, rowsActedUpon } from './shownRows';
import { sheetWriter, type CarriedCell, type SheetWriter } from './sheetWriter';
import { warnOfInvalid } from './validations';

export interface PasteArgs {
  /** Where to; missing: what is selected. What is pasted repeats when that is a multiple of it. */
  readonly target?: Region;
  /** Further ranges of the same sheet, which Ctrl has added: each of them takes it too. */
  readonly others?: readonly Region[];
  /** What the clipboard holds: tab-separated text. */
  readonly text: string;
  /** The same with formulas and styles, when it was copied in this program. */
  readonly content?: ClipboardContent;
  /** The same as a table with looks, where another program gave one. */
  readonly table?: readonly (readonly ForeignCell[])[];
  readonly mode?: PasteMode;
}

type PlacedPaste = PasteArgs & { readonly target: Region };

/** The same once more, to what is selected then. What was cut has moved, once. */
function repetitionOf({ target: _target, others: _others, ...what }: PasteArgs): Repetition | null {
  return what.content?.cut ? null : { id: pasteCells.id, args: what };
}

/** Into what is selected, where nobody says where to. */
function placed({ selection }: CommandContext, args: PasteArgs): PlacedPaste | null {
  if (args.target) return { ...args, target: args.target };
  const [target, ...others] = selectedRegions(selection);
  return target ? { ...args, target, ...(others.length > 0 ? { others } : {}) } : null;
}

/**
 * Pastes over the selection. Rows past the end of a table are added to it, columns past its right edge too; a grid
 * sheet grows. Calculated columns are left out. What was cut leaves its old place.
 */
export const pasteCells: Command<PasteArgs> = {
  id: 'cells.paste',
  text: 'commands_cells_paste',
  needsArgs: true,
  isEnabled: isEditable,
  repetition: (_context, args) => repetitionOf(args),
  run(context, wanted) {
    const given = placed(context, wanted);
    if (!given) return failed(problem('notFound'));
    if (given.text === '' && !isOwn(context, given.content)) return failed(problem('clipboardEmpty'));
    const list = isForeign(context, given) ? listForNewTable(context, given.target, given.text) : null;
    const args = list ? belowHeadings(given, list) : given;
    if (given.others && (isLongText(context, given) || (isOwn(context, given.content) && given.content.cut)))
      return failed(problem('severalRanges'));
    if (isLongText(context, given)) {
      const sheet = findSheet(context.workbook.document, args.target.sheetId);
      return sheet?.kind === 'table'
        ? pasteLongText(context, args.target, { text: args.text, list }, pasteCells.text)
        : pasteLongTextIntoGrid(context, args.target, args.text, pasteCells.text);
    }
    const moved = moveCut(context, args);
    if (moved) return moved;
    const matrix = args.table?.map((row) => row.map(({ text }) => text)) ?? parseClipboardText(args.text);
    const source = turned(sourceOf(context, matrix, args), args.mode);
    if (source.rows === 0 || source.columns === 0) return failed(problem('clipboardEmpty'));
    const size = { rows: source.rows, columns: source.columns, isCut: source.cut !== null };
    const region = pastedRegion(context, args.target, size);
    const others = (args.others ?? []).map((other) => pastedRegion(context, other, size));
    const regions: [Region, ...Region[]] = [region, ...others];
    for (const one of regions) {
      const refusal = regionProblem(context.workbook.document, one);
      if (refusal) return failed(refusal);
    }
    const rightmost = regions.reduce((one, other) => (other.toColumn > one.toColumn ? other : one));
    const before = findSheet(context.workbook.document, region.sheetId);
    const widened = [
      ...(list?.operations ?? []),
      ...widenTable(context, list?.table ?? before, { region: rightmost, matrix }),
    ];
    const { document } =
      widened.length > 0
        ? applyOperations(context.workbook.document, widened)
        : { document: context.workbook.document };
    const writer = sheetWriter(document, region.sheetId, context.locale);
    if (!writer) return failed(problem('notFound'));
    const cells = regions.reduce((sum, one) => sum + cellCount(one), 0);
    const work = pasting(context, { source, writer }, regions);
    return inSteps(context, { label: pasteCells.text, cells }, work, ({ replaced, ...pasted }) => {
      const operations = [...widened, ...pasted.operations];
      const outcome = change(context, operations, { origin: 'input.paste', label: pasteCells.text });
      context.services.select(selectionOf(region, others));
      if (!outcome.ok) return outcome;
      if (args.mode !== 'formats') tellReplaced(context, replaced, manyReplaced);
      for (const one of regions) warnOfInvalid(context, one);
      if (list) tellOfHeadings(context);
      if (before?.kind === 'grid' && !isOwn(context, args.content)) offerTable(context, before, region);
      return outcome;
    });
  },
};

interface Pasting {
  readonly source: PasteSource;
  readonly writer: SheetWriter;
}

interface Pasted {
  readonly operations: readonly Operation[];
  /** Cells that held something else. */
  readonly replaced: number;
}

function* pasting(
  context: CommandContext,
  { source, writer }: Pasting,
  regions: readonly [Region, ...Region[]],
): CellSteps<Pasted> {
  let replaced = 0;
  // Clearing comes first: a cut region may overlap the place it is moved to.
  const cleared = source.cut ? clearCut(context, source.cut, writer, regions[0]) : [];
  for (const region of regions) {
    const filled = yield* filledCells(context, region, source.cut?.source);
    if (!filled.ok) return filled;
    replaced += filled.value;
    const pasted = yield* pasteInto(context, { source, writer }, region);
    if (!pasted.ok) return pasted;
  }
  return ok({ operations: [...cleared, ...(yield* writer.operationsInSteps())], replaced });
}

/** Cells between two looks at the clock. */
const cellsPerStep = 512;

interface PasteSource {
  readonly rows: number;
  readonly columns: number;
  readonly cut: ClipboardContent | null;
  /** Puts cell (row, column) of the source into a place. `false`: the place takes nothing. */
  put(writer: SheetWriter, row: number, column: number, toRow: number, toColumn: number): boolean;
}

/** Longer texts are read beside the page. What was copied here is at hand already, and a selection may repeat it. */
const longText = 50_000;

function isLongText(context: CommandContext, args: PlacedPaste): boolean {
  return (
    args.text.length > longText &&
    context.services.readColumnText !== undefined &&
    // Packed blocks go into neighbouring rows, which those of a sorted or filtered sheet are not.
    context.values.rowOrder(args.target.sheetId) === null &&
    !hasUnshownRows(findSheet(context.workbook.document, args.target.sheetId)) &&
    isForeign(context, args)
  );
}

/** Comes from another program, with all that it is. */
function isForeign(context: CommandContext, { content, mode = 'all' }: PasteArgs): boolean {
  return mode === 'all' && !isOwn(context, content);
}

/** What is left to paste once the headings are the names of the columns. */
function belowHeadings({ table, ...args }: PlacedPaste, { text }: ListForNewTable): PlacedPaste {
  return { ...args, text, ...(table ? { table: table.slice(1) } : {}) };
}

/** Formulas and ids mean something only in the workbook they were copied in. */
function isOwn(context: CommandContext, content: ClipboardContent | undefined): content is ClipboardContent {
  return content?.workbookId === context.workbook.document.id;
}

function sourceOf(
  context: CommandContext,
  matrix: readonly (readonly string[])[],
  { content, table, mode = 'all' }: PasteArgs,
): PasteSource {
  if (isOwn(context, content)) return copiedSource(content, mode);
  const cellAt = (row: number, column: number): ForeignCell =>
    table?.[row]?.[column] ?? { text: matrix[row]?.[column] ?? '' };
  return {
    rows: matrix.length,
    columns: matrix.reduce((most, row) => Math.max(most, row.length), 0),
    cut: null,
    put: (writer, row, column, toRow, toColumn) =>
      putForeign(writer, cellAt(row, column), toRow, toColumn, { mode, locale: context.locale }),
  };
}

/** Cells that were cut on a grid sheet and are put down on one: references to them follow. `null`: not such a case. */
function moveCut(
  context: CommandContext,
  { content, target, mode = 'all' }: PlacedPaste,
): Result<void> | null {
  const { document } = context.workbook;
  if (!isOwn(context, content) || !content.cut || mode !== 'all') return null;
  const from = findSheet(document, content.source.sheetId);
  const to = findSheet(document, target.sheetId);
  if (from?.kind !== 'grid' || to?.kind !== 'grid') return null;
  // Rows that were inserted above or between meanwhile move what was cut.
  const rows = content.rows.map((rowId) => lineIndexOf(from.rows, rowId));
  const fromRow = rows[0] ?? -1;
  if (fromRow < 0 || rows.some((row, index) => row !== fromRow + index)) return null;
  const source = { ...content.source, fromRow, toRow: fromRow + rows.length - 1 };
  const region = {
    sheetId: to.id,
    fromRow: target.fromRow,
    toRow: target.fromRow + source.toRow - source.fromRow,
    fromColumn: target.fromColumn,
    toColumn: target.fromColumn + source.toColumn - source.fromColumn,
  };
  const refusal = regionProblem(document, region);
  if (refusal) return failed(refusal);
  if (hasUnshownRows(to, region)) return failed(problem('rowsHiddenByFilter'));
  const operations = moveBlock(document, {
    source,
    target: { sheetId: to.id, row: region.fromRow, column: region.fromColumn },
  });
  const replaced = atOnce(filledCells(context, region, source));
  const outcome = change(context, operations, { origin: 'input.paste', label: pasteCells.text });
  if (!outcome.ok) return outcome;
  context.services.select(selectionOf(region));
  if (replaced.ok) tellReplaced(context, replaced.value, 1);
  return outcome;
}

/** With rows and columns exchanged where that is asked for. */
function turned(source: PasteSource, mode: PasteMode | undefined): PasteSource {
  if (mode !== 'transposed') return source;
  return {
    rows: source.columns,
    columns: source.rows,
    cut: null,
    put: (writer, row, column, toRow, toColumn) => source.put(writer, column, row, toRow, toColumn),
  };
}

function copiedSource(content: ClipboardContent, mode: PasteMode): PasteSource {
  return {
    rows: content.cells.length,
    columns: content.cells[0]?.length ?? 0,
    cut: content.cut && mode === 'all' ? content : null,
    put(writer, row, column, toRow, toColumn) {
      const cell = content.cells[row]?.[column] as CarriedCell;
      if (mode === 'formats') return writer.restyle(toRow, toColumn, cell.style);
      const own = writer.styleOf(toRow, toColumn);
      const kept = own ? { style: own } : {};
      if (mode === 'values')
        return writer.carry(toRow, toColumn, { value: cell.value, formula: null, ...kept });
      // What is cut and moved keeps pointing where it pointed; a copy points on in the same direction.
      const formula =
        cell.formula === null || content.cut
          ? cell.formula
          : moveFormula(
              cell.formula,
              toRow - (content.places[row] as number),
              toColumn - (content.columnPlaces[column] as number),
            );
      const carried = mode === 'formulas' ? { value: cell.value, formula, ...kept } : { ...cell, formula };
      return writer.carry(toRow, toColumn, carried);
    },
  };
}

/** Only rows that are shown take something: a filter keeps the others out of it. */
function* pasteInto(context: CommandContext, { source, writer }: Pasting, region: Region): CellSteps<void> {
  let taken = false;
  let done = 0;
  const isShown = rowsActedUpon(findSheet(context.workbook.document, region.sheetId));
  let shown = -1;
  for (let row = region.fromRow; row <= region.toRow; row++) {
    if (!isShown(row)) continue;
    shown++;
    const toRow = storedRow(context.values, region.sheetId, row);
    for (let column = region.fromColumn; column <= region.toColumn; column++) {
      if (++done % cellsPerStep === 0) yield done;
      const fromRow = shown % source.rows;
      const fromColumn = (column - region.fromColumn) % source.columns;
      if (source.put(writer, fromRow, fromColumn, toRow, column)) taken = true;
    }
  }
  return taken ? ok() : failed(problem('cellNotEditable'));
}

/** Takes the cut cells from their old place; on the sheet that is pasted to, with the writer that also pastes. */
function clearCut(
  context: CommandContext,
  content: ClipboardContent,
  writer: SheetWriter,
  region: Region,
): Operation[] {
  const { source } = content;
  const sameSheet = source.sheetId === region.sheetId;
  const clearing = sameSheet
    ? writer
    : sheetWriter(context.workbook.document, source.sheetId, context.locale);
  if (!clearing) return [];
  const sheet = findSheet(context.workbook.document, source.sheetId);
  for (const rowId of content.rows) {
    const row = sheet ? lineIndexOf(sheet.rows, rowId) : -1;
    if (row < 0) continue;
    for (let column = source.fromColumn; column <= source.toColumn; column++) {
      if (sameSheet) clearing.carry(row, column, { value: null, formula: null });
      else clearing.clear(row, column);
    }
  }
  return sameSheet ? [] : clearing.operations();
}

/** Columns for what is pasted beyond the right edge of a table: numbers where all pasted texts are numbers. */
function widenTable(
  context: CommandContext,
  sheet: Sheet | undefined,
  { region, matrix }: { readonly region: Region; readonly matrix: readonly (readonly string[])[] },
): Operation[] {
  if (sheet?.kind !== 'table' || region.toColumn < sheet.columns.length) return [];
  const operations: Operation[] = [];
  const names = sheet.columns.map((column) => column.name);
  let after = sheet.columns.at(-1)?.id ?? null;
  for (let index = sheet.columns.length; index <= region.toColumn; index++) {
    const id = newColumnId();
    const name = freeName(columnNameAt(index, context.locale), names);
    const texts = matrix.map((row) => row[index - region.fromColumn] ?? '');
    names.push(name);
    operations.push(
      addValueColumn(sheet, { id, name, type: isNumeric(context, texts) ? 'number' : 'text' }, after),
    );
    after = id;
  }
  return operations;
}

function isNumeric(context: CommandContext, texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every((text) => typeof parseForType(text, 'number', context.locale) === 'number')
  );
}

type NewColumn = Pick<TableSheet['columns'][number], 'id' | 'name' | 'type'>;

/** Blanks are filled in by the operation itself. */
function addValueColumn(table: TableSheet, column: NewColumn, after: NewColumn['id'] | null): Operation {
  return { kind: 'addColumn', sheetId: table.id, column: { ...column, formula: null, blocks: [] }, after };
}
