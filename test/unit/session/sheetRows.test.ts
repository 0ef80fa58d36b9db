import { expect, it } from 'vitest';
import { sheetRows } from '../../../src/session/sheetRows';
import type { GridSheet } from '../../../src/model/document';
import { lineId } from '../../../src/model/ids';
import { chunkKeyOf, gridCellKey } from '../../../src/model/lookup';
import { newGridSheet } from '../../../src/model/newWorkbook';
import { sampleTable } from '../../support/sampleWorkbook';
import type { ValueReader } from '../../../src/model/valueReader';

it('gives the dates of a table as ISO text and its numbers as they are', () => {
  const table = sampleTable('Orders', [
    { name: 'Day', type: 'date', values: [45_296, 45_296.5, null] },
    { name: 'Amount', type: 'number', values: [45_296, 1.5, 2] },
  ]);
  const values = {
    columnBlocks: (_: unknown, id: unknown) => table.columns.find((column) => column.id === id)?.blocks ?? [],
  } as unknown as ValueReader;
  expect([...sheetRows(table, values).rows]).toEqual([
    ['2024-01-05', 45_296],
    ['2024-01-05 12:00', 1.5],
    [null, 2],
  ]);
});

it('gives what an array fills as well', () => {
  const base = newGridSheet('Sheet1', { rows: 9, columns: 9 });
  const sheet: GridSheet = {
    ...base,
    chunks: { [chunkKeyOf(lineId(2))]: { [gridCellKey(lineId(2), lineId(1))]: { input: '=SEQUENCE(2,2)' } } },
  };
  const numbers = new Map([
    ['2,1', 1],
    ['2,2', 2],
    ['3,1', 3],
    ['3,2', 4],
  ]);
  const values = {
    gridValue: (_: unknown, row: number, column: number) => numbers.get(`${row},${column}`) ?? null,
    isSpilled: (_: unknown, row: number, column: number) =>
      numbers.has(`${row},${column}`) && row + column > 3,
  } as unknown as ValueReader;
  const { header, rows } = sheetRows(sheet, values);
  expect([header, ...rows]).toEqual([
    ['', ''],
    [1, 2],
    [3, 4],
  ]);
});
