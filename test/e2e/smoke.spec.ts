import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const html = readFileSync(`${dist}index.html`, 'utf8');

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

test('the page opens without errors, violations or requests to elsewhere', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseURL ?? '')) {
      complaints.push(`request to ${request.url()}`);
    }
  });
  await page.goto('/');
  await expect(page.locator('#app')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});
