import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
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
        await mounted.unmount();
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
