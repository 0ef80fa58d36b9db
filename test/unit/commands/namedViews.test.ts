import { describe, expect, it } from 'vitest';
import { hideColumns } from '../../../src/commands/hideLines';
import { undo } from '../../../src/commands/history';
import {
  chooseView,
  duplicateView,
  removeView,
  renameView,
  resetView,
  saveView,
  showAllRows,
  updateView,
} from '../../../src/commands/namedViews';
import { duplicateSheet } from '../../../src/commands/sheets';
import { filterOutCell } from '../../../src/commands/cellFilters';
import { sortDescending } from '../../../src/commands/tableViews';
import { removeColumn } from '../../../src/commands/columns';
import { chosenView, differsFromChosen, lookOf } from '../../../src/model/namedViews';
import type { ViewId } from '../../../src/model/ids';
import { region, selected, testBench, workbookWithTable, type TestBench } from './commandContext';

function withTable(): TestBench {
  const bench = testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: ['a', 'b', 'c'] },
      { name: 'Amount', type: 'number', values: [1, 2, 3] },
      { name: 'Note', type: 'text', values: ['x', null, 'y'] },
    ]),
  );
  activate(bench, 1);
  return bench;
}

const activate = (bench: TestBench, column: number): void => {
  bench.selection = selected(region(bench.table().id, [0, column]));
};
const save = (bench: TestBench, name: string) => bench.run(saveView, { sheetId: bench.table().id, name });
const choose = (bench: TestBench, viewId: ViewId | null) =>
  bench.run(chooseView, { sheetId: bench.table().id, viewId });
const names = (bench: TestBench) => bench.table().namedViews?.list.map(({ name }) => name);
const idOf = (bench: TestBench, name: string): ViewId =>
  bench.table().namedViews?.list.find((view) => view.name === name)?.id as ViewId;
const hidden = (bench: TestBench): string[] =>
  bench.table().columns.flatMap((column) => (column.hidden ? [column.name] : []));

describe('a view that is saved', () => {
  it('keeps order, filters and hidden columns, and brings them back', () => {
    const bench = withTable();
    void bench.run(sortDescending, undefined);
    void bench.run(filterOutCell, undefined);
    activate(bench, 2);
    void bench.run(hideColumns, undefined);
    expect(differsFromChosen(bench.table())).toBe(true);
    void save(bench, ' Large ones ');
    expect(names(bench)).toEqual(['Large ones']);
    expect(differsFromChosen(bench.table())).toBe(false);
    const look = lookOf(bench.table());
    void bench.run(showAllRows, undefined);
    expect(bench.table().view).toBeUndefined();
    void choose(bench, idOf(bench, 'Large ones'));
    expect(lookOf(bench.table())).toEqual(look);
  });

  it('does not follow what is changed afterwards, until that is saved or discarded', () => {
    const bench = withTable();
    void save(bench, 'Mine');
    void bench.run(sortDescending, undefined);
    expect(differsFromChosen(bench.table())).toBe(true);
    expect(chosenView(bench.table())?.view.sort).toEqual([]);
    void bench.run(resetView, undefined);
    expect(bench.table().view).toBeUndefined();
    void bench.run(sortDescending, undefined);
    void bench.run(updateView, undefined);
    expect(differsFromChosen(bench.table())).toBe(false);
    expect(chosenView(bench.table())?.view.sort).toHaveLength(1);
    expect(updateView.isEnabled(bench)).toBe(false);
  });

  it('has a name of its own', () => {
    const bench = withTable();
    void save(bench, 'Mine');
    expect(save(bench, 'mine')).toMatchObject({ problem: { code: 'nameTaken' } });
    expect(save(bench, '  ')).toMatchObject({ problem: { code: 'nameEmpty' } });
    void bench.run(duplicateView, undefined);
    expect(names(bench)).toEqual(['Mine', 'Mine copy']);
    expect(chosenView(bench.table())?.name).toBe('Mine copy');
    const { id: sheetId } = bench.table();
    const viewId = idOf(bench, 'Mine copy');
    expect(bench.run(renameView, { sheetId, viewId, name: 'MINE' })).toMatchObject({ ok: false });
    void bench.run(renameView, { sheetId, viewId, name: 'mine COPY' });
    expect(names(bench)).toEqual(['Mine', 'mine COPY']);
  });

  it('leaves the columns that are hidden with all rows to all rows', () => {
    const bench = withTable();
    activate(bench, 2);
    void bench.run(hideColumns, undefined);
    void save(bench, 'Without notes');
    activate(bench, 0);
    void bench.run(hideColumns, undefined);
    expect(hidden(bench)).toEqual(['Name', 'Note']);
    void choose(bench, null);
    expect(hidden(bench)).toEqual(['Note']);
    void choose(bench, null);
    expect(hidden(bench)).toEqual(['Note']);
  });

  it('is forgotten when it is deleted, and all rows are shown', () => {
    const bench = withTable();
    void bench.run(sortDescending, undefined);
    void save(bench, 'Mine');
    const before = bench.workbook.document;
    void bench.run(removeView, undefined);
    expect(bench.table().namedViews).toBeUndefined();
    expect(bench.table().view).toBeUndefined();
    void bench.run(undo, undefined);
    expect(bench.workbook.document).toEqual(before);
  });

  it('is one step of undo to choose', () => {
    const bench = withTable();
    void bench.run(sortDescending, undefined);
    void save(bench, 'Mine');
    void bench.run(showAllRows, undefined);
    const before = bench.workbook.document;
    void choose(bench, idOf(bench, 'Mine'));
    void bench.run(undo, undefined);
    expect(bench.workbook.document).toEqual(before);
  });

  it('loses a column that is deleted, and undo gives it back', () => {
    const bench = withTable();
    void bench.run(sortDescending, undefined);
    void save(bench, 'Mine');
    const before = bench.workbook.document;
    const { id: sheetId } = bench.table();
    void bench.run(removeColumn, { sheetId, columnId: bench.table().columns[1]!.id });
    expect(chosenView(bench.table())?.view.sort).toEqual([]);
    expect(differsFromChosen(bench.table())).toBe(false);
    void bench.run(undo, undefined);
    expect(bench.workbook.document).toEqual(before);
  });

  it('goes along with a copy of the sheet, in its own columns', () => {
    const bench = withTable();
    void bench.run(sortDescending, undefined);
    void save(bench, 'Mine');
    void bench.run(duplicateSheet, undefined);
    const copy = bench.workbook.document.sheets.at(-1);
    if (copy?.kind !== 'table') throw new Error('no copy');
    expect(chosenView(copy)?.view.sort[0]?.columnId).toBe(copy.columns[1]?.id);
    expect(differsFromChosen(copy)).toBe(false);
  });

  it('is offered in a table only, and not to readers', () => {
    const bench = withTable();
    expect(showAllRows.isEnabled(bench)).toBe(false);
    void save(bench, 'Mine');
    expect([showAllRows, removeView].map((command) => command.isEnabled(bench))).toEqual([true, true]);
    expect(removeView.isEnabled({ ...bench, readOnly: true })).toBe(false);
    expect(choose(bench, '_vgone' as ViewId)).toMatchObject({ ok: false });
  });
});
