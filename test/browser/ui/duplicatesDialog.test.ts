import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { rowCount } from '../../../src/model/lookup';
import { fakePort, type FakePort } from '../../support/fakePort';
import { sampleTable } from '../../support/sampleWorkbook';
import { showWorkbook, waitFor } from './shellOnPage';

const dialog = page.getByRole('dialog', { name: /^Remove duplicates from/ });
const status = dialog.getByRole('status');
const remove = dialog.getByRole('button', { name: 'Remove duplicates', exact: true });
const rowsOf = (port: FakePort): number => {
  const [table] = port.workbook.document.sheets;
  return table ? rowCount(table) : 0;
};

async function open(port: FakePort): Promise<void> {
  await showWorkbook(port);
  const cell = document.querySelector<HTMLElement>('.ht_master td');
  if (!cell) throw new Error('the grid shows no cell');
  await userEvent.click(cell);
  await page.getByRole('button', { name: 'Sort and filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove duplicates…' }).click();
  await expect.element(dialog).toBeVisible();
}

/** So many rows, a third of which repeat an earlier name with another amount. */
function customers(rows = 6): FakePort {
  const names = Array.from({ length: rows }, (_, row) => `Customer ${row % Math.ceil((rows * 2) / 3)}`);
  const table = sampleTable('Customers', [
    { name: 'Name', type: 'text', values: names },
    { name: 'Revenue', type: 'number', values: names.map((_, row) => row) },
  ]);
  return fakePort({ ...newWorkbook(), sheets: [table] });
}

/** A list of five rows under headings, of which two repeat an earlier one. */
function list(): FakePort {
  const port = fakePort(newWorkbook());
  const sheetId = port.workbook.document.sheets[0]!.id;
  const rows = [
    ['Name', 'Amount'],
    ['a', '1'],
    ['b', '2'],
    ['A', '1'],
    ['b', '2'],
    ['c', '3'],
  ];
  rows.forEach((cells, rowIndex) =>
    cells.forEach((text, columnIndex) => {
      void port.runCommand('cells.type', { sheetId, rowIndex, columnIndex, text });
    }),
  );
  return port;
}

describe('the dialog that removes duplicates', () => {
  it('counts for the chosen columns, says why there is nothing to remove, and removes', async () => {
    const port = customers();
    await open(port);
    await expect.element(status).toHaveTextContent('No duplicates: no two rows are the same');
    await expect.element(remove).toBeDisabled();
    await expect.element(remove).toHaveAccessibleDescription(/^No duplicates/);
    await dialog.getByRole('button', { name: 'None' }).click();
    await expect.element(status).toHaveTextContent('Choose at least one column.');
    await expect.element(remove).toBeDisabled();
    await dialog.getByRole('checkbox', { name: 'Name' }).click();
    await expect.element(status).toHaveTextContent('Duplicates: 2 of 6 rows. The first of each stays.');
    await remove.click();
    await waitFor(() => rowsOf(port) === 4);
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
    await expect.element(page.getByText('Duplicate rows removed: 2.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await waitFor(() => rowsOf(port) === 6);
  });

  it('is worked by keyboard alone', async () => {
    const port = customers();
    await open(port);
    await expect.element(dialog.getByRole('button', { name: 'All', exact: true })).toHaveFocus();
    // Past the other button and the name to the revenue, which tells all rows apart.
    await userEvent.keyboard('{Tab}{Tab}{Tab} ');
    await expect.element(status).toHaveTextContent('Duplicates: 2 of 6 rows.');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => rowsOf(port) === 4);
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
  });

  it('counts 100,000 rows for what was chosen last', async () => {
    const port = customers(100_000);
    await open(port);
    await expect.element(status).toHaveTextContent('No duplicates');
    await dialog.getByRole('checkbox', { name: 'Name' }).click();
    await dialog.getByRole('checkbox', { name: 'Name' }).click();
    await dialog.getByRole('checkbox', { name: 'Revenue' }).click();
    await expect.element(status).toHaveTextContent('Duplicates: 33,333 of 100,000 rows.');
  });

  it('finds the list around a cell, by the names of its columns or their letters', async () => {
    const port = list();
    await open(port);
    await expect.element(dialog).toHaveAccessibleName('Remove duplicates from A1:B6');
    await expect.element(status).toHaveTextContent('Duplicates: 2 of 5 rows.');
    await expect.element(dialog.getByRole('checkbox', { name: 'Amount' })).toBeChecked();
    await dialog.getByRole('switch', { name: 'The first row holds headings' }).click();
    await expect.element(dialog.getByRole('checkbox', { name: 'Column B' })).toBeChecked();
    await expect.element(status).toHaveTextContent('Duplicates: 2 of 6 rows.');
    await remove.click();
    await expect.element(page.getByText('Duplicate rows removed: 2.')).toBeVisible();
  });
});
