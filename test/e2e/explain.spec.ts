import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

for (const locale of locales) {
  test.describe(`explaining a cell in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });

    test('tells a value step by step, leads to its sources and to the cause of an error', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      const byMouse = locale === 'en';
      /** By keyboard the focus goes from part to part with F6, which is looked at below. */
      const follow = (link: Locator): Promise<void> => (byMouse ? link.click() : link.press('Enter'));
      await app.start();
      await app.newWorkbook();
      const cells = {
        A1: '100',
        B1: '120',
        D1: '140',
        A2: '20',
        A3: '=CLV(A1:D1,A2,0.1)*2',
        A4: '=1/C1',
        A5: '=A4+1',
      };
      for (const [address, text] of Object.entries(cells)) {
        await app.goTo(address);
        await app.enter(text);
      }
      const panel = page.getByRole('complementary', { name: app.t('explain_title') });

      await app.goTo('A3');
      if (byMouse) await app.button('explain_open').click();
      else await page.keyboard.press('ControlOrMeta+Shift+e');
      await expect(panel.getByRole('heading', { name: 'A3' })).toBeVisible();
      const years = panel.getByRole('row');
      await expect(years.nth(2).getByRole('cell')).toHaveText([
        '2',
        '120.00',
        '20.00',
        '0.8264',
        '82.64',
        '155.37',
      ]);
      await expect(
        panel.getByText(app.t('explain_warning_blankCells', { count: 1, cells: 4 })),
      ).toBeVisible();

      await follow(years.nth(2).getByRole('button', { name: '120.00' }));
      await app.expectAddress('B1');
      await expect(panel.getByText(app.t('explain_isValue'))).toBeVisible();
      await follow(app.button('explain_back', { place: 'A3' }, panel));
      await app.expectAddress('A3');

      await app.goTo('A5');
      const part = '1/C1';
      await expect(panel.getByText(app.t('explain_causeThere', { place: 'A4', part }))).toBeVisible();
      await follow(app.button('explain_goTo', { place: 'A4' }, panel));
      await app.expectAddress('A4');
      await expect(panel.getByText(app.t('explain_causeHere', { part }))).toBeVisible();

      await app.goTo('A3');
      await follow(app.button('explain_show', {}, panel).first());
      await expect(page.locator('svg rect.precedents')).toHaveCount(2);
      await app.goTo('A3');
      await page.keyboard.press('ControlOrMeta+[');
      await app.expectAddress('A1');
      await page.keyboard.press('ControlOrMeta+]');
      await app.expectAddress('A3');

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
