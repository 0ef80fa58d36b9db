import { TextEditor } from 'handsontable/editors/textEditor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CellRenderer } from '../../src/grid/cellRenderer';
import { resizeColumns } from '../../src/commands/lineSizes';
import type { Axis } from '../../src/model/axis';
import { blockFromValues } from '../../src/model/columnBlocks';
import { RowOrder } from '../../src/model/rowOrder';
import { AnswerWait } from '../../src/shared/answerWait';
import { cellError } from '../../src/shared/value';
import { cell, customers, mountGrid, painted, type MountedGrid } from './gridBench';

let grid: MountedGrid;
afterEach(() => {
  vi.restoreAllMocks();
  grid?.dispose();
});

async function click(rowIndex: number, columnIndex: number): Promise<void> {
  await userEvent.click(cell(grid, rowIndex, columnIndex));
}

describe('what is shown', () => {
  it('stays text: names and values never become markup', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    await painted();
    expect(grid.element.querySelector('img')).toBeNull();
    expect(grid.element.querySelector('b')).toBeNull();
    expect(grid.element.querySelector('.ht_clone_top .wb-heading-name')?.textContent).toBe(
      '<img src=x onerror=alert(1)>',
    );
    expect(cell(grid, 0, 0).textContent).toBe('<b>bold</b>');
  });

  it('follows the type of the column, and marks what does not fit and what is an error', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    grid.bench.values.results.set('=2', cellError('DIV0'));
    grid.valuesChanged();
    await painted();
    expect([0, 1, 2].map((column) => cell(grid, 0, column + 1).textContent)).toEqual([
      '12,087.10',
      '2024-03-05',
      '12.5%',
    ]);
    expect(cell(grid, 2, 1).classList).toContain('wb-mismatch');
    expect(cell(grid, 0, 4).textContent).toBe('#DIV/0!');
    await userEvent.hover(cell(grid, 0, 4));
    const card = grid.element.querySelector<HTMLElement>('.wb-grid-card');
    expect(card?.hidden).toBe(false);
    expect(card?.textContent).toBe('About DIV0');
  });

  it('marks what looks wrong about a formula, and leaves remarks to whoever asks', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const { values } = grid.bench;
    const columnId = grid.bench.table().columns.find(({ formula }) => formula !== null)!.id;
    const said = { function: 'LIFETIME', reason: 'churnLooksLikeRetention', params: {} } as const;
    values.results.set('=2', 1.05);
    values.notices.set(columnId, { ...said, level: 'remark' });
    grid.valuesChanged();
    await painted();
    expect(cell(grid, 0, 4).classList).not.toContain('wb-noticed');
    values.notices.set(columnId, { ...said, level: 'warning' });
    grid.valuesChanged([columnId]);
    await painted();
    expect(cell(grid, 0, 4).classList).toContain('wb-noticed');
    // The pointer may rest there from before.
    await userEvent.hover(cell(grid, 1, 1));
    await userEvent.hover(cell(grid, 0, 4));
    const card = grid.element.querySelector<HTMLElement>('.wb-grid-card');
    expect([card?.hidden, card?.textContent]).toEqual([false, 'Noticed churnLooksLikeRetention']);
  });

  it('draws a changed value without touching the cells around it', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const untouched = cell(grid, 0, 1);
    untouched.classList.add('as-drawn-before');
    const table = grid.bench.table();
    const rows: Axis = [[2, 1]];
    const values = blockFromValues('number', [77]);
    const columnId = table.columns[1]!.id;
    grid.bench.workbook.dispatch({
      operations: [{ kind: 'setCells', sheetId: table.id, columnId, rows, values }],
      origin: 'test',
    });
    await painted();
    expect(cell(grid, 1, 1).textContent).toContain('77');
    expect(untouched.classList).toContain('as-drawn-before');
  });

  it('writes into the text that is there: a new one would be laid out from the beginning', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const text = cell(grid, 1, 1).firstChild;
    expect(text).toBeInstanceOf(Text);
    await click(1, 1);
    await userEvent.keyboard('77{Enter}');
    await painted();
    expect(cell(grid, 1, 1).firstChild).toBe(text);
    expect(text?.textContent).toContain('77');
    grid.view.setLocale('zh-CN');
    await painted();
    expect(cell(grid, 1, 1).firstChild).toBe(text);
  });

  it('costs one style a cell: no rule is for a part of every element, or asks what is in a cell', () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const selectors = [...document.styleSheets]
      .flatMap(({ cssRules }) => [...cssRules])
      .flatMap((rule) => (rule instanceof CSSStyleRule ? rule.selectorText.split(/,\s*/) : []));
    expect(selectors).toContain('.wb-root *');
    expect(selectors.filter((selector) => /(^|[\s>])\*?::(before|after|selection)$/.test(selector))).toEqual(
      [],
    );
    expect(selectors.filter((selector) => /^\.wb.*\b(td|cell).*:has\(/.test(selector))).toEqual([]);
  });

  it('says to a screen reader that nothing can be written where that is so', () => {
    grid = mountGrid(customers(), { sheet: 1, readOnly: true });
    expect(cell(grid, 0, 1).getAttribute('aria-readonly')).toBe('true');
    grid.view.setReadOnly(false);
    expect(cell(grid, 0, 1).hasAttribute('aria-readonly')).toBe(false);
  });

  it('looks only at the columns that changed: at one for an edit, at one for a computed column', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const looked: number[] = [];
    const redraw = CellRenderer.prototype.redraw;
    vi.spyOn(CellRenderer.prototype, 'redraw').mockImplementation(function (this: CellRenderer, ...args) {
      looked.push(args[2]);
      return redraw.apply(this, args);
    });
    await click(1, 1);
    await userEvent.keyboard('77{Enter}');
    await painted();
    // Three rows and the one to type a new row into.
    expect(looked).toEqual([1, 1, 1, 1]);
    looked.length = 0;
    grid.bench.values.results.set('=2', 5);
    grid.valuesChanged([grid.bench.table().columns[4]!.id]);
    await painted();
    expect(looked).toEqual([4, 4, 4, 4]);
    expect(cell(grid, 0, 4).textContent).toBe('5');
    vi.restoreAllMocks();
  });

  it('has the page laid out for the editor when it opens, not when a cell is selected', async () => {
    const placed = vi.spyOn(TextEditor.prototype, 'refreshDimensions');
    grid = mountGrid(customers(), { sheet: 1 });
    await click(0, 1);
    await userEvent.keyboard('{ArrowDown}');
    expect(placed).not.toHaveBeenCalled();
    await userEvent.keyboard('7');
    expect(placed).toHaveBeenCalled();
    const editor = grid.element.querySelector('.handsontableInputHolder')!.getBoundingClientRect();
    const edited = cell(grid, 1, 1).getBoundingClientRect();
    expect(Math.abs(editor.left - edited.left) + Math.abs(editor.top - edited.top)).toBeLessThan(4);
    expect(Math.abs(editor.height - edited.height)).toBeLessThan(4);
    vi.restoreAllMocks();
  });

  it('draws an edit at once, and the selection that moves on after the frame that shows it', async () => {
    const answer = new AnswerWait();
    grid = mountGrid(customers(), { sheet: 1, answer });
    await click(0, 1);
    await userEvent.keyboard('77');
    const headings = (): string[] =>
      [...grid.element.querySelectorAll('.ht_clone_inline_start tbody th')].map(({ className }) => className);
    const before = headings();
    const key = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    answer.end();
    expect(grid.bench.selection).toMatchObject({ activeRow: 1, activeColumn: 1 });
    expect(cell(grid, 0, 1).textContent).toContain('77');
    expect(headings()).toEqual(before);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(headings()).toEqual(before);
    await painted();
    expect(headings()).not.toEqual(before);
  });

  it('marks values on their way only when they stay away', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const isPending = vi.spyOn(grid.bench.values, 'isPending').mockReturnValue(true);
    grid.valuesChanged();
    await painted();
    expect(cell(grid, 0, 4).classList).not.toContain('wb-pending');
    await expect.poll(() => [...cell(grid, 0, 4).classList]).toContain('wb-pending');
    expect(cell(grid, 0, 4).getAttribute('aria-busy')).toBe('true');
    isPending.mockReturnValue(false);
    grid.valuesChanged([]);
    await painted();
    expect(cell(grid, 0, 4).classList).not.toContain('wb-pending');
    expect(cell(grid, 0, 4).hasAttribute('aria-busy')).toBe(false);
  });

  it('draws the heading of a renamed column', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const table = grid.bench.table();
    const columnId = table.columns[1]!.id;
    grid.bench.workbook.dispatch({
      operations: [{ kind: 'updateColumn', sheetId: table.id, columnId, patch: { name: 'Turnover' } }],
      origin: 'test',
    });
    await painted();
    expect(grid.element.querySelector('.ht_clone_top')?.textContent).toContain('Turnover');
  });

  it('says where a cell is as it is drawn, also after scrolling', async () => {
    grid = mountGrid();
    grid.view.scrollTo(200, 12);
    await painted();
    grid.view.select({
      sheetId: grid.view.sheetId,
      ...{ fromRow: 205, toRow: 205, fromColumn: 13, toColumn: 13, activeRow: 205, activeColumn: 13 },
    });
    await painted();
    const drawn = grid.element.querySelector('.ht_master td.current')?.getBoundingClientRect();
    const frame = grid.element.getBoundingClientRect();
    const told = grid.view.cellRect(205, 13);
    expect(Math.abs(told.left - ((drawn?.left ?? 0) - frame.left))).toBeLessThanOrEqual(1);
    expect(Math.abs(told.top - ((drawn?.top ?? 0) - frame.top))).toBeLessThanOrEqual(2);
    expect(Math.abs(told.height - (drawn?.height ?? 0))).toBeLessThanOrEqual(1);
  });

  it('opens a menu of commands in the language of the interface', async () => {
    grid = mountGrid(customers(), { sheet: 1, locale: 'zh-CN' });
    await userEvent.click(cell(grid, 1, 1), { button: 'right' });
    await painted();
    await expect.element(page.getByText('在上方插入行')).toBeVisible();
    await userEvent.click(page.getByText('在上方插入行'));
    expect(grid.bench.column('Revenue')).toEqual([12087.1, null, -5, 'unknown']);
  });

  it.each(['en', 'zh-CN'] as const)('has room for all its words in %s', async (locale) => {
    grid = mountGrid(undefined, { locale });
    await userEvent.click(cell(grid, 0, 0), { button: 'right' });
    await painted();
    const menu = document.querySelector('.htContextMenu')!;
    const { right } = menu.getBoundingClientRect();
    const words = [...menu.querySelectorAll('.ht_master td:not(.htSeparator)')].map((item) => {
      const range = document.createRange();
      range.selectNodeContents(item);
      return { text: item.textContent, right: range.getBoundingClientRect().right };
    });
    expect(words.length).toBeGreaterThan(20);
    // Eight pixels are left beside the longest.
    expect(words.filter((word) => word.right > right - 8)).toEqual([]);
  });

  it('gives the focus back to the cell when the menu is closed', async () => {
    grid = mountGrid();
    await userEvent.click(cell(grid, 2, 1), { button: 'right' });
    await painted();
    await userEvent.keyboard('{ArrowDown}{Escape}');
    await expect.poll(() => grid.element.contains(document.activeElement)).toBe(true);
    expect(grid.bench.selection).toMatchObject({ activeRow: 2, activeColumn: 1 });
  });

  it('keeps it within the grid, whose surroundings would cover it, and lets it scroll', async () => {
    grid = mountGrid(undefined, { heightPx: 300 });
    await userEvent.click(cell(grid, 4, 0), { button: 'right' });
    await painted();
    const menu = document.querySelector('.htContextMenu')!;
    const [own, around] = [menu.getBoundingClientRect(), grid.element.getBoundingClientRect()];
    expect([own.top >= around.top, own.bottom <= around.bottom]).toEqual([true, true]);
    expect(menu.scrollHeight).toBeGreaterThan(menu.clientHeight);
    expect(menu.querySelector('.ht_master td')!.getBoundingClientRect().top).toBeGreaterThanOrEqual(
      around.top,
    );
  });

  it('opens it at the pointer wherever the grid is, within the window, as a menu for those who hear it', async () => {
    document.body.style.padding = '150px 0 0 90px';
    try {
      grid = mountGrid(undefined, { locale: 'zh-CN' });
      await userEvent.click(cell(grid, 0, 0), { button: 'right' });
      await painted();
      const menu = document.querySelector('.htContextMenu')!;
      const { left, top, bottom } = menu.getBoundingClientRect();
      const at = cell(grid, 0, 0).getBoundingClientRect();
      expect(Math.abs(left - (at.left + at.width / 2))).toBeLessThan(4);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(at.bottom);
      expect(bottom).toBeLessThanOrEqual(innerHeight);
      const parents = [...menu.querySelectorAll('.ht_master :is(table, tbody, tr)')];
      expect(new Set(parents.map((part) => part.getAttribute('role')))).toEqual(new Set(['none']));
      expect(menu.querySelector('[aria-label="---------"]')).toBeNull();
      await userEvent.keyboard('{Escape}');
      await expect.poll(() => menu.isConnected && menu.checkVisibility()).toBe(false);
    } finally {
      document.body.style.padding = '';
    }
  });
});

