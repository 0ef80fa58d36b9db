import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { gridCell } from '../../../src/model/lookup';
import { lineId } from '../../../src/model/ids';
import type { FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const bar = () => page.getByRole('textbox', { name: 'Content of the active cell' });
const address = () => page.getByRole('textbox', { name: 'Cell address' });
const option = (name: RegExp) => page.getByRole('option', { name });
const text = (): string => (bar().element() as HTMLTextAreaElement).value;
const cellEditor = (): HTMLTextAreaElement | null =>
  document.querySelector<HTMLTextAreaElement>('.handsontableInput');

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

/** The cell of the sheet that is shown, by position. */
function cell(row: number, column: number): HTMLElement {
  const rows = document.querySelectorAll('.ht_master tbody tr');
  const found = rows[row]?.querySelectorAll('td')[column];
  if (!found) throw new Error(`no cell ${row} ${column}`);
  return found;
}

function press(target: Element, kind: string, o: MouseEventInit = {}): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  const place = { clientX: left + width / 2, clientY: top + height / 2 };
  target.dispatchEvent(
    new MouseEvent(kind, { bubbles: true, cancelable: true, composed: true, ...place, ...o }),
  );
}

async function typeInBar(typed: string): Promise<void> {
  await bar().click();
  await userEvent.keyboard(typed);
}

