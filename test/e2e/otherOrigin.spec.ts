import type { MountedWorthbook } from '../../src/embed/mountOptions';
import { expect, test } from '../support/endToEnd';
import { serveOrigins, type Origins } from '../support/serveOrigins';
import { WorthbookPage } from '../support/worthbookPage';

test.use({ viewport: { width: 1400, height: 900 } });
let origins: Origins;
test.beforeAll(async () => (origins = await serveOrigins()));
test.afterAll(() => origins.close());

test('its files and workers are taken from there, and the host keeps the workbooks', async ({ page }) => {
  const en = new WorthbookPage(page, 'en');
  const address = `${origins.host}/elsewhere.html?files=${origins.files}/`;
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
    await expect(customers.locator('.ht_master td', { hasText: /^151\.2396/ })).toBeVisible();
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
    await expect(customers.locator('.ht_master td', { hasText: /^151\.2396/ })).toBeVisible();
  });
  expect(en.complaints).toEqual([]);
});
