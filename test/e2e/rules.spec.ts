import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

test('a validation by formula refuses what its cells hold already, and says beforehand what it wants', async ({
  page,
}) => {
  const app = new WorthbookPage(page, 'en');
  const { keyboard } = page;
  await app.start();
  await app.newWorkbook();
  await app.enter('K-1');
  await app.enter('K-2');

  await test.step('it is made for a range that is typed', async () => {
    await app.runCommand(app.t('format_validation_panel'));
    const panel = page.getByRole('complementary', { name: app.t('format_validation_title') });
    await panel.getByLabel(app.t('format_rules_range')).fill('A1:A9');
    await panel.getByLabel(app.t('format_validation_allow')).selectOption('formula');
    await panel
      .getByLabel(app.t('format_validation_formula'), { exact: true })
      .fill('=COUNTIF($A$1:$A$9,A1)=1');
    await panel.getByLabel(app.t('format_validation_message')).fill('This code is taken.');
    await panel.getByLabel(app.t('format_validation_prompt'), { exact: true }).fill('A code of its own');
    await panel.getByRole('button', { name: app.t('format_apply') }).click();
    await expect(panel.getByRole('button', { name: app.t('format_apply') })).toBeHidden();
  });

  await test.step('the cell says what it wants, to eyes and to screen readers', async () => {
    await app.goTo('A3');
    await expect(page.getByText('A code of its own', { exact: true })).toBeVisible();
    await expect(page.locator('[data-cell-speech]')).toContainText('A code of its own');
  });

  await test.step('what is there already is refused; the text stays in the editor', async () => {
    await app.enter('K-2');
    await expect(page.getByText('This code is taken.').first()).toBeVisible();
    await expect(page.locator('.handsontableInput')).toHaveValue('K-2');
    await expect(app.at('A3')).not.toHaveText('K-2');
    await keyboard.press('Escape');
    await app.goTo('A3');
    await app.enter('K-3');
    await expect(app.at('A3')).toHaveText('K-3');
  });

  await test.step('what came there otherwise is marked', async () => {
    await app.goTo('B1');
    await app.enter('K-1');
    await app.goTo('B1');
    await keyboard.press('ControlOrMeta+c');
    await app.goTo('A4');
    await keyboard.press('ControlOrMeta+v');
    await app.goTo('A4');
    await expect(app.at('A4')).toHaveText('K-1');
    await expect(app.at('A4')).toHaveClass(/wb-invalid/);
    await expect(app.at('A3')).not.toHaveClass(/wb-invalid/);
  });
  expect(app.complaints).toEqual([]);
});