describe('typing a formula', () => {
  it('offers functions, and Tab takes the chosen one', async () => {
    await onGridSheet();
    await typeInBar('=sum');
    await expect.element(option(/^.*SUMIFS/)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Tab}');
    await waitFor(() => text().startsWith('=SUM'));
    expect(text()).not.toBe('=SUM(');
    expect(text()).toMatch(/\($/);
  });

  it('leads by a table to its columns', async () => {
    await onGridSheet();
    await typeInBar('=SUM(cust');
    await expect.element(option(/Customers/)).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(option(/Revenue/)).toBeVisible();
    await userEvent.keyboard('rev{Tab})');
    await waitFor(() => text() === '=SUM(Customers[Revenue])');
  });

  it('tells the argument at the caret with its unit, and an example', async () => {
    await onGridSheet();
    await typeInBar('=CLV(A1,');
    await expect.element(page.getByText('costs', { exact: true }).first()).toBeVisible();
    await expect.element(page.getByText('Example:')).toBeVisible();
    await expect.element(page.getByText(/argument 2 of/)).toBeInTheDocument();
  });

  it('colours the same cells the same, and frames them in the grid', async () => {
    await onGridSheet();
    await typeInBar('=A1+B2:C3+A1');
    await waitFor(() => document.querySelectorAll('.wb-outline').length === 2);
    const marks = [...document.querySelectorAll('.wb-colours [class^="is-reference"]')];
    expect(marks.map((mark) => `${mark.textContent} ${mark.className}`)).toEqual([
      'A1 is-reference-1',
      'B2:C3 is-reference-2',
      'A1 is-reference-1',
    ]);
    const frame = document.querySelector('.wb-outline-2')!.getBoundingClientRect();
    const [first, last] = [cell(1, 1).getBoundingClientRect(), cell(2, 2).getBoundingClientRect()];
    expect(Math.abs(frame.left - first.left)).toBeLessThan(3);
    expect(Math.abs(frame.bottom - last.bottom)).toBeLessThan(3);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => document.querySelectorAll('.wb-outline').length === 0);
  });

  it('shows the text under its colours at the same place', async () => {
    await onGridSheet();
    await typeInBar('=SUM(A1,"text")');
    const layer = document.querySelector('.wb-colours')!;
    await waitFor(() => layer.textContent === '=SUM(A1,"text")');
    const field = bar().element().getBoundingClientRect();
    expect(Math.abs(layer.getBoundingClientRect().left - field.left)).toBeLessThan(2);
    expect(getComputedStyle(layer).fontFamily).toBe(getComputedStyle(bar().element()).fontFamily);
  });

  it('puts cells that are clicked and dragged into the formula', async () => {
    const port = await onGridSheet();
    await typeInBar('=SUM(');
    press(cell(1, 1), 'mousedown');
    await waitFor(() => text() === '=SUM(B2');
    press(cell(3, 2), 'mousemove');
    await waitFor(() => text() === '=SUM(B2:C4');
    press(cell(3, 2), 'mouseup');
    await userEvent.keyboard(')*');
    press(cell(0, 3), 'mousedown');
    press(cell(0, 3), 'mouseup');
    press(cell(0, 4), 'mousedown');
    press(cell(0, 4), 'mouseup');
    await waitFor(() => text() === '=SUM(B2:C4)*E1');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => inputAt(port, 1, 1) === '=SUM(B2:C4)*E1');
  });

  it('takes references from other sheets, and comes back to the cell', async () => {
    const port = await onGridSheet();
    await typeInBar('=SUM(');
    await page.getByRole('tab', { name: /Customers/ }).click();
    await waitFor(() => document.querySelector('.wb-table') !== null);
    expect(text()).toBe('=SUM(');
    const heading = [...document.querySelectorAll('.ht_clone_top thead th')].find((th) =>
      th.textContent?.includes('Revenue'),
    );
    press(heading!, 'mousedown');
    press(heading!, 'mouseup');
    await waitFor(() => text() === '=SUM(Customers[Revenue]');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => typeof inputAt(port, 1, 1) === 'string');
    await expect.element(address()).toHaveValue('A2');
  });

  it('toggles a reference with F4', async () => {
    await onGridSheet();
    await typeInBar('=A1{F4}');
    await waitFor(() => text() === '=$A$1');
    await userEvent.keyboard('{F4}');
    await waitFor(() => text() === '=A$1');
  });

  it('toggles it with the button too, which leaves the text where it is typed', async () => {
    await onGridSheet();
    await typeInBar('=A1');
    const button = page.getByRole('button', { name: 'In a formula: fix rows and columns' });
    await button.click();
    await waitFor(() => text() === '=$A$1');
    expect(document.activeElement).toBe(bar().element());
    await userEvent.keyboard('{Escape}');
    await expect.element(button).not.toBeInTheDocument();
    await userEvent.keyboard('=B1');
    await waitFor(() => cellEditor()?.value === '=B1');
    await button.click();
    await waitFor(() => cellEditor()?.value === '=$B$1');
    expect(document.activeElement).toBe(cellEditor());
  });

  it('points at whole columns and rows with Ctrl or Shift and space, and types a space else', async () => {
    await onGridSheet();
    await typeInBar('=SUM({Shift>} {/Shift}');
    await waitFor(() => text() === '=SUM( ');
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}{Control>} {/Control}');
    await waitFor(() => text() === '=SUM( B:C');
    await userEvent.keyboard(',{ArrowDown}{Shift>} {/Shift}');
    await waitFor(() => text() === '=SUM( B:C,2:2');
    await userEvent.keyboard(' {Shift>} {/Shift}');
    await waitFor(() => text() === '=SUM( B:C,2:2  ');
  });

  it('points with arrow keys where the cell was empty, and moves the caret after F2', async () => {
    await onGridSheet();
    await typeInBar('={ArrowDown}');
    await waitFor(() => text() === '=A2');
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => text() === '=B2:B3');
    await userEvent.keyboard('+{F2}{ArrowLeft}1');
    await waitFor(() => text() === '=B2:B31+');
  });

  it('moves the caret where the cell was filled, whatever was typed before', async () => {
    await onGridSheet();
    await typeInBar('=2{Enter}');
    await expect.element(address()).toHaveValue('A2');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(address()).toHaveValue('A1');
    await typeInBar('{Control>}a{/Control}={ArrowLeft}3');
    await waitFor(() => text() === '3=');
    await userEvent.keyboard('{Escape}');
  });

  it('understands Chinese punctuation as it is typed', async () => {
    const port = await onGridSheet();
    await typeInBar('＝IF（A1＞1，“高，”，2）');
    await waitFor(() => text() === '=IF(A1>1,"高，",2)');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => inputAt(port, 1, 1) === '=IF(A1>1,"高，",2)');
  });

  it('leaves the keys of an input method alone', async () => {
    const port = await onGridSheet();
    await typeInBar('=su');
    await expect.element(option(/SUMIFS/)).toBeVisible();
    const field = bar().element();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    await waitFor(() => document.querySelector('[role="option"]') === null);
    for (const key of ['Tab', 'Enter']) {
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }),
      );
    }
    expect(text()).toBe('=su');
    expect(inputAt(port, 1, 1)).toBeUndefined();
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await expect.element(option(/SUMIFS/)).toBeVisible();
  });

  it('marks the place of a fault and keeps the text', async () => {
    await onGridSheet();
    await typeInBar('=SUM(A1))');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => document.querySelector('.wb-colours .is-fault')?.textContent === ')');
    expect(text()).toBe('=SUM(A1))');
  });
});

