import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showWorkbook, waitFor } from './shellOnPage';

describe('the command palette', () => {
  it('opens with its key, finds a command by a part of its name and runs it', async () => {
    await showWorkbook();
    await userEvent.keyboard('{Control>}k{/Control}');
    const search = page.getByPlaceholder('What would you like to do?');
    await expect.element(search).toHaveFocus();
    await search.fill('parameters');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Parameters' })).toBeVisible();
    await expect.element(search).not.toBeInTheDocument();
  });

  it('leaves the selection where it is: the key that chose was its own', async () => {
    const { port } = await showWorkbook();
    const cell = document.querySelectorAll<HTMLElement>('.ht_master tbody td')[2]!;
    await userEvent.click(cell);
    await userEvent.keyboard('{Control>}k{/Control}');
    await page.getByPlaceholder('What would you like to do?').fill('bold');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => port.history.canUndo);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(page.getByLabelText('Cell address')).toHaveValue('Revenue · 1');
  });

  it('switches the language while running', async () => {
    await showWorkbook();
    await userEvent.keyboard('{Control>}k{/Control}');
    await page.getByPlaceholder('What would you like to do?').fill('language');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('已保存 · 刚刚')).toBeVisible();
  });

  it('goes to a sheet by name', async () => {
    await showWorkbook();
    await userEvent.keyboard('{Control>}k{/Control}');
    await page.getByPlaceholder('What would you like to do?').fill('Sheet1');
    await page.getByRole('option', { name: 'Sheet1' }).click();
    await expect.element(page.getByRole('tab', { name: 'Sheet1' })).toHaveAttribute('aria-selected', 'true');
  });

  it('says when nothing fits', async () => {
    await showWorkbook();
    await userEvent.keyboard('{Control>}k{/Control}');
    await page.getByPlaceholder('What would you like to do?').fill('qqqqqq');
    await expect.element(page.getByText('Nothing found. Try another word.')).toBeVisible();
  });
});

describe('the parameters panel', () => {
  it('takes a percentage as it is typed', async () => {
    const { port } = await showWorkbook();
    await page.getByRole('button', { name: 'Side panel' }).click();
    await page.getByRole('textbox', { name: 'Discount rate' }).fill('12.5');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => port.workbook.document.parameters[0]?.value === 0.125);
  });

  it('says which bounds a value breaks, and changes nothing', async () => {
    const { port } = await showWorkbook();
    await page.getByRole('button', { name: 'Side panel' }).click();
    await page.getByRole('textbox', { name: 'Discount rate' }).fill('70');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/between 0% and 50%/);
    expect(port.workbook.document.parameters[0]?.value).toBe(0.1);
  });
});
