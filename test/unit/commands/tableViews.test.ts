import { describe, expect, it } from 'vitest';
import { filterByCell, filterOutCell } from '../../../src/commands/cellFilters';
import { clearCells, typeCell } from '../../../src/commands/cells';
import { copyRegion } from '../../../src/commands/clipboardContent';
import { fillDown } from '../../../src/commands/fill';
import { undo } from '../../../src/commands/history';
import { pasteCells } from '../../../src/commands/paste';
import { insertRowsAbove, insertRowsBelow, removeRows } from '../../../src/commands/rows';
import { sortTable } from '../../../src/commands/sortTable';
import { duplicateSheet } from '../../../src/commands/sheets';
import {
  clearFilters,
  clearSort,
  columnMenu,
  filterBy,
  reapplyView,
  sortAscending,
  sortBy,
  sortDescending,
  toggleFilter,
} from '../../../src/commands/tableViews';
import { keepOrder, type KeptOrder } from '../../../src/engine/keptOrder';
import { plainText } from '../../../src/shared/value';
import type { ColumnId } from '../../../src/model/ids';
import { RowOrder } from '../../../src/model/rowOrder';
import { region, selected, testBench, workbookWithTable, type TestBench } from './commandContext';

function withTable(): TestBench {
  const bench = testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: ['a', 'b', 'c', 'd', 'e'] },
      { name: 'Amount', type: 'number', values: [1, 2, 3, 4, 5] },
    ]),
  );
  bench.selection = selected(region(bench.table().id, [0, 1]));
  return bench;
}

const columnId = (bench: TestBench, index: number): ColumnId => bench.table().columns[index]?.id as ColumnId;

/** Shows these stored rows, and follows as rows come and go. */
function show(bench: TestBench, ...rows: number[]): () => string[] {
  const { id } = bench.table();
  let table = bench.table();
  let kept: KeptOrder = { ids: null, order: new RowOrder(Uint32Array.from(rows), 5) };
  bench.values.orders.set(id, kept.order);
  bench.workbook.subscribe(({ after }) => {
    const now = after.sheets.find((sheet) => sheet.id === id);
    if (now?.kind !== 'table' || now.rows === table.rows) return;
    kept = keepOrder(kept, table.rows, now.rows);
    table = now;
    bench.values.orders.set(id, kept.order);
  });
  return () => Array.from(kept.order.rows, (row) => plainText(bench.column('Name')[row] ?? null));
}

describe('sorting', () => {
  it('goes by one column, or by several one after the other', () => {
    const bench = withTable();
    const [name, amount] = [columnId(bench, 0), columnId(bench, 1)];
    void bench.run(sortDescending, undefined);
    expect(bench.table().view?.sort).toEqual([{ columnId: amount, direction: 'descending' }]);
    void bench.run(sortBy, { sheetId: bench.table().id, columnId: name, direction: 'ascending' });
    void bench.run(sortBy, { sheetId: bench.table().id, columnId: amount, direction: 'ascending' });
    expect(bench.table().view?.sort).toEqual([
      { columnId: amount, direction: 'ascending' },
      { columnId: name, direction: 'ascending' },
    ]);
    void bench.run(sortBy, { sheetId: bench.table().id, columnId: amount, direction: null });
    expect(bench.table().view?.sort).toEqual([{ columnId: name, direction: 'ascending' }]);
    void bench.run(clearSort, undefined);
    expect(bench.table().view).toBeUndefined();
  });

  it('by a list of columns puts that in the place of the order there was', () => {
    const bench = withTable();
    const [name, amount] = [columnId(bench, 0), columnId(bench, 1)];
    void bench.run(sortDescending, undefined);
    const levels = [
      { columnId: name, direction: 'descending' },
      { columnId: amount, direction: 'ascending' },
    ] as const;
    const { id: sheetId } = bench.table();
    void bench.run(sortTable, { sheetId, levels });
    expect(bench.table().view?.sort).toEqual(levels);
    expect(bench.run(sortTable, { sheetId, levels: [levels[0], levels[0]] })).toMatchObject({ ok: false });
    expect(bench.table().view?.sort).toEqual(levels);
    void bench.run(sortTable, { sheetId, levels: [] });
    expect(bench.table().view).toBeUndefined();
    void bench.run(undo, undefined);
    expect(bench.table().view?.sort).toEqual(levels);
  });

  it('is one step of undo, and never moves what is stored', () => {
    const bench = withTable();
    const before = bench.workbook.document;
    void bench.run(sortDescending, undefined);
    expect(bench.column('Amount')).toEqual([1, 2, 3, 4, 5]);
    void bench.run(undo, undefined);
    expect(bench.workbook.document).toEqual(before);
  });

  it('in the way it is sorted already sorts anew', () => {
    const bench = withTable();
    void bench.run(sortAscending, undefined);
    const { version } = bench.workbook;
    void bench.run(sortAscending, undefined);
    expect(bench.workbook.version).toBe(version);
    expect(bench.asked.reapplied).toBe(bench.table().id);
  });
});

