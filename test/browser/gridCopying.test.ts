import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { newWorkbook } from '../../src/model/newWorkbook';
import { cell, mountGrid, painted, type MountedGrid } from './gridBench';

let grid: MountedGrid;
afterEach(() => grid?.dispose());

/** Cells `1`, `2`, ... down the first column, and `=A1*2` beside the first one. */
async function mounted(): Promise<void> {
  grid = mountGrid(newWorkbook());
  await userEvent.click(cell(grid, 0, 0));
  await userEvent.keyboard('1{Enter}2{Enter}3{Enter}');
  await userEvent.click(cell(grid, 0, 1));
  await userEvent.keyboard('=A1*2{Enter}');
  await painted();
}

/** Adds cells to what is selected. */
async function withControl(...places: readonly (readonly [number, number])[]): Promise<void> {
  const [first, ...others] = places as [readonly [number, number], ...(readonly [number, number])[]];
  await userEvent.click(cell(grid, ...first));
  await userEvent.keyboard('{Control>}');
  for (const [row, column] of others) await userEvent.click(cell(grid, row, column));
  await userEvent.keyboard('{/Control}');
}

const copy = (): Promise<void> => userEvent.keyboard('{Control>}c{/Control}');
const paste = (): Promise<void> => userEvent.keyboard('{Control>}v{/Control}');
const frames = (): Element[] =>
  [...grid.element.querySelectorAll('.wb-copy-outline:not([hidden]) rect')].filter(
    (rect) => Number(rect.getAttribute('width')) > 1,
  );

describe('several ranges', () => {
  it('are framed and copied together where they share their columns', async () => {
    await mounted();
    await withControl([0, 0], [2, 0]);
    await copy();
    expect(frames()).toHaveLength(2);
    await userEvent.click(cell(grid, 4, 2));
    await paste();
    await painted();
    expect([grid.bench.input(4, 2), grid.bench.input(5, 2)]).toEqual([1, 3]);
    expect(grid.refusals).toEqual([]);
  });

  it('that lie anyhow are not copied, and it is said why', async () => {
    await mounted();
    await withControl([0, 0], [1, 1]);
    await copy();
    expect(grid.refusals).toMatchObject([{ code: 'rangesNotAligned' }]);
    expect(frames()).toEqual([]);
    // A menu says itself why, in its own place.
    expect(grid.view.clipboard.copy()).toMatchObject({ problem: { code: 'rangesNotAligned' } });
    expect(grid.refusals).toHaveLength(1);
  });

  it('take what is pasted, each of them', async () => {
    await mounted();
    await userEvent.click(cell(grid, 1, 0));
    await copy();
    await withControl([4, 0], [6, 1]);
    await paste();
    await painted();
    expect([grid.bench.input(4, 0), grid.bench.input(6, 1)]).toEqual([2, 2]);
  });

  it('of columns are fitted together by a double click on the edge of one, and those between are not', async () => {
    await mounted();
    const heading = (column: number): HTMLElement =>
      grid.element.querySelectorAll<HTMLElement>('.ht_clone_top thead th')[column + 1]!;
    await userEvent.click(heading(0));
    await userEvent.keyboard('{Control>}');
    await userEvent.click(heading(2));
    await userEvent.keyboard('{/Control}');
    await userEvent.hover(heading(2));
    const edge = grid.element.querySelector<HTMLElement>('.manualColumnResizer')!;
    await userEvent.dblClick(edge, { force: true });
    await expect.poll(() => grid.commands.at(-1)?.id).toBe('columns.fit');
    expect(grid.commands.at(-1)?.args).toBeUndefined();
    expect(grid.bench.selection?.others).toHaveLength(1);
  });

  it('of columns are made as wide as the one that is dragged, in one step to undo', async () => {
    await mounted();
    await dragSecondOfThree(60);
    const resized = grid.commands.filter(({ id }) => id === 'columns.setWidths');
    expect(resized).toMatchObject([{ args: { sizesPx: { 0: 156, 1: 156, 2: 156 } } }]);
    grid.bench.services.undo();
    await painted();
    expect(firstWidths()).toEqual([96, 96, 96]);
  });

  it('of columns that show formulas are twice as wide as they are, and are dragged to their true width', async () => {
    await mounted();
    grid.view.showFormulas(new Set([grid.view.sheetId]));
    await painted();
    expect(firstWidths()).toEqual([192, 192, 192]);
    await dragSecondOfThree(60);
    expect(grid.commands.at(-1)).toMatchObject({ args: { sizesPx: { 0: 126, 1: 126, 2: 126 } } });
  });

  const heading = (column: number): HTMLElement =>
    grid.element.querySelectorAll<HTMLElement>('.ht_clone_top thead th')[column + 1]!;
  const firstWidths = (): number[] => [0, 1, 2].map((column) => heading(column).offsetWidth);

  /** Three columns are selected; the edge of the middle one is dragged. */
  async function dragSecondOfThree(byPx: number): Promise<void> {
    await userEvent.click(heading(0));
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(heading(2));
    await userEvent.keyboard('{/Shift}');
    await userEvent.hover(heading(1));
    const edge = grid.element.querySelector<HTMLElement>('.manualColumnResizer')!;
    const { x, y } = edge.getBoundingClientRect();
    const mouse = (type: string, target: EventTarget, clientX: number): boolean =>
      target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX, clientY: y + 2 }));
    mouse('mousedown', edge, x);
    mouse('mousemove', window, x + byPx);
    mouse('mouseup', window, x + byPx);
    await painted();
  }
});

