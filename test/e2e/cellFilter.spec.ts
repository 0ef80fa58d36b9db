import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { accessibilityFaults } from '../support/accessibility';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

const list = [
  ['City', 'Sales'],
  ['Oslo', '5'],
  ['Bern', '9'],
  ['Oslo', '7'],
  ['Rome', '1'],
] as const;

for (const locale of locales) {
  test.describe(`a filter over cells, in ${locale}`, () => {
    test.use({ locale });

    test('hides rows by keyboard and by mouse, and sums leave them out', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      const menu = (column: string): Locator =>
        page.getByRole('dialog', { name: app.t('grid_columnMenu', { column }) });
      const shownCities = async (): Promise<string[]> => {
        const cells = await page.locator('.ht_master td[aria-colindex="2"]').allTextContents();
        return cells.filter((text) => text !== '');
      };

      await app.start();
      await app.newWorkbook();
      for (const [city, sales] of list) {
        await keyboard.type(city);
        await keyboard.press('Tab');
        await app.enter(sales);
        await keyboard.press('Home');
      }
      await app.goTo('D1');
      await app.enter('=SUBTOTAL(9,B2:B5)');
      await expect(app.at('D1')).toHaveText('22');

      await test.step('by keyboard', async () => {
        await app.goTo('A2');
        await keyboard.press('ControlOrMeta+Shift+l');
        await keyboard.press('Alt+ArrowDown');
        await expect(menu('City')).toBeVisible();
        expect(await accessibilityFaults(page)).toEqual([]);
        await menu('City').getByRole('checkbox', { name: 'Oslo' }).focus();
        await keyboard.press('Space');
        await app.button('app_viewApply', {}, menu('City')).press('Enter');
        await expect.poll(shownCities).toEqual(['City', 'Bern', 'Rome']);
        await expect(app.at('D1')).toHaveText('10');
        await expect(page.getByText(app.t('app_viewRows', { shown: '2', total: '4' }))).toBeVisible();
        await app.expectGridFocus();
      });

      await test.step('by mouse', async () => {
        const opener = page.getByRole('button', { name: app.t('grid_columnMenu', { column: 'Sales' }) });
        await opener.click();
        await menu('Sales').getByRole('checkbox', { name: /^1 / }).click();
        await app.button('app_viewApply', {}, menu('Sales')).click();
        await expect.poll(shownCities).toEqual(['City', 'Bern']);
        await expect(app.at('D1')).toHaveText('9');
      });

      await test.step('each step is undone by itself, and nothing was lost', async () => {
        await keyboard.press('ControlOrMeta+z');
        await expect.poll(shownCities).toEqual(['City', 'Bern', 'Rome']);
        await keyboard.press('ControlOrMeta+z');
        await expect.poll(shownCities).toEqual(['City', 'Oslo', 'Bern', 'Oslo', 'Rome']);
        await expect(app.at('D1')).toHaveText('22');
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
