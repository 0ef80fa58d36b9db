import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RuleId } from '../../../src/model/ids';
import { gridSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import type { GridValidation } from '../../../src/model/validation';
import { regionsOfAreas, regionsOfTarget, regionsText } from '../../../src/ui/rules/ruleRange';
import { fakePort, type FakePort } from '../../support/fakePort';
import { showWorkbook, waitFor } from './shellOnPage';

const panel = (name: string) => page.getByRole('complementary', { name });

async function showGridSheet(): Promise<FakePort> {
  const port = fakePort(newWorkbook());
  await showWorkbook(port);
  await press(0, 0);
  return port;
}

const sheetOf = (port: FakePort) => gridSheet(port.workbook.document, port.workbook.document.sheets[0]!.id);

async function press(row: number, column: number): Promise<void> {
  const rows = document.querySelectorAll('.ht_master tbody tr');
  await userEvent.click(rows[row]!.querySelectorAll('td')[column]!);
}

async function type(address: string): Promise<void> {
  await page.getByLabelText('Cell address').fill(address);
  await userEvent.keyboard('{Enter}');
}

describe('the range of a rule', () => {
  it('of a validation is typed, and taken from another selection while the rule stays open', async () => {
    const port = await showGridSheet();
    const shown = panel('Validation');
    const range = (): string => regionsText(sheetOf(port), regionsOfAreas(sheetOf(port), areas()));
    const areas = () => sheetOf(port).validations?.[0]?.areas ?? [];
    void port.runCommand('format.validationPanel');
    await shown.getByLabelText('Applies to').fill('what');
    await shown.getByLabelText('Allow').selectOptions('Number');
    await shown.getByLabelText('From', { exact: true }).fill('0');
    await shown.getByLabelText('To', { exact: true }).fill('9');
    await shown.getByLabelText('Title').fill('Marks');
    await shown.getByLabelText('Text', { exact: true }).fill('From 0 to 9');
    await shown.getByRole('button', { name: 'Apply' }).click();
    await expect.element(shown.getByRole('alert')).toHaveTextContent('“what” is no range of this sheet.');
    await expect.element(shown.getByLabelText('Applies to')).toHaveAttribute('aria-invalid', 'true');
    await shown.getByLabelText('Applies to').fill('A1:A4, C1');
    await shown.getByRole('button', { name: 'Apply' }).click();
    await waitFor(() => areas().length > 0);
    expect(range()).toBe('A1:A4, C1');
    // What it says beforehand stands at the cell, and a screen reader hears it.
    await expect.element(page.getByText('From 0 to 9', { exact: true }).first()).toBeVisible();
    await waitFor(
      () => document.querySelector('[data-cell-speech]')?.textContent?.includes('Marks') === true,
    );

    await shown.getByLabelText('Otherwise').selectOptions('Warn only');
    await type('B2:B5');
    await expect.element(shown.getByLabelText('Applies to')).toHaveValue('A1:A4, C1');
    await shown.getByRole('button', { name: 'Use the selection' }).click();
    await expect.element(shown.getByLabelText('Applies to')).toHaveValue('B2:B5');
    await shown.getByRole('button', { name: 'Apply' }).click();
    await waitFor(() => range() === 'B2:B5');
    expect(sheetOf(port).validations).toMatchObject([
      { validation: { onInvalid: 'warn', prompt: 'From 0 to 9' } },
    ]);
  });

  it('of a conditional format takes its formula along', async () => {
    const port = await showGridSheet();
    const shown = panel('Conditions');
    const format = () => sheetOf(port).conditionalFormats?.[0];
    void port.runCommand('format.conditionsPanel');
    await shown.getByRole('button', { name: 'Add a rule for the selection' }).click();
    await shown.getByLabelText('Condition').first().selectOptions('Formula');
    await shown.getByLabelText('Formula').fill('=A1>$B$1');
    await shown.getByRole('button', { name: 'Apply' }).click();
    await waitFor(() => format() !== undefined);
    await shown.getByRole('button', { name: 'Edit the rule' }).click();
    await shown.getByLabelText('Applies to').fill('C2:C9');
    await shown.getByRole('button', { name: 'Apply' }).click();
    await waitFor(
      () => regionsText(sheetOf(port), regionsOfTarget(sheetOf(port), format()!.target)) === 'C2:C9',
    );
    expect(format()?.rule).toMatchObject({ test: { formula: '=C2>$B$1' } });
  });
});

describe('the list of a validation', () => {
  it('stays within the window however long it is, its field whole', async () => {
    const workbook = newWorkbook();
    const values = Array.from({ length: 60 }, (_, index) => `Choice ${index + 1}`);
    const validations = [
      {
        id: '_rlist' as RuleId,
        areas: [{ rows: [[1, 1]], columns: [[1, 1]] }],
        validation: { rule: { kind: 'list', source: { kind: 'values', values } }, onInvalid: 'reject' },
      } as unknown as GridValidation,
    ];
    const sheets = workbook.sheets.map((sheet) =>
      sheet.kind === 'grid' ? { ...sheet, validations } : sheet,
    );
    await showWorkbook(fakePort({ ...workbook, sheets }));
    await press(0, 0);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    const list = page.getByRole('dialog', { name: 'Choices' });
    await expect.element(list.getByRole('option', { name: 'Choice 60' })).toBeInTheDocument();
    const { bottom } = list.element().getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(window.innerHeight);
    expect(list.getByRole('combobox').element().getBoundingClientRect().height).toBeGreaterThan(24);
  });
});
