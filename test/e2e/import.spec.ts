import { readFileSync } from 'node:fs';
import { expect, test } from '../support/endToEnd';
import { sharedFile } from '../support/sharedData';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

const chinese = '客户编号,客户名称,年收入\n00001,云和实业有限公司,9.6\n00002,联达实业有限公司,17.2\n';
/** Without a mark, and with too few letters to be sure of them. */
const gb18030 = Buffer.from(
  'bfcdbba7b1e0bac52cbfcdbba7c3fbb3c62cc4eacad5c8eb0a30303030312cd4c6bacdcab5d2b5d3d0cfdeb9abcbbe2c392e360a',
  'hex',
);

/** What a table holds that does not fit its columns. */
const faulty = `customer id,name,revenue,first purchase
00012,Alder & Co.,1200,2024-05-01
00013,Birch Labs,n/a,2024-05-02
6217000010012345678,Cedar Retail,540,2024-05-03
00015,Dogwood Ltd.,430,someday
`;

for (const locale of locales) {
  test.describe(`importing, in ${locale}`, () => {
    test.use({ locale });

    async function begin(app: WorthbookPage): Promise<void> {
      await app.start();
      await app.newWorkbook();
    }

    test('a wrong encoding is seen in the preview and corrected from its menu', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('kehu.csv', gb18030);
      const encoding = app.dialog.getByLabel(app.t('app_encoding'));
      const preview = app.dialog.getByRole('region', { name: app.t('app_preview') });
      await expect(preview).toContainText('云和实业有限公司');
      await encoding.selectOption('windows-1252');
      await expect(preview).not.toContainText('云和实业有限公司');
      await encoding.selectOption('gb18030');
      await expect(preview).toContainText('云和实业有限公司');
      await app.importAsGuessed(1);
      await app.button('app_showTable', {}, app.dialog).click();
      await expect(app.cell('云和实业有限公司')).toBeVisible();
      await expect(app.cell(/^00001$/)).toBeVisible();
      expect(app.complaints).toEqual([]);
    });

    test('a wrong separator is corrected from its menu', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('kehu.csv', chinese.replaceAll(',', ';'));
      const separator = app.dialog.getByLabel(app.t('app_delimiter'));
      const columns = app.dialog.getByRole('table', { name: app.t('app_columnsOfFile') }).locator('tbody tr');
      await expect(separator).toHaveValue(';');
      await expect(columns).toHaveCount(3);
      await separator.selectOption(',');
      await expect(columns).toHaveCount(1);
      await separator.selectOption(';');
      await expect(columns).toHaveCount(3);
      await app.importAsGuessed(2);
      expect(app.complaints).toEqual([]);
    });

    test('a header that is none becomes a row', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('kehu.csv', chinese);
      await expect(app.dialog.getByRole('region', { name: app.t('app_preview') })).toContainText('00001');
      await app.dialog.getByText(app.t('app_hasHeader')).click();
      await app.importAsGuessed(3);
      expect(app.complaints).toEqual([]);
    });

    test('leading zeros, long ids and what looks like a formula are kept as they are', async ({ page }) => {
      const path = sharedFile('csv/injection-and-autoconvert.csv');
      test.skip(path === null, '../shared/data/csv/injection-and-autoconvert.csv is not here');
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('ids.csv', readFileSync(path ?? ''));
      await app.importAsGuessed(3);
      await app.button('app_showTable', {}, app.dialog).click();
      for (const text of [
        '0001',
        '0002',
        '6217000010012345678',
        '+8613800000000',
        '00442071838750',
        '1-2',
        '3/4',
      ]) {
        await expect(app.page.locator('.ht_master td').getByText(text, { exact: true })).toBeVisible();
      }
      for (const text of ['=1+1', '@SUM(A1)', "=cmd|' /C calc'!A0", '=2+2', '＝1+1']) {
        await expect(app.cell(text).first()).toBeVisible();
      }
      expect(app.complaints).toEqual([]);
    });

    test('what cannot be read is listed with its row and column, and one undo takes all back', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.enter('42');
      await app.dropBytes('customers.csv', faulty);
      await app.dialog.getByLabel(app.t('app_typeOfColumn', { name: 'revenue' })).selectOption('number');
      await app.dialog.getByLabel(app.t('app_typeOfColumn', { name: 'first purchase' })).selectOption('date');
      await app.importAsGuessed(4);
      const ledger = app.dialog.getByRole('region', { name: app.t('app_ledger') });
      const rows = ledger.getByRole('row');
      await expect(rows).toHaveCount(3);
      await expect(rows.nth(1)).toContainText(/2.*revenue.*n\/a/);
      await expect(rows.nth(2)).toContainText(/4.*first purchase.*someday/);
      await app.button('app_showTable', {}, app.dialog).click();
      for (const text of ['n/a', 'someday', '00012', '6217000010012345678']) {
        await expect(app.page.locator('.ht_master td').getByText(text, { exact: true })).toBeVisible();
      }
      await app.expectGridFocus();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(page.getByRole('tab')).toHaveCount(1);
      await expect(app.at('A1')).toHaveText('42');
      await page.keyboard.press('ControlOrMeta+y');
      await expect(page.getByRole('tab')).toHaveCount(2);
      expect(app.complaints).toEqual([]);
    });

    test('rows are updated by key after it was shown what changes, and one undo takes it back', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('customers.csv', 'customer id,name,revenue\n001,Ada,10\n002,Bob,20\n003,Cyd,30\n');
      await app.importAsGuessed(3);
      await app.button('app_showTable', {}, app.dialog).click();
      await expect(app.cell('Bob')).toBeVisible();
      const sheet = page.getByRole('tab', { selected: true });
      const name = (await sheet.textContent())?.trim() ?? '';

      await app.dropBytes('changes.csv', 'customer id,revenue\n002,77\n004,40\n001,10\n');
      const choice = app.dialog.getByLabel(app.t('app_target'), { exact: true });
      await choice.selectOption({ label: app.t('app_targetUpdate', { name }) });
      const counts = app.t('app_updateCounts', { updated: '1', added: '1', unchanged: '1' });
      await expect(app.dialog.getByText(counts)).toBeVisible();
      await app.button('app_import', {}, app.dialog).click();
      const done = app.t('app_updateDone', { updated: '1', added: '1', unchanged: '1' });
      await expect(app.dialog.getByText(done)).toBeVisible();
      await app.button('app_showTable', {}, app.dialog).click();
      await expect(app.cell(/^77$/)).toBeVisible();
      await expect(app.cell(/^004$/)).toBeVisible();
      await app.button('app_undo').click();
      await expect(app.cell(/^20$/)).toBeVisible();
      await expect(app.cell(/^004$/)).toBeHidden();
      expect(app.complaints).toEqual([]);
    });
  });
}

