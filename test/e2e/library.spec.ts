import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

for (const locale of locales) {
  test.describe(`workbooks of this browser, in ${locale}`, () => {
    test.use({ locale });

    const cards = (app: WorthbookPage): Locator => app.page.getByRole('article');
    const card = (app: WorthbookPage, name: string): Locator =>
      cards(app).filter({ has: app.page.getByRole('button', { name, exact: true }) });

    async function backToStart(app: WorthbookPage): Promise<void> {
      await app.expectSaved();
      await app.button('app_backToStart').click();
      await expect(app.page.getByRole('heading', { name: app.t('app_startTitle') })).toBeVisible();
    }

    /** An item of the menu on a workbook's card. */
    async function choose(
      app: WorthbookPage,
      name: string,
      item: Parameters<WorthbookPage['t']>[0],
    ): Promise<void> {
      await app.page.getByRole('button', { name: app.t('app_moreFor', { name }), exact: true }).click();
      await app.page.getByRole('menuitem', { name: app.t(item), exact: true }).click();
    }

    test('are made, renamed, duplicated, deleted, brought back and opened again', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const first = app.t('app_newWorkbook');
      const renamed = locale === 'en' ? 'Spring “2024” / accounts' : '二〇二四年春季“重点”客户';
      const copy = app.t('app_copyOf', { name: renamed });
      await app.start();
      await app.newWorkbook();
      await app.enter('17');
      await app.enter('=A1*3');
      await expect(app.at('A2')).toHaveText('51');
      await backToStart(app);
      await expect(cards(app)).toHaveCount(1);

      await choose(app, first, 'app_rename');
      const field = page.getByRole('textbox', { name: app.t('app_workbookName') });
      await expect(field).toBeFocused();
      await field.fill(renamed);
      await field.press('Enter');
      await expect(card(app, renamed)).toBeVisible();

      await choose(app, renamed, 'app_duplicate');
      await expect(card(app, copy)).toBeVisible();
      await expect(cards(app)).toHaveCount(2);

      await choose(app, renamed, 'app_delete');
      await expect(card(app, renamed)).toHaveCount(0);
      await app.notices.getByRole('button', { name: app.t('app_undo') }).click();
      await expect(card(app, renamed)).toBeVisible();

      await choose(app, renamed, 'app_delete');
      await expect(cards(app)).toHaveCount(1);
      await page.reload();
      await expect(card(app, copy)).toBeVisible();
      await expect(cards(app)).toHaveCount(1);

      await card(app, copy).getByRole('button', { name: copy, exact: true }).click();
      await expect(app.at('A2')).toHaveText('51');
      await app.expectGridFocus();
      await app.goTo('A1');
      await app.enter('2');
      await expect(app.at('A2')).toHaveText('6');
      await app.expectSaved();
      const address = page.url();
      await page.goto('about:blank');
      await page.goto(address);
      await expect(app.at('A2')).toHaveText('6');
      // Ready to be typed into, without a click.
      await app.expectGridFocus();
      expect(app.complaints).toEqual([]);
    });

    test('are edited in several tabs at once, and go on when one is closed', async ({ context }) => {
      const first = new WorthbookPage(await context.newPage(), locale);
      await first.start();
      await first.newWorkbook();
      await first.enter('5');
      await first.enter('=A1*2');
      await first.expectSaved();

      const second = new WorthbookPage(await context.newPage(), locale);
      await second.page.goto(first.page.url());
      await expect(second.at('A2')).toHaveText('10');
      await second.goTo('A1');
      await second.enter('7');
      await second.expectSaved();
      await expect(second.at('A2')).toHaveText('14');
      await expect(first.at('A2')).toHaveText('14');

      // Back and forth: what is typed in one is there in the other, and undo takes back only one's own.
      await first.goTo('B1');
      await first.enter('=A2+1');
      await expect(first.at('B1')).toHaveText('15');
      await expect(second.at('B1')).toHaveText('15');
      await second.page.bringToFront();
      await second.page.keyboard.press('ControlOrMeta+z');
      await second.expectSaved();
      await expect(second.at('A1')).toHaveText('5');
      await expect(first.at('B1')).toHaveText('11');

      await second.goTo('A1');
      await second.enter('8');
      await second.page.close({ runBeforeUnload: false });
      await first.goTo('C1');
      await first.enter('=B1');
      await first.expectSaved();
      await first.page.reload();
      await expect(first.at('B1')).toHaveText(/^1[17]$/);
      await first.goTo('A1');
      await first.enter('9');
      await expect(first.at('C1')).toHaveText('19');
      await first.expectSaved();
      await expect(first.page.getByText(first.t('app_otherTabBanner'))).toHaveCount(0);
      expect([...first.complaints, ...second.complaints]).toEqual([]);
    });

    test('leave as one file and come back with the same numbers', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await app.start();
      await app.button('app_trySample').first().click();
      await app.settle();
      await expect(app.cell(/281/).first()).toBeVisible();
      const report = await page.locator('.ht_master').innerText();
      const figures = await app.chartFigures();

      const download = page.waitForEvent('download');
      await page
        .getByRole('banner')
        .getByRole('button', { name: app.t('app_more'), exact: true })
        .click();
      await page.getByRole('menuitem', { name: app.t('commands_file_exportWorkbook') }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\.worthbook$/);
      const bytes = readFileSync(await file.path());

      await backToStart(app);
      await app.dropBytes(file.suggestedFilename(), bytes);
      await page.getByRole('tab').last().click();
      await expect.poll(() => page.locator('.ht_master').innerText()).toBe(report);
      expect(await app.chartFigures()).toEqual(figures);
      await backToStart(app);
      await expect(cards(app)).toHaveCount(2);

      // Cut off in the middle, as a broken download is.
      await app.dropBytes(file.suggestedFilename(), bytes.subarray(0, Math.floor(bytes.length / 2)));
      await expect(app.notices.getByText(app.t('problem_fileDamaged'))).toBeVisible();
      await expect(cards(app)).toHaveCount(2);
      expect(app.complaints).toEqual([]);
    });

    test('are shown by example: a finished analysis on sample data', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await app.start();
      await app.button('app_trySample').first().click();
      await expect(app.cell(/2,?810/).first()).toBeVisible();
      await expect(page.locator('figure').locator('svg, canvas').first()).toBeVisible();
      await expect(page.getByRole('heading', { name: app.t('app_parameters') })).toBeVisible();
      expect((await app.chartFigures()).join()).toMatch(/2,?320/);
      await backToStart(app);
      await cards(app).first().getByRole('button').first().click();
      // Not the empty sheet that every new workbook begins with.
      await expect(app.cell(locale === 'en' ? 'Alder' : '安泰')).toBeVisible();
      expect(app.complaints).toEqual([]);
    });
  });
}
