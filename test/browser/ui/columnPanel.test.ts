import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { toShownFormula } from '../../../src/model/formula/vocabulary';
import type { FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const formula = () => page.getByRole('textbox', { name: 'Formula', exact: true });
const option = (name: RegExp) => page.getByRole('option', { name });
const fieldText = (): string => (formula().element() as HTMLTextAreaElement).value;

/** The formula of the column named, in words; `null` for a column of values. */
function formulaOf(port: FakePort, name: string): string | null {
  const { document } = port.workbook;
  const [table] = document.sheets;
  if (table?.kind !== 'table') throw new Error('no table');
  const stored = table.columns.find((column) => column.name === name)?.formula ?? null;
  return stored === null ? null : toShownFormula(stored, document, { sheetId: table.id });
}

/** Opens the column by two presses on its heading, and types in place of its formula. */
async function openColumn(name: string, typed: string): Promise<FakePort> {
  const { port } = await showWorkbook();
  const headings = [...document.querySelectorAll<HTMLElement>('.ht_clone_top th')];
  const heading = headings.find(({ textContent }) => textContent.includes(name));
  if (!heading) throw new Error(`no column ${name}`);
  await userEvent.dblClick(heading);
  await formula().click();
  await userEvent.keyboard(`{Control>}a{/Control}${typed}`);
  return port;
}

describe('the formula of a column in its panel', () => {
  it('is typed with proposals, coloured, and entered for all rows', async () => {
    const port = await openColumn('Revenue', '=roun');
    await expect.element(option(/ROUNDUP/)).toBeVisible();
    // `[[` is how the keyboard of the test types one bracket.
    await userEvent.keyboard('{Tab}[[@Cus');
    await expect.element(option(/Customer/)).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await waitFor(() => fieldText() === '=ROUND([@Customer]');
    await waitFor(() => document.querySelector('.fields .wb-colours .is-reference-1') !== null);
    expect(document.querySelector('.fields .wb-colours .is-reference-1')?.textContent).toBe('[@Customer]');
    await userEvent.keyboard(',2){Enter}');
    await waitFor(() => formulaOf(port, 'Revenue') === '=ROUND([@Customer],2)');
    await expect.element(page.getByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
  });

  it('is refused in words that name the place, marked there, and kept until it is mended', async () => {
    const port = await openColumn('Revenue', '=1+2)*3{Enter}');
    const before = formulaOf(port, 'Revenue');
    await expect.element(page.getByRole('alert')).toHaveTextContent('character 5');
    const fault = document.querySelector('.fields .wb-colours .is-fault');
    expect(fault?.textContent).toBe(')');
    expect(fieldText()).toBe('=1+2)*3');
    expect((formula().element() as HTMLTextAreaElement).selectionStart).toBe(5);
    await userEvent.keyboard('{Backspace}');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(formulaOf(port, 'Revenue')).toBe(before);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => formulaOf(port, 'Revenue') === '=1+2*3');
  });

  it('is given up with Escape, and the panel closed with the next', async () => {
    const port = await openColumn('Revenue', '=1+');
    await expect.element(page.getByRole('button', { name: 'Apply' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
    expect(fieldText()).toBe('');
    expect(formulaOf(port, 'Revenue')).toBeNull();
    await userEvent.keyboard('{Escape}');
    await expect.element(formula()).not.toBeInTheDocument();
  });
});
