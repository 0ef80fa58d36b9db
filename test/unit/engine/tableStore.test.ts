import { describe, expect, it } from 'vitest';
import { toArgument } from '../../../src/engine/functionPlugin';
import { TableStore } from '../../../src/engine/tableStore';
import { blockFromValues } from '../../../src/model/columnBlocks';
import { newColumnId, newSheetId } from '../../../src/model/ids';

const sheetId = newSheetId();
const [a, b] = [newColumnId(), newColumnId()];
const names = new Map([
  [a, 'A'],
  [b, 'B'],
]);

function storeOf(values: readonly number[]): TableStore {
  const store = new TableStore();
  store.setTable(sheetId, [values.length], names);
  store.setColumn(sheetId, a, [blockFromValues('number', values)], 'all');
  store.setColumn(sheetId, b, [blockFromValues('number', values)], 'all');
  return store;
}
const reference = (columnId = a) =>
  ({ sheetId, columnIds: [columnId], section: 'data', from: 0, to: null }) as const;

describe('the table store', () => {
  it('hands out the same values until the column changes, so that functions may keep what they know', () => {
    const store = storeOf([1, 2]);
    const values = store.values(reference());
    expect(store.values(reference())).toBe(values);
    expect(toArgument(store.values(reference()))).toBe(toArgument(values));
    store.setColumn(sheetId, b, [blockFromValues('number', [9, 9])], 'all');
    expect(store.values(reference())).toBe(values);
    store.setColumn(sheetId, a, [blockFromValues('number', [1, 3])], [[1, 2]]);
    expect(toArgument(store.values(reference()))).toMatchObject({ rows: 2, columns: 1, values: [1, 3] });
  });

  it('knows which rows changed since a version', () => {
    const store = storeOf([1, 2, 3]);
    const version = store.version(sheetId, a);
    expect(store.changedSince(sheetId, a, version)).toEqual([]);
    const next = store.setColumn(sheetId, a, [blockFromValues('number', [1, 5, 3])], [[1, 2]]);
    store.setColumn(sheetId, a, [blockFromValues('number', [1, 5, 6])], [[2, 3]]);
    expect(store.changedSince(sheetId, a, version)).toEqual([[1, 3]]);
    expect(store.changedSince(sheetId, a, next)).toEqual([[2, 3]]);
    expect(store.changedSince(sheetId, a, 9999)).toBe('all');
  });

  it('forgets positions when rows move, but knows what was inserted', () => {
    const store = storeOf([1, 2]);
    const old = store.version(sheetId, a);
    const edited = store.setColumn(sheetId, a, [blockFromValues('number', [1, 5])], [[1, 2]]);
    store.setTable(sheetId, [3], names);
    store.setReshapedColumn(sheetId, a, [blockFromValues('number', [7, 1, 5])], [[0, 1]]);
    expect(store.changedSince(sheetId, a, edited)).toEqual([[0, 1]]);
    expect(store.changedSince(sheetId, a, old)).toBe('all');
  });

  it('reads a table without rows as one blank row', () => {
    const store = storeOf([]);
    expect(toArgument(store.values(reference()))).toMatchObject({ rows: 1, values: [null] });
  });
});
