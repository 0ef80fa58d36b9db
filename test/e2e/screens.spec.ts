import { expect, test } from '../support/endToEnd';
import { sharedFile } from '../support/sharedData';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

/** Pictures for people to look at; what must hold everywhere is that nothing stands out of the window sideways. */
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const files = { en: 'customers/telco-churn.csv', 'zh-CN': 'csv/zh-customers.gb18030.csv' } as const;

for (const locale of locales) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`screens in ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test('are shown at the size of a desk and of a hand', async ({ page }) => {
        test.setTimeout(180_000);
        const app = new WorthbookPage(page, locale);
        const picture = async (name: string): Promise<void> => {
          for (const size of sizes) {
            await page.setViewportSize(size);
            await expect
              .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: name })
              .toBeLessThanOrEqual(size.width);
            await app.settle();
            await app.screenshot(`${name}.${colorScheme}`);
          }
          await page.setViewportSize({ width: 1440, height: 900 });
        };

        await page.setViewportSize({ width: 1440, height: 900 });
        await app.start();
        await picture('start-empty');

        await app.button('app_trySample').first().click();
        await expect(page.locator('figure canvas, figure svg').first()).toBeVisible({ timeout: 30_000 });
        await picture('report');
        await app.tab(app.t('app_sheetOfCustomers')).click();
        await expect(app.cell(/\S/).first()).toBeVisible();
        await picture('table');

        await page.keyboard.press('ControlOrMeta+k');
        await expect(app.dialog).toBeVisible();
        await picture('palette');
        await page.keyboard.press('Escape');

        await app.button('app_template', {}, page.getByRole('banner')).click();
        await picture('templates');
        await app.dialog.getByRole('listitem').getByRole('button').first().click();
        await expect(app.button('app_applyTemplate', {}, app.dialog)).toBeVisible();
        await picture('template-mapping');
        await page.keyboard.press('Escape');

        await app.button('app_backToStart').click();
        await expect(page.getByRole('article')).toHaveCount(1);
        await picture('start');
        await app.button('app_trySample').last().click();
        await expect(page.locator('figure canvas, figure svg').first()).toBeVisible({ timeout: 30_000 });
        await picture('quadrant');

        const file = sharedFile(files[locale]);
        if (file) {
          await app.drop(file);
          await expect(app.button('app_take', {}, app.dialog)).toBeEnabled({ timeout: 30_000 });
          await picture('wizard');
        }
        expect(app.complaints).toEqual([]);
      });
    });
  }
}
