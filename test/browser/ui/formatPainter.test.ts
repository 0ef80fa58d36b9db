import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import { lineIdAt } from '../../../src/model/axis';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { fakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const cellAt = (row: number, column: number): HTMLElement => {
  const rows = document.querySelectorAll('.ht_master tbody tr');
  return rows[row]!.querySelectorAll<HTMLElement>('td')[column]!;
};

it('the format painter takes the look of a cell to those that are dragged over, by mouse', async () => {
  const port = fakePort(newWorkbook());
  await showWorkbook(port);
  const painter = page.getByRole('button', { name: 'Format painter', exact: true });
  const styleAt = (row: number, column: number) => {
    const sheet = gridSheet(port.workbook.document, port.workbook.document.sheets[0]!.id);
    return gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column))?.style;
  };
  await userEvent.click(cellAt(0, 0));
  await page.getByRole('button', { name: 'Bold' }).click();
  await page.getByRole('button', { name: 'Italic' }).click();
  await painter.click();
  await expect.element(painter).toHaveAttribute('aria-pressed', 'true');
  await userEvent.dragAndDrop(cellAt(2, 1), cellAt(4, 2));
  await waitFor(() => styleAt(4, 2) !== undefined);
  expect([styleAt(2, 1), styleAt(3, 2), styleAt(4, 2), styleAt(5, 2)]).toEqual([
    ...Array.from({ length: 3 }, () => ({ bold: true, italic: true })),
    undefined,
  ]);
  // It is put down after one use.
  await expect.element(painter).toHaveAttribute('aria-pressed', 'false');
  await userEvent.click(cellAt(6, 0));
  expect(styleAt(6, 0)).toBeUndefined();
  await painter.click();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(cellAt(7, 0));
  expect(styleAt(7, 0)).toBeUndefined();
  // After a double click it goes on from place to place, until Escape.
  await userEvent.click(cellAt(0, 0));
  await painter.dblClick();
  for (const row of [8, 9]) {
    await userEvent.click(cellAt(row, 0));
    await waitFor(() => styleAt(row, 0)?.bold === true);
  }
  await expect.element(painter).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(cellAt(10, 0));
  expect(styleAt(10, 0)).toBeUndefined();
});
