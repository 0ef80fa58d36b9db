import { expect, it } from 'vitest';
import { sheetRows } from '../../../src/session/sheetRows';
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
