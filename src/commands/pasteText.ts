import { Pacer } from '../shared/pacer';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { sliceAxis } from '../model/axis';
import { blockAt, cutAnew, startsOf } from '../model/blockPlaces';
import type { ColumnBlock } from '../model/columnBlock';
import { blockKindOf } from '../model/columnBlocks';
import type { ReadColumns } from '../model/columnText';
import { sheetProblem } from '../model/capacity';
import type { ColumnType, TableColumn, TableSheet } from '../model/document';
import { newColumnId, type ColumnId } from '../model/ids';
import { ClipboardRows } from '../model/format/clipboardText';
import { findSheet, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { CommandContext } from './command';
import { findTable } from './columns';
import { tellOfHeadings, type ListForNewTable } from './listForNewTable';
import { paced, type CellSteps } from './longSteps';
import { columnNameAt, freeName } from './names';
import { change } from './outcome';
import { offerTable } from './offerTable';
import { enterAnyText } from './enterText';
import { selectionOf, type Region } from './region';
import { filledCells, manyReplaced, tellReplaced } from './replacedCells';
import { sheetWriter, type SheetWriter } from './sheetWriter';
import { addRows, blockLengthsOf } from './tableWrites';

/**
 * Pastes a long text into a table: read column by column beside the page, with progress and a way to stop, then entered
 * as packed blocks in one step. Stopped or refused, the table is as it was.
 */
export async function pasteLongText(
  context: CommandContext,
  target: Region,
  { text, list }: { readonly text: string; readonly list: ListForNewTable | null },
  label: string,
): Promise<Result<void>> {
  const { workbook, services, locale } = context;
  const before = findTable(workbook.document, target.sheetId);
  const table = list?.table ?? before;
  if (!table || !services.readColumnText) return failed(problem('notFound'));
  const refusal = roomProblem(context, target, text);
  if (refusal) return refusal;
  const columns = table.columns.slice(target.fromColumn);
  const request = {
    text,
    locale,
    types: columns.map((column) => (column.formula === null ? column.type : null)),
    blockLengths: lengthsFrom(table, target.fromRow),
  };
  const { readColumnText } = services;
  const done = await services.runLongWork(label, async (controls) => {
    const read = await readColumnText(request, controls);
    if (!read.ok) return read;
    const region = { ...target, toRow: target.fromRow + read.value.rowCount - 1, toColumn: Infinity };
    const replaced = await paced(
      filledCells(context, region),
      read.value.rowCount * columns.length,
      controls,
    );
    return replaced.ok ? ok({ read: read.value, replaced: replaced.value }) : replaced;
  });
  if (!done.ok) return done;
  const { read, replaced } = done.value;
  // The table may have changed meanwhile: from another tab, or by a host.
  const found = findTable(workbook.document, target.sheetId);
  if (!found || (list && found !== before)) return failed(problem('notFound'));
  const entered = enterColumns(context, list?.table ?? found, {
    target,
    ids: columns.map(({ id }) => id),
    read,
    made: list?.operations ?? [],
    label,
  });
  if (!entered.ok) return entered;
  tellReplaced(context, replaced, manyReplaced);
  if (list) tellOfHeadings(context);
  return entered;
}

/** The same on a grid sheet: cells are read in slices of a frame's length, and entered in one step at the end. */
export async function pasteLongTextIntoGrid(
  context: CommandContext,
  target: Region,
  text: string,
  label: string,
): Promise<Result<void>> {
  const { document } = context.workbook;
  const refusal = roomProblem(context, target, text);
  if (refusal) return refusal;
  const writer = sheetWriter(document, target.sheetId, context.locale);
  if (!writer) return failed(problem('notFound'));
  const entered = await context.services.runLongWork(label, (controls) =>
    paced(enteringRows(context, { writer, target, text }), text.length, controls),
  );
  if (!entered.ok) return entered;
  // What was read fits the sheet as it was; that it changes behind the dialog is rare, and then nothing is entered.
  if (findSheet(context.workbook.document, target.sheetId) !== findSheet(document, target.sheetId))
    return failed(problem('notFound'));
  const { rows, columns, operations, replaced } = entered.value;
  const outcome = change(context, operations, { origin: 'input.paste', label });
  if (outcome.ok) {
    // The cells are drawn; that all of them are selected is drawn in a task of its own.
    await new Pacer().giveWay();
    const toRow = target.fromRow + rows - 1;
    const region = { ...target, toRow, toColumn: target.fromColumn + columns - 1 };
    context.services.select(selectionOf(region));
    const before = findSheet(document, target.sheetId);
    tellReplaced(context, replaced, manyReplaced);
    if (before?.kind === 'grid') offerTable(context, before, region);
  }
  return outcome;
}

/** Rows between two looks at the clock. */
const rowsPerSlice = 16;

interface EnteredRows {
  readonly rows: number;
  readonly columns: number;
  readonly operations: readonly Operation[];
  /** Cells that held something else. */
  readonly replaced: number;
}

/** Says how far in the text it is. */
function* enteringRows(
  context: CommandContext,
  { writer, target, text }: { readonly writer: SheetWriter; readonly target: Region; readonly text: string },
): CellSteps<EnteredRows> {
  const reader = new ClipboardRows(text);
  let rows = 0;
  let columns = 0;
  for (let row = reader.next(); row !== null; row = reader.next()) {
    for (const [index, cell] of row.entries())
      enterAnyText(writer, target.fromRow + rows, target.fromColumn + index, cell);
    rows++;
    columns = Math.max(columns, row.length);
    if (rows % rowsPerSlice === 0) yield reader.position;
  }
  const region = { ...target, toRow: target.fromRow + rows - 1, toColumn: target.fromColumn + columns - 1 };
  const replaced = yield* filledCells(context, region);
  if (!replaced.ok) return replaced;
  return ok({ rows, columns, operations: yield* writer.operationsInSteps(), replaced: replaced.value });
}

/** An upper bound of what it would come to, told before anything is read. */
function roomProblem(context: CommandContext, target: Region, text: string): Result<never> | null {
  // Line breaks within quotes are none of the table: then only what was read tells.
  if (text.includes('"')) return null;
  let rows = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) rows++;
  const refusal = sheetProblem(context.workbook.document, target.sheetId, {
    rows: target.fromRow + rows,
    columns: target.fromColumn + (text.split('\n', 1)[0]?.split('\t').length ?? 1),
  });
  return refusal ? failed(refusal) : null;
}

