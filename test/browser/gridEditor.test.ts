import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { lineId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import { cell, mountGrid, painted, type MountedGrid } from './gridBench';

let grid: MountedGrid;
afterEach(() => grid?.dispose());

async function click(rowIndex: number, columnIndex: number): Promise<void> {
  await userEvent.click(cell(grid, rowIndex, columnIndex));
}

describe('the editor', () => {
  const style = (of: Element) => getComputedStyle(of);

  it('looks like the cell it covers, and grows to the right before it grows down', async () => {
    grid = mountGrid();
    const { workbook } = grid.bench;
    const { sheetId } = grid.view;
    workbook.dispatch({
      operations: [
        {
          kind: 'setGridCells',
          sheetId,
          cells: Object.fromEntries(
            [0, 1].map((column) => [
              gridCellKey(lineId(1), lineId(column + 1)),
              {
                input: 'Wide words',
                style: { bold: true, italic: true, background: 'tintAccent', size: 'title' },
              },
            ]),
          ),
        },
      ],
      origin: 'test',
    });
    await painted();
    for (const column of [0, 1]) {
      await click(0, column);
      const covered = cell(grid, 0, column);
      const range = document.createRange();
      range.selectNodeContents(covered);
      const words = range.getBoundingClientRect();
      await userEvent.keyboard('{F2}');
      const field = grid.element.querySelector('textarea')!;
      for (const property of [
        'fontSize',
        'fontWeight',
        'fontStyle',
        'lineHeight',
        'backgroundColor',
      ] as const)
        expect(style(field)[property], property).toBe(style(covered)[property]);
      const box = field.getBoundingClientRect();
      expect(box.left + parseFloat(style(field).paddingLeft)).toBeCloseTo(words.left, 0);
      expect(Math.abs(box.height - covered.getBoundingClientRect().height)).toBeLessThan(2);
      await userEvent.keyboard(' and WWWWWWWWWWWWWWWWWWWW');
      expect(field.clientWidth).toBeGreaterThan(box.width * 2);
      expect(field.clientHeight).toBe(box.height);
      expect(field.scrollWidth).toBe(field.clientWidth);
      expect(style(field).resize).toBe('none');
      await userEvent.keyboard('{Alt>}{Enter}{/Alt}x');
      expect(field.clientHeight).toBeGreaterThan(box.height * 1.5);
      await userEvent.keyboard('{Escape}');
    }
  });

  it('has the colour of the cell and stands at its side, but a formula begins at the left', async () => {
    grid = mountGrid();
    const { workbook } = grid.bench;
    workbook.dispatch({
      operations: [
        {
          kind: 'setGridCells',
          sheetId: grid.view.sheetId,
          cells: { [gridCellKey(lineId(1), lineId(1))]: { input: 1234, style: { color: 'danger' } } },
        },
      ],
      origin: 'test',
    });
    await painted();
    await click(0, 0);
    const covered = cell(grid, 0, 0);
    const range = document.createRange();
    range.selectNodeContents(covered);
    const right = range.getBoundingClientRect().right;
    await userEvent.keyboard('{F2}');
    const field = grid.element.querySelector('textarea')!;
    expect(style(field).color).toBe(style(covered).color);
    expect(style(field).textAlign).toBe('right');
    const box = field.getBoundingClientRect();
    expect(box.right - parseFloat(style(field).paddingRight)).toBeCloseTo(right, 0);
    await userEvent.keyboard('5');
    expect(style(field).textAlign).toBe('right');
    await userEvent.keyboard('{Control>}a{/Control}=1+');
    expect(style(field).textAlign).toBe('start');
    await userEvent.keyboard('{Control>}a{/Control}7');
    expect(style(field).textAlign).toBe('right');
    await userEvent.keyboard('{Escape}');
  });
});
