import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Handsontable } from '../../src/grid/handsontable';
import { lineId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import { cell, customers, mountGrid, painted, type MountedGrid } from './gridBench';

let grid: MountedGrid;
afterEach(() => grid?.dispose());

async function click(rowIndex: number, columnIndex: number): Promise<void> {
  await userEvent.click(cell(grid, rowIndex, columnIndex));
}

describe('typing', () => {
  it('becomes a transaction, and the cell shows the value', async () => {
    grid = mountGrid();
    await click(1, 1);
    await userEvent.keyboard('12%{Enter}');
    await painted();
    expect(grid.bench.input(1, 1)).toBe(0.12);
    expect(cell(grid, 1, 1).textContent).toBe('12%');
    expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 1 });
    expect(grid.edits.at(-1)).toBeNull();
    expect(grid.edits.at(-2)).toMatchObject({ rowIndex: 1, columnIndex: 1, text: '12%' });
  });

  it('loses nothing when it is faster than the sheet is drawn and scrolled', async () => {
    grid = mountGrid();
    await click(0, 0);
    const press = (key: string, keyCode: number): void => {
      const event = new KeyboardEvent('keydown', { key, keyCode, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    };
    const texts = Array.from({ length: 40 }, (_, row) => `x${row}`);
    for (const text of texts) {
      press('x', 88);
      document.execCommand('insertText', false, text);
      press('Enter', 13);
    }
    expect(texts.map((_, row) => grid.bench.input(row, 0))).toEqual(texts);
    await painted();
    expect(grid.bench.selection).toMatchObject({ activeRow: 40, activeColumn: 0 });
  });

  it('goes on in the cell where it began before a frame gave the grid the focus', async () => {
    grid = mountGrid();
    await click(0, 0);
    grid.view.focusSoon();
    const key = { key: 'a', keyCode: 65, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    document.execCommand('insertText', false, 'abc');
    await painted();
    await userEvent.keyboard('def{Enter}');
    await painted();
    expect(grid.bench.input(0, 0)).toBe('abcdef');
  });

  it.each(['input', 'figure'])(
    'goes on in the %s that is gone to before the next cell is drawn',
    async (name) => {
      grid = mountGrid();
      const field = document.createElement(name);
      field.tabIndex = 0;
      document.body.append(field);
      try {
        await click(0, 0);
        await userEvent.keyboard('abc');
        const enter = { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', enter));
        field.focus();
        await painted();
        expect(document.activeElement).toBe(field);
        expect(grid.bench.selection).toMatchObject({ activeRow: 1, activeColumn: 0 });
        // Asked for from there, it goes.
        grid.view.focus();
        await painted();
        expect(document.activeElement?.closest('.wb-grid')).not.toBeNull();
      } finally {
        field.remove();
      }
    },
  );

  it('leaves the focus to a chart that is gone to before the hidden editor of an input method has taken it', async () => {
    grid = mountGrid(newWorkbook(), { locale: 'zh-CN' });
    const chart = document.createElement('figure');
    chart.tabIndex = 0;
    document.body.append(chart);
    try {
      await click(0, 0);
      await painted();
      expect(document.activeElement?.tagName).toBe('TEXTAREA');
      grid.view.focus();
      chart.focus();
      await painted();
      expect(document.activeElement).toBe(chart);
    } finally {
      chart.remove();
    }
  });

  it('is taken by a press of the mouse beside the sheet, which draws nothing where there is nothing to take', async () => {
    grid = mountGrid();
    await click(0, 0);
    await painted();
    const drawn = vi.fn();
    Handsontable.hooks.add('beforeRender', drawn);
    try {
      const press = (): boolean =>
        document.body.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      press();
      expect(drawn).not.toHaveBeenCalled();
      await userEvent.keyboard('12');
      press();
      expect(grid.bench.input(0, 0)).toBe(12);
      expect(drawn).toHaveBeenCalled();
    } finally {
      Handsontable.hooks.remove('beforeRender', drawn);
    }
  });

  it('keeps the headings of rows beside them where a text of several lines comes and goes', async () => {
    grid = mountGrid();
    const rows = (part: string): number[] =>
      [...grid.element.querySelectorAll(`${part} tbody tr`)]
        .slice(0, 4)
        .map((row) => row.getBoundingClientRect().top);
    const enter = (input: string | null): void =>
      void grid.bench.workbook.dispatch({
        operations: [
          {
            kind: 'setGridCells',
            sheetId: grid.view.sheetId,
            cells: { [gridCellKey(lineId(2), lineId(1))]: input === null ? null : { input } },
          },
        ],
        origin: 'test',
      });
    await painted();
    const before = rows('.ht_master');
    enter('two\nlines');
    await painted();
    expect(rows('.ht_master')[2]).toBeGreaterThan(before[2]!);
    expect(rows('.ht_clone_inline_start')).toEqual(rows('.ht_master'));
    enter(null);
    await painted();
    expect(rows('.ht_master')).toEqual(before);
    expect(rows('.ht_clone_inline_start')).toEqual(before);
  });

  it('is undone and redone by keyboard', async () => {
    grid = mountGrid();
    await click(0, 0);
    await userEvent.keyboard('abc{Enter}{Control>}z{/Control}');
    await painted();
    expect(cell(grid, 0, 0).textContent).toBe('');
    await userEvent.keyboard('{Control>}y{/Control}');
    await painted();
    expect(cell(grid, 0, 0).textContent).toBe('abc');
  });

  it('goes with Ctrl+End to the last cell in use, and selects up to it with Shift', async () => {
    grid = mountGrid();
    await click(4, 0);
    await userEvent.keyboard('low{Enter}');
    await click(1, 3);
    await userEvent.keyboard('right{Enter}');
    await click(0, 0);
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(grid.bench.selection).toMatchObject({ activeRow: 4, activeColumn: 3 });
    grid.bench.workbook.dispatch({
      operations: [{ kind: 'updateSheet', sheetId: grid.view.sheetId, patch: { hiddenColumns: [[4, 1]] } }],
      origin: 'test',
    });
    await painted();
    await click(1, 0);
    await userEvent.keyboard('{Control>}{Shift>}{End}{/Shift}{/Control}');
    expect(grid.bench.selection).toMatchObject({ fromRow: 1, fromColumn: 0, toRow: 4, toColumn: 2 });
  });

  it('goes back with Enter to the column where a run of tabs began', async () => {
    grid = mountGrid();
    grid.bench.workbook.dispatch({
      operations: [{ kind: 'updateSheet', sheetId: grid.view.sheetId, patch: { hiddenColumns: [[3, 1]] } }],
      origin: 'test',
    });
    await painted();
    await click(1, 1);
    // Column C is hidden.
    await userEvent.keyboard('a{Tab}b{Tab}{Tab}c{Shift>}{Tab}{/Shift}d{Enter}');
    await painted();
    expect([1, 3, 4, 5].map((column) => grid.bench.input(1, column))).toEqual(['a', 'b', 'd', 'c']);
    expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 1 });
    // Straight down where another cell was selected meanwhile, and where nothing was tabbed.
    await userEvent.keyboard('{Tab}{ArrowRight}{Enter}');
    expect(grid.bench.selection).toMatchObject({ activeRow: 3, activeColumn: 4 });
    await userEvent.keyboard('{Tab}{Enter}');
    expect(grid.bench.selection).toMatchObject({ activeRow: 4, activeColumn: 4 });
  });

  it('goes with Enter and Tab through what is selected, and what is told of the active cell follows', async () => {
    grid = mountGrid();
    const { sheetId } = grid.view;
    const area = { sheetId, fromRow: 0, fromColumn: 0, toRow: 2, toColumn: 2 };
    grid.view.select({ ...area, activeRow: 0, activeColumn: 0 });
    grid.view.focus();
    await userEvent.keyboard('{Enter}{Tab}');
    expect(grid.bench.selection).toEqual({ ...area, activeRow: 1, activeColumn: 1 });
    // It stays there when the keyboard comes back from a field beside the grid.
    grid.view.focus();
    await userEvent.keyboard('7{Enter}');
    expect(grid.bench.input(1, 1)).toBe(7);
    expect(grid.bench.selection).toEqual({ ...area, activeRow: 2, activeColumn: 1 });
  });

  it('with Ctrl+Enter goes into all ranges that are selected, which stay so', async () => {
    grid = mountGrid();
    await click(0, 0);
    await userEvent.keyboard('{Control>}');
    await click(2, 1);
    await userEvent.keyboard('{/Control}');
    const others = [{ sheetId: grid.view.sheetId, fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 }];
    expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 1, others });
    grid.view.focus();
    expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 1, others });
    await userEvent.keyboard('7{Control>}{Enter}{/Control}');
    expect([grid.bench.input(0, 0), grid.bench.input(2, 1)]).toEqual([7, 7]);
    expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 1, others });
    await click(4, 0);
    await userEvent.keyboard('ab{Control>}{Enter}{/Control}');
    expect(grid.bench.input(4, 0)).toBe('ab');
    expect(grid.bench.selection).toMatchObject({ activeRow: 4, activeColumn: 0 });
  });

  it('stays in the cell with the arrows after F2, and F2 again lets them go on', async () => {
    grid = mountGrid();
    await click(0, 1);
    await userEvent.keyboard('def{F2}{ArrowLeft}X{F2}{ArrowRight}');
    expect(grid.bench.input(0, 1)).toBe('deXf');
    expect(grid.bench.selection).toMatchObject({ activeRow: 0, activeColumn: 2 });
  });

  it('shows the result of a formula in the cell and the formula in the editor', async () => {
    grid = mountGrid();
    grid.bench.values.results.set('=SUM(B1:B3)', 42);
    await click(0, 0);
    await userEvent.keyboard('=SUM(B1:B3){Enter}');
    await painted();
    expect(cell(grid, 0, 0).textContent).toBe('42');
    await userEvent.keyboard('{ArrowUp}{F2}');
    expect(grid.element.querySelector('textarea')?.value).toBe('=SUM(B1:B3)');
    await userEvent.keyboard('{Escape}');
  });

  it('keeps the text in the editor when a formula is refused', async () => {
    grid = mountGrid();
    await click(0, 0);
    await userEvent.keyboard('=1+*{Enter}');
    await painted();
    expect(grid.bench.input(0, 0)).toBeNull();
    expect(grid.element.querySelector('textarea')?.value).toBe('=1+*');
    expect(grid.edits.at(-1)).toMatchObject({ rowIndex: 0, columnIndex: 0, text: '=1+*' });
    await userEvent.keyboard('{Escape}');
  });

  it('in the row after the last one adds a row to the table', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    await click(3, 0);
    await userEvent.keyboard('New{Enter}');
    await painted();
    expect(grid.bench.column('<img src=x onerror=alert(1)>')).toEqual([
      '<b>bold</b>',
      'Li Wei',
      '王芳',
      'New',
    ]);
    expect(cell(grid, 3, 0).textContent).toBe('New');
    expect(cell(grid, 4, 0).textContent).toBe('');
  });

  it('in a calculated column is refused, and F2 leads to its formula', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    await click(0, 4);
    await userEvent.keyboard('5');
    expect(grid.commands.at(-1)).toMatchObject({ id: 'cells.type', args: { columnIndex: 4 } });
    await userEvent.keyboard('{F2}');
    expect(grid.openedHeadings).toEqual([grid.bench.table().columns[4]?.id]);
  });

  it('clears with Delete, and fills down with Ctrl+D', async () => {
    grid = mountGrid();
    await click(0, 0);
    await userEvent.keyboard('7{Enter}{Control>}d{/Control}');
    await painted();
    expect(cell(grid, 1, 0).textContent).toBe('7');
    await userEvent.keyboard('{Delete}');
    await painted();
    expect(cell(grid, 1, 0).textContent).toBe('');
  });

  it('does nothing in a grid that is only for reading', async () => {
    grid = mountGrid(customers(), { sheet: 1, readOnly: true });
    await click(0, 0);
    await userEvent.keyboard('x{Enter}');
    expect(grid.commands.filter((command) => command.id === 'cells.type')).toEqual([]);
  });
});

describe('copying', () => {
  it('carries formulas within the workbook, shifted', async () => {
    grid = mountGrid();
    await click(0, 1);
    await userEvent.keyboard('=A1*2{Enter}');
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.copy();
    await click(3, 2);
    await userEvent.paste();
    await painted();
    expect(grid.bench.input(3, 2)).toBe('=B4*2');
    expect(grid.bench.input(0, 1)).toBe('=A1*2');
    await userEvent.cut();
    await click(6, 4);
    await userEvent.paste();
    await painted();
    expect([grid.bench.input(3, 2), grid.bench.input(6, 4)]).toEqual([null, '=B4*2']);
  });
});
