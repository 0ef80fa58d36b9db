import { describe, expect, it } from 'vitest';
import { areaOf } from '../../../src/model/cellArea';
import { applyOperations } from '../../../src/model/applyOperations';
import type { GridSheet, WorkbookDocument } from '../../../src/model/document';
import { filteredColumns, filteredPlaces, filterPlace, isWithin } from '../../../src/model/gridFilter';
import { lineId } from '../../../src/model/ids';
import { gridSheet } from '../../../src/model/lookup';
import { newGridSheet, newWorkbook } from '../../../src/model/newWorkbook';

/** Headings in row 3 over B to D, data in rows 4 to 9; a filter of column C hides rows 5, 6 and 8. */
function filtered(): { document: WorkbookDocument; sheet: GridSheet } {
  const plain = newGridSheet('List');
  const sheet: GridSheet = {
    ...plain,
    filter: {
      area: areaOf(plain, { fromRow: 2, toRow: 8, fromColumn: 1, toColumn: 3 }),
      headingRow: lineId(3),
      columns: {
        3: {
          filter: { kind: 'number', is: 'more', value: 1 },
          hiddenRows: [
            [5, 2],
            [8, 1],
          ],
        },
      },
    },
  };
  return { document: { ...newWorkbook(), sheets: [sheet] }, sheet };
}

describe('a filter over cells', () => {
  it('knows its place and what it hides', () => {
    const { sheet } = filtered();
    expect(filterPlace(sheet)).toEqual({ fromRow: 2, toRow: 8, fromColumn: 1, toColumn: 3 });
    expect(filteredPlaces(sheet)).toEqual([
      [4, 6],
      [7, 8],
    ]);
    expect([3, 4, 5, 6, 7, 8].filter((row) => isWithin(filteredPlaces(sheet), row))).toEqual([4, 5, 7]);
  });

  it('takes in rows that are inserted under its headings, and hides none of them', () => {
    const { document, sheet: of } = filtered();
    const inserted = applyOperations(document, [
      {
        kind: 'insertLines',
        sheetId: of.id,
        dimension: 'rows',
        after: lineId(3),
        lines: [[of.nextRowId, 2]],
      },
    ]).document;
    const grown = gridSheet(inserted, of.id);
    expect(filterPlace(grown)).toEqual({ fromRow: 2, toRow: 10, fromColumn: 1, toColumn: 3 });
    expect(filteredPlaces(grown)).toEqual([
      [6, 8],
      [9, 10],
    ]);
  });

  it('is not there without its headings', () => {
    const { document, sheet: of } = filtered();
    const remove = { kind: 'removeLines', sheetId: of.id, dimension: 'rows', lines: [[3, 1]] } as const;
    const without = gridSheet(applyOperations(document, [remove]).document, of.id);
    expect(filterPlace(without)).toBeNull();
    expect(filteredPlaces(without)).toEqual([]);
  });

  it('hides nothing for a column that is gone', () => {
    const { document, sheet: of } = filtered();
    const remove = { kind: 'removeLines', sheetId: of.id, dimension: 'columns', lines: [[3, 1]] } as const;
    const without = gridSheet(applyOperations(document, [remove]).document, of.id);
    expect(filterPlace(without)).toEqual({ fromRow: 2, toRow: 8, fromColumn: 1, toColumn: 2 });
    expect(filteredColumns(without)).toEqual([]);
    expect(filteredPlaces(without)).toEqual([]);
  });

  it('lets go of a row that is moved away, and takes in one that is moved amid its own', () => {
    const { document, sheet: of } = filtered();
    const move = (from: number, behind: number): GridSheet =>
      gridSheet(
        applyOperations(document, [
          { kind: 'moveLines', sheetId: of.id, dimension: 'rows', lines: [[from, 1]], after: lineId(behind) },
        ]).document,
        of.id,
      );
    expect(filterPlace(move(9, 50))).toMatchObject({ fromRow: 2, toRow: 7 });
    expect(filterPlace(move(50, 8))).toMatchObject({ fromRow: 2, toRow: 9 });
    expect(filterPlace(move(3, 50))).not.toBeNull();
  });
});
