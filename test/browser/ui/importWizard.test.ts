import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { wideFile } from '../../support/fakeCsvImport';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const dialog = () => page.getByRole('dialog');

/** Drops a file onto the window, as a person does. */
function drop(name: string, content: string): void {
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], name, { type: 'text/csv' }));
  const root = document.querySelector('.wb-root');
  root?.dispatchEvent(
    new DragEvent('dragenter', { dataTransfer: transfer, bubbles: true, cancelable: true }),
  );
  root?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}

async function dropped(port: FakePort = fakePort()): Promise<FakePort> {
  await showWorkbook(port);
  drop('customers.csv', 'x');
  await expect.element(dialog().getByText('This looks like a list of customers.')).toBeVisible();
  return port;
}

describe('the import wizard', () => {
  it('opens with a dropped file, previews it and marks what it is unsure of', async () => {
    await dropped();
    await expect.element(dialog().getByRole('cell', { name: '蓝海科技' }).first()).toBeVisible();
    await expect.element(dialog().getByText(/marked as uncertain \(1\)/)).toBeVisible();
    await expect.element(dialog().getByLabelText('Encoding')).toHaveValue('gb18030');
  });

  it('imports what was chosen and lists what could not be read, with row and column', async () => {
    const port = await dropped();
    await dialog().getByLabelText('Import column 备注日期').click();
    await dialog().getByLabelText('Type of column 年收入（万元）').selectOptions('currency');
    await expect.element(dialog().getByText('3 of 4 columns will be imported.')).toBeVisible();
    await dialog().getByRole('button', { name: 'Import', exact: true }).click();
    // Before anything is changed.
    await expect.element(dialog().getByText(/Nothing has changed yet/)).toBeVisible();
    await expect.element(dialog().getByRole('cell', { name: '约 300' })).toBeVisible();
    expect(port.imports).toEqual([]);
    await dialog().getByRole('button', { name: 'Back' }).click();
    await expect.element(dialog().getByLabelText('Type of column 年收入（万元）')).toHaveValue('currency');
    await dialog().getByRole('button', { name: 'Import', exact: true }).click();
    await dialog().getByRole('button', { name: 'Import as shown' }).click();
    await expect.element(dialog().getByText('Imported 3 rows in 4 columns')).toBeVisible();
    await expect.element(dialog().getByRole('cell', { name: '约 300' })).toBeVisible();
    expect(port.imports).toEqual([
      {
        sheetName: 'Customers 2',
        choices: { columns: { 3: { skip: true }, 2: { type: 'currency' } } },
      },
    ]);
    await dialog().getByRole('button', { name: 'Show the table' }).click();
    await expect
      .element(page.getByRole('tab', { name: 'Customers 2' }))
      .toHaveAttribute('aria-selected', 'true');
  });

  it('draws the columns of a wide file as they are scrolled to', async () => {
    await showWorkbook();
    drop(wideFile.name, 'x');
    await expect.element(dialog().getByLabelText('Type of column Column 1', { exact: true })).toBeVisible();
    const lastName = `Column ${wideFile.columnCount}`;
    const lists = [
      {
        scroller: '.body',
        end: '.parts > .end',
        last: dialog().getByLabelText(`Type of column ${lastName}`),
      },
      {
        scroller: '.frame',
        end: '.frame > .end',
        last: dialog().getByRole('columnheader', { name: lastName }),
      },
    ];
    for (const { scroller, end, last } of lists) {
      expect(last.query()).toBeNull();
      const element = document.querySelector(`.wb-modal ${scroller}`)!;
      const isWhole = () => {
        element.scrollTo(element.scrollWidth, element.scrollHeight);
        return document.querySelector(end) === null;
      };
      await expect.poll(isWhole, { interval: 20, timeout: 20_000 }).toBe(true);
      await expect.element(last).toBeVisible();
    }
  });

  it('updates rows by key once it has been seen what that changes', async () => {
    const port = await dropped();
    const table = port.workbook.document.sheets.find((sheet) => sheet.kind === 'table');
    await dialog()
      .getByLabelText('What to do with the rows')
      .selectOptions('Update rows of Customers that match by key');
    await expect
      .element(dialog().getByText(/1,200 rows will be updated, 3 added; 7 are the same already/))
      .toBeVisible();
    await expect.element(dialog().getByText(/2 rows are left out/)).toBeVisible();
    await expect.element(dialog().getByLabelText('Key column')).toBeVisible();
    await expect.element(dialog().getByLabelText('Name of the sheet')).toBeDisabled();
    await dialog().getByRole('button', { name: 'Import', exact: true }).click();
    const changes = dialog().getByRole('region', { name: 'What will change' });
    await expect.element(changes.getByRole('cell', { name: '880' })).toBeVisible();
    expect(port.imports).toEqual([]);
    await dialog().getByRole('button', { name: 'Update the table' }).click();
    await expect.element(dialog().getByText(/^Imported|^Updated/)).toBeVisible();
    expect(port.imports).toMatchObject([{ target: { sheetId: table?.id } }]);
  });

  it('takes rows that were copied elsewhere, by key and by its button', async () => {
    await showWorkbook();
    const open = async () => {
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      // The dialog comes with code of its own; a paste before it is there goes to the cells.
      await expect.poll(() => dialog().query()?.contains(document.activeElement)).toBe(true);
    };
    await open();
    const pasted = new DataTransfer();
    pasted.setData('text/plain', 'name\trevenue\nAda\t5\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }),
    );
    await expect.element(dialog().getByText('This looks like a list of customers.')).toBeVisible();
    await expect.element(dialog().getByRole('heading', { name: /Pasted rows/ })).toBeVisible();
    // What was pasted is text: there is no encoding to be wrong about.
    await expect.element(dialog().getByLabelText('Encoding')).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await open();
    await dialog().getByRole('button', { name: 'Paste copied rows' }).click();
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(/nothing to paste/);
  });

  it('takes any character for the separator', async () => {
    await dropped();
    await dialog().getByLabelText('Separator').selectOptions('Another character…');
    const character = dialog().getByLabelText('Character between the cells');
    await character.fill('"');
    await character.fill('^');
    await dialog().getByLabelText('Separator').selectOptions('Tab');
    await expect.element(character).not.toBeInTheDocument();
  });

  it('gives a field to one column only', async () => {
    await dropped();
    await dialog().getByLabelText('Field of column 备注日期').selectOptions('revenue');
    await expect.element(dialog().getByLabelText('Field of column 年收入（万元）')).toHaveValue('');
  });

  it('says what is wrong with an empty file and takes another', async () => {
    const { port } = await showWorkbook();
    drop('nothing.csv', '');
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(/The file is empty/);
    await expect.element(dialog().getByRole('button', { name: 'Choose a file' })).toBeVisible();
    expect(port.imports).toEqual([]);
  });

  it('changes nothing when it is closed', async () => {
    const port = await dropped();
    const before = port.workbook.document;
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(port.workbook.document).toBe(before);
  });
});

describe('the template dialog', () => {
  it('preselects confident guesses and asks for what is missing', async () => {
    await showWorkbook();
    await page.getByRole('button', { name: 'Template', exact: true }).click();
    await dialog()
      .getByRole('button', { name: /Customer value/ })
      .first()
      .click();
    await expect.element(dialog().getByText('Still needed: Marketing cost')).toBeVisible();
    const apply = dialog().getByRole('button', { name: 'Apply template' });
    await expect.element(apply).toBeDisabled();
    await dialog().getByLabelText('Marketing cost').selectOptions('Service cost');
    await expect.element(apply).toBeEnabled();
    await apply.click();
    await waitFor(() => document.querySelector('[role="dialog"]') === null);
    await expect.element(page.getByText('Customer value is ready.')).toBeVisible();
  });
});
