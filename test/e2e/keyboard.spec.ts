import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

for (const locale of locales) {
  test.describe(`without a mouse, in ${locale}`, () => {
    test.use({ locale, permissions: ['clipboard-read', 'clipboard-write'] });

    test('a workbook is made, filled and corrected', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      await app.start();

      await test.step('the start screen is walked with Tab', async () => {
        await app.walkTo(app.button('app_newWorkbook'));
        await keyboard.press('Enter');
        await app.expectGridFocus();
        await expect(app.nameBox).toHaveValue('A1');
      });

      await test.step('numbers and formulas are typed', async () => {
        await app.enter('100');
        await app.enter('250.5');
        await expect(app.nameBox).toHaveValue('A3');
        await app.enter('=CLV({100,120},{20,25},0.1)');
        await expect(app.at('A3')).toHaveText(/^151\.2396/);
        await keyboard.press('ArrowUp');
        await expect(app.formulaBar).toHaveValue('=CLV({100,120},{20,25},0.1)');
      });

      await test.step('Tab goes right, and Enter down to where the tabs began', async () => {
        await app.goTo('B1');
        await keyboard.type('=A1*2');
        await keyboard.press('Tab');
        await expect(app.nameBox).toHaveValue('C1');
        await keyboard.type('=B1+A2');
        await keyboard.press('Enter');
        await expect(app.nameBox).toHaveValue('B2');
        await expect(app.at('B1')).toHaveText('200');
        await expect(app.at('C1')).toHaveText('450.5');
      });

      await test.step('F2 edits what is there, and Escape leaves it', async () => {
        await app.goTo('A1');
        await keyboard.press('F2');
        await keyboard.type('0');
        await expect(app.formulaBar).toHaveValue('1000');
        await keyboard.press('Enter');
        await expect(app.at('A1')).toHaveText('1000');
        await expect(app.at('B1')).toHaveText('2000');
        await app.goTo('A1');
        await keyboard.press('F2');
        await keyboard.type('99');
        await keyboard.press('Escape');
        await expect(app.at('A1')).toHaveText('1000');
        await app.expectGridFocus();
      });

      await test.step('Ctrl+Z takes it back, and Ctrl+Y does it again', async () => {
        await keyboard.press('ControlOrMeta+z');
        await expect(app.at('A1')).toHaveText('100');
        await expect(app.at('C1')).toHaveText('450.5');
        await keyboard.press('ControlOrMeta+y');
        await expect(app.at('A1')).toHaveText('1000');
        await expect(app.at('C1')).toHaveText('2250.5');
      });

      await test.step('Delete clears', async () => {
        await app.goTo('B1');
        await keyboard.press('Delete');
        await expect(app.at('B1')).toHaveText('');
        await expect(app.formulaBar).toHaveValue('');
      });
      expect(app.complaints).toEqual([]);
    });

    test('commands, keys, language and appearance are reached and left', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      await app.start();
      await app.newWorkbook();
      await app.enter('42');

      await test.step('Ctrl+K adds a table', async () => {
        await app.runCommand(app.t('commands_sheets_addTable'));
        await expect(app.dialog).toBeHidden();
        await expect(page.getByRole('tab')).toHaveCount(2);
        await app.expectGridFocus();
      });

      await test.step('Ctrl+K opens the import; Escape closes it and the cells have the keys again', async () => {
        await app.runCommand(app.t('commands_workbook_import'));
        await expect(app.button('app_chooseFile', {}, app.dialog)).toBeVisible();
        await expect(app.dialog).toBeFocused();
        await keyboard.press('Escape');
        await expect(app.dialog).toBeHidden();
        await app.expectGridFocus();
      });

      await test.step('Ctrl+K goes to another sheet', async () => {
        await keyboard.press('ControlOrMeta+k');
        await app.dialog.getByRole('combobox').fill('Sheet1');
        await keyboard.press('Enter');
        await expect(app.at('A1')).toHaveText('42');
        await app.expectGridFocus();
      });

      await test.step('? lists the keys', async () => {
        await keyboard.press('?');
        await expect(app.dialog.getByText(app.t('app_key_edge'))).toBeVisible();
        await keyboard.press('Escape');
        await expect(app.dialog).toBeHidden();
        await app.expectGridFocus();
      });

      const other = locale === 'en' ? 'zh-CN' : 'en';
      await test.step('the language changes while the workbook runs', async () => {
        await app.runCommand(app.t(other === 'zh-CN' ? 'app_switchToChinese' : 'app_switchToEnglish'));
        app.locale = other;
        await expect(app.button('app_import', {}, page.getByRole('banner'))).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', other);
        await expect(app.at('A1')).toHaveText('42');
        await app.expectGridFocus();
        await app.goTo('A2');
        await app.enter('=A1+1');
        await expect(app.at('A2')).toHaveText('43');
      });

      await test.step('the appearance changes too', async () => {
        const ink = (): Promise<string> => app.at('A1').evaluate((cell) => getComputedStyle(cell).color);
        const light = await ink();
        await app.runCommand(app.t('app_useDark'));
        await expect.poll(ink).not.toBe(light);
        await app.runCommand(app.t('app_useLight'));
        await expect.poll(ink).toBe(light);
        await expect(app.at('A1')).toHaveText('42');
        await app.expectGridFocus();
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
