import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '../support/endToEnd';
import { builtInTemplate } from '../support/builtInTemplates';
import { sharedFile } from '../support/sharedData';
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

const retail = sharedFile('customers/online-retail.csv.gz');

test.describe('541,909 order lines', () => {
  test.skip(retail === null, '../shared/data/customers/online-retail.csv.gz is not here');

  test('are 4,338 customers with the known figures', async ({ page }, info) => {
    const app = new WorthbookPage(page, 'en');
    const path = info.outputPath('online-retail.csv');
    writeFileSync(path, gunzipSync(readFileSync(retail ?? '')));
    await app.start();
    await app.newWorkbook();
    await page
      .getByRole('banner')
      .getByRole('button', { name: app.t('app_import'), exact: true })
      .click();
    const chooser = page.waitForEvent('filechooser');
    await app.button('app_chooseFile', {}, app.dialog).click();
    await (await chooser).setFiles(path);
    await app.dialog.getByLabel(app.t('file_orders')).selectOption('customers');
    await app.button('app_take', {}, app.dialog).click();
    await expect(app.dialog.getByText(/135,080/)).toBeVisible({ timeout: 120_000 });
    await app.confirmImport();
    await expect(app.dialog.getByText(/4,338/).first()).toBeVisible();
    await app.button('app_showTable', {}, app.dialog).click();
    await app.tab('Sheet1').click();
    await app.expectGridFocus();
    const table = app.t('app_sheetOfCustomers');
    const figures = [
      [`=ROWS(${table})`, '4338'],
      [`=ROUND(SUM(${table}[Revenue]),3)&""`, '8911407.904'],
      [`=ROUND(MEDIAN(${table}[Revenue]),3)&""`, '674.485'],
      [`=SUM(${table}[Orders])`, '18532'],
    ] as const;
    for (const [formula] of figures) await app.enter(formula);
    for (const [row, [, figure]] of figures.entries()) await expect(app.at(`A${row + 1}`)).toHaveText(figure);
    expect(app.complaints).toEqual([]);
  });
});