test.describe('a file of 20 MB', () => {
  test.use({ locale: 'zh-CN' });

  test('shows how far it is, and can be cancelled at any moment until it is there', async ({ page }) => {
    const app = new WorthbookPage(page, 'zh-CN');
    const take = app.button('app_take', {}, app.dialog);
    await app.start();
    await app.newWorkbook();
    await app.enter('42');

    const expectUnchanged = async (): Promise<void> => {
      await expect(page.getByRole('tab')).toHaveCount(1);
      await expect(app.at('A1')).toHaveText('42');
    };
    /** Imports, and cancels as soon as the bar is that far; tells all that the bar showed. */
    const importUntil = (percent: number): Promise<readonly number[]> =>
      take.evaluate(
        async (button, [limit, cancel]) => {
          const dialog = button.closest('[role=dialog]') as HTMLElement;
          const shown: number[] = [];
          const ended = new Promise<void>((resolve) => {
            const watch = new MutationObserver(() => {
              const bar = dialog.querySelector('[role=progressbar]');
              if (bar) {
                const value = Number(bar.getAttribute('aria-valuenow'));
                if (value !== shown.at(-1)) shown.push(value);
                if (value < limit) return;
                const buttons = [...dialog.querySelectorAll('button')];
                buttons.find(({ textContent }) => textContent.trim() === cancel)?.click();
              } else if (shown.length > 0) {
                watch.disconnect();
                resolve();
              }
            });
            watch.observe(dialog, { attributes: true, childList: true, subtree: true });
          });
          (button as HTMLElement).click();
          await ended;
          return shown;
        },
        [percent, app.t('app_cancel')] as const,
      );

    // Closed while it is being looked at.
    await app.dropTable('many.csv', 100_000, 20);
    await expect(app.dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(app.dialog).toBeHidden();
    await expectUnchanged();

    await app.dropTable('many.csv', 100_000, 20);
    for (const percent of [0, 40, 90]) {
      await expect(take).toBeEnabled({ timeout: 60_000 });
      const shown = await importUntil(percent);
      expect(shown.at(-1)).toBeGreaterThanOrEqual(percent);
      // Back where the choices are, to try again or to leave.
      await expect(take).toBeEnabled();
      await expectUnchanged();
    }
    await page.keyboard.press('Escape');
    await expect(app.dialog).toBeHidden();
    await app.undoAll();
    await expect(app.at('A1')).toHaveText('');
    await app.redoAll();
    await app.expectSaved();
    await page.reload();
    await expectUnchanged();

    await app.dropTable('many.csv', 100_000, 20);
    await expect(take).toBeEnabled({ timeout: 60_000 });
    const shown = await importUntil(Infinity);
    expect(shown.length).toBeGreaterThanOrEqual(5);
    expect(shown).toEqual([...shown].sort((x, y) => x - y));
    await expect(app.dialog.getByText(/100,000/).first()).toBeVisible();
    await app.button('app_showTable', {}, app.dialog).click();
    await expect(page.getByRole('tab')).toHaveCount(2);
    expect(app.complaints).toEqual([]);
  });
});
