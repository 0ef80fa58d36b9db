import { expect, test } from '../support/endToEnd';
import { LastingBrowser } from '../support/lastingBrowser';
import { witnessNetwork } from '../support/networkWitness';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { sharedFile } from '../support/sharedData';
import { recordFigure } from '../support/testSize';
import { WorthbookPage } from '../support/worthbookPage';
import type { Locale } from '../../src/shared/localText';

interface Journey {
  readonly file: string;
  readonly locale: Locale;
  readonly rows: number;
  /** The total customer value as the report prints it. */
  readonly total: RegExp;
}

const journeys: readonly Journey[] = [
  // 12087.1 - 782.5 - 1356.8 - 3265.4, in 10,000 yuan
  { file: 'csv/zh-customers.gb18030.csv', locale: 'zh-CN', rows: 320, total: /6,?682\.4/ },
  // the sum of TotalCharges, which is blank in 11 rows
  { file: 'customers/telco-churn.csv', locale: 'en', rows: 7043, total: /16,?056,?168\.7/ },
];

const classA = { en: 'Class A up to', 'zh-CN': 'A 类累计到' } as const;
const customerValue = { en: 'Customer value', 'zh-CN': '客户价值分析' } as const;

for (const { file, locale, rows, total } of journeys) {
  test(`from ${file} to a value analysis that survives`, async () => {
    const path = sharedFile(file);
    test.skip(path === null, `../shared/data/${file} is not here`);
    test.setTimeout(600_000);
    const server = await serveBuilt();
    const url = `http://localhost:${server.port}/`;
    const network = await witnessNetwork(`http://localhost:${server.port}`);
    const { proxy } = network;
    const browser = new LastingBrowser({ locale, viewport: { width: 1440, height: 900 }, proxy });
    try {
      let app = new WorthbookPage(await browser.open(), locale);

      await test.step('drop the file and take it as guessed', async () => {
        await app.start(url);
        await app.drop(path ?? '');
        await app.importAsGuessed(rows);
        await app.screenshot('import-done');
      });

      await test.step('apply the template', async () => {
        await app.analyseWith(customerValue);
        await expect(app.cell(total).first()).toBeVisible({ timeout: 60_000 });
        await expect(app.page.locator('figure').locator('svg, canvas').first()).toBeVisible();
        await app.screenshot('report');
      });

      const cutA = app.page.getByRole('textbox', { name: classA[locale] });
      const classTable = app.page.locator('.ht_master');

      await test.step('a changed parameter moves numbers and chart', async () => {
        const before = await classTable.innerText();
        const chartBefore = await app.chartFigures();
        await cutA.fill('50');
        await cutA.press('Enter');
        await expect.poll(() => classTable.innerText()).not.toBe(before);
        await expect.poll(() => app.chartFigures()).not.toEqual(chartBefore);
      });

      await test.step('undo everything, redo everything', async () => {
        const lines = async (): Promise<string[]> => (await classTable.innerText()).split('\n');
        // The last row in sight is drawn or not, by whether a message takes its room.
        const changed = (await lines()).slice(0, -2);
        await app.undoAll();
        await expect(app.page.getByRole('tab')).toHaveCount(1);
        await app.redoAll();
        await expect(app.page.getByRole('tab')).toHaveCount(3);
        await app.page.getByRole('tab').last().click();
        await expect
          .poll(async () => (await lines()).slice(0, changed.length), { timeout: 60_000 })
          .toEqual(changed);
      });

      const shown = await app.chartFigures();
      await test.step('kill the browser right after Saved and find everything again', async () => {
        await app.expectSaved();
        const address = app.page.url();
        expect(app.complaints).toEqual([]);
        await browser.kill();
        app = new WorthbookPage(await browser.open(), locale);
        await app.page.goto(address);
        await app.page.getByRole('tab').last().click();
        await expect.poll(() => app.chartFigures(), { timeout: 60_000 }).toEqual(shown);
        await expect(app.cell(total).first()).toBeVisible();
      });

      await test.step('open it with the server gone', async () => {
        await app.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        const address = app.page.url();
        await server.close();
        await app.page.goto('about:blank');
        await app.page.goto(address);
        await app.page.getByRole('tab').last().click();
        await expect.poll(() => app.chartFigures(), { timeout: 60_000 }).toEqual(shown);
        await expect(app.cell(total).first()).toBeVisible();
        await app.page.getByRole('tab').first().click();
        await app.page.keyboard.type('=CLV({100,120},{20,25},0.1)');
        await app.page.keyboard.press('Enter');
        await expect(app.cell(/^151\.23966/)).toBeVisible();
        await app.expectSaved();
      });
      expect(app.complaints.filter((words) => !words.includes('ERR_EMPTY_RESPONSE'))).toEqual([]);

      await test.step('nothing was asked of anybody else, and of the server nothing but its files', () => {
        const files = new Set(network.own.map((address) => new URL(address).pathname));
        expect(network.elsewhere).toEqual([]);
        expect(browser.violations).toEqual([]);
        expect(network.own.filter((address) => !/^http:[^ ?]+$/.test(address))).toEqual([]);
        expect(files.size).toBeGreaterThan(10);
        recordFigure(`network requests in a day with ${file}`, {
          'own files': files.size,
          'to elsewhere': network.elsewhere.length,
        });
      });
    } finally {
      await browser.remove();
      await server.close();
      await network.close();
    }
  });
}
