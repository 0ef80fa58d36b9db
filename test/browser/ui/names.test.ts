import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { shownReference } from '../../../src/model/formula/namedReference';
import { newNamedRangeId } from '../../../src/model/ids';
import type { FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const panel = () => page.getByRole('complementary', { name: 'Names' });
const field = (label: string) => panel().getByLabelText(label, { exact: true });
const nameBox = () => page.getByRole('textbox', { name: 'Cell address' });

async function onGridSheet(): Promise<FakePort> {
  const { port } = await showWorkbook();
  await page.getByRole('tab', { name: /Sheet1/ }).click();
  await expect.element(nameBox()).toHaveValue('A1');
  return port;
}

async function goTo(typed: string): Promise<void> {
  await nameBox().fill(typed);
  await userEvent.keyboard('{Enter}');
}

function names({ workbook: { document } }: FakePort): [string, string][] {
  return (document.namedRanges ?? []).map(({ name, refersTo }) => [name, shownReference(refersTo, document)]);
}

describe('the name box', () => {
  it('names the block that is selected, shows its name, and leads to it by typing and by its list', async () => {
    const port = await onGridSheet();
    await goTo('B2:C4');
    await goTo('Prices');
    await waitFor(() => names(port).length === 1);
    expect(names(port)).toEqual([['Prices', 'Sheet1!$B$2:$C$4']]);
    await expect.element(nameBox()).toHaveValue('Prices');
    await goTo('A1');
    await expect.element(nameBox()).toHaveValue('A1');
    await goTo('prices');
    await expect.element(nameBox()).toHaveValue('Prices');
    await goTo('A1');
    await page.getByRole('button', { name: 'Names and tables' }).click();
    expect(
      page
        .getByRole('menuitem')
        .elements()
        .map((item) => item.textContent.trim()),
    ).toEqual(['Customers', 'Prices', expect.stringContaining('Manage names…')]);
    await page.getByRole('menuitem', { name: 'Prices' }).click();
    await expect.element(nameBox()).toHaveValue('Prices');
  });

  it('opens its list by Alt+Down, and leads on to the formula by Tab', async () => {
    await onGridSheet();
    (nameBox().element() as HTMLElement).focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('textbox', { name: 'Content of the active cell' })).toHaveFocus();
    (nameBox().element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.element(page.getByRole('menuitem', { name: 'Customers' })).toBeVisible();
    await expect.element(page.getByRole('menuitem', { name: 'Customers' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => document.activeElement?.closest('.wb-grid') !== null);
    await page.getByRole('button', { name: 'Names and tables' }).click();
    await page.getByRole('menuitem', { name: 'Customers' }).click();
    await waitFor(() => document.activeElement?.closest('.wb-grid') !== null);
    (nameBox().element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.element(page.getByRole('menuitem', { name: 'Customers' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(nameBox()).toHaveFocus();
  });
});

describe('the panel of names', () => {
  it('adds what is selected, by keyboard, and gives the focus back', async () => {
    const port = await onGridSheet();
    await goTo('B2:B9');
    void port.runCommand('names.new');
    await expect.element(field('Name')).toHaveFocus();
    await expect.element(field('Refers to')).toHaveValue('Sheet1!$B$2:$B$9');
    await userEvent.keyboard('A1{Enter}');
    await expect.element(field('Name')).toHaveAttribute('aria-invalid', 'true');
    await field('Name').fill('Prices');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => names(port).length === 1);
    await expect.element(panel().getByRole('button', { name: 'Add a name' })).toHaveFocus();
    await expect.element(panel().getByText('8 × 1 cells · not read yet')).toBeVisible();
  });

  it('changes what one refers to, goes there, and removes it', async () => {
    const port = await onGridSheet();
    const sheetId = port.workbook.document.sheets.find(({ kind }) => kind === 'grid')!.id;
    const range = { id: newNamedRangeId(), name: 'Prices', refersTo: `${sheetId}!$B$2:$B$9` };
    port.workbook.dispatch({
      operations: [{ kind: 'addNamedRange', range, after: null }],
      origin: 'test',
    });
    void port.runCommand('names.panel');
    const edit = panel().getByRole('button', { name: 'Change Prices' });
    await edit.click();
    await field('Refers to').fill('1+1');
    await userEvent.keyboard('{Enter}');
    await expect.element(field('Refers to')).toHaveAttribute('aria-invalid', 'true');
    await userEvent.keyboard('{Escape}');
    await expect.element(edit).toHaveFocus();
    await edit.click();
    await goTo('C3:C5');
    await panel().getByRole('button', { name: 'Take what is selected' }).click();
    await panel().getByRole('button', { name: 'Save' }).click();
    await waitFor(() => names(port)[0]?.[1] === 'Sheet1!$C$3:$C$5');
    await goTo('A1');
    await panel().getByRole('button', { name: 'Go to Prices' }).click();
    await expect.element(nameBox()).toHaveValue('Prices');
    await panel().getByRole('button', { name: 'Remove Prices' }).click();
    await waitFor(() => names(port).length === 0);
    await expect.element(panel().getByText(/No cells have a name yet/)).toBeVisible();
  });
});
