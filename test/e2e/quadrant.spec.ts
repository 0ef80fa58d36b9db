import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { sharedFile } from '../support/sharedData';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

const names = {
  en: { template: 'Value and capability', valueCut: 'Value cut', field: 'Satisfaction' },
  'zh-CN': { template: '价值能力象限', valueCut: '价值分界', field: '满意度' },
} as const;

const path = sharedFile('csv/zh-customers.gb18030.csv');
const customers = 320;

for (const locale of locales) {
  test.describe(`the quadrant of value and capability, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });
    test.skip(path === null, '../shared/data/csv/zh-customers.gb18030.csv is not here');

    /** How many points the chart says there are in A, B, C and D. */
    async function counts(chart: Locator): Promise<number[]> {
      const words = (await chart.getAttribute('aria-label')) ?? '';
      return Array.from(words.matchAll(/\b[ABCD] (\d+)/g), ([, count]) => Number(count));
    }
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

    test('shows every customer, selects those that are chosen, and follows its cuts', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const words = names[locale];
      await app.start();
      await app.newWorkbook();
      await app.drop(path ?? '');
      await app.importAsGuessed(customers);

      await test.step('a field is taken away and mapped by hand', async () => {
        await app.button('app_analyse', {}, app.dialog).click();
        await app.dialog.getByText(words.template, { exact: true }).first().click();
        const field = app.dialog.getByRole('combobox', { name: words.field });
        await expect(field.locator('option:checked')).toHaveText('满意度');
        await field.selectOption({ label: app.t('app_notMapped') });
        await field.selectOption({ label: '满意度' });
        await app.button('app_applyTemplate', {}, app.dialog).click();
        await expect(app.dialog).toBeHidden({ timeout: 30_000 });
      });

      const chart = page.locator('figure').getByRole('img').first();
      await test.step('every customer is in one quadrant', async () => {
        await expect(chart.locator('svg, canvas').first()).toBeVisible({ timeout: 30_000 });
        await expect.poll(async () => sum(await counts(chart)), { timeout: 30_000 }).toBe(customers);
        expect(Math.min(...(await counts(chart)))).toBeGreaterThan(0);
      });

      await test.step('a moved cut moves customers from one quadrant to another', async () => {
        const before = await counts(chart);
        const cut = page.getByRole('textbox', { name: words.valueCut });
        await cut.fill('80');
        await cut.press('Enter');
        await expect
          .poll(async () => sum((await counts(chart)).slice(0, 2)))
          .toBeLessThan(sum(before.slice(0, 2)));
        expect(sum(await counts(chart))).toBe(customers);

        // The line itself is a slider too, for the keyboard as for the mouse.
        const line = page.locator('figure').getByRole('slider', { name: words.valueCut });
        await line.focus();
        await line.press('Home');
        await expect(cut).not.toHaveValue('80');
        await expect.poll(async () => sum((await counts(chart)).slice(0, 2))).toBe(customers);
        await app.undoAll();
        await expect(page.getByRole('tab')).toHaveCount(1);
        await app.redoAll();
        await page.getByRole('tab').last().click();
        await expect.poll(async () => sum(await counts(chart)), { timeout: 30_000 }).toBe(customers);
      });

      await test.step('a box around points selects their rows', async () => {
        const box = await chart.boundingBox();
        if (!box) throw new Error('the chart has no place');
        await page.mouse.move(box.x + 8, box.y + 60);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3, { steps: 4 });
        await page.mouse.move(box.x + box.width - 12, box.y + box.height / 2, { steps: 4 });
        await page.mouse.up();
        await expect(page.getByRole('tab', { selected: true })).toContainText(app.t('app_sheetOfCustomers'));
        await expect(page.locator('.ht_master td.wb-marked').first()).toBeVisible();
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