describe('Enter after copying', () => {
  it('pastes with formulas, once', async () => {
    await mounted();
    await userEvent.keyboard('{ArrowUp}');
    await copy();
    await userEvent.click(cell(grid, 1, 1));
    await userEvent.keyboard('{Enter}');
    await painted();
    expect(grid.bench.input(1, 1)).toBe('=A2*2');
    expect(frames()).toEqual([]);
    await userEvent.click(cell(grid, 2, 1));
    await userEvent.keyboard('{Enter}');
    await painted();
    expect(grid.bench.input(2, 1)).toBeNull();
  });

  it('pastes nothing once somebody has been in another program, where something else may have been copied', async () => {
    await mounted();
    await userEvent.keyboard('{ArrowUp}');
    await copy();
    window.dispatchEvent(new Event('blur'));
    await userEvent.click(cell(grid, 1, 1));
    await userEvent.keyboard('{Enter}');
    await painted();
    expect(grid.bench.input(1, 1)).toBeNull();
    expect(frames()).toEqual([]);
  });

  it('pastes nothing once a text was copied out of a field', async () => {
    await mounted();
    await copy();
    const field = document.createElement('input');
    document.body.append(field);
    field.value = 'text';
    await userEvent.tripleClick(field);
    await copy();
    field.remove();
    expect(frames()).toEqual([]);
  });

  it('moves what was cut', async () => {
    await mounted();
    await userEvent.click(cell(grid, 0, 0));
    await userEvent.keyboard('{Control>}x{/Control}');
    await userEvent.click(cell(grid, 6, 0));
    await userEvent.keyboard('{Enter}');
    await painted();
    expect([grid.bench.input(0, 0), grid.bench.input(6, 0), grid.bench.input(0, 1)]).toEqual([
      null,
      1,
      '=A7*2',
    ]);
  });

  it.each([
    ['Escape', '{Escape}'],
    ['something was typed', 'x{Enter}'],
    ['something was deleted', '{Delete}'],
  ])('no longer pastes after %s', async (_, keys) => {
    await mounted();
    await userEvent.click(cell(grid, 0, 0));
    await copy();
    expect(frames()).toHaveLength(1);
    await userEvent.click(cell(grid, 2, 0));
    await userEvent.keyboard(keys);
    expect(frames()).toEqual([]);
    await userEvent.click(cell(grid, 5, 0));
    await userEvent.keyboard('{Enter}');
    await painted();
    expect(grid.bench.input(5, 0)).toBeNull();
  });

  it('stays after Ctrl+V, for the next place', async () => {
    await mounted();
    await userEvent.click(cell(grid, 0, 0));
    await copy();
    await userEvent.click(cell(grid, 5, 0));
    await paste();
    await expect.poll(() => grid.bench.input(5, 0)).toBe(1);
    await userEvent.click(cell(grid, 6, 0));
    await userEvent.keyboard('{Enter}');
    await painted();
    expect(grid.bench.input(6, 0)).toBe(1);
  });
});
