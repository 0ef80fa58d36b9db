import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { insertColumnsLeft, insertColumnsRight, removeColumns } from '../../../src/commands/columnLines';
import {
  addColumn,
  removeColumn,
  renameColumn,
  setColumnFormula,
  setColumnType,
} from '../../../src/commands/columns';
import { undo } from '../../../src/commands/history';
import { insertRowsAbove, insertRowsBelow, removeRows } from '../../../src/commands/rows';
import { axisLength } from '../../../src/model/axis';
import { gridSheet } from '../../../src/model/lookup';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

const withTable = (): TestBench =>
  testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: ['a', 'b', 'c'] },
      { name: 'Amount', type: 'text', values: ['1,200', '7%', 'x'] },
    ]),
  );

describe('rows', () => {
  it('are inserted above and below the selection, as many as it has', () => {
    const bench = withTable();
    bench.selection = selected(region(bench.table().id, [1, 0], [2, 0]));
    void bench.run(insertRowsAbove, undefined);
    expect(bench.column('Name')).toEqual(['a', null, null, 'b', 'c']);
    bench.selection = selected(region(bench.table().id, [0, 0]));
    void bench.run(insertRowsBelow, undefined);
    expect(bench.column('Name')).toEqual(['a', null, null, null, 'b', 'c']);
  });

  it('are removed from a table, and undo brings them back', () => {
    const bench = withTable();
    void bench.run(removeRows, region(bench.table().id, [0, 0], [1, 0]));
    expect(bench.column('Name')).toEqual(['c']);
    void bench.run(undo, undefined);
    expect(bench.column('Name')).toEqual(['a', 'b', 'c']);
  });

  it('are removed wherever they are selected, columns too, in one step', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    const place = (at: number) => region(sheetId, [at, at]);
    for (let at = 0; at < 5; at++)
      void bench.run(typeCell, { sheetId, rowIndex: at, columnIndex: at, text: `x${at}` });
    bench.selection = { ...selected(place(3)), others: [place(0), place(3)] };
    void bench.run(removeRows, undefined);
    expect([bench.input(0, 1), bench.input(1, 2), bench.input(2, 4)]).toEqual(['x1', 'x2', 'x4']);
    void bench.run(removeColumns, undefined);
    expect([bench.input(0, 0), bench.input(1, 1), bench.input(2, 2)]).toEqual(['x1', 'x2', 'x4']);
    void bench.run(undo, undefined);
    void bench.run(undo, undefined);
    expect([0, 1, 2, 3, 4].map((at) => bench.input(at, at))).toEqual(['x0', 'x1', 'x2', 'x3', 'x4']);
  });

  it('of a grid sheet move formulas along', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex: 0, text: '=A2' });
    void bench.run(insertRowsAbove, region(sheetId, [0, 0]));
    expect(bench.input(1, 0)).toBe('=A3');
  });
});

describe('columns of a table', () => {
  it('are added with a formula typed in names', () => {
    const bench = withTable();
    const args = { sheetId: bench.table().id, name: 'Length', formula: 'LEN([@Name])' };
    expect(bench.run(addColumn, args)).toMatchObject({ ok: true });
    const [name, , length] = bench.table().columns;
    expect(length).toMatchObject({ name: 'Length', type: 'number', formula: `=LEN([@${name?.id}])` });
  });

  it('need a name of their own', () => {
    const bench = withTable();
    const sheetId = bench.table().id;
    expect(bench.run(addColumn, { sheetId, name: ' name ' })).toMatchObject({
      problem: { code: 'nameTaken' },
    });
    expect(bench.run(addColumn, { sheetId, name: '  ' })).toMatchObject({ problem: { code: 'nameEmpty' } });
    const columnId = bench.table().columns[0]!.id;
    expect(bench.run(renameColumn, { sheetId, columnId, name: 'NAME' })).toMatchObject({ ok: true });
    expect(bench.table().columns[0]?.name).toBe('NAME');
  });

  it('refuse a wrong formula and change nothing', () => {
    const bench = withTable();
    const before = bench.workbook.document;
    const args = { sheetId: bench.table().id, columnId: bench.table().columns[0]!.id, formula: '=1+*' };
    expect(bench.run(setColumnFormula, args)).toMatchObject({ problem: { code: 'formulaOperandMissing' } });
    expect(bench.workbook.document).toBe(before);
  });

  it('keep what they showed when the formula is taken away', () => {
    const bench = testBench(
      workbookWithTable([
        { name: 'A', type: 'number', values: [1, 2] },
        { name: 'Twice', type: 'number', formula: '=2' },
      ]),
    );
    bench.values.results.set('=2', 42);
    const args = { sheetId: bench.table().id, columnId: bench.table().columns[1]!.id, formula: '' };
    void bench.run(setColumnFormula, args);
    expect(bench.column('Twice')).toEqual([42, 42]);
  });

  it('are read anew when the type changes, and undo brings the texts back', () => {
    const bench = withTable();
    const args = { sheetId: bench.table().id, columnId: bench.table().columns[1]!.id };
    void bench.run(setColumnType, { ...args, type: 'number' });
    expect(bench.column('Amount')).toEqual([1200, 0.07, 'x']);
    void bench.run(undo, undefined);
    expect(bench.column('Amount')).toEqual(['1,200', '7%', 'x']);
  });

  it('are inserted and removed beside the selection', () => {
    const bench = withTable();
    bench.selection = selected(region(bench.table().id, [0, 1]));
    void bench.run(insertColumnsLeft, undefined);
    void bench.run(insertColumnsRight, undefined);
    expect(bench.table().columns.map((column) => column.name)).toEqual([
      'Name',
      'Column 3',
      'Column 4',
      'Amount',
    ]);
    void bench.run(removeColumns, region(bench.table().id, [0, 1], [0, 2]));
    void bench.run(removeColumn, { sheetId: bench.table().id, columnId: bench.table().columns[0]!.id });
    expect(bench.table().columns.map((column) => column.name)).toEqual(['Amount']);
  });
});

describe('columns of a grid sheet', () => {
  it('are inserted and removed', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    const count = (): number => axisLength(gridSheet(bench.workbook.document, sheetId).columns);
    void bench.run(insertColumnsRight, region(sheetId, [0, 0], [0, 2]));
    expect(count()).toBe(29);
    void bench.run(removeColumns, region(sheetId, [0, 0]));
    expect(count()).toBe(28);
  });
});
