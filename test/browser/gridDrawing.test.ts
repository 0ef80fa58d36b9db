import { afterEach, describe, expect, it, vi } from 'vitest';
import { CellRenderer } from '../../src/grid/cellRenderer';
import { sliceAxis } from '../../src/model/axis';
import { cell, customers, mountGrid, painted, type MountedGrid } from './gridBench';

let grid: MountedGrid;
afterEach(() => {
  vi.restoreAllMocks();
  grid?.dispose();
});

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The places of the cells that are drawn from now on. */
function drawnCells(): string[] {
  const drawn: string[] = [];
  const draw = CellRenderer.prototype.draw;
  vi.spyOn(CellRenderer.prototype, 'draw').mockImplementation(function (this: CellRenderer, ...args) {
    drawn.push(`${args[1]}, ${args[2]}`);
    draw.apply(this, args);
  });
  return drawn;
}

describe('another sheet', () => {
  it('is taken over in one task and drawn, once, in the next', async () => {
    grid = mountGrid(customers());
    await painted();
    const drawn = drawnCells();
    grid.view.showSheet(grid.bench.table().id);
    expect(grid.view.sheetId).toBe(grid.bench.table().id);
    expect(drawn).toEqual([]);
    await nextTask();
    expect(cell(grid, 1, 0).textContent).toBe('Li Wei');
    await painted();
    expect(drawn).toHaveLength(4 * 5);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('is drawn in the next task for who selects in it, with what is selected', async () => {
    grid = mountGrid(customers());
    const { id: sheetId } = grid.bench.table();
    const region = { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 1 };
    const drawn = drawnCells();
    grid.view.select({ sheetId, ...region, activeRow: 1, activeColumn: 1 });
    expect(drawn).toEqual([]);
    await nextTask();
    expect(cell(grid, 1, 0).textContent).toBe('Li Wei');
    expect(grid.element.querySelector('.ht_master td.current')?.textContent).toBe('-5.00');
    expect(grid.bench.selection).toMatchObject({ sheetId, ...region });
  });

  it('is drawn at once for who asks it for the focus', () => {
    grid = mountGrid(customers());
    grid.view.showSheet(grid.bench.table().id);
    grid.view.focus();
    expect(cell(grid, 1, 0).textContent).toBe('Li Wei');
  });
});

describe('rows that come or go', () => {
  it('are taken over in the task of the change and drawn, once, in the next', async () => {
    grid = mountGrid(customers());
    const table = grid.bench.table();
    grid.view.showSheet(table.id);
    await painted();
    const drawn = drawnCells();
    const rows = sliceAxis(table.rows, 0, 1);
    grid.bench.workbook.dispatch({
      operations: [{ kind: 'removeRows', sheetId: table.id, rows }],
      origin: 'test',
    });
    expect(drawn).toEqual([]);
    expect(cell(grid, 1, 0).textContent).toBe('Li Wei');
    await nextTask();
    expect(cell(grid, 0, 0).textContent).toBe('Li Wei');
    expect(drawn).toHaveLength(3 * 5);
    expect(new Set(drawn).size).toBe(drawn.length);
    await painted();
    expect(drawn).toHaveLength(3 * 5);
  });

  it('are drawn first where a key or a press follows at once', async () => {
    grid = mountGrid(customers());
    const table = grid.bench.table();
    grid.view.showSheet(table.id);
    await painted();
    grid.bench.workbook.dispatch({
      operations: [{ kind: 'removeRows', sheetId: table.id, rows: sliceAxis(table.rows, 0, 1) }],
      origin: 'test',
    });
    cell(grid, 0, 0).dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    expect(cell(grid, 0, 0).textContent).toBe('Li Wei');
  });
});