/** Rows that are left of the block a row stands in, then whole blocks: what is read fits what is there. */
function lengthsFrom({ blockLengths }: TableSheet, rowIndex: number): number[] {
  const starts = startsOf(blockLengths.map((length) => ({ length })));
  const first = blockAt(starts, rowIndex);
  const start = starts[first];
  if (start === undefined || rowIndex >= start + (blockLengths[first] as number)) return [];
  return [start + (blockLengths[first] as number) - rowIndex, ...blockLengths.slice(first + 1)];
}

/** The first of the lengths, as far as there are rows. */
function lengthsUpTo(lengths: readonly number[], rows: number): number[] {
  const kept: number[] = [];
  let left = rows;
  for (const length of lengths) {
    if (left === 0) break;
    kept.push(Math.min(length, left));
    left -= Math.min(length, left);
  }
  return kept;
}

interface Entry {
  readonly target: Region;
  /** The columns there were, from the first of the target on. */
  readonly ids: readonly ColumnId[];
  readonly read: ReadColumns;
  /** What makes the columns that the list brought with it. */
  readonly made: readonly Operation[];
  readonly label: string;
}

function enterColumns(
  context: CommandContext,
  table: TableSheet,
  { target, ids, read, made, label }: Entry,
): Result<void> {
  const rows = rowCount(table);
  const cuts = lengthsUpTo(lengthsFrom(table, target.fromRow), read.rowCount);
  const addedRows = target.fromRow + read.rowCount - rows;
  const addedLengths = blockLengthsOf(Math.max(addedRows, 0));
  const operations: Operation[] = [...made];
  const added: Record<ColumnId, readonly ColumnBlock[]> = {};
  const names = table.columns.map((column) => column.name);
  let last = table.columns.at(-1)?.id ?? null;
  let taken = false;
  for (const [index, { type, blocks }] of read.columns.entries()) {
    let column = table.columns.find(({ id }) => id === ids[index]);
    if (index >= ids.length) {
      column = newColumn(context, names, target.fromColumn + index, type);
      operations.push({ kind: 'addColumn', sheetId: table.id, column, after: last });
      last = column.id;
    }
    if (!column || column.formula !== null || blocks.length === 0) continue;
    taken = true;
    const kind = blockKindOf(column.type);
    operations.push(...setBlocks(table, column, target.fromRow, cutAnew(blocks, 0, cuts, kind)));
    if (addedRows > 0) added[column.id] = cutAnew(blocks, rows - target.fromRow, addedLengths, kind);
  }
  if (!taken) return failed(problem('cellNotEditable'));
  if (addedRows > 0) operations.push(addRows(table, addedRows, added));
  const outcome = change(context, operations, { origin: 'input.paste', label });
  if (!outcome.ok) return outcome;
  const toRow = target.fromRow + read.rowCount - 1;
  const toColumn = target.fromColumn + read.columns.length - 1;
  context.services.select(selectionOf({ ...target, toRow, toColumn }));
  return ok();
}

/** One operation a block, so that whole blocks are taken over as they are. */
function setBlocks(
  table: TableSheet,
  column: TableColumn,
  fromRow: number,
  blocks: readonly ColumnBlock[],
): Operation[] {
  let from = fromRow;
  return blocks.map((values) => {
    const rows = sliceAxis(table.rows, from, (from += values.length));
    return { kind: 'setCells', sheetId: table.id, columnId: column.id, rows, values };
  });
}

function newColumn(
  context: CommandContext,
  names: string[],
  columnIndex: number,
  type: ColumnType,
): TableColumn {
  const name = freeName(columnNameAt(columnIndex, context.locale), names);
  names.push(name);
  // Blanks are filled in by the operation itself.
  return { id: newColumnId(), name, type, formula: null, blocks: [] };
}
