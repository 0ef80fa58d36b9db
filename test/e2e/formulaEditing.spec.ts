import { expect, test } from '../support/endToEnd';
import { locales } from '../../src/shared/localText';
import { byEachHand } from '../support/editing/eachHand';
import { EditingPage } from '../support/editing/editingPage';
import { formulaActions, people } from '../support/editing/formulaActions';

for (const locale of locales) {
  test.describe(`formulas are typed in ${locale}`, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } });

    test('into cells and into the formula bar, over sheets, and for a whole column', async ({ page }) => {
      const app = new EditingPage(page, locale);
      await app.start();
      await app.newWorkbook();
      await app.pasteText('12\n30\n7');
      // The import names the sheet by the kind of file it takes this for.
      await app.dropBytes('people.csv', people.csv);
      await app.importAsGuessed(3);
      await app.button('app_showTable', {}, app.dialog).click();
      await app.expectGridFocus();
      await app.press('Shift+F11');
      await expect(app.tab(people.otherSheet)).toHaveAttribute('aria-selected', 'true');
      await app.command('format_parameters_new');
      const form = app.panel('app_parameters').locator('form');
      await expect(form.getByLabel(app.t('format_parameters_label'), { exact: true })).toBeFocused();
      await page.keyboard.type(people.parameter);
      await app.walkTo(form.getByLabel(app.t('format_parameters_value'), { exact: true }));
      await page.keyboard.type('2');
      await app.press('Enter');
      await app.tab('Sheet1').click();
      await byEachHand({
        app,
        actions: formulaActions,
        rest: 'E5',
        expectAsBefore: async () => {
          await app.tab('Sheet1').click();
          await app.expectTexts({ A1: '12', A2: '30', A3: '7', B1: '', B2: '', B3: '', C1: '' });
        },
      });
    });
  });
}
