import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const menu = (column: string) => page.getByRole('dialog', { name: `Sort and filter ${column}` });
const viewOf = (port: FakePort) => {
  const [table] = port.workbook.document.sheets;
  return table?.kind === 'table' ? table.view : undefined;
};
const columnId = (port: FakePort, index: number): string => {
  const [table] = port.workbook.document.sheets;
  return (table?.kind === 'table' ? table.columns[index]?.id : undefined) ?? '';
};

function headingButton(column: string): HTMLElement {
  const button = document.querySelector<HTMLElement>(
    `.ht_clone_top [aria-label="Sort and filter ${column}"]`,
  );
  if (!button) throw new Error(`the heading of ${column} has no button`);
  return button;
}

async function open(column: string): Promise<FakePort> {
  const { port } = await showWorkbook(fakePort());
  await userEvent.click(headingButton(column));
  await expect.element(menu(column)).toBeVisible();
  return port;
}

describe('the menu of a column heading', () => {
  it('sorts by the column, and the heading says so', async () => {
    const port = await open('Revenue');
    await menu('Revenue').getByRole('button', { name: 'Descending' }).click();
    await waitFor(() => viewOf(port) !== undefined);
    expect(viewOf(port)?.sort).toEqual([{ columnId: columnId(port, 2), direction: 'descending' }]);
    await waitFor(() => document.querySelector('.ht_clone_top th[aria-sort="descending"]') !== null);
    await expect.element(menu('Revenue')).not.toBeInTheDocument();
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
  });

  it('adds a column to an order there is', async () => {
    const port = await open('Region');
    await menu('Region').getByRole('button', { name: 'Ascending' }).click();
    await waitFor(() => viewOf(port) !== undefined);
    await userEvent.click(headingButton('Revenue'));
    await menu('Revenue').getByRole('button', { name: 'Then descending' }).click();
    await waitFor(() => viewOf(port)?.sort.length === 2);
    expect(viewOf(port)?.sort.map(({ direction }) => direction)).toEqual(['ascending', 'descending']);
  });

  it('lists the values with their counts, and shows what is ticked', async () => {
    const port = await open('Region');
    await expect.element(menu('Region').getByText('4').first()).toBeVisible();
    await menu('Region').getByRole('checkbox', { name: 'West' }).click();
    await menu('Region').getByRole('button', { name: 'Apply' }).click();
    await waitFor(() => viewOf(port) !== undefined);
    expect(viewOf(port)?.filters).toEqual({
      [columnId(port, 1)]: { kind: 'values', mode: 'hide', texts: ['West'] },
    });
  });

  it('finds values by searching, and refuses a filter that would show nothing', async () => {
    const port = await open('Customer');
    await menu('Customer').getByRole('button', { name: 'None' }).click();
    await menu('Customer').getByRole('button', { name: 'Apply' }).click();
    await expect.element(menu('Customer').getByRole('alert')).toHaveTextContent('Choose at least one value.');
    await menu('Customer').getByRole('searchbox').fill('蓝');
    await menu('Customer').getByRole('checkbox', { name: '蓝海科技' }).click();
    await expect.element(menu('Customer').getByRole('checkbox')).toBeChecked();
    await menu('Customer').getByRole('button', { name: 'Apply' }).click();
    await waitFor(() => viewOf(port) !== undefined);
    expect(Object.values(viewOf(port)?.filters ?? {})).toEqual([
      { kind: 'values', mode: 'show', texts: ['蓝海科技'] },
    ]);
  });

  it('takes a condition, says what is missing, and takes it away again', async () => {
    const port = await open('Revenue');
    await menu('Revenue').getByLabelText('Kind of filter').selectOptions('is between');
    await menu('Revenue').getByLabelText('From').fill('5,000');
    await userEvent.keyboard('{Enter}');
    await expect.element(menu('Revenue').getByRole('alert')).toHaveTextContent('Type a number.');
    await menu('Revenue').getByLabelText('To').fill('8000');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => viewOf(port) !== undefined);
    expect(Object.values(viewOf(port)?.filters ?? {})).toEqual([
      { kind: 'number', is: 'between', from: 5000, to: 8000 },
    ]);
    await expect.element(page.getByText(/of 8 rows/)).toBeVisible();
    await waitFor(() => document.querySelector('.wb-heading-mark') !== null);
    await userEvent.click(headingButton('Revenue'));
    await expect.element(menu('Revenue').getByLabelText('From')).toHaveValue('5000');
    await menu('Revenue').getByRole('button', { name: 'Clear filter' }).click();
    await waitFor(() => viewOf(port) === undefined);
  });

  it('opens with Alt+Down and closes with Escape, back in the cell', async () => {
    await showWorkbook(fakePort());
    const cell = document.querySelector<HTMLElement>('.ht_master td');
    if (!cell) throw new Error('the grid shows no cell');
    await userEvent.click(cell);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.element(menu('Customer').getByRole('button', { name: 'Ascending' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(menu('Customer')).not.toBeInTheDocument();
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
  });
});
