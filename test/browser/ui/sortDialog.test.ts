import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const dialog = page.getByRole('dialog', { name: 'Sort Customers' });
const firstColumn = dialog.getByRole('combobox', { name: 'Sort by', exact: true });
const orderOf = (port: FakePort): (string | undefined)[] => {
  const [table] = port.workbook.document.sheets;
  if (table?.kind !== 'table') return [];
  return (table.view?.sort ?? []).map(
    ({ columnId, direction }) => `${table.columns.find(({ id }) => id === columnId)?.name} ${direction}`,
  );
};

async function open(): Promise<FakePort> {
  const { port } = await showWorkbook(fakePort());
  const cell = document.querySelector<HTMLElement>('.ht_master td');
  if (!cell) throw new Error('the grid shows no cell');
  await userEvent.click(cell);
  await page.getByRole('button', { name: 'Sort and filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sort by several columns…' }).click();
  await expect.element(dialog).toBeVisible();
  return port;
}

describe('the sort dialog', () => {
  it('begins with the column of the active cell, and takes others in words of their type', async () => {
    const port = await open();
    await expect.element(firstColumn).toHaveFocus();
    await expect.element(dialog.getByLabelText('Order of Customer')).toHaveDisplayValue('A to Z');
    await dialog.getByRole('button', { name: 'Add a column' }).click();
    await dialog.getByLabelText('Then by').selectOptions('Revenue');
    await dialog.getByLabelText('Order of Revenue').selectOptions('Largest to smallest');
    await dialog.getByRole('button', { name: 'Sort', exact: true }).click();
    await waitFor(() => orderOf(port).length === 2);
    expect(orderOf(port)).toEqual(['Customer ascending', 'Revenue descending']);
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
  });

  it('is worked by keyboard alone: move, remove, and Enter', async () => {
    const port = await open();
    await dialog.getByRole('button', { name: 'Add a column' }).click();
    await expect.element(dialog.getByLabelText('Then by')).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await expect.element(firstColumn).toHaveValue(columnId(port, 'Region'));
    await expect.element(dialog.getByRole('status')).toHaveTextContent('Region is now number 1 of 2');
    await expect.element(firstColumn).toHaveFocus();
    // Past the direction to the buttons: the first one that can be pressed moves the level down again.
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(firstColumn).toHaveValue(columnId(port, 'Customer'));
    await expect.element(dialog.getByLabelText('Then by')).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}');
    await expect.element(firstColumn).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(dialog.getByRole('button', { name: 'Add a column' })).toHaveFocus();
    await userEvent.keyboard('{Enter}{Tab}{ArrowDown}{Tab}{Tab}{Tab}{Tab}{Enter}');
    await waitFor(() => orderOf(port).length === 1);
    expect(orderOf(port)).toEqual(['Customer descending']);
  });
});

function columnId(port: FakePort, name: string): string {
  const [table] = port.workbook.document.sheets;
  return (table?.kind === 'table' && table.columns.find((column) => column.name === name)?.id) || '';
}
