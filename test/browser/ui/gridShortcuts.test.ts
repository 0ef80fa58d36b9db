import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lineIdAt } from '../../../src/model/axis';
import type { CellStyle } from '../../../src/model/document';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { fakePort, sampleDocument, type FakePort } from '../../support/fakePort';
import { showWorkbook } from './shellOnPage';

const cellAt = (row: number, column: number): HTMLElement => {
  const rows = document.querySelectorAll('.ht_master tbody tr');
  return rows[row]!.querySelectorAll<HTMLElement>('td')[column]!;
};

const press = (keys: string): Promise<void> => userEvent.keyboard(`{Control>}${keys}{/Control}`);

describe('keys of Excel, pressed in the cells', () => {
  let port: FakePort;
  beforeEach(async () => {
    port = fakePort(newWorkbook());
    await showWorkbook(port);
    await userEvent.click(cellAt(0, 0));
  });

  function styleAt(row: number, column: number): CellStyle | undefined {
    const sheet = gridSheet(port.workbook.document, port.workbook.document.sheets[0]!.id);
    return gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column))?.style;
  }

  it('Ctrl+5 strikes through, and takes it back', async () => {
    await press('5');
    await expect.poll(() => styleAt(0, 0)).toEqual({ strike: true });
    await press('5');
    await expect.poll(() => styleAt(0, 0)).toBeUndefined();
  });

  it('Ctrl+1 opens the formats, and the cells can be left for it and come back to', async () => {
    await press('1');
    await expect.element(page.getByRole('heading', { name: 'Format' })).toBeVisible();
    await userEvent.click(cellAt(1, 0));
    await press('5');
    await expect.poll(() => styleAt(1, 0)).toEqual({ strike: true });
  });

  it('Ctrl with ; and with the quote, with Shift and without, reach the cells and what is typed there', async () => {
    const run = vi.spyOn(port, 'runCommand');
    const key = (options: KeyboardEventInit) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { ctrlKey: true, bubbles: true, cancelable: true, ...options }),
      );
    key({ key: ';', code: 'Semicolon' });
    key({ key: ':', code: 'Semicolon', shiftKey: true });
    key({ key: "'", code: 'Quote' });
    key({ key: '"', code: 'Quote', shiftKey: true });
    expect(run.mock.calls.map(([id]) => id)).toEqual([
      'cells.insertDate',
      'cells.insertTime',
      'cells.copyFromAbove',
      'cells.copyValueFromAbove',
    ]);
    await userEvent.click(cellAt(3, 0));
    await userEvent.keyboard('due ');
    key({ key: ';', code: 'Semicolon' });
    await expect
      .poll(() => document.querySelector<HTMLTextAreaElement>('.handsontableInput')?.value)
      .toMatch(/^due \d{4}-\d\d-\d\d$/);
  });

  it('F4 repeats the last change, and nothing while a text is typed', async () => {
    const run = vi.spyOn(port, 'runCommand');
    await userEvent.keyboard('{F4}');
    expect(run).toHaveBeenLastCalledWith('history.repeat', undefined);
    run.mockClear();
    await userEvent.keyboard('abc{F4}');
    expect(run).not.toHaveBeenCalled();
  });
});

describe('the view, while keys select', () => {
  const scrolled = (): readonly [number, number] => {
    const holder = document.querySelector<HTMLElement>('.ht_master .wtHolder')!;
    return [holder.scrollTop, holder.scrollLeft];
  };
  let port: FakePort;
  beforeEach(async () => {
    port = fakePort(newWorkbook());
    const sheetId = port.workbook.document.sheets[0]!.id;
    for (const [rowIndex, columnIndex] of [
      [0, 0],
      [0, 1],
    ] as const)
      await port.runCommand('cells.type', { sheetId, rowIndex, columnIndex, text: 'x' });
    await showWorkbook(port);
    await userEvent.click(cellAt(0, 0));
  });

  it('stays where it is when the whole sheet is selected', async () => {
    await press('a');
    await expect.element(page.getByText('Count 2')).toBeVisible();
    await press('a');
    await expect
      .poll(() => document.querySelectorAll('.ht_clone_top th.ht__highlight').length)
      .toBeGreaterThan(2);
    expect(scrolled()).toEqual([0, 0]);
  });

  it('goes a screen to the right with Alt+PageDown and back with Alt+PageUp, the active cell with it', async () => {
    const address = page.getByRole('textbox', { name: 'Cell address' });
    await userEvent.keyboard('{Alt>}{PageDown}{/Alt}');
    await expect.poll(() => scrolled()[1]).toBeGreaterThan(300);
    await expect.element(address).not.toHaveValue('A1');
    const [top, left] = scrolled();
    expect(top).toBe(0);
    await userEvent.keyboard('{Alt>}{Shift>}{PageUp}{/Shift}{/Alt}');
    await expect.poll(() => scrolled()[1]).toBeLessThan(left);
    await expect.element(address).not.toHaveValue('A1');
    await userEvent.keyboard('{Alt>}{PageUp}{/Alt}{Alt>}{PageUp}{/Alt}');
    await expect.element(address).toHaveValue('A1');
  });
});

describe('formulas in place of values', () => {
  it('are shown on the sheet that is asked for with Ctrl+`, and values again', async () => {
    const port = fakePort(sampleDocument());
    const grid = port.workbook.document.sheets[1]!;
    const formula = { sheetId: grid.id, rowIndex: 0, columnIndex: 0, text: '=SUM(Customers[Revenue])' };
    await port.runCommand('cells.type', formula);
    const typed = { sheetId: grid.id, rowIndex: 1, columnIndex: 0, text: '12.5%' };
    await port.runCommand('cells.type', typed);
    await showWorkbook(port);
    await page.getByRole('tab', { name: /Sheet1/ }).click();
    await userEvent.click(cellAt(2, 0));
    const texts = (): string[] => [cellAt(0, 0).textContent, cellAt(1, 0).textContent];
    const [value] = texts();
    await press('`');
    await expect.poll(texts).toEqual(['=SUM(Customers[Revenue])', '12.50%']);
    await page.getByRole('tab', { name: /Customers/ }).click();
    await expect.poll(() => cellAt(0, 0).textContent).toBe('Northwind');
    await page.getByRole('tab', { name: /Sheet1/ }).click();
    await expect.poll(texts).toEqual(['=SUM(Customers[Revenue])', '12.50%']);
    await userEvent.click(cellAt(2, 0));
    await press('`');
    await expect.poll(texts).toEqual([value, '12.50%']);
  });
});
