import { beforeEach, describe, expect, it } from 'vitest';
import type { EnginePatch } from '../../../src/engine/engineClient';
import { ValueMirror, type MirrorChange } from '../../../src/engine/valueMirror';
import { blockFromValues } from '../../../src/model/columnBlocks';
import type { GridSheet, TableColumn } from '../../../src/model/document';
import { lineId, newColumnId } from '../../../src/model/ids';
import type { Operation } from '../../../src/model/operation';
import { Workbook } from '../../../src/model/workbook';
import type { CellValue } from '../../../src/shared/value';
import { sampleWorkbook } from '../../support/sampleWorkbook';

describe('the value mirror', () => {
  const { document, table, column } = sampleWorkbook();
  const grid = document.sheets[0] as GridSheet;
  const calculated: TableColumn = {
    id: newColumnId(),
    name: 'Double',
    type: 'number',
    formula: '=1',
    blocks: [],
  };
  let workbook: Workbook;
  let mirror: ValueMirror;
  let changes: MirrorChange[];

  beforeEach(() => {
    const columns = [...table.columns, calculated];
    workbook = new Workbook({ ...document, sheets: [grid, { ...table, columns }] });
    mirror = new ValueMirror(workbook.document);
    changes = [];
    mirror.subscribe((change) => changes.push(change));
    workbook.subscribe((transaction) => mirror.applyTransaction(transaction));
  });

  const dispatch = (...operations: Operation[]) => workbook.dispatch({ operations, origin: 'test' });
  const patch = (part: Partial<EnginePatch>): void =>
    mirror.applyPatch({
      kind: 'patch',
      version: workbook.version,
      columns: [],
      cells: [],
      pending: [],
      ...part,
    });
  const columnPatch = (values: readonly CellValue[]) => ({
    sheetId: table.id,
    columnId: calculated.id,
    firstBlock: 0,
    blocks: [blockFromValues('number', values)],
    complete: true,
  });
  const shown = (rows = 3): CellValue[] =>
    Array.from({ length: rows }, (_, row) => mirror.tableValue(table.id, calculated.id, row));
  const insertFirstRow: Operation = {
    kind: 'insertRows',
    sheetId: table.id,
    after: null,
    rows: [[4, 1]],
    blockLengths: [1],
    columns: {},
  };
  const typeInto = (key: string, input: CellValue | string): Operation => ({
    kind: 'setGridCells',
    sheetId: grid.id,
    cells: { [key]: input === null ? null : { input: input as string } },
  });
  const at = (row: number, col: number): CellValue => mirror.gridValue(grid.id, lineId(row), lineId(col));

  it('shows plain values at once', () => {
    const revenue = column('Annual revenue');
    expect(mirror.tableValue(table.id, revenue, 1)).toBe(200);
    dispatch(typeInto('1:1', 5), typeInto('2:1', "'=5"));
    expect([at(1, 1), at(2, 1)]).toEqual([5, '=5']);
    expect(mirror.version).toBe(1);
    expect(changes[0]?.cells.get(grid.id)).toEqual(new Set(['1:1', '2:1']));
  });

  it('shows blanks in calculated columns until the engine has answered', () => {
    expect(shown()).toEqual([null, null, null]);
    expect(mirror.columnBlocks(table.id, calculated.id).map((block) => block.length)).toEqual([3]);
    expect(mirror.isPending(table.id, calculated.id)).toBe(true);
    patch({ columns: [columnPatch([1, 2, 3])] });
    expect(shown()).toEqual([1, 2, 3]);
    expect(mirror.isPending(table.id, calculated.id)).toBe(false);
    expect(changes[0]?.columns.get(table.id)).toEqual(new Set([calculated.id]));
  });

  it('keeps calculated values with their rows', () => {
    patch({ columns: [columnPatch([1, 2, 3])] });
    dispatch(insertFirstRow);
    expect(shown(4)).toEqual([null, 1, 2, 3]);
    expect(mirror.isPending(table.id)).toBe(true);
    dispatch({ kind: 'removeRows', sheetId: table.id, rows: [[1, 2]] });
    expect(shown(2)).toEqual([null, 3]);
  });

  it('moves values of an older version to where their rows are now', () => {
    const older = workbook.version;
    dispatch(insertFirstRow, { kind: 'removeRows', sheetId: table.id, rows: [[3, 1]] });
    patch({ version: older, columns: [columnPatch([7, 8, 9])] });
    expect(shown()).toEqual([null, 7, 8]);
    dispatch({ kind: 'removeRows', sheetId: table.id, rows: [[1, 1]] });
    patch({ version: workbook.version - 1, columns: [{ ...columnPatch([6, 7, 8]), complete: false }] });
    expect(shown(2)).toEqual([6, 8]);
    patch({});
    expect(shown(2)).toEqual([6, 8]);
    expect(mirror.isPending(table.id)).toBe(false);
  });

  it('drops values of an older version that are of another formula, or fit no rows', () => {
    patch({ columns: [columnPatch([1, 2, 3])] });
    patch({ columns: [columnPatch([7, 8])] });
    expect(shown()).toEqual([1, 2, 3]);
    const beforeFormula = workbook.version;
    dispatch({ kind: 'updateColumn', sheetId: table.id, columnId: calculated.id, patch: { formula: '=2' } });
    patch({ version: beforeFormula, columns: [columnPatch([7, 8, 9])] });
    expect(shown()).toEqual([1, 2, 3]);
    expect(mirror.isPending(table.id, calculated.id)).toBe(true);
  });

  it('takes older values that still fit, until newer ones come', () => {
    const older = workbook.version;
    dispatch(typeInto('1:1', 5));
    patch({ version: older, columns: [columnPatch([1, 2, 3])] });
    expect(shown()).toEqual([1, 2, 3]);
    expect(mirror.isPending(table.id, calculated.id)).toBe(true);
  });

  it('replaces single blocks', () => {
    patch({ columns: [columnPatch([1, 2, 3])] });
    patch({ columns: [{ ...columnPatch([4, 5, 6]), complete: false }] });
    expect(shown()).toEqual([4, 5, 6]);
    patch({ columns: [{ ...columnPatch([4, 5]), complete: false }] });
    expect(shown()).toEqual([4, 5, 6]);
  });

  it('shows results of formulas and arrays, but never over what was typed', () => {
    dispatch(typeInto('1:1', '={1;2}'));
    const values = { '1:1': 1, '2:1': 2 };
    patch({ cells: [{ sheetId: grid.id, values, complete: false }] });
    expect([at(1, 1), at(2, 1)]).toEqual([1, 2]);
    expect([1, 2].map((row) => mirror.isSpilled(grid.id, lineId(row), lineId(1)))).toEqual([false, true]);
    dispatch(typeInto('2:1', 9));
    expect(at(2, 1)).toBe(9);
    expect(mirror.isSpilled(grid.id, lineId(2), lineId(1))).toBe(false);
    patch({ cells: [{ sheetId: grid.id, values: { '2:1': null }, complete: false }] });
    dispatch(typeInto('2:1', null));
    expect(at(2, 1)).toBeNull();
    patch({ cells: [{ sheetId: grid.id, values: { '3:3': 1 }, complete: true }] });
    expect([at(1, 1), at(3, 3)]).toEqual([null, 1]);
  });

  it('stores nothing while something is pending, and restores what fits', () => {
    expect(mirror.snapshot()).toBeNull();
    patch({
      columns: [columnPatch([1, 2, 3])],
      cells: [{ sheetId: grid.id, values: { '1:1': 5 }, complete: true }],
    });
    const snapshot = mirror.snapshot();
    expect(snapshot).toMatchObject({ version: 0, columns: [columnPatch([1, 2, 3])] });
    const pending = [{ sheetId: table.id, columnId: calculated.id }];
    patch({ pending });
    expect(mirror.snapshot()).toBeNull();
    if (!snapshot) return;
    const opened = new ValueMirror(workbook.document, 0);
    expect(opened.restore({ ...snapshot, version: 7 })).toBe(false);
    expect(opened.restore(snapshot)).toBe(true);
    expect(opened.tableValue(table.id, calculated.id, 2)).toBe(3);
    expect(opened.gridValue(grid.id, lineId(1), lineId(1))).toBe(5);
    expect(opened.isPending(table.id, calculated.id)).toBe(false);
  });

  it('forgets sheets that are gone', () => {
    patch({ columns: [columnPatch([1, 2, 3])] });
    dispatch({ kind: 'removeSheet', sheetId: table.id });
    expect(mirror.columnBlocks(table.id, calculated.id)).toEqual([]);
    patch({ columns: [columnPatch([1, 2, 3])], cells: [{ sheetId: table.id, values: {}, complete: true }] });
    expect(mirror.tableValue(table.id, calculated.id, 0)).toBeNull();
  });
});
