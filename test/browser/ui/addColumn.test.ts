import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { newTableSheet, newWorkbook } from '../../../src/model/newWorkbook';
import { sampleTable } from '../../support/sampleWorkbook';
import { fakePort } from '../../support/fakePort';
import { showWorkbook } from './shellOnPage';

const button = page.getByRole('button', { name: 'Add a column…' });

it('a table without rows shows where further columns come from', async () => {
  const { columns } = sampleTable('New', [{ name: 'Name', type: 'text', values: [] }]);
  const port = fakePort({ ...newWorkbook(), sheets: [{ ...newTableSheet('New'), columns }] });
  await showWorkbook(port);
  await expect.element(button).toBeVisible();
  const heading = document.querySelectorAll('.ht_clone_top thead th')[1]!.getBoundingClientRect();
  const { left, top, bottom } = button.element().getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(heading.right);
  expect(left).toBeLessThan(heading.right + 12);
  expect([top >= heading.top, bottom <= heading.bottom]).toEqual([true, true]);
  await button.click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
});

it('a sheet of cells, which has more columns than are needed, has no such button', async () => {
  await showWorkbook(fakePort(newWorkbook()));
  await expect.element(button).not.toBeInTheDocument();
});
