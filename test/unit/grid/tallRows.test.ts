import { expect, it } from 'vitest';
import { tallRows } from '../../../src/grid/tallRows';
import type { GridCell, GridSheet } from '../../../src/model/document';
import { lineId } from '../../../src/model/ids';
import { gridCellKey } from '../../../src/model/lookup';
import { newGridSheet } from '../../../src/model/newWorkbook';
import { withCells } from '../../../src/model/operations/gridCells';

const at = (row: number, column: number): string => gridCellKey(lineId(row), lineId(column));
const sheetWith = (cells: Record<string, GridCell>): GridSheet => withCells(newGridSheet('Sheet'), cells);

it('gives rows the height of their largest text, or the one that was chosen', () => {
  const sheet = {
    ...sheetWith({
      [at(1, 1)]: { input: 'a', style: { size: 'title' } },
      [at(1, 2)]: { input: 'b', style: { size: 'display' } },
      [at(200, 1)]: { input: 'c', style: { size: 'heading' } },
      [at(201, 1)]: { input: 'd', style: { bold: true } },
    }),
    rowHeightsPx: { 200: 90, 7: 50 },
  };
  const [first] = sheet.rows[0]!;
  expect(tallRows(sheet, 1000)).toEqual(
    new Map([
      [1 - first, 52],
      [7 - first, 50],
      [200 - first, 90],
    ]),
  );
});

it('looks again only at the chunk that an edit made anew', () => {
  let looks = 0;
  const watched: GridCell = {
    input: 2,
    get style() {
      looks++;
      return { size: 'title' as const };
    },
  };
  const sheet = sheetWith({ [at(1, 1)]: { input: 1 }, [at(100, 1)]: watched });
  tallRows(sheet, 1000);
  const looksAtFirst = looks;
  expect(looksAtFirst).toBeGreaterThan(0);
  expect(tallRows(withCells(sheet, { [at(1, 2)]: { input: 3 } }), 1000).size).toBe(1);
  expect(looks).toBe(looksAtFirst);
});
