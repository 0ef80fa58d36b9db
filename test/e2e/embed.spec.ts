import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Locator } from '@playwright/test';
import { contentSecurityPolicy } from '../../.ci/contentSecurityPolicy.mjs';
import type { FramedWorthbook } from '../../src/embed/frame';
import type { MountedWorthbook } from '../../src/embed/mountOptions';
import type { MessageKey } from '../../src/i18n/texts';
import { accessibilityFaults } from '../support/accessibility';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { WorthbookPage } from '../support/worthbookPage';

/** One of several on a page: the same words, looked for inside of it. */
const cell = (frame: Locator, shown: string | RegExp): Locator =>
  frame.locator('.ht_master td', { hasText: shown });

test.describe('in a page of somebody else', () => {
  test.use({ locale: 'de-DE', viewport: { width: 1600, height: 900 } });

  test('two of them live side by side in two languages, and leave nothing behind', async ({ page }) => {
    const en = new WorthbookPage(page, 'en');
    const zh = new WorthbookPage(page, 'zh-CN');
    await page.goto('/plain.html');
    const english = page.locator('#english');
    const chinese = page.locator('#chinese');
    const before = await page.evaluate(() => document.querySelector('h1')?.getBoundingClientRect().height);

    await test.step('each speaks its own language and the host keeps its looks', async () => {
      await expect(english.getByRole('heading', { name: en.t('app_startTitle') })).toBeVisible();
      await expect(chinese.getByRole('heading', { name: zh.t('app_startTitle') })).toBeVisible();
      await expect(page.locator('body')).toHaveCSS('color', 'rgb(60, 20, 20)');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      expect(await page.title()).toBe('A plain host page');
      expect(await page.evaluate(() => document.querySelector('h1')?.getBoundingClientRect().height)).toBe(
        before,
      );
    });

    await test.step('typing in one does not reach the other', async () => {
      await en.button('app_newWorkbook', {}, english).click();
      await zh.button('app_newWorkbook', {}, chinese).click();
      await english.locator('.ht_master td').first().click();
      await page.keyboard.type('=CLV({100,120},{20,25},0.1)');
      await page.keyboard.press('Enter');
      await expect(cell(english, /^151\.2396/)).toBeVisible();
      await chinese.locator('.ht_master td').first().click();
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      await expect(cell(chinese, /^7$/)).toBeVisible();
      await expect(cell(chinese, /151/)).toHaveCount(0);
      await expect(cell(english, /^7$/)).toHaveCount(0);
      await page.keyboard.press('ControlOrMeta+z');
      await expect(cell(chinese, /^7$/)).toHaveCount(0);
      await expect(cell(english, /^151\.2396/)).toBeVisible();
    });

    await test.step('keys in a field of the host stay there', async () => {
      const field = page.locator('#host-field');
      await field.click();
      await page.keyboard.type('a?');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(field).toHaveValue('a?');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(cell(english, /^151\.2396/)).toBeVisible();
    });

    await test.step('keys of one open nothing in the other', async () => {
      await chinese.locator('.ht_master td').first().click();
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await expect(chinese.getByRole('dialog')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });

    await test.step('a menu opens in its own frame and language', async () => {
      await zh.button('app_more', {}, chinese).last().click();
      await expect(
        chinese.getByRole('menuitem', { name: zh.t('commands_file_exportWorkbook') }),
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
    });

    await test.step('language and appearance follow the attributes', async () => {
      await chinese.evaluate((element) => element.setAttribute('locale', 'en'));
      await expect(en.button('app_import', {}, chinese).first()).toBeVisible();
      await chinese.evaluate((element) => element.setAttribute('locale', 'zh-CN'));
      await expect(zh.button('app_import', {}, chinese).first()).toBeVisible();
      await expect(en.button('app_import', {}, english).first()).toBeVisible();
    });

    await test.step('the host is told', async () => {
      const told = await page.evaluate(() => Reflect.get(globalThis, 'told') as string[]);
      expect(told.toSorted()).toEqual([
        'chinese: ready',
        'chinese: workbook',
        'english: ready',
        'english: workbook',
      ]);
    });

    await test.step('taken away, nothing is left', async () => {
      await page.locator('#leave').click();
      await expect(english.locator('*')).toHaveCount(0);
      await expect(chinese).toHaveCount(0);
      await expect(page.locator('[class*="wb-"], [class*="ht"], [class*="handsontable"]')).toHaveCount(0);
      await expect(page.locator('body > *')).toHaveCount(6);
    });
    expect(en.complaints).toEqual([]);
  });

  test('a workbook of the host is there again at the next visit', async ({ page }) => {
    const en = new WorthbookPage(page, 'en');
    await page.goto('/plain.html');
    const english = page.locator('#english');
    await en.button('app_newWorkbook', {}, english).click();
    await english.locator('.ht_master td').first().click();
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await expect(english.locator('[data-save-state="saved"]')).toBeVisible();
    await page.reload();
    await english.getByRole('article').getByRole('button').first().click();
    await expect(cell(english, /^12$/)).toBeVisible();
    // Memory ends with the page, and the two do not share.
    await expect(page.locator('#chinese').getByRole('article')).toHaveCount(0);
    expect(en.complaints).toEqual([]);
  });
});

test('mounted and unmounted 50 times it leaves no listener, no worker and no node behind', async ({
  page,
}) => {
  const { complaints } = new WorthbookPage(page, 'en');
  await page.goto('/plain.html');
  await expect(page.locator('#chinese .wb-root')).toBeVisible();
  const browser = await page.context().newCDPSession(page);

  /** Each time with a workbook, its engine and its grid. */
  const comeAndGo = (times: number): Promise<void> =>
    page.evaluate(async (count) => {
      const address = new URL('embed/worthbook.js', document.baseURI).href;
      const { mount } = (await import(address)) as typeof import('../../src/embed/index');
      for (let time = 0; time < count; time++) {
        const element = document.body.appendChild(document.createElement('div'));
        element.style.height = '300px';
        const mounted = await mount(element, { locale: 'en', storage: 'memory', parts: { start: false } });
        while (!element.querySelector('.ht_master td')) await new Promise(requestAnimationFrame);
        mounted.unmount();
        element.remove();
      }
    }, times);
  /** What whole-page objects listen to, as the browser knows it. */
  const pageListeners = async (): Promise<string[]> => {
    const types: string[] = [];
    for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
      const { result } = await browser.send('Runtime.evaluate', { expression });
      const { listeners } = await browser.send('DOMDebugger.getEventListeners', {
        objectId: result.objectId ?? '',
      });
      types.push(...listeners.map(({ type }) => `${expression} ${type}`));
    }
    return types.toSorted();
  };
  /** Everything that is alive, also what is no longer on the page. */
  const alive = async (): Promise<{ nodes: number; listeners: number }> => {
    await browser.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters');
    return { nodes, listeners: jsEventListeners };
  };

  await page.locator('#leave').click();
  // What is made once and kept for all that come later.
  await comeAndGo(5);
  await expect.poll(() => page.workers().length).toBe(0);
  const [before, listenersBefore] = [await alive(), await pageListeners()];
  await comeAndGo(50);
  await expect.poll(() => page.workers().length).toBe(0);
  expect(await pageListeners()).toEqual(listenersBefore);
  // Fewer than one for each time: the browser's own come and go.
  await expect.poll(async () => (await alive()).nodes - before.nodes).toBeLessThan(50);
  await expect.poll(async () => (await alive()).listeners - before.listeners).toBeLessThan(50);
  await expect(page.locator('[class*="wb-"], [class*="handsontable"]')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('without a screen it runs in Node on its own', async ({ browserName: _ }, info) => {
  const headless = fileURLToPath(new URL('../../dist/headless.js', import.meta.url));
  const script = info.outputPath('headless.mjs');
  writeFileSync(
    script,
    `import { createWorkbook, openWorkbook } from ${JSON.stringify(headless)};
    const workbook = await createWorkbook({ locale: 'en' });
    const clv = await workbook.evaluate('=CLV({100,120},{20,25},0.1)');
    const report = await workbook.importCsv('name,revenue,sales cost\\nAlder,1200,200\\nBirch,300,400\\n', { table: 'Customers' });
    await workbook.applyTemplate('customer-value');
    workbook.setCell('Sheet1!B2', '=SUM(Customers[Customer value])');
    await workbook.settled();
    const values = workbook.getColumn('Customers', 'Customer value');
    const file = await workbook.save();
    workbook.dispose();
    const again = await openWorkbook(file);
    await again.settled();
    const sum = again.getCell('Sheet1!B2');
    again.setCell('Sheet1!B3', '=B2*2');
    await again.settled();
    console.log(JSON.stringify({ clv, rows: report.rows, values, sum, double: again.getCell('Sheet1!B3'), undone: again.undo() }));
    again.dispose();`,
  );
  // Away from the project, so that nothing beside the one file can be found.
  const printed = execFileSync(process.execPath, [script], { cwd: info.outputPath(), encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual({
    clv: 151.2396694214876,
    rows: 2,
    values: [1000, -100],
    sum: 900,
    double: 1800,
    undone: true,
  });
});

test.describe('from another origin', () => {
  test.use({ viewport: { width: 1400, height: 900 } });
  let elsewhere: Awaited<ReturnType<typeof serveBuilt>>;
  let host: Awaited<ReturnType<typeof serveBuilt>>;
  /** Where the functions of the host are. */
  let modules: Awaited<ReturnType<typeof serveBuilt>>;
  test.beforeAll(async () => {
    modules = await serveBuilt({ 'access-control-allow-origin': '*' });
    elsewhere = await serveBuilt({
      'access-control-allow-origin': '*',
      'content-security-policy': contentSecurityPolicy.replace('script-src', `script-src ${modules.origin}`),
    });
    // What the README tells hosts to allow.
    const policy = [
      "default-src 'none'",
      `script-src 'self' ${elsewhere.origin}`,
      `style-src 'self' ${elsewhere.origin}`,
      `connect-src 'self' ${elsewhere.origin}`,
      `font-src ${elsewhere.origin}`,
      "img-src 'self' data: blob:",
      `worker-src blob: ${elsewhere.origin}`,
      `frame-src ${elsewhere.origin}`,
      "require-trusted-types-for 'script'",
      'trusted-types svelte-trusted-html worthbook-escape worthbook-clipboard worthbook-script',
    ].join('; ');
    host = await serveBuilt({ 'content-security-policy': policy });
  });
  test.afterAll(async () => {
    await modules.close();
    await elsewhere.close();
    await host.close();
  });

  test('its files and workers are taken from there, and the host keeps the workbooks', async ({ page }) => {
    const en = new WorthbookPage(page, 'en');
    const address = `${host.origin}/elsewhere.html?files=${elsewhere.origin}/`;
    await page.goto(address);
    const customers = page.locator('#customers');

    await test.step('the storage of the host keeps its promises', async () => {
      await expect(customers.getByRole('heading', { name: en.t('app_startTitle') })).toBeVisible();
      const checks = await page.evaluate(
        () => Reflect.get(globalThis, 'checks') as { name: string; passed: boolean }[],
      );
      expect(checks.length).toBeGreaterThan(5);
      expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    });

    await test.step('the engine works, and the host runs commands', async () => {
      await en.button('app_newWorkbook', {}, customers).click();
      await customers.locator('.ht_master td').first().click();
      await page.keyboard.type('=CLV({100,120},{20,25},0.1)');
      await page.keyboard.press('Enter');
      await expect(cell(customers, /^151\.2396/)).toBeVisible();
      const outcomes = await page.evaluate(async () => {
        const worthbook = Reflect.get(globalThis, 'worthbook') as MountedWorthbook;
        const renamed = await worthbook.run('workbook.rename', { name: 'Of the host' });
        const refused = await worthbook.run('workbook.rename', { name: '' });
        const bytes = await worthbook.save();
        return { renamed, refused, begins: new TextDecoder().decode(bytes.slice(0, 10)) };
      });
      expect(outcomes).toMatchObject({
        renamed: { ok: true },
        refused: { ok: false, problem: { code: 'nameEmpty' } },
        begins: 'WORTHBOOK1',
      });
      await expect(customers.locator('[data-save-state="saved"]')).toBeVisible();
      await expect(customers.getByRole('button', { name: en.t('app_sidePanel') })).toHaveCount(0);
    });

    await test.step('it hears what happens', async () => {
      const told = await page.evaluate(() => Reflect.get(globalThis, 'told') as [string, unknown][]);
      const names = new Set(told.map(([name]) => name));
      expect([...names].toSorted()).toEqual(['change', 'navigate', 'ready', 'saveState', 'selection']);
      expect(told.filter(([name]) => name === 'change').map(([, detail]) => detail)).toMatchObject([
        { origin: 'input.type', version: 1 },
        { origin: 'workbook.rename', version: 2 },
      ]);
      expect(told.findLast(([name]) => name === 'saveState')?.[1]).toEqual({ state: 'saved', reason: null });
    });

    await test.step('at the next visit everything is there', async () => {
      await page.reload();
      await customers
        .getByRole('article')
        .filter({ hasText: 'Of the host' })
        .getByRole('button')
        .first()
        .click();
      await expect(cell(customers, /^151\.2396/)).toBeVisible();
    });
    expect(en.complaints).toEqual([]);
  });

  test('in an iframe it obeys the page it was told to, and no other', async ({ page }) => {
    const zh = new WorthbookPage(page, 'zh-CN');
    const trust = (named: { hosts: string; functions?: string }) =>
      page.route(`${elsewhere.origin}/embed/frame.html`, async (route) => {
        const response = await route.fetch();
        let body = await response.text();
        for (const [list, origins] of Object.entries(named)) {
          const meta = `name="worthbook-${list}" content=`;
          body = body.replace(`${meta}""`, `${meta}"${origins}"`);
        }
        await route.fulfill({ response, body });
      });
    const address = `${host.origin}/framed.html?frame=${elsewhere.origin}/embed/frame.html`;
    const frame = page.frameLocator('iframe');

    await test.step('a page that is not named hears nothing and moves nothing', async () => {
      await trust({ hosts: 'https://other.example' });
      await page.goto(address);
      await expect(frame.locator('#worthbook')).toBeAttached();
      await page.locator('iframe').evaluate((iframe: HTMLIFrameElement) => {
        for (const kind of ['worthbook.connect', 'call']) {
          const { port2 } = new MessageChannel();
          iframe.contentWindow?.postMessage({ kind, version: 1, nonce: 'x', id: 1, args: [] }, '*', [port2]);
        }
      });
      expect(await page.evaluate(() => Reflect.get(globalThis, 'told') as string[])).toEqual([]);
      await expect(frame.locator('#worthbook > *')).toHaveCount(0);
    });

    await test.step('the page that is named opens a workbook and drives it', async () => {
      await page.unrouteAll();
      await trust({ hosts: host.origin });
      await page.goto(address);
      await frame.locator('.ht_master td').first().click();
      await page.keyboard.type('=1+1');
      await page.keyboard.press('Enter');
      await expect(frame.locator('.ht_master td', { hasText: /^2$/ })).toBeVisible();
      await expect(frame.getByRole('button', { name: zh.t('app_backToStart') })).toHaveCount(0);
      const titles = await page.evaluate(async () => {
        const worthbook = await (Reflect.get(globalThis, 'worthbook') as Promise<FramedWorthbook>);
        await worthbook.run('history.undo');
        return (await worthbook.commands()).map(({ title }) => title);
      });
      expect(titles).toContain(zh.t('app_undo'));
      await expect(frame.locator('.ht_master td', { hasText: /^2$/ })).toHaveCount(0);
      const told = await page.evaluate(() => Reflect.get(globalThis, 'told') as string[]);
      expect(told).toContain('change');
    });

    const withFunctions = `${address}&functions=${modules.origin}/ourFunctions.js`;
    const comesBack = async (): Promise<string> => {
      await page.goto(withFunctions);
      await expect(frame.locator('#worthbook')).toBeAttached();
      return page.evaluate(() =>
        (Reflect.get(globalThis, 'worthbook') as Promise<FramedWorthbook>).then(
          () => 'connected',
          (error: Error) => error.message,
        ),
      );
    };

    await test.step('functions of an origin that it was not told to trust are not taken', async () => {
      expect(await comesBack()).toContain('functions');
      await expect(frame.locator('#worthbook > *')).toHaveCount(0);
    });

    await test.step('those of a trusted one work, and one that fails does so in its own cell only', async () => {
      await page.unrouteAll();
      await trust({ hosts: host.origin, functions: modules.origin });
      expect(await comesBack()).toBe('connected');
      await frame.locator('.ht_master td').first().click();
      const formulas = ['=OUR.MARGIN(200,50)', '=OUR.THROWS()', '=OUR.ANSWERS("object")', '=A1*2'];
      for (const formula of formulas) await zh.enter(formula);
      const shown = frame.locator('.ht_master td[aria-colindex="2"]');
      for (const [row, value] of ['0.75', '#ERROR!', '#ERROR!', '1.5'].entries()) {
        await expect(shown.nth(row)).toHaveText(value);
      }
      await shown.nth(1).hover();
      await expect(frame.getByText(/OUR\.THROWS.*no price list/).first()).toBeVisible();
    });
    expect(zh.complaints).toEqual([]);
  });
});

test.describe('the playground', () => {
  test.use({ locale: 'en-US', viewport: { width: 1440, height: 900 } });

  test('shows a workbook and the code that makes it, as its options say', async ({ page }) => {
    const en = new WorthbookPage(page, 'en');
    const zh = new WorthbookPage(page, 'zh-CN');
    await page.goto('/playground.html');
    const workbook = page.getByRole('region', { name: en.t('playground_workbook') });
    const code = page.getByRole('region', { name: en.t('playground_code') });
    const option = (key: MessageKey): Locator => page.locator('form').getByLabel(en.t(key), { exact: true });
    await expect(en.button('app_import', {}, workbook).first()).toBeEnabled();
    await expect(code).toContainText("locale: 'en'");

    await test.step('what the person has made stays when the language changes', async () => {
      await option('playground_beginning').selectOption('nothing');
      await expect(code).not.toContainText('file');
      await expect(cell(workbook, /./)).toHaveCount(0);
      await workbook.locator('.ht_master td').first().click();
      await page.keyboard.type('=6*7');
      await page.keyboard.press('Enter');
      await expect(cell(workbook, /^42$/)).toBeVisible();
      await option('playground_locale').selectOption('zh-CN');
      await expect(zh.button('app_import', {}, workbook).first()).toBeEnabled();
      await expect(cell(workbook, /^42$/)).toBeVisible();
      await expect(code).toContainText("locale: 'zh-CN'");
    });

    await test.step('read-only, nothing can be changed', async () => {
      await option('playground_readOnly').check();
      await expect(zh.button('app_import', {}, workbook).first()).toBeDisabled();
      await expect(cell(workbook, /^42$/)).toBeVisible();
      await expect(code).toContainText('readOnly: true');
      await expect(option('playground_readOnly')).toBeFocused();
    });

    await test.step('parts that are not wanted are gone, of the code too', async () => {
      await option('playground_topBar').uncheck();
      await expect(zh.button('app_import', {}, workbook)).toHaveCount(0);
      await expect(code).toContainText('topBar: false');
      await expect(workbook.locator('.wb-root')).toHaveCount(1);
    });
    expect(await accessibilityFaults(page, { within: 'form' })).toEqual([]);
    expect(en.complaints).toEqual([]);
  });
});
