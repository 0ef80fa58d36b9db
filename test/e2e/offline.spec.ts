import { appendFileSync, cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { serveFolders } from '../../.ci/staticServer.mjs';
import { serveBuilt } from '../support/serveBuilt.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

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

test('a newer version waits beside the running page until it is asked for', async ({ page }, {
  outputDir,
}) => {
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

  const reloaded = page.waitForEvent('load');
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
  });
  await reloaded;
  await expect(page.locator('#app')).not.toBeEmpty();
  await server.close();
});
