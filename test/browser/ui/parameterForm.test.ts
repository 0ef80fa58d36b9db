import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { parameterFromCell } from '../../../src/commands/parameterFromCell';
import { showWorkbook, waitFor } from './shellOnPage';

const panel = () => page.getByRole('complementary', { name: 'Parameters' });
const field = (label: string) => panel().getByLabelText(label, { exact: true });

describe('the form of a parameter', () => {
  it('adds one by keyboard, named after its label, and gives the focus back', async () => {
    const { port } = await showWorkbook();
    void port.runCommand('view.parameters');
    await panel().getByRole('button', { name: 'Add a parameter' }).click();
    await expect.element(field('Label')).toHaveFocus();
    await userEvent.keyboard('Price cut');
    await expect.element(field('Name in formulas')).toHaveValue('Price_cut');
    await field('Largest').fill('many');
    await userEvent.keyboard('{Enter}');
    await expect.element(panel().getByRole('alert')).toHaveTextContent('“many” is not a number.');
    await field('Largest').fill('20');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => port.workbook.document.parameters.length === 2);
    expect(port.workbook.document.parameters[1]).toMatchObject({ name: 'Price_cut', value: 0, max: 20 });
    await expect.element(panel().getByRole('button', { name: 'Add a parameter' })).toHaveFocus();
  });

  it('changes, refuses and removes one', async () => {
    const { port } = await showWorkbook();
    void port.runCommand('view.parameters');
    const edit = panel().getByRole('button', { name: 'Edit Discount rate' });
    await edit.click();
    await expect.element(field('Largest')).toHaveValue('50');
    await field('Name in formulas').fill('A1');
    await userEvent.keyboard('{Enter}');
    await expect.element(field('Name in formulas')).toHaveAttribute('aria-invalid', 'true');
    await userEvent.keyboard('{Escape}');
    await expect.element(edit).toHaveFocus();
    await edit.click();
    await field('Kind').selectOptions('Choice');
    await field('Choices, one a line').fill('low\nhigh');
    await panel().getByText('In Chinese').click();
    await panel().getByLabelText('Shown as, one a line').last().fill('低\n高');
    await panel().getByRole('button', { name: 'Apply' }).click();
    await waitFor(() => port.workbook.document.parameters[0]?.kind === 'choice');
    expect(port.workbook.document.parameters[0]).toMatchObject({
      value: 'low',
      choiceLabels: { low: { en: 'low', 'zh-CN': '低' }, high: { en: 'high', 'zh-CN': '高' } },
    });
    await edit.click();
    await panel().getByRole('button', { name: 'Delete the parameter' }).click();
    await waitFor(() => port.workbook.document.parameters.length === 0);
  });

  it('opens for a parameter that was made of a cell', async () => {
    const { port } = await showWorkbook();
    const cell = document.querySelectorAll<HTMLElement>('.ht_master tbody td')[2]!;
    await userEvent.click(cell);
    await port.runCommand(parameterFromCell.id);
    await expect.element(field('Label')).toHaveValue('Revenue');
    await expect.element(field('Name in formulas')).toHaveValue('Revenue');
  });
});
