import { expect, test } from '../support/endToEnd';
import { byEachHand } from '../support/editing/eachHand';
import { EditingPage } from '../support/editing/editingPage';
import { explained, explainActions } from '../support/editing/explainActions';
import { locales } from '../../src/shared/localText';

for (const locale of locales) {
  test.describe(`explaining a cell in ${locale}`, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } });

    test('tells a value step by step, leads to its sources and to the cause of an error', async ({
      page,
    }) => {
      const app = new EditingPage(page, locale);
      await app.start();
      await app.newWorkbook();
      await app.pasteText(explained.map((row) => row.join('\t')).join('\n'));
      await byEachHand({
        app,
        actions: explainActions,
        rest: 'E9',
        expectAsBefore: () => app.expectTexts({ A5: '#DIV/0!', C1: '' }),
      });
      const panel = app.panel('explain_title');

      await app.goTo('A5');
      const speech = page.locator('[data-cell-speech]');
      await expect(speech).toContainText(locale === 'en' ? 'A5, #DIV/0!, ' : 'A5，#DIV/0!，');

      await page.keyboard.press('F6');
      await expect(panel.locator(':focus')).toBeAttached();
      await page.keyboard.press('F6');
      await expect(page.getByRole('contentinfo').locator(':focus')).toBeAttached();
      await page.keyboard.press('Shift+F6');
      await page.keyboard.press('Shift+F6');
      await app.expectGridFocus();

      // On paper a number has room for more decimals than in its column.
      const onPaper = /^444\.6144\d+$/;
      await expect(app.at('A3')).toHaveText(/^444\.6144\d*$/);
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute('data-printed', '');
      });
      await page.keyboard.press('ControlOrMeta+p');
      await expect(page.locator('body[data-printed]')).toBeAttached();
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('.wb-paper').getByText(onPaper)).toBeVisible();
      await expect(page.locator('.wb-grid')).toBeHidden();
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await expect(page.locator('.wb-paper')).toBeHidden();
      expect(app.complaints).toEqual([]);
    });
  });
}
