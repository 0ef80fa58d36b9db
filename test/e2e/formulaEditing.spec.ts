import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { locales } from '../../src/shared/localText';
import { EditingPage } from '../support/editing/editingPage';

const csv = 'Customer,Revenue,Cost\nAda,1200,300\nBob,800,250\nCyd,2000,900\n';
const options = (page: Page) => page.getByRole('option');

for (const locale of locales) {
  test.describe(`formulas are typed in ${locale}`, () => {
    test.use({ locale });

    test('into cells by keyboard and by mouse, over sheets, and for a whole column', async ({ page }) => {
      const app = new EditingPage(page, locale);
      await app.start();
      await app.newWorkbook();
      // The import names the sheet by the kind of file it takes this for.
      const table = page.getByRole('tab').last();
      const editor = page.getByRole('textbox', { name: app.t('grid_editor'), exact: true });
      for (const value of ['12', '30', '7']) await app.enter(value);

      const byMouse = locale !== 'en';
      await test.step('a function is found, and cells are pointed at', async () => {
        await app.goTo('B1');
        await page.keyboard.type('=sum');
        const sum = options(page)
          .filter({ hasText: /^.?\s*SUM\b/ })
          .first();
        await expect(sum).toBeVisible();
        if (byMouse) {
          await sum.click();
          await app.drag(app.at('A1'), app.at('A3'));
        } else {
          await page.keyboard.press('Tab');
          await page.keyboard.press('ArrowLeft');
          await page.keyboard.press('Shift+ArrowDown');
          await page.keyboard.press('Shift+ArrowDown');
        }
        await expect(editor).toHaveValue('=SUM(A1:A3');
        await expect(page.locator('.wb-outline')).toHaveCount(1);
        await page.keyboard.press('Enter');
        await expect(app.at('B1')).toHaveText('49');
        await expect(page.locator('.wb-outline')).toHaveCount(0);
      });

      await test.step('F4 fixes a reference, and clicks put others beside it', async () => {
        await app.goTo('B2');
        await page.keyboard.type('=A1');
        await page.keyboard.press('F4');
        await expect(editor).toHaveValue('=$A$1');
        await page.keyboard.type('*');
        await app.at('A3').click();
        await expect(editor).toHaveValue('=$A$1*A3');
        await page.keyboard.press('Enter');
        await expect(app.at('B2')).toHaveText('84');
      });

      await test.step('the argument at the caret is told with its unit', async () => {
        await app.goTo('B3');
        await page.keyboard.type('=CLV(A1:A3,');
        const example = page.getByText(app.t('formula_example'));
        await expect(example).toBeVisible();
        await expect(page.locator('.signature .is-current')).toHaveText('costs');
        await page.keyboard.press('Escape');
        await expect(example).toBeHidden();
        await expect(app.at('B3')).toHaveText('');
      });

      await test.step('full-width punctuation is understood, and a fault is shown where it is', async () => {
        await page.keyboard.type('=');
        await page.keyboard.insertText('IF（A1＞10，“高”，“低”））');
        await expect(editor).toHaveValue('=IF(A1>10,"高","低"))');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('alert')).toBeVisible();
        await expect(page.locator('.handsontableInputHolder .is-fault')).toHaveText(')');
        await page.keyboard.press('Backspace');
        await expect(page.getByRole('alert')).toBeHidden();
        await page.keyboard.press('Enter');
        await expect(app.at('B3')).toHaveText('高');
      });

      await test.step('a column of a table on another sheet is clicked into the formula', async () => {
        await app.dropBytes('people.csv', csv);
        await app.importAsGuessed(3);
        await app.button('app_showTable', {}, app.dialog).click();
        await app.expectGridFocus();
        await app.tab('Sheet1').click();
        await app.goTo('C1');
        await page.keyboard.type('=SUM(');
        await table.click();
        await page.locator('.ht_clone_top th', { hasText: 'Revenue' }).click();
        await expect(app.formulaBar).toHaveValue(`=SUM(${await table.innerText()}[Revenue]`);
        await page.keyboard.press('Enter');
        await expect(app.at('C1')).toHaveText(/4,?000/);
      });

      await test.step('in the table the column of the same row is clicked, for all rows', async () => {
        await table.click();
        await app.expectGridFocus();
        await app.goTo('Cost');
        await app.formulaBar.click();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type('=');
        await app.at('B2').click();
        await expect(app.formulaBar).toHaveValue('=[@Revenue]');
        await page.keyboard.type('*0.25');
        await page.keyboard.press('Enter');
        await expect(app.at('C3')).toHaveText('500');
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
