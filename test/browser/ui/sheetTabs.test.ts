import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { flushSync } from 'svelte';
import { painted } from '../gridBench';
import { showWorkbook, waitFor } from './shellOnPage';

const tab = (name: string) => page.getByRole('tab', { name });

describe('the sheet tabs', () => {
  it('show which sheet is shown and what kind each is', async () => {
    await showWorkbook();
    await expect.element(tab('Table Customers')).toHaveAttribute('aria-selected', 'true');
    await expect.element(tab('Grid sheet Sheet1')).toHaveAttribute('aria-selected', 'false');
  });

  it('give the keyboard to a sheet that is added by mouse', async () => {
    await showWorkbook();
    await page.getByRole('button', { name: 'Add a sheet' }).click();
    await page.getByRole('menuitem', { name: 'Grid sheet' }).click();
    await expect.element(tab('Sheet2')).toHaveAttribute('aria-selected', 'true');
    await waitFor(() => document.activeElement?.closest('.wb-grid') !== null);
  });

  it.each([
    ['{ArrowRight}', 'Sheet1'],
    ['{ArrowLeft}', 'Sheet1'],
    ['{End}', 'Sheet1'],
    ['{End}{Home}', 'Customers'],
    ['{ArrowRight}{ArrowRight}', 'Customers'],
  ])('are walked through with the keys %s', async (keys, reached) => {
    await showWorkbook();
    await expect.element(tab('Customers')).toBeVisible();
    (tab('Customers').element() as HTMLElement).focus();
    await userEvent.keyboard(keys);
    await expect.element(tab(reached)).toHaveAttribute('aria-selected', 'true');
    await expect.element(tab(reached)).toHaveFocus();
  });

  it('are renamed by double-click, as one undoable step', async () => {
    const { port } = await showWorkbook();
    await tab('Sheet1').dblClick();
    const field = page.getByRole('textbox', { name: 'Name of the sheet' });
    await expect.element(field).toHaveFocus();
    await field.fill('Plan');
    await userEvent.keyboard('{Enter}');
    await expect.element(tab('Plan')).toBeVisible();
    await expect.element(tab('Plan')).toHaveFocus();
    port.history.undo();
    await expect.element(tab('Sheet1')).toBeVisible();
  });

  it('leave the focus to the field for a name, however soon someone types there', async () => {
    await showWorkbook();
    const element = tab('Sheet1').element();
    for (const type of ['click', 'click', 'dblclick'])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1 }));
    // Before the next frame, in which the sheet that was clicked would have taken the keyboard.
    flushSync();
    const field = page.getByRole('textbox', { name: 'Name of the sheet' }).element() as HTMLInputElement;
    field.focus();
    await painted();
    await userEvent.keyboard('Plan{Enter}');
    await expect.element(tab('Sheet1Plan')).toHaveFocus();
  });

  it('say why a name is refused', async () => {
    await showWorkbook();
    await tab('Sheet1').dblClick();
    await page.getByRole('textbox', { name: 'Name of the sheet' }).fill('customers');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/“customers” is already in use/)).toBeVisible();
    await expect.element(tab('Sheet1')).toBeVisible();
  });

  it('have a menu that the keyboard opens', async () => {
    const { port } = await showWorkbook();
    await tab('Sheet1').click();
    // Showing a sheet gives its cells the keyboard; from there Tab leads back to the tabs.
    (tab('Sheet1').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect
      .element(page.getByRole('menuitem', { name: 'Move the sheet right' }))
      .toHaveAttribute('data-disabled');
    await page.getByRole('menuitem', { name: 'Duplicate the sheet' }).click();
    await waitFor(() => port.workbook.document.sheets.length === 3);
    await expect.element(tab('Sheet1 copy')).toHaveAttribute('aria-selected', 'true');
  });

  it('grow by the add menu', async () => {
    await showWorkbook();
    await page.getByRole('button', { name: 'Add a sheet' }).click();
    await page.getByRole('menuitem', { name: 'Grid sheet' }).click();
    await expect.element(tab('Sheet2')).toHaveAttribute('aria-selected', 'true');
  });
});
