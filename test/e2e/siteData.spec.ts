import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { LastingBrowser } from '../support/lastingBrowser';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { WorthbookPage } from '../support/worthbookPage';

test.use({ locale: 'en' });
const view = { locale: 'en', viewport: { width: 1280, height: 800 } };

/** A page of another site around the app. The frame asks the machine it runs on, which Chromium lets no stranger do. */
async function inFrameOfAnother(page: Page, port: number): Promise<void> {
  const body = `<iframe width="1200" height="700" src="http://localhost:${port}/index.html"></iframe>`;
  await page.route('**/around.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`http://127.0.0.1:${port}/around.html`);
}

test('where the person allows no site data it opens in memory, says so for good, and hands everything out', async () => {
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  const browser = new LastingBrowser(view, { preferences });
  const server = await serveBuilt();
  try {
    const page = await browser.open();
    const app = new WorthbookPage(page, 'en');
    await app.start(server.origin);
    await expect(page.getByRole('alert')).toContainText(app.t('history_noStore_storageBlocked'));
    await app.newWorkbook();
    await app.enter('kept in memory');
    await expect(page.locator('[data-save-state="unsaved"]')).toBeVisible();
    const warning = page.getByText(app.t('history_memory_storageBlocked'));
    await expect(warning).toBeVisible();
    const download = page.waitForEvent('download');
    await app.button('app_keepCopy').click();
    const file = readFileSync(await (await download).path());
    expect(file.subarray(0, 10).toString()).toBe('WORTHBOOK1');
    await expect(warning).toBeVisible();
    await app.runCommand(app.t('commands_history_undo'));
    await expect(app.at('A1')).toHaveText('');
    // The browser refuses that as well: the page works, just not offline.
    const isExpected = (words: string): boolean => words.includes('registering the service worker');
    expect(app.complaints.filter((words) => !isExpected(words))).toEqual([]);
    expect(browser.violations).toEqual([]);
  } finally {
    await browser.remove();
    await server.close();
  }
});

test('in a frame of another site, with third-party cookies blocked, what is said to be saved is there at the next visit', async () => {
  const browser = new LastingBrowser(view, {
    arguments: ['--test-third-party-cookie-phaseout', '--disable-features=LocalNetworkAccessChecks'],
  });
  const server = await serveBuilt();
  try {
    const page = await browser.open();
    const app = new WorthbookPage(page, 'en');
    const frame = page.frameLocator('iframe');
    await inFrameOfAnother(page, server.port);
    await frame.getByRole('button', { name: app.t('app_newWorkbook') }).click();
    await frame.locator('.ht_master td').first().click();
    await app.enter('kept for this site');
    await expect(frame.locator('[data-save-state="saved"]')).toBeVisible();
    await page.reload();
    await frame.getByRole('article').getByRole('button').first().click();
    await expect(frame.locator('.ht_master td', { hasText: 'kept for this site' })).toBeVisible();
    await expect(frame.locator('[data-save-state="saved"]')).toBeVisible();
  } finally {
    await browser.remove();
    await server.close();
  }
});

test('site data that is cleared under an open workbook is missed at once, and saved anew from what is shown', async ({
  page,
  context,
  baseURL,
}) => {
  const app = new WorthbookPage(page, 'en');
  const browser = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  const clear = (storageTypes: string) =>
    browser.send('Storage.clearDataForOrigin', { origin, storageTypes });
  const state = page.locator('[data-save-state]');
  await app.start();
  await app.newWorkbook();
  await app.enter('before');
  await app.expectSaved();
  await clear('all');
  await expect(state).toHaveAttribute('data-save-state', 'failed');
  await app.enter('after');
  await expect(app.at('A2')).toHaveText('after');
  await expect(state).toHaveAttribute('data-save-state', 'failed');
  await app.button('app_saveAgain').click();
  await app.expectGridFocus();
  await app.enter('later');
  await app.expectSaved();

  await test.step('also beside the database, before the page is left', async () => {
    const files = await page.evaluate(async () => {
      const names: string[] = [];
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('worthbook-backups');
      for await (const name of folder.keys()) names.push(name);
      return names;
    });
    expect(files).toContainEqual(expect.stringMatching(/\.worthbook$/));
  });
  await test.step('everything is there when it is opened again, from the database', async () => {
    await page.reload();
    await expect(app.cell(/before|after|later/)).toHaveText(['before', 'after', 'later']);
  });
  await test.step('and from the second copy, when the database alone is cleared while nobody looks', async () => {
    await page.goto('about:blank');
    await clear('indexeddb');
    await app.start();
    await app.button('history_restoreBackup').click();
    await expect(app.cell(/before|after|later/)).toHaveText(['before', 'after', 'later']);
    await app.expectSaved();
  });
});
