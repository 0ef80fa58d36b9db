import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { dragCells } from '../../../src/commands/dragCells';
import { fillDown } from '../../../src/commands/fill';
import { pasteCells } from '../../../src/commands/paste';
import { manyReplaced } from '../../../src/commands/replacedCells';
import { firstSheetId, region, testBench, type TestBench } from './commandContext';

const rows = 200;
const columns = manyReplaced / rows;

/** As many cells as are told of, all of them filled, and one of another row. */
function filled(): { bench: TestBench; sheetId: ReturnType<typeof firstSheetId> } {
  const bench = testBench();
  const sheetId = firstSheetId(bench);
  const text = Array.from({ length: Math.ceil(columns) }, () => '1').join('\t');
  void bench.run(pasteCells, { target: region(sheetId, [0, 0]), text });
  void bench.run(fillDown, region(sheetId, [0, 0], [rows - 1, Math.ceil(columns) - 1]));
  void bench.run(typeCell, { sheetId, rowIndex: rows, columnIndex: 0, text: 'last' });
  return { bench, sheetId };
}

const block = (height: number): string =>
  Array.from({ length: height }, () => Array(Math.ceil(columns)).fill('9').join('\t')).join('\n');

describe('cells that held something', () => {
  it('are told of when more of them were pasted over than a screen shows, with the way back', () => {
    const { bench, sheetId } = filled();
    expect(bench.notices).toEqual([]);
    expect(bench.run(pasteCells, { target: region(sheetId, [0, 0]), text: block(rows) })).toEqual({
      ok: true,
    });
    expect(bench.notices).toEqual([
      {
        kind: 'message',
        text: 'commands_cells_replaced',
        params: { count: rows * Math.ceil(columns) },
        undoable: true,
      },
    ]);
    bench.services.undo();
    expect(bench.input(0, 0)).toBe(1);
  });

  it('are passed over in silence when they are few, or when only looks were pasted', () => {
    const { bench, sheetId } = filled();
    void bench.run(pasteCells, { target: region(sheetId, [0, 0]), text: block(rows / 2) });
    void bench.run(pasteCells, { target: region(sheetId, [0, 0]), text: block(rows), mode: 'formats' });
    expect(bench.notices).toEqual([]);
  });

  it('are told of where cells were dragged over them, however few; not the ones that were dragged', () => {
    const { bench, sheetId } = filled();
    const drag = (row: number) =>
      bench.run(dragCells, {
        source: region(sheetId, [rows - 2, 0], [rows - 1, 0]),
        target: { row, column: 0 },
        copy: false,
      });
    void drag(rows + 4);
    expect(bench.notices).toEqual([]);
    bench.services.undo();
    void drag(rows - 1);
    expect(bench.notices).toMatchObject([{ text: 'commands_cells_replaced', params: { count: 1 } }]);
  });
});
