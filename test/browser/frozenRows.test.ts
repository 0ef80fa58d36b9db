import { afterEach, expect, it } from 'vitest';
import type { GridCell, GridSheet, WorkbookDocument } from '../../src/model/document';
import { lineIdAt } from '../../src/model/axis';
import { chunkKeyOf, gridCellKey } from '../../src/model/lookup';
import { newGridSheet, newWorkbook } from '../../src/model/newWorkbook';
import { mountGrid, painted, type MountedGrid } from './gridBench';

let grid: MountedGrid;
afterEach(() => grid.dispose());

/** With a text in large type in its second row, which is drawn as high as the text needs. */
function sheetWithTitle(name: string): GridSheet {
  const sheet = newGridSheet(name);
  const rowId = lineIdAt(sheet.rows, 1);
  const cell: GridCell = { input: name, style: { size: 'display' } };
  return {
    ...sheet,
    chunks: { [chunkKeyOf(rowId)]: { [gridCellKey(rowId, lineIdAt(sheet.columns, 1))]: cell } },
  };
}

it('keeps the rows below frozen ones where they are, whatever sheet was shown before', async () => {
  const frozen: GridSheet = { ...newGridSheet('List'), frozenRows: 3 };
  const document: WorkbookDocument = { ...newWorkbook(), sheets: [sheetWithTitle('Report'), frozen] };
  grid = mountGrid(document);
  await painted();
  grid.view.showSheet(frozen.id);
  await painted();
  const rows = (part: string) => [...grid.element.querySelectorAll(`${part} tbody tr`)];
  const fixed = rows('.ht_clone_top').at(-1)?.getBoundingClientRect();
  const same = rows('.ht_master').find((row) => row.getAttribute('aria-rowindex') === '4');
  // The first row has a line above it, the others have none.
  const away = (same?.getBoundingClientRect().bottom ?? 0) - (fixed?.bottom ?? 0);
  expect(Math.abs(away)).toBeLessThanOrEqual(1);
});

it('goes on showing the workbook when the row of the selected cell is frozen', async () => {
  const sheet = newGridSheet('List');
  grid = mountGrid({ ...newWorkbook(), sheets: [sheet] });
  await painted();
  grid.view.focus();
  const selected = grid.bench.selection;
  const update = (patch: { frozenRows: number }): void =>
    void grid.bench.workbook.dispatch({
      operations: [{ kind: 'updateSheet', sheetId: sheet.id, patch }],
      origin: 'test',
    });
  for (const frozenRows of [1, 0, 2]) {
    update({ frozenRows });
    await painted();
    expect(grid.element.querySelectorAll('.ht_clone_top tbody tr')).toHaveLength(frozenRows);
  }
  expect(grid.bench.selection).toEqual(selected);
});
