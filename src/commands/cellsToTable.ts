import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { LocalText } from '../shared/localText';
import { isCellError, type CellValue } from '../shared/value';
import { applyOperations } from '../model/applyOperations';
import { lineIdAt } from '../model/axis';
import { blockKindOf, cutIntoBlocks } from '../model/columnBlocks';
import type { GridSheet, TableColumn, TableSheet, WorkbookDocument } from '../model/document';
import { typeOfColumn } from '../model/format/columnOfCells';
import { formatValue } from '../model/format/formatValue';
import { readsCells } from '../model/formula/readsCells';
import { rewriteFormulas } from '../model/formula/rewriteFormulas';
import { newColumnId } from '../model/ids';
import { findSheet, gridCellKey } from '../model/lookup';
import { newTableSheet } from '../model/newWorkbook';
import type { Operation } from '../model/operation';
import type { Command, CommandContext } from './command';
import { dataBlock, hasHeaderRow, isHeadingRow, isOnGrid } from './dataBlock';
import { GridWrites } from './gridWrites';
import { inSteps, type CellSteps } from './longSteps';
import { columnNameAt, freeName, numberedName } from './names';
import { change } from './outcome';
import { formatOfCell, shownValue } from './readCells';
import { cellCount, selectedSheet, selectionOf, type Region } from './region';
import { blockLengthsOf, nextLines } from './tableWrites';

const tableStem: LocalText = { en: 'Table', 'zh-CN': '表' };

/**
 * Makes a table sheet of a list of cells, by their values: what is selected, or what stands around the active cell. The
 * list leaves its place; where formulas read it, the place shows the table, so that they go on reading what they read.
 */
export const cellsToTable: Command<Region | void> = {
  id: 'cells.toTable',
  text: 'view_cellsToTable',
  hint: 'view_cellsToTableHint',
  icon: 'table-2',
  isEnabled: isOnGrid,
  run(context, args) {
    const { document } = context.workbook;
    const selected = selectedSheet(context);
    const sheet = args ? findSheet(document, args.sheetId) : selected?.sheet;
    if (sheet?.kind !== 'grid') return failed(problem('notFound'));
    if (!args && selected?.selection.others) return failed(problem('severalRanges'));
    const region = args ?? (selected && dataBlock(sheet, context.values, selected.selection));
    if (!region || region.toRow === region.fromRow) return failed(problem('nothingForTable'));
    const work = { label: cellsToTable.text, cells: 2 * cellCount(region) };
    return inSteps(context, work, makingTable(context, sheet, region), ({ table, operations }) => {
      const outcome = change(context, operations, { origin: 'cells.toTable', label: cellsToTable.text });
      if (!outcome.ok) return outcome;
      const first = { sheetId: table.id, fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 };
      context.services.select(selectionOf(first));
      const params = { table: table.name };
      context.services.notify({ kind: 'message', text: 'view_tableMade', params, undoable: true });
      return outcome;
    });
  },
};

interface MadeTable {
  readonly table: TableSheet;
  readonly operations: readonly Operation[];
}

function* makingTable(context: CommandContext, sheet: GridSheet, region: Region): CellSteps<MadeTable> {
  const table = yield* tableOf(context, sheet, region);
  const left = yield* leavingPlace(context.workbook.document, sheet, region, table);
  return ok({ table, operations: [{ kind: 'addSheet', sheet: table, after: sheet.id }, ...left] });
}

/** Cells between two looks at the clock. */
const cellsPerStep = 512;

function* tableOf(context: CommandContext, sheet: GridSheet, region: Region): Generator<number, TableSheet> {
  const { values, locale, workbook } = context;
  const hasHeader = hasHeaderRow(sheet, values, region) || isHeadingRow(sheet, values, region);
  const fromRow = region.fromRow + (hasHeader ? 1 : 0);
  const count = region.toRow - fromRow + 1;
  const names: string[] = [];
  const columns: TableColumn[] = [];
  for (let column = region.fromColumn; column <= region.toColumn; column++) {
    const fallback = columnNameAt(column - region.fromColumn, locale);
    const heading = hasHeader ? shownText(context, sheet, region.fromRow, column) : '';
    const name = freeName(heading || fallback, names);
    names.push(name);
    const shown: CellValue[] = [];
    for (let row = fromRow; row <= region.toRow; row++) {
      shown.push(shownValue(sheet, values, row, column));
      if (shown.length % cellsPerStep === 0) yield columns.length * count + shown.length;
    }
    columns.push(columnOf(sheet, shown, { name, fromRow, column }));
  }
  const sheetNames = workbook.document.sheets.map((other) => other.name);
  return {
    ...newTableSheet(numberedName(tableStem[locale], sheetNames)),
    rows: nextLines(1, count),
    nextRowId: count + 1,
    blockLengths: blockLengthsOf(count),
    columns,
  };
}

function shownText(
  { values, locale }: CommandContext,
  sheet: GridSheet,
  row: number,
  column: number,
): string {
  return formatValue(shownValue(sheet, values, row, column), formatOfCell(sheet, row, column), locale).trim();
}

function columnOf(
  sheet: GridSheet,
  shown: readonly CellValue[],
  { name, fromRow, column }: { readonly name: string; readonly fromRow: number; readonly column: number },
): TableColumn {
  const firstNumber = shown.findIndex((value) => typeof value === 'number');
  const { numberFormat } = firstNumber < 0 ? {} : formatOfCell(sheet, fromRow + firstNumber, column);
  const type = typeOfColumn(shown, numberFormat);
  return {
    id: newColumnId(),
    name,
    type,
    formula: null,
    // An error is what a formula came to: there is no formula any more.
    blocks: cutIntoBlocks(
      blockKindOf(type),
      shown.map((value) => (isCellError(value) ? null : value)),
    ),
    ...(numberFormat === undefined || type === 'text' ? {} : { numberFormat }),
  };
}

/** Takes the list away; what reads its cells finds the table there. */
function* leavingPlace(
  document: WorkbookDocument,
  sheet: GridSheet,
  region: Region,
  table: TableSheet,
): Generator<number, Operation[]> {
  const taken = new GridWrites(sheet);
  let done = cellCount(region);
  for (let row = region.fromRow; row <= region.toRow; row++) {
    for (let column = region.fromColumn; column <= region.toColumn; column++) {
      if (taken.cell(row, column)) taken.set(row, column, null);
      if (++done % cellsPerStep === 0) yield done;
    }
  }
  const operations = yield* taken.operationsInSteps();
  const cleared = applyOperations(document, operations).document;
  let isRead = false;
  rewriteFormulas(cleared, (formula, ownSheet) => {
    isRead ||= readsCells(formula, ownSheet, region);
    return formula;
  });
  if (!isRead) return operations;
  const corner = gridCellKey(
    lineIdAt(sheet.rows, region.fromRow),
    lineIdAt(sheet.columns, region.fromColumn),
  );
  const cells = { [corner]: { input: `=${table.id}[#All]` } };
  return [...operations, { kind: 'setGridCells', sheetId: sheet.id, cells }];
}