describe('filtering', () => {
  it('adds to the filters of other columns, and is taken away alone or with all', () => {
    const bench = withTable();
    const [name, amount] = [columnId(bench, 0), columnId(bench, 1)];
    const { id: sheetId } = bench.table();
    const filter = { kind: 'number', is: 'more', value: 2 } as const;
    void bench.run(filterBy, { sheetId, columnId: amount, filter });
    void bench.run(filterByCell, undefined);
    void bench.run(filterBy, { sheetId, columnId: name, filter: { kind: 'blank', is: 'filled' } });
    expect(bench.table().view?.filters).toEqual({
      [amount]: { kind: 'values', mode: 'show', texts: ['1'] },
      [name]: { kind: 'blank', is: 'filled' },
    });
    void bench.run(filterBy, { sheetId, columnId: name, filter: null });
    expect(Object.keys(bench.table().view?.filters ?? {})).toEqual([amount]);
    void bench.run(clearFilters, undefined);
    expect(bench.table().view).toBeUndefined();
  });

  it('leaves out the value of the cell, one after the other', () => {
    const bench = withTable();
    const amount = columnId(bench, 1);
    void bench.run(filterOutCell, undefined);
    bench.selection = selected(region(bench.table().id, [2, 1]));
    void bench.run(filterOutCell, undefined);
    expect(bench.table().view?.filters[amount]).toEqual({ kind: 'values', mode: 'hide', texts: ['1', '3'] });
    const filter = { kind: 'values', mode: 'show', texts: ['3', '4'] } as const;
    const { id: sheetId } = bench.table();
    void bench.run(filterBy, { sheetId, columnId: amount, filter });
    void bench.run(filterOutCell, undefined);
    expect(bench.table().view?.filters[amount]).toEqual({ ...filter, texts: ['4'] });
  });

  it('leaves nothing out where a condition would be lost by it', () => {
    const bench = withTable();
    const filter = { kind: 'number', is: 'more', value: 2 } as const;
    void bench.run(filterBy, { sheetId: bench.table().id, columnId: columnId(bench, 1), filter });
    expect(bench.run(filterOutCell, undefined)).toMatchObject({
      problem: { code: 'columnHasCondition', params: { column: 'Amount' } },
    });
    expect(bench.table().view?.filters).toEqual({ [columnId(bench, 1)]: filter });
  });

  it('by the cell goes by the row that is shown', () => {
    const bench = withTable();
    show(bench, 3, 1);
    void bench.run(filterByCell, undefined);
    expect(bench.table().view?.filters[columnId(bench, 1)]).toMatchObject({ texts: ['4'] });
  });

  it('is switched on by offering it, and off by clearing it', () => {
    const bench = withTable();
    void bench.run(toggleFilter, undefined);
    expect(bench.asked.columnMenu).toEqual({ sheetId: bench.table().id, columnId: columnId(bench, 1) });
    void bench.run(filterByCell, undefined);
    void bench.run(toggleFilter, undefined);
    expect(bench.table().view).toBeUndefined();
  });

  it('goes along with a copy of the sheet, in its own columns', () => {
    const bench = withTable();
    void bench.run(filterByCell, undefined);
    void bench.run(sortAscending, undefined);
    void bench.run(duplicateSheet, undefined);
    const copy = bench.workbook.document.sheets.at(-1);
    const id = copy?.kind === 'table' ? copy.columns[1]?.id : undefined;
    expect(copy).toMatchObject({
      view: { sort: [{ columnId: id }], filters: { [String(id)]: { texts: ['1'] } } },
    });
  });

  it('is offered in a table only, and not to readers', () => {
    const bench = withTable();
    expect([sortAscending, columnMenu].map((command) => command.isEnabled(bench))).toEqual([true, true]);
    expect([reapplyView, clearSort, clearFilters].map((command) => command.isEnabled(bench))).toEqual([
      false,
      false,
      false,
    ]);
    bench.selection = selected(region(bench.workbook.document.sheets[0]!.id, [0, 0]));
    expect(sortAscending.isEnabled(bench)).toBe(false);
    expect(sortAscending.isEnabled({ ...withTable(), readOnly: true })).toBe(false);
  });
});

