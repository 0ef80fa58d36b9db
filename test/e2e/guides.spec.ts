import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { build, createServer } from 'vite';
import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';
import { serveFolders } from '../../.ci/staticServer.mjs';
import { guideFiles, guidePolicy, writeGuideFiles } from '../support/guideFiles';
import { serveWorkbooks } from '../support/serveWorkbooks';
import { WorthbookPage } from '../support/worthbookPage';

const run = promisify(execFile);
const folderOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const dist = folderOf('dist');
const ours = 'trusted-types svelte-trusted-html worthbook-escape worthbook-clipboard worthbook-script';

const plain = ['customers.html', 'customers.css', 'customers.js'];
const framed = ['framedCustomers.html', 'framedCustomers.css', 'framedCustomers.js'];
const bundled = [
  'mountCustomers.js',
  'Customers.svelte',
  'Customers.jsx',
  'Customers.vue',
  'trustedTypes.js',
];
const developed = ['vite.config.js'];
const headless = ['headlessCustomers.mjs'];
const storage = ['ourStorage.js', 'checkOurStorage.mjs'];
/** Against an engine: `test/contract/hostFunctions.readme.test.ts`. */
const functions = ['ourFunctions.js'];

/** A person reckons something in the first cell; the page around it hears of the edit. */
async function reckon(page: Page, within: Page | FrameLocator = page): Promise<void> {
  await within.locator('.ht_master td').first().click();
  await page.keyboard.type('=CLV({100,120},{20,25},0.1)');
  await page.keyboard.press('Enter');
  await expect(within.locator('.ht_master td', { hasText: /^151\.2396/ })).toBeVisible();
  await expect(page.locator('#edits')).not.toHaveText('0');
}

// The pages of the guide have no icon of their own.
test.beforeEach(({ page }) => page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 })));

test('every file of the guide is run here', () => {
  expect([...guideFiles.keys()].toSorted()).toEqual(
    [...plain, ...framed, ...bundled, ...developed, ...headless, ...storage, ...functions].toSorted(),
  );
});

test('plain HTML', async ({ page }, info) => {
  writeGuideFiles(info.outputPath(), plain);
  const policy = guidePolicy.map((directive) => directive.join(' ')).join('; ');
  const headers = { 'content-security-policy': policy };
  const site = await serveFolders({ folders: [info.outputPath(), dist], port: 0, headers });
  try {
    const en = new WorthbookPage(page, 'en');
    await page.goto(`${site.origin}/customers.html`);
    await en.button('app_newWorkbook').click();
    await reckon(page);
    expect(en.complaints).toEqual([]);
  } finally {
    await site.close();
  }
});

test('in an iframe of another origin', async ({ page }, info) => {
  // The site's address is not known yet.
  const headers = {
    'content-security-policy': `${contentSecurityPolicy}; frame-ancestors http://localhost:*`,
  };
  const workbooks = await serveFolders({ folders: [dist], port: 0, headers });
  const addresses = { 'https://workbooks.example': workbooks.origin };
  writeGuideFiles(info.outputPath(), framed, addresses);
  const policy = [
    `default-src 'self'; frame-src ${workbooks.origin}`,
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ');
  const site = await serveFolders({
    folders: [info.outputPath(), dist],
    port: 0,
    headers: { 'content-security-policy': policy },
  });
  try {
    const en = new WorthbookPage(page, 'en');
    // The line of the guide that names the host, put where it belongs.
    const named = '<meta name="worthbook-hosts" content=';
    await page.route(`${workbooks.origin}/embed/frame.html`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(`${named}""`, `${named}"${site.origin}"`);
      await route.fulfill({ response, body: html });
    });
    await page.goto(`${site.origin}/framedCustomers.html`);
    await reckon(page, page.frameLocator('iframe'));
    expect(en.complaints).toEqual([]);
  } finally {
    await site.close();
    await workbooks.close();
  }
});

