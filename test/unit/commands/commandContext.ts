import type { CellValue } from '../../../src/shared/value';
import type { Locale } from '../../../src/shared/localText';
import type { Notice as ValueNotice } from '../../../src/shared/notice';
import type { Command, CommandContext, Notice, Selection, TraceAction } from '../../../src/commands/command';
import type { Region } from '../../../src/commands/region';
import { lineIdAt } from '../../../src/model/axis';
import { cutIntoBlocks, blockKindOf, readBlocks } from '../../../src/model/columnBlocks';
import type { GridCell, TableColumn, TableSheet, WorkbookDocument } from '../../../src/model/document';
import { formulaOf, inputValue } from '../../../src/model/format/gridInput';
import { History } from '../../../src/model/history';
import { newColumnId, type ColumnId, type GridColumnId, type SheetId } from '../../../src/model/ids';
import { columnOf, findSheetByName, gridCell, gridSheet, tableSheet } from '../../../src/model/lookup';
import { newTableSheet, newWorkbook } from '../../../src/model/newWorkbook';
import type { RowOrder } from '../../../src/model/rowOrder';
import type { ValueReader } from '../../../src/model/valueReader';
import { Workbook } from '../../../src/model/workbook';
import { blockLengthsOf } from '../../../src/commands/tableWrites';

/** Shows what the document holds; results of formulas are what the test says they are. */
export class DocumentValues implements ValueReader {
  readonly #workbook: Workbook;
  readonly results = new Map<string, CellValue>();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  get version(): number {
    return this.#workbook.version;
  }

  tableValue(sheetId: SheetId, columnId: ColumnId, rowIndex: number): CellValue {
    const column = columnOf(tableSheet(this.#workbook.document, sheetId), columnId);
    return column.formula === null
      ? readBlocks(column.blocks, rowIndex)
      : (this.results.get(column.formula) ?? null);
  }

  columnBlocks(sheetId: SheetId, columnId: ColumnId): TableColumn['blocks'] {
    const table = tableSheet(this.#workbook.document, sheetId);
    const column = columnOf(table, columnId);
    if (column.formula === null) return column.blocks;
    const value = this.results.get(column.formula) ?? null;
    return table.blockLengths.flatMap((length) =>
      cutIntoBlocks(
        blockKindOf(column.type),
        Array.from({ length }, () => value),
      ),
    );
  }

  gridValue(...[sheetId, rowId, columnId]: Parameters<ValueReader['gridValue']>): CellValue {
    const input = gridCell(gridSheet(this.#workbook.document, sheetId), rowId, columnId)?.input ?? null;
    const formula = formulaOf(input);
    return formula === null ? inputValue(input) : (this.results.get(formula) ?? null);
  }

  /** What the test says looks wrong about the formula of a column. */
  readonly notices = new Map<ColumnId, ValueNotice>();

  tableNotices(_: SheetId, columnId: ColumnId): readonly ValueNotice[] {
    const notice = this.notices.get(columnId);
    return notice ? [notice] : [];
  }

  gridNotices(): [] {
    return [];
  }

  isSpilled(): boolean {
    return false;
  }

  isPending(): boolean {
    return false;
  }

  /** What the test says. */
  readonly orders = new Map<SheetId, RowOrder>();

  rowOrder(sheetId: SheetId): RowOrder | null {
    return this.orders.get(sheetId) ?? null;
  }

  isOrderPending(): boolean {
    return false;
  }
}

/** A workbook with its commands, and what they asked of the screen. */
export interface TestBench extends CommandContext {
  selection: Selection | null;
  locale: Locale;
  readonly values: DocumentValues;
  readonly asked: {
    shownSheet?: SheetId;
    selected?: Selection;
    dialog?: string;
    panel?: string | null;
    columnMenu?: { readonly sheetId: SheetId; readonly columnId: ColumnId | GridColumnId };
    trace?: TraceAction;
    reapplied?: SheetId;
  };
  readonly notices: Notice[];
  run<Args>(command: Command<Args>, args: Args): ReturnType<Command<Args>['run']>;
  /** The input of a cell of the grid sheet, by position. */
  input(rowIndex: number, columnIndex: number): GridCell['input'];
  table(name?: string): TableSheet;
  /** The values of a table column, by name. */
  column(name: string, table?: string): CellValue[];
}

export function testBench(document: WorkbookDocument = newWorkbook()): TestBench {
  const workbook = new Workbook(document);
  const history = new History(workbook);
  const asked: TestBench['asked'] = {};
  const notices: Notice[] = [];
  const bench: TestBench = {
    workbook,
    values: new DocumentValues(workbook),
    locale: 'en',
    readOnly: false,
    selection: null,
    asked,
    notices,
    services: {
      undo: () => history.undo(),
      redo: () => history.redo(),
      showSheet: (sheetId) => (asked.shownSheet = sheetId),
      select: (selection) => (asked.selected = selection),
      selectRows: () => undefined,
      showPanel: (panel) => (asked.panel = panel),
      showDialog: (dialog) => (asked.dialog = dialog),
      trace: (action) => (asked.trace = action),
      moveFocus: () => undefined,
      zoomBy: () => undefined,
      zoomTo: () => undefined,
      print: () => undefined,
      showColumnMenu: (sheetId, columnId) => (asked.columnMenu = { sheetId, columnId }),
      reapplyView: (sheetId) => (asked.reapplied = sheetId),
      notify: (notice) => notices.push(notice),
      runLongWork: (_label, work) =>
        work({ signal: new AbortController().signal, onProgress: () => undefined }),
    },
    run: (command, args) => command.run(bench, args),
    input(rowIndex, columnIndex) {
      const sheet = gridSheet(workbook.document, firstSheetId(bench));
      return (
        gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex))?.input ?? null
      );
    },
    table(name = 'Customers') {
      const found = findSheetByName(workbook.document, name);
      return tableSheet(workbook.document, found?.id as SheetId);
    },
    column(name, table = 'Customers') {
      const column = bench.table(table).columns.find((candidate) => candidate.name === name);
      return (column?.blocks ?? []).flatMap((block) =>
        Array.from({ length: block.length }, (_, i) => readBlocks([block], i)),
      );
    },
  };
  return bench;
}

export function firstSheetId(context: CommandContext): SheetId {
  return context.workbook.document.sheets[0]?.id as SheetId;
}

export function region(
  sheetId: SheetId,
  [fromRow, fromColumn]: readonly [number, number],
  [toRow, toColumn]: readonly [number, number] = [fromRow, fromColumn],
): Region {
  return { sheetId, fromRow, fromColumn, toRow, toColumn };
}

export function selected(where: Region): Selection {
  return { ...where, activeRow: where.fromRow, activeColumn: where.fromColumn };
}

type ColumnSpec = Pick<TableColumn, 'name' | 'type'> & { values?: CellValue[]; formula?: string };

/** A workbook whose second sheet is a table `Customers`. */
export function workbookWithTable(columns: readonly ColumnSpec[]): WorkbookDocument {
  const document = newWorkbook();
  const count = Math.max(...columns.map((column) => column.values?.length ?? 0));
  const table: TableSheet = {
    ...newTableSheet('Customers'),
    rows: [[1, count]] as unknown as TableSheet['rows'],
    nextRowId: count + 1,
    blockLengths: blockLengthsOf(count),
    columns: columns.map(({ name, type, values, formula }) => ({
      id: newColumnId(),
      name,
      type,
      formula: formula ?? null,
      blocks: formula === undefined ? cutIntoBlocks(blockKindOf(type), values ?? []) : [],
    })),
  };
  return { ...document, sheets: [...document.sheets, table] };
}
