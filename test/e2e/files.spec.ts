import { readFileSync } from 'node:fs';
import type { Download } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { sharedFile } from '../support/sharedData';
import { WorthbookPage } from '../support/worthbookPage';

const tables = sharedFile('xlsx/poi_ExcelTables.xlsx');
const protectedFile = sharedFile('xlsx/poi_protected_passtika.xlsx');

/** Two customers with orders; a cancelled one, one of nobody, and one that costs nothing. */
const orders = `Invoice No,Quantity,Invoice Date,Unit Price,Customer ID
1001,2,2024-01-05,5,A1
1001,1,2024-01-05,2.5,A1
1002,4,2024-03-01,1,B2
C1003,-2,2024-03-02,5,A1
1004,3,2024-04-01,2,
1005,1,2024-05-01,0,B2
1006,10,2024-06-01,1.25,A1
`;

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

test.describe('Excel files, in English', () => {
  test.use({ locale: 'en' });
  test.skip(tables === null, '../shared/data/xlsx is not here');

  test('open as a workbook, give the rows of a sheet, go out again, or are refused', async ({ page }) => {
    const app = new WorthbookPage(page, 'en');
    await app.start();
    await app.newWorkbook();
    await app.enter('42');

    // A protected file changes nothing.
    await app.drop(protectedFile ?? '');
    await expect(app.dialog).toContainText(app.t('problem_fileEncrypted'));
    await page.keyboard.press('Escape');
    await expect(app.dialog).toBeHidden();
    await expect(page.getByRole('tab')).toHaveCount(1);
    await expect(app.at('A1')).toHaveText('42');

    // The rows of one sheet become a table beside what was there.
    await app.drop(tables ?? '');
    await app.importAsGuessed(3);
    await app.button('app_showTable', {}, app.dialog).click();
    await expect(app.cell('Bertha').first()).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(2);

    // The whole file is a workbook of its own, with its formulas.
    await app.drop(tables ?? '');
    await app.dialog.getByText(app.t('file_workbookAlone'), { exact: true }).click();
    await app.button('file_openWorkbook', {}, app.dialog).click();
    await app.button('file_understood', {}, app.dialog).click();
    await expect(app.dialog).toBeHidden();
    await expect(app.cell('Bertha').first()).toBeVisible();
    await app.goTo('C2');
    await expect(app.formulaBar).toHaveValue(/^=INT\(/);
    await expect(app.at('C2')).toHaveText('4');

    const xlsx = page.waitForEvent('download');
    await page.getByRole('button', { name: app.t('app_more'), exact: true }).click();
    await page.getByRole('menuitem', { name: app.t('commands_file_exportXlsx') }).click();
    const file = await xlsx;
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    const archive = await bytesOf(file);
    expect(archive.subarray(0, 2).toString('latin1')).toBe('PK');
    expect(archive.includes('xl/workbook.xml')).toBe(true);
    expect(app.complaints).toEqual([]);
  });
});

test.describe('files of orders, in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('become customers as values or linked, and go out as CSV', async ({ page }) => {
    const app = new WorthbookPage(page, 'zh-CN');
    const choice = app.dialog.getByLabel(app.t('file_orders'));
    await app.start();
    await app.newWorkbook();

    await app.dropBytes('orders.csv', orders);
    await choice.selectOption('customers');
    await app.importAsGuessed(2);
    await app.button('app_showTable', {}, app.dialog).click();
    await expect(page.getByRole('tab')).toHaveCount(2);
    await expect(app.cell(/^A1$/)).toBeVisible();
    await expect(app.cell(/^25$/)).toBeVisible();

    const csv = page.waitForEvent('download');
    await app.chooseIn('app_more', app.t('commands_file_exportCsv'));
    const lines = (await bytesOf(await csv)).toString('utf8').trim().split(/\r?\n/);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe('A1,2024-01-05,2024-06-01,2,25');

    await app.dropBytes('orders.csv', orders);
    await choice.selectOption('linked');
    await app.importAsGuessed(7);
    await app.button('app_showTable', {}, app.dialog).click();
    await expect(page.getByRole('tab')).toHaveCount(4);
    await expect(app.cell(/^25$/)).toBeVisible();
    expect(app.complaints).toEqual([]);
  });
});

test('a file opened with the installed app begins its import', async ({ page }) => {
  await page.addInitScript(() => {
    const launched = new File(['name,revenue\nAlder,120\n'], 'launched.csv');
    const handle = { kind: 'file', getFile: () => Promise.resolve(launched) };
    const setConsumer = (consume: (launch: object) => void): void => consume({ files: [handle] });
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer } });
  });
  const app = new WorthbookPage(page, 'en');
  await page.goto('/');
  await app.importAsGuessed(1);
  await app.button('app_showTable', {}, app.dialog).click();
  await expect(app.cell('Alder')).toBeVisible();
  expect(app.complaints).toEqual([]);
});