describe('mounting', () => {
  it('leaves nothing behind after 50 grids', async () => {
    grid = mountGrid();
    grid.dispose();
    const before = window.document.querySelectorAll('*').length;
    for (let i = 0; i < 50; i++) {
      grid = mountGrid();
      grid.dispose();
    }
    await painted();
    expect(window.document.querySelectorAll('*').length).toBe(before);
  }, 120_000);
});

describe('a sorted and filtered table', () => {
  it('is drawn when its order comes, with the numbers of the stored rows', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    await click(2, 1);
    const { id } = grid.bench.table();
    grid.bench.values.orders.set(id, new RowOrder(Uint32Array.of(2, 0), 3));
    grid.valuesChanged([]);
    await painted();
    expect([0, 1, 2].map((row) => cell(grid, row, 0).textContent)).toEqual(['王芳', '<b>bold</b>', '']);
    const numbers = grid.element.querySelectorAll('.ht_clone_inline_start tbody th .rowHeader');
    expect([...numbers].map(({ textContent }) => textContent)).toEqual(['3', '1', '+']);
  });

  it('takes what is typed into the row that is seen', async () => {
    grid = mountGrid(customers(), { sheet: 1 });
    const { id } = grid.bench.table();
    grid.bench.values.orders.set(id, new RowOrder(Uint32Array.of(2, 0), 3));
    grid.valuesChanged([]);
    await painted();
    await click(0, 1);
    await userEvent.keyboard('7{Enter}');
    await painted();
    expect(grid.bench.column('Revenue')).toEqual([12087.1, -5, 7]);
    expect(cell(grid, 0, 1).textContent).toBe('7.00');
  });
});

describe('a number in a narrow column', () => {
  it('is rounded under General; another format gives way to marks, and is told', async () => {
    grid = mountGrid();
    await click(0, 0);
    await userEvent.keyboard('1234.56789{Enter}1234567.8%{Enter}-5{Enter}');
    const sheetId = grid.view.sheetId;
    await grid.bench.run(resizeColumns, { sheetId, sizesPx: { 0: 52 } });
    await painted();
    expect(cell(grid, 0, 0).textContent).toMatch(/^123[45](\.\d)?$/);
    expect(cell(grid, 1, 0).textContent).toMatch(/^#+$/);
    expect(cell(grid, 1, 0).getAttribute('aria-description')).toBe('1234567.80%');
    expect(cell(grid, 2, 0).textContent).toBe('-5');
    for (const row of [0, 1, 2])
      expect(cell(grid, row, 0).scrollWidth).toBeLessThanOrEqual(cell(grid, row, 0).clientWidth);
    void grid.bench.services.undo();
    await painted();
    expect(cell(grid, 0, 0).textContent).toBe('1234.56789');
    expect(cell(grid, 0, 0).scrollWidth).toBeLessThanOrEqual(cell(grid, 0, 0).clientWidth);
  });
});
