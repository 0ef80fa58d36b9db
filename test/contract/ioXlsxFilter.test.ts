import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import { openXlsx } from '../../src/io/xlsx/openXlsx';
import { areaOf } from '../../src/model/cellArea';
import type { GridSheet, WorkbookDocument } from '../../src/model/document';
import { filteredPlaces, filterPlace, type GridFilter } from '../../src/model/gridFilter';
import { lineId } from '../../src/model/ids';
import { chunkKeyOf, gridCellKey } from '../../src/model/lookup';
import { placesOfLines } from '../../src/model/lineSet';
import { newWorkbook } from '../../src/model/newWorkbook';
import { readDocument } from '../../src/model/readDocument';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { xlsxWords } from '../support/xlsxWords';
import { calculated } from '../support/workbookValues';

const list = [
  ['City', 'Sales'],
  ['Oslo', 1200],
  ['Bern', 9],
  ['Oslo', 7],
  [null, 1],
];

/** The list in A1 with a filter over it; row 6 below it is hidden by hand. */
function filtered(columns: GridFilter['columns']): WorkbookDocument {
  const empty = newWorkbook();
  const grid = empty.sheets[0] as GridSheet;
  const chunks: Record<string, Record<string, { input: string | number }>> = {};
  list.forEach((cells, row) =>
    cells.forEach((input, column) => {
      const rowId = lineId(row + 1);
      if (input !== null)
        (chunks[chunkKeyOf(rowId)] ??= {})[gridCellKey(rowId, lineId(column + 1))] = { input };
    }),
  );
  const area = areaOf(grid, { fromRow: 0, toRow: 4, fromColumn: 0, toColumn: 1 });
  const filter = { area, headingRow: lineId(1), columns };
  return { ...empty, sheets: [{ ...grid, chunks, hiddenRows: [[6, 1]], filter }] };
}

async function fileOf(document: WorkbookDocument): Promise<Uint8Array> {
  const world = await calculated(document);
  try {
    return await writeXlsxWorkbook({
      document,
      values: world.core.values,
      forms: functionForms,
      words: xlsxWords,
    });
  } finally {
    world.dispose();
  }
}

async function read(file: Uint8Array): Promise<{ grid: GridSheet; notes: readonly string[] }> {
  const opened = await readXlsxWorkbook(file, { name: 'Back', locale: 'en', isKnownFunction });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  expect(readDocument(opened.value.document).ok).toBe(true);
  const [grid] = opened.value.document.sheets;
  return { grid: grid as GridSheet, notes: opened.value.notes.map(({ kind }) => kind) };
}

describe('the filter over cells in an XLSX file', () => {
  it('is written as a list of what is shown, and hides its rows there', async () => {
    const condition = { kind: 'number', is: 'more', value: 100 } as const;
    const file = await fileOf(filtered({ 2: { filter: condition, hiddenRows: [[3, 3]] } }));
    const opened = await openXlsx(file);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const [sheet] = opened.value.workbook.sheets;
    expect(sheet?.autoFilter).toEqual({ range: 'A1:B5', columns: [{ colIndex: 1, filters: ['1200'] }] });
    const hidden = [...(sheet?.rowDefs ?? [])].flatMap(([row, { hidden: isHidden }]) =>
      isHidden ? [row] : [],
    );
    expect(hidden.sort()).toEqual([2, 3, 4, 5]);
  });

  it('comes back with what it hides, and rows hidden by hand stay so', async () => {
    const condition = { kind: 'text', is: 'notEqual', text: 'Bern' } as const;
    const { grid, notes } = await read(
      await fileOf(filtered({ 1: { filter: condition, hiddenRows: [[3, 1]] } })),
    );
    expect(filterPlace(grid)).toEqual({ fromRow: 0, toRow: 4, fromColumn: 0, toColumn: 1 });
    expect(filteredPlaces(grid)).toEqual([[2, 3]]);
    expect(placesOfLines(grid.rows, grid.hiddenRows)).toEqual([[5, 6]]);
    expect(grid.filter?.columns['1']?.filter).toEqual({
      kind: 'values',
      mode: 'show',
      texts: ['Oslo', ''],
    });
    expect(notes).not.toContain('filters');
  });

  it('comes back without conditions as it was', async () => {
    const { grid, notes } = await read(await fileOf(filtered({})));
    expect(filterPlace(grid)).toMatchObject({ fromRow: 0, toRow: 4 });
    expect(filteredPlaces(grid)).toEqual([]);
    expect(notes).not.toContain('filters');
  });

  it('is told of where its condition cannot be read; the rows stay hidden', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: 'List',
          rows: list,
          autoFilter: { range: 'A1:B5' },
          rowDefs: new Map([[2, { hidden: true }]]),
        },
      ],
    });
    const { grid, notes } = await read(file);
    expect(filterPlace(grid)).toMatchObject({ fromRow: 0, toRow: 4 });
    expect(placesOfLines(grid.rows, grid.hiddenRows)).toEqual([[2, 3]]);
    expect(notes).toContain('filters');
  });
});
