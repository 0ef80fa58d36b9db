import { expect, test } from '../support/endToEnd';
import { builtInTemplate } from '../support/builtInTemplates';
import { WorthbookPage } from '../support/worthbookPage';

const rows = 40;
const lines = Array.from({ length: rows }, (_, row) =>
  [
    `P${row}`,
    `C${row % 7}`,
    `2024-${String((row % 12) + 1).padStart(2, '0')}-15`,
    100 + ((row * 37) % 900),
  ].join(','),
);
const template = builtInTemplate('clv');

for (const locale of ['en', 'zh-CN'] as const) {
  test.describe(`a workbook of orders, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test('gets the customers that a template needs, and is analysed with it', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await app.start();
      await app.newWorkbook();
      await app.dropBytes('Orders.csv', `Order ID,Customer ID,Order Date,Amount\n${lines.join('\n')}\n`);
      await app.importAsGuessed(rows);
      await app.button('app_analyse', {}, app.dialog).click();
      await app.dialog.getByText(template.name[locale], { exact: true }).first().click();
      const apply = app.button('app_applyTemplate', {}, app.dialog);
      await expect(apply).toBeDisabled();
      const make = app.button('structure_customersOfOrders', {}, app.dialog);
      await expect(
        app.dialog.getByText(app.t('template_needsCustomers', { orders: app.t('app_sheetOfOrders') })),
      ).toBeVisible();
      await make.press('Enter');
      await expect(make).toBeHidden();
      await expect(app.dialog.getByRole('heading', { name: app.t('app_templateFields') })).toBeFocused();
      await apply.click();
      await app.expectReport(template);

      // The customers were made for the template: one undo takes both back.
      const customers = app.tab(app.t('app_sheetOfCustomers'));
      await expect(customers).toBeVisible();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(customers).toBeHidden();
      await expect(app.tab(app.t('app_sheetOfOrders'))).toBeVisible();
      expect(app.complaints).toEqual([]);
    });
  });
}
