import { appendFileSync, cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { serveFolders } from '../../.ci/staticServer.mjs';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { WorthbookPage } from '../support/worthbookPage';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

test.use({ storesPage: true });

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('#app')).not.toBeEmpty();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

test('the page opens again when the server is gone', async ({ context }) => {
  const server = await serveBuilt();
  const first = await context.newPage();
  await visit(first, server.origin);
  await first.close();
  await server.close();

  const later = await context.newPage();
  await visit(later, server.origin);
});

test('a newer version waits beside the running page until it is asked for, and then until nobody types', async ({
  page,
  context,
}, { outputDir }) => {
  const app = new WorthbookPage(page, 'en');
  cpSync(dist, outputDir, { recursive: true });
  const server = await serveFolders({ folders: [outputDir], port: 0 });
  await visit(page, server.origin);
  // Once more, so that the page is run by its service worker from the start, as all later visits are.
  await visit(page, server.origin);

  appendFileSync(`${outputDir}/serviceWorker.js`, '\n// a newer version\n');
  const update = await page.evaluate(async () => {
    const running = navigator.serviceWorker.controller;
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const newer = registration.installing;
    await new Promise<void>((installed) => {
      if (registration.waiting) installed();
      else newer?.addEventListener('statechange', () => installed(), { once: true });
    });
    return {
      waits: registration.waiting !== null,
      running: running?.state,
      stillControls: navigator.serviceWorker.controller === running,
    };
  });
  expect(update).toEqual({ waits: true, running: 'activated', stillControls: true });

  // Agreed to in one tab, while somebody types in another.
  const other = new WorthbookPage(await context.newPage(), 'en');
  await other.start(server.origin);
  await other.newWorkbook();
  await other.page.keyboard.type('not yet enter');
  let reloads = 0;
  other.page.on('load', () => reloads++);
  const taken = other.page.evaluate(
    () =>
      new Promise<void>((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true }),
      ),
  );
  const reloaded = page.waitForEvent('load');
  await app.notices.getByRole('button', { name: app.t('app_update') }).click();
  await reloaded;
  await expect(page.locator('#app')).not.toBeEmpty();
  await taken;
  await other.page.keyboard.type('ed');
  expect(reloads).toBe(0);
  const nextLoad = other.page.waitForEvent('load');
  await other.page.keyboard.press('Enter');
  await nextLoad;
  await expect(other.at('A1')).toHaveText('not yet entered');
  await server.close();
});
