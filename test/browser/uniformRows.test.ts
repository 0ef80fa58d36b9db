import Handsontable from 'handsontable/base';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import { newWorkbook } from '../../src/model/newWorkbook';
import { mountGrid, type MountedGrid } from './gridBench';

let grid: MountedGrid;
let told: { rowHeightsUniform?(): boolean } = {};
const listen = (walkontable: object): void => void (told = walkontable);
beforeEach(() => Handsontable.hooks.add('beforeInitWalkontable', listen));
afterEach(() => {
  Handsontable.hooks.remove('beforeInitWalkontable', listen);
  grid.dispose();
});

function withTallRow(): WorkbookDocument {
  const document = newWorkbook();
  const sheets = document.sheets.map((sheet) =>
    sheet.kind === 'grid' ? { ...sheet, rowHeightsPx: { 3: 60 } } : sheet,
  );
  return { ...document, sheets };
}

it('says that rows are of one height, so that the heights of all are not added up at each drawing', () => {
  grid = mountGrid();
  expect(told.rowHeightsUniform?.()).toBe(true);
});

it('says that they differ when one has a height of its own', () => {
  grid = mountGrid(withTallRow());
  expect(told.rowHeightsUniform?.()).toBe(false);
});
