import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ValueMirror } from '../../../src/engine/valueMirror';
import type { TableSheet } from '../../../src/model/document';
import { fakePort, sampleDocument } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

/** Customers of the west only, and an engine that answers when it is told to. */
async function open() {
  const document = sampleDocument();
  const table = document.sheets[0] as TableSheet;
  const region = table.columns.find(({ name }) => name === 'Region')!.id;
  const view = {
    sort: [],
    filters: { [region]: { kind: 'values', mode: 'show', texts: ['West'] } },
  } as const;
  const port = fakePort({ ...document, sheets: [{ ...table, view }, ...document.sheets.slice(1)] });
  const values = new ValueMirror(port.workbook.document);
  port.workbook.subscribe((transaction) => values.applyTransaction(transaction));
  let answer: (rows: Uint32Array) => void = () => undefined;
  values.orders.connect(() => new Promise((resolve) => (answer = resolve)));
  await showWorkbook({ ...port, values });
  return { answer: (rows: readonly number[]) => answer(Uint32Array.from(rows)) };
}

const words = 'Filtering 8 rows…';
const progress = page.getByRole('progressbar', { name: words });
const shownCustomers = (): string[] =>
  [...document.querySelectorAll('.ht_master td[aria-colindex="2"]')].flatMap(
    ({ textContent }) => textContent || [],
  );

/** Nothing of the grid is seen where its rows would be. */
function isCovered(): boolean {
  const grid = document.querySelector('.wb-grid')!.getBoundingClientRect();
  const middle = document.elementFromPoint(grid.x + grid.width / 2, grid.y + grid.height / 2);
  return middle?.closest('.wb-grid') === null;
}

describe('a filtered table whose rows are not known yet', () => {
  it('says that it is being filtered, in the place of the rows, until they are there', async () => {
    const { answer } = await open();
    await expect.element(progress).toBeVisible();
    await expect.element(page.getByRole('status').filter({ hasText: words })).toBeInTheDocument();
    expect(shownCustomers()).toEqual([]);
    expect(isCovered()).toBe(true);
    // The grid draws in a task after the answer: until then it stays covered.
    answer([0, 2]);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(shownCustomers()).toEqual([]);
    expect(isCovered()).toBe(true);
    await waitFor(() => shownCustomers().length === 2 && !isCovered());
    expect(shownCustomers()).toEqual(['Northwind', 'Fabrikam']);
    await expect.element(progress).not.toBeInTheDocument();
    await expect.element(page.getByRole('status').filter({ hasText: words })).not.toBeInTheDocument();
  });

  it('shows a table of none where the filter leaves none', async () => {
    const { answer } = await open();
    await expect.element(progress).toBeVisible();
    answer([]);
    await expect.element(progress).not.toBeInTheDocument();
    await expect.element(page.getByText('0 of 8 rows')).toBeVisible();
  });

  it('is printed once they are there', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { answer } = await open();
    await expect.element(progress).toBeVisible();
    document.querySelector<HTMLElement>('.wb-grid :focus')?.focus();
    await userEvent.keyboard('{Control>}p{/Control}');
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(document.querySelector('.wb-paper')).toBeNull();
    answer([0, 2]);
    await expect.poll(() => print.mock.calls.length).toBe(1);
    expect(document.querySelectorAll('.wb-paper tbody tr')).toHaveLength(2);
    window.dispatchEvent(new Event('afterprint'));
    print.mockRestore();
  });

  it('shows all of them when that is asked for, and gives the keyboard to the sheet', async () => {
    await open();
    await page.getByRole('button', { name: 'Show all rows' }).click();
    await waitFor(() => shownCustomers().length === 8);
    await expect.element(progress).not.toBeInTheDocument();
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
  });
});
