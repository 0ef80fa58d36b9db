import { afterEach, expect, it } from 'vitest';
import { Handsontable, type HotInstance } from '../../src/grid/handsontable';
import { RowPlaces } from '../../src/grid/rowPlaces';
import { customers, mountGrid, type MountedGrid } from './gridBench';

let grid: MountedGrid | undefined;
const made: HotInstance[] = [];
Handsontable.hooks.add('afterInit', function (this: HotInstance) {
  made.push(this);
});
afterEach(() => grid?.dispose());

it('makes the place of a row when Handsontable asks for it', () => {
  const places = new RowPlaces(1_000_000);
  expect(places).toHaveLength(1_000_000);
  expect(Object.keys(places)).toEqual(['0']);
  expect(places.slice(999_998, 999_999)).toEqual([{ visualRow: 999_998 }]);
  expect(new RowPlaces(0).slice()).toEqual([]);
});

it('answers Handsontable in both ways that it reads a cell', () => {
  grid = mountGrid(customers(), { sheet: 1 });
  const hot = made.at(-1)!;
  const data = hot.getSettings().data!;
  expect([data.length, Object.keys(data)]).toEqual([hot.countRows(), ['0']]);
  const rows = [0, 1, 2];
  const shown = rows.map((row) => hot.getDataAtCell(row, 0));
  expect(shown[0]).toBe('<b>bold</b>');
  expect(new Set(shown).size).toBeGreaterThan(1);
  expect(rows.map((row) => hot.getSourceDataAtCell(row, 0))).toEqual(shown);
});
