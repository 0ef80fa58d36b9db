import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/endToEnd';
import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';
import { WorthbookPage } from '../support/worthbookPage';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const html = readFileSync(`${dist}index.html`, 'utf8');

test.use({ storesPage: true });

test.describe('the built page', () => {
  test('carries the strict policy before anything it governs', () => {
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}"`);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<(script|link)/));
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('has no inline script, style or handler', () => {
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/\ssrc="/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  test('names its files relative to itself, so that it can be put into any folder', () => {
    const addresses = Array.from(html.matchAll(/\s(?:src|href)="([^"]+)"/g), (match) => match[1]);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).not.toMatch(/^(\/|https?:)/);
  });

  test('loads nothing from elsewhere: its files name no other host to import from', () => {
    const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts) {
      const source = readFileSync(`${dist}${name}`, 'utf8');
      expect(source, name).not.toMatch(/(?:import|importScripts)\s*\(?\s*["'`]https?:/);
    }
  });
});

test('the page opens without errors, violations or requests to elsewhere', async ({ page }) => {
  const { complaints } = new WorthbookPage(page, 'en');
  await page.goto('/');
  await expect(page.locator('#app')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});

test.describe('what the policy forbids', () => {
  test.use({ provokesViolations: true });

  test('a text is not taken for markup or for a script, and the tests would hear of it', async ({ page }) => {
    const { complaints } = new WorthbookPage(page, 'en');
    await page.goto('/');
    const thrown = await page.evaluate(() => {
      const attempts: Record<string, () => unknown> = {
        markup: () => (document.createElement('p').innerHTML = ''),
        worker: () => new Worker('serviceWorker.js'),
        policy: () =>
          (
            Reflect.get(globalThis, 'trustedTypes') as { createPolicy(name: string, rules: object): object }
          ).createPolicy('another', {}),
      };
      return Object.entries(attempts).flatMap(([name, attempt]) => {
        try {
          attempt();
          return [];
        } catch (error) {
          return error instanceof TypeError ? [name] : [];
        }
      });
    });
    expect(thrown).toEqual(['markup', 'worker', 'policy']);
    await expect.poll(() => complaints.length).toBeGreaterThanOrEqual(3);
  });
});