test('with a bundler: alone, in Svelte, in React and in Vue', async ({ page }, info) => {
  const source = info.outputPath('source');
  const built = info.outputPath('site');
  cpSync(folderOf('test/hosts/guides'), source, { recursive: true });
  writeGuideFiles(source, bundled);
  installPackage(source);
  await build({
    configFile: false,
    logLevel: 'error',
    root: source,
    base: './',
    // As readers develop: React comes twice to every effect then.
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    plugins: [svelte({ configFile: false }), vue()],
    worker: { format: 'es' },
    build: { outDir: built, minify: false, assetsInlineLimit: 0, modulePreload: false, target: 'es2022' },
  });
  const policy = [
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:",
    "require-trusted-types-for 'script'",
    // Svelte is there twice, and Vue makes a policy of its own.
    `${ours} default vue 'allow-duplicates'`,
  ].join('; ');
  const headers = { 'content-security-policy': policy };
  const site = await serveFolders({ folders: [built], port: 0, headers });
  try {
    const { complaints } = new WorthbookPage(page, 'en');
    for (const way of ['mount', 'svelte', 'react', 'vue']) {
      await test.step(way, async () => {
        await page.goto(`${site.origin}/?with=${way}`);
        if (way === 'mount') {
          // It begins with a template, which asks about its columns first.
          await expect(page.getByRole('dialog')).toBeVisible();
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toBeHidden();
        }
        await reckon(page);
        await page.locator('#dark').click();
        await expect(page.locator('[data-wb-theme="dark"]')).toBeAttached();
        await page.locator('#leave').click();
        await expect(page.locator('[class*="wb-"], [class*="handsontable"]')).toHaveCount(0);
        expect(complaints).toEqual([]);
      });
    }
  } finally {
    await site.close();
  }
});

test('with the development server of a bundler', async ({ page }, info) => {
  const source = info.outputPath('source');
  cpSync(folderOf('test/hosts/guides'), source, { recursive: true });
  writeGuideFiles(source, [...bundled, ...developed]);
  // As files of its own: what is linked is taken for the reader's sources.
  cpSync(join(dist, 'package'), join(source, 'node_modules/worthbook'), { recursive: true });
  const server = await createServer({
    configFile: join(source, 'vite.config.js'),
    root: source,
    logLevel: 'error',
    plugins: [svelte({ configFile: false }), vue()],
    // The engine and the grid are found where ours are.
    server: { port: 0, watch: null, fs: { strict: false } },
  });
  try {
    await server.listen();
    const app = new WorthbookPage(page, 'en');
    // The bundler's own part in the page connects to its server, to tell of changed files; here it only brings styles.
    await page.route('**/@vite/client', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: viteClient }),
    );
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?with=vue`);
    await reckon(page);
    expect(app.complaints).toEqual([]);
  } finally {
    await server.close();
  }
});

test('in Node', ({ browserName: _ }, info) => {
  const folder = info.outputPath();
  writeGuideFiles(folder, headless);
  installPackage(folder);
  const printed = execFileSync(process.execPath, [join(folder, 'headlessCustomers.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const promised = Array.from(
    (guideFiles.get('headlessCustomers.mjs') ?? '').matchAll(/console\.log.*\/\/ (.+)/g),
    ([, words]) => words,
  );
  expect(promised).toHaveLength(3);
  expect(printed.trim().split('\n')).toEqual(promised);
});

test('a storage on a server, held against the contract as a host would', async ({ browserName: _ }, info) => {
  const folder = info.outputPath();
  const server = await serveWorkbooks();
  try {
    writeGuideFiles(folder, storage, { 'https://crm.example': server.origin });
    installPackage(folder);
    const failures = async (): Promise<string> => {
      const { stdout } = await run(process.execPath, [join(folder, 'checkOurStorage.mjs')], {
        env: { ...process.env, FORCE_COLOR: '0' },
      });
      return stdout.trim();
    };
    expect(guideFiles.get('checkOurStorage.mjs')).toContain('// []');
    expect(await failures()).toBe('[]');
    expect(server.asked).toContain('PATCH');
    expect(server.kept.size).toBe(0);
    server.forgets = true;
    expect(await failures()).toContain('gives back the bytes that were written');
  } finally {
    await server.close();
  }
});

const viteClient = `
  export const updateStyle = (id, css) => document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
  export const removeStyle = () => undefined;
  export const injectQuery = (url) => url;
  export const createHotContext = () => ({ accept() {}, prune() {}, dispose() {}, on() {} });
`;

/** As `npm install` would: the package as it is built, whose peers are found where ours are. */
function installPackage(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(join(dist, 'package'), join(folder, 'node_modules/worthbook'), 'junction');
}