describe('typing a formula into a cell', () => {
  it('has all of it: proposals, colours, pointing with arrow keys', async () => {
    const port = await onGridSheet();
    await userEvent.keyboard('=sum');
    await expect.element(option(/SUMIFS/)).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await waitFor(() => cellEditor()?.value === '=SUM(');
    await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => cellEditor()?.value === '=SUM(A2:A3');
    expect(document.querySelector('.handsontableInputHolder .wb-colours')?.textContent).toBe('=SUM(A2:A3');
    await userEvent.keyboard('){Enter}');
    await waitFor(() => inputAt(port, 1, 1) === '=SUM(A2:A3)');
    await expect.element(address()).toHaveValue('A2');
  });

  it('keeps the first key when Handsontable selects the text late', async () => {
    await onGridSheet();
    await userEvent.keyboard('3');
    await waitFor(() => cellEditor()?.value === '3');
    cellEditor()?.select();
    await userEvent.keyboard('0');
    await waitFor(() => cellEditor()?.value === '30');
  });

  it('points with the mouse and stays open', async () => {
    const port = await onGridSheet();
    await userEvent.keyboard('=');
    await waitFor(() => cellEditor()?.value === '=');
    press(cell(2, 1), 'mousedown');
    press(cell(2, 1), 'mouseup');
    await waitFor(() => cellEditor()?.value === '=B3');
    await userEvent.keyboard('*2{Enter}');
    await waitFor(() => inputAt(port, 1, 1) === '=B3*2');
  });

  it('goes on in the formula bar when another sheet is shown', async () => {
    const port = await onGridSheet();
    await userEvent.keyboard('=2*');
    await waitFor(() => cellEditor()?.value === '=2*');
    await page.getByRole('tab', { name: /Customers/ }).click();
    await waitFor(() => document.querySelector('.wb-table') !== null && text() === '=2*');
    await waitFor(() => document.activeElement === bar().element());
    press(cell(1, 2), 'mousedown');
    press(cell(1, 2), 'mouseup');
    await waitFor(() => text() === '=2*Customers!C2');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => typeof inputAt(port, 1, 1) === 'string');
    await expect.element(address()).toHaveValue('A2');
  });

  it('goes on pointing there with the arrow keys, as it did in the cell', async () => {
    await onGridSheet();
    await userEvent.keyboard('5{Enter}');
    await expect.element(address()).toHaveValue('A2');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(address()).toHaveValue('A1');
    await userEvent.keyboard('=2*');
    await waitFor(() => cellEditor()?.value === '=2*');
    await page.getByRole('tab', { name: /Customers/ }).click();
    await waitFor(() => document.activeElement === bar().element());
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => text().startsWith('=2*Customers!'));
  });

  it('tells what is wrong under the text before it is entered, and Escape gives up', async () => {
    const port = await onGridSheet();
    await userEvent.keyboard('=1+{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/missing behind the “\+”/);
    expect(cellEditor()?.value).toBe('=1+');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => document.querySelector('[role="alert"]') === null);
    expect(inputAt(port, 1, 1)).toBeUndefined();
  });
});
