import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { gridCell } from '../../../src/model/lookup';
import { lineId } from '../../../src/model/ids';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const text = () => page.getByRole('textbox', { name: 'Content of the active cell' });
const address = () => page.getByRole('textbox', { name: 'Cell address' });

async function onGridSheet(): Promise<FakePort> {
  const { port } = await showWorkbook();
  await page.getByRole('tab', { name: /Sheet1/ }).click();
  await expect.element(address()).toHaveValue('A1');
  return port;
}

function inputAt(port: FakePort, row: number, column: number): unknown {
  const sheet = port.workbook.document.sheets.find(({ kind }) => kind === 'grid');
  return sheet?.kind === 'grid' ? gridCell(sheet, lineId(row), lineId(column))?.input : undefined;
}

describe('the formula bar', () => {
  it('shows the value of the active cell of a table in full', async () => {
    await showWorkbook();
    await expect.element(address()).toHaveValue('Customer · 1');
    await expect.element(text()).toHaveValue('Northwind');
  });

  it('enters what is typed and moves down on Enter', async () => {
    const port = await onGridSheet();
    await text().fill('12.5');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => inputAt(port, 1, 1) === 12.5);
    await expect.element(address()).toHaveValue('A2');
  });

  it('gives the keys back to the cell when its button enters the text', async () => {
    const port = await onGridSheet();
    await text().fill('12.5');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await waitFor(() => inputAt(port, 1, 1) === 12.5);
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
    await expect.element(address()).toHaveValue('A1');
    await userEvent.keyboard('{Delete}');
    await waitFor(() => inputAt(port, 1, 1) === undefined);
  });

  it('keeps a refused formula and says why under it', async () => {
    const port = await onGridSheet();
    await text().fill('=)(');
    await userEvent.keyboard('{Enter}');
    await expect.element(text()).toHaveValue('=)(');
    await expect.element(text()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page.getByText(/closes nothing/)).toBeVisible();
    expect(inputAt(port, 1, 1)).toBeUndefined();
  });

  it('forgets what was typed on Escape', async () => {
    const port = await onGridSheet();
    await text().fill('abc');
    await userEvent.keyboard('{Escape}');
    await expect.element(text()).toHaveValue('');
    expect(inputAt(port, 1, 1)).toBeUndefined();
  });

  it('gives the whole column a formula when one is typed beside a cell of a table', async () => {
    const { port } = await showWorkbook();
    await address().fill('Service cost');
    await userEvent.keyboard('{Enter}');
    await text().fill('=[@Revenue]*0.1');
    await userEvent.keyboard('{Enter}');
    const table = port.workbook.document.sheets[0];
    await waitFor(() => {
      const now = port.workbook.document.sheets[0];
      return now?.kind === 'table' && now.columns[3]?.formula !== null;
    });
    expect(table?.kind).toBe('table');
    await expect.element(page.getByText('whole column')).toBeVisible();
    await expect.element(text()).toHaveValue('=[@Revenue]*0.1');
  });

  it('goes to the address that is typed, and refuses one that is not there', async () => {
    await onGridSheet();
    await address().fill('c7');
    await userEvent.keyboard('{Enter}');
    await expect.element(address()).toHaveValue('C7');
    await address().fill('ZZ99999');
    await userEvent.keyboard('{Enter}');
    await expect.element(address()).toHaveAttribute('aria-invalid', 'true');
  });

  it('keeps an address selected that becomes another meanwhile', async () => {
    const { port } = await showWorkbook();
    await expect.element(address()).toHaveValue('Customer · 1');
    await address().click();
    const table = port.workbook.document.sheets[0];
    if (table?.kind !== 'table') throw new Error('the first sheet is the table');
    const column = { sheetId: table.id, columnId: table.columns[0]?.id, name: 'Client' };
    await port.runCommand('columns.rename', column);
    await expect.element(page.getByRole('columnheader', { name: /Client/ }).first()).toBeVisible();
    await userEvent.keyboard('Revenue{Enter}');
    await expect.element(address()).toHaveValue('Revenue · 1');
  });

  it('takes the address to go to after Ctrl+G, but not out of a formula', async () => {
    await onGridSheet();
    await userEvent.keyboard('{Control>}g{/Control}d4{Enter}');
    await expect.element(address()).toHaveValue('D4');
    await text().click();
    await userEvent.keyboard('=A1');
    await userEvent.keyboard('{Control>}g{/Control}');
    expect(document.activeElement).toBe(text().element());
  });

  it('cannot be typed into while the workbook is read-only', async () => {
    await showWorkbook(fakePort(undefined, { readOnly: true }));
    await expect.element(text()).toHaveAttribute('readonly');
    await expect.element(page.getByText(/open in a tab that does not answer/)).toBeVisible();
  });
});

describe('the name box', () => {
  async function typeName(name: string): Promise<void> {
    await address().fill(name);
    await userEvent.keyboard('{Enter}');
  }

  it('gives a new name to the cell, and leads to the parameter under it from then on', async () => {
    const port = await onGridSheet();
    await text().fill('0.2');
    await userEvent.keyboard('{Enter}');
    await typeName('A1');
    await typeName('Growth');
    await waitFor(() => port.workbook.document.parameters.some(({ name }) => name === 'Growth'));
    await waitFor(() => document.querySelector('.wb-grid')?.contains(document.activeElement) === true);
    await expect.element(text()).toHaveValue('=Growth');
    await typeName('growth');
    await expect.element(page.getByRole('heading', { name: 'Parameters' })).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Name in formulas' })).toHaveValue('Growth');
  });

  it('says why a name leads nowhere, until it is changed', async () => {
    const port = await onGridSheet();
    await typeName('my name');
    await expect.element(page.getByText(/“my name” cannot be a name in formulas/)).toBeVisible();
    await expect.element(address()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(address()).toHaveAccessibleDescription(/begin with a letter/);
    expect(port.workbook.document.parameters).toHaveLength(1);
    await address().fill('B');
    await expect.element(address()).toHaveAttribute('aria-invalid', 'false');
    await typeName('ZZ99999');
    await expect.element(page.getByText(/this sheet ends at Z1000/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => document.body.textContent.includes('this sheet ends at') === false);
  });
});
