import type { Locator } from '@playwright/test';
import type { MessageKey } from '../../src/i18n/texts';
import { accessibilityFaults } from '../support/accessibility';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

test.use({ locale: 'en-US', viewport: { width: 1440, height: 900 } });

test('shows a workbook and the code that makes it, as its options say', async ({ page }) => {
  const en = new WorthbookPage(page, 'en');
  const zh = new WorthbookPage(page, 'zh-CN');
  await page.goto('/playground.html');
  const workbook = page.getByRole('region', { name: en.t('playground_workbook') });
  const code = page.getByRole('region', { name: en.t('playground_code') });
  const cellOf = (shown: RegExp): Locator => workbook.locator('.ht_master td', { hasText: shown });
  const option = (key: MessageKey): Locator => page.locator('form').getByLabel(en.t(key), { exact: true });
  await expect(en.button('app_import', {}, workbook).first()).toBeEnabled();
  await expect(code).toContainText("locale: 'en'");

  await test.step('what the person has made stays when the language changes', async () => {
    await option('playground_beginning').selectOption('nothing');
    await expect(code).not.toContainText('file');
    await expect(cellOf(/./)).toHaveCount(0);
    await workbook.locator('.ht_master td').first().click();
    await page.keyboard.type('=6*7');
    await page.keyboard.press('Enter');
    await expect(cellOf(/^42$/)).toBeVisible();
    await option('playground_locale').selectOption('zh-CN');
    await expect(zh.button('app_import', {}, workbook).first()).toBeEnabled();
    await expect(cellOf(/^42$/)).toBeVisible();
    await expect(code).toContainText("locale: 'zh-CN'");
  });

  await test.step('read-only, nothing can be changed', async () => {
    await option('playground_readOnly').check();
    await expect(zh.button('app_import', {}, workbook).first()).toBeDisabled();
    await expect(cellOf(/^42$/)).toBeVisible();
    await expect(code).toContainText('readOnly: true');
    await expect(option('playground_readOnly')).toBeFocused();
  });

  await test.step('parts that are not wanted are gone, of the code too', async () => {
    await option('playground_topBar').uncheck();
    await expect(zh.button('app_import', {}, workbook)).toHaveCount(0);
    await expect(code).toContainText('topBar: false');
    await expect(workbook.locator('.wb-root')).toHaveCount(1);
  });
  expect(await accessibilityFaults(page, { within: page.locator('form') })).toEqual([]);
  expect(en.complaints).toEqual([]);
});
