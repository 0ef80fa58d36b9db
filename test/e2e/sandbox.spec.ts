import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { launchOptions } from '../support/browser.mjs';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { watchPolicy } from '../support/watchPolicy';
import { WorthbookPage } from '../support/worthbookPage';

/**
 * A frame without an origin may ask nothing of the machine it runs on, which is where our server is; of any other
 * server it may.
 */
const asIfFromElsewhere = '--disable-features=LocalNetworkAccessChecks';

test('in a sandboxed frame it opens in memory and says so, calculates, and hands everything out', async () => {
  const { args, ...options } = launchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, asIfFromElsewhere] });
  const server = await serveBuilt({ 'access-control-allow-origin': '*' });
  try {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
    const violations = watchPolicy(context);
    const page = await context.newPage();
    const app = new WorthbookPage(page, 'en');
    const body = `<iframe sandbox="allow-scripts allow-downloads" width="1200" height="700" src="/index.html"></iframe>`;
    await page.route('**/sandbox.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${server.origin}/sandbox.html`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: app.t('app_newWorkbook') }).click();
    await frame.locator('.ht_master td').first().click();
    await app.enter('kept in memory');
    await app.enter('=LEN(A1)*3');
    await expect(frame.locator('.ht_master td', { hasText: /^42$/ })).toBeVisible();
    await expect(frame.getByText(app.t('history_memory_storageBlocked'))).toBeVisible();
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: app.t('app_keepCopy') }).click();
    expect(
      readFileSync(await (await download).path())
        .subarray(0, 10)
        .toString(),
    ).toBe('WORTHBOOK1');
    expect([...app.complaints, ...violations]).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});