describe('in a table that shows rows 5, 2 and 4', () => {
  const looking = (): { bench: TestBench; names: () => string[] } => {
    const bench = withTable();
    return { bench, names: show(bench, 4, 1, 3) };
  };

  it('clearing takes the shown rows only', () => {
    const { bench } = looking();
    void bench.run(clearCells, { regions: [region(bench.table().id, [0, 1], [1, 1])] });
    expect(bench.column('Amount')).toEqual([1, null, 3, 4, null]);
  });

  it('one text goes into the shown rows of the selection', () => {
    const { bench } = looking();
    const { id: sheetId } = bench.table();
    const where = region(sheetId, [1, 1], [2, 1]);
    void bench.run(typeCell, { sheetId, rowIndex: 1, columnIndex: 1, text: '9', regions: [where] });
    expect(bench.column('Amount')).toEqual([1, 9, 3, 9, 5]);
  });

  it('filling goes on from row to row as they are shown', () => {
    const { bench } = looking();
    void bench.run(fillDown, region(bench.table().id, [0, 1], [2, 1]));
    expect(bench.column('Amount')).toEqual([1, 5, 3, 5, 5]);
  });

  it('pasting fills the shown rows and adds what is more at the end', () => {
    const { bench } = looking();
    const target = region(bench.table().id, [1, 1]);
    void bench.run(pasteCells, { target, text: '20\n40\n60' });
    expect(bench.column('Amount')).toEqual([1, 20, 3, 40, 5, 60]);
  });

  it('copying takes the shown rows in their order', () => {
    const { bench } = looking();
    const where = region(bench.table().id, [0, 0], [2, 0]);
    const options = { locale: 'en', cut: false } as const;
    expect(copyRegion(bench.workbook.document, bench.values, where, options)?.text).toBe('e\nb\nd');
  });

  it('what was cut leaves its rows, also when they are shown elsewhere by then', () => {
    const { bench } = looking();
    const where = region(bench.table().id, [0, 1]);
    const content = copyRegion(bench.workbook.document, bench.values, where, { locale: 'en', cut: true });
    if (!content) throw new Error('nothing was cut');
    show(bench, 0, 1, 2);
    void bench.run(pasteCells, { target: region(bench.table().id, [2, 1]), text: '5', content });
    expect(bench.column('Amount')).toEqual([1, 2, 5, 4, null]);
  });

  it('deleting rows takes the shown ones, and undo brings them back to their place', () => {
    const { bench, names } = looking();
    void bench.run(removeRows, region(bench.table().id, [0, 0], [1, 0]));
    expect(bench.column('Name')).toEqual(['a', 'c', 'd']);
    expect(names()).toEqual(['d']);
    void bench.run(undo, undefined);
    expect(bench.column('Name')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(names()).toEqual(['e', 'b', 'd']);
  });

  it('new rows appear where they are asked for', () => {
    const { bench, names } = looking();
    void bench.run(sortDescending, undefined);
    void bench.run(insertRowsAbove, region(bench.table().id, [2, 0]));
    expect(names()).toEqual(['e', 'b', '', 'd']);
    void bench.run(insertRowsBelow, region(bench.table().id, [3, 0]));
    expect(names()).toEqual(['e', 'b', '', 'd', '']);
    void bench.run(insertRowsAbove, region(bench.table().id, [0, 0]));
    expect(names()).toEqual(['', 'e', 'b', '', 'd', '']);
  });
});
