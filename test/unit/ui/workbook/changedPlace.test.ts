import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../../src/commands/cells';
import { insertRowsAbove, removeRows } from '../../../../src/commands/rows';
import type { Selection } from '../../../../src/commands/command';
import type { Sheet } from '../../../../src/model/document';
import { History } from '../../../../src/model/history';
import { RowOrder } from '../../../../src/model/rowOrder';
import { followHistory } from '../../../../src/ui/workbook/changedPlace';
import { firstSheetId, region, testBench, workbookWithTable } from '../../commands/commandContext';

function followed(amounts: readonly number[] = [1, 2, 3]) {
  const bench = testBench(
    workbookWithTable([
      { name: 'Name', type: 'text', values: amounts.map((_, row) => 'abc'[row % 3] ?? '') },
      { name: 'Amount', type: 'number', values: [...amounts] },
    ]),
  );
  const { workbook, values } = bench;
  const history = new History(workbook);
  const told: Selection[] = [];
  const screen = {
    get sheet(): Sheet | undefined {
      return workbook.document.sheets[0];
    },
    select: (selection: Selection) => told.push(selection),
  };
  followHistory({ workbook, values } as never, screen);
  const grid = firstSheetId(bench);
  const step = async (direction: 'undo' | 'redo'): Promise<Selection | undefined> => {
    told.length = 0;
    history[direction]();
    await Promise.resolve();
    return told[0];
  };
  const type = (sheetId: typeof grid, rowIndex: number, columnIndex: number) =>
    bench.run(typeCell, { sheetId, rowIndex, columnIndex, text: '7' });
  return { bench, grid, table: bench.table().id, step, type, told };
}

describe('what undo and redo show', () => {
  it('is what was typed, on whatever sheet', async () => {
    const { grid, table, step, type } = followed();
    void type(grid, 4, 2);
    expect(await step('undo')).toMatchObject({ ...region(grid, [4, 2]), activeRow: 4, activeColumn: 2 });
    expect(await step('redo')).toMatchObject(region(grid, [4, 2]));
    void type(table, 1, 1);
    expect(await step('undo')).toMatchObject(region(table, [1, 1]));
  });

  it('is all that was filled, and rows that come back', async () => {
    const { bench, grid, table, step } = followed();
    const regions = [region(grid, [1, 1], [3, 2])];
    void bench.run(typeCell, { sheetId: grid, rowIndex: 1, columnIndex: 1, text: 'x', regions });
    expect(await step('undo')).toMatchObject(regions[0]!);
    void bench.run(insertRowsAbove, region(grid, [5, 0], [6, 0]));
    await step('undo');
    expect(await step('redo')).toMatchObject({ fromRow: 5, toRow: 6 });
    void bench.run(removeRows, region(table, [1, 0], [2, 0]));
    expect(await step('undo')).toMatchObject(region(table, [1, 0], [2, 1]));
  });

  it('is shown in a task of its own where many rows come back, unless something else happened by then', async () => {
    const { bench, grid, table, step, type, told } = followed(
      Array.from({ length: 12_000 }, (_, row) => row),
    );
    const rows = region(table, [0, 0], [11_000, 0]);
    void bench.run(removeRows, rows);
    expect(await step('undo')).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toMatchObject([region(table, [0, 0], [11_000, 1])]);
    void bench.run(removeRows, rows);
    await step('undo');
    void type(grid, 4, 2);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toEqual([]);
  });

  it('is where a row stands on the screen, and nothing where a filter hides it', async () => {
    const { bench, table, step, type } = followed();
    bench.values.orders.set(table, new RowOrder(Uint32Array.of(2, 0), 3));
    void type(table, 2, 1);
    expect(await step('undo')).toMatchObject(region(table, [0, 1]));
    void type(table, 1, 1);
    expect(await step('undo')).toBeUndefined();
  });
});
