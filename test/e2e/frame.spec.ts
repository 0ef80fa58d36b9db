import type { FramedWorthbook } from '../../src/embed/frame';
import { text } from '../../src/i18n/texts';
import { expect, test } from '../support/endToEnd';
import { serveOrigins, type Origins } from '../support/serveOrigins';
import { WorthbookPage } from '../support/worthbookPage';

test.use({ viewport: { width: 1400, height: 900 } });
let origins: Origins;
test.beforeAll(async () => (origins = await serveOrigins()));
test.afterAll(() => origins.close());

test('in an iframe it obeys the page it was told to, and no other', async ({ page }) => {
  const zh = new WorthbookPage(page, 'zh-CN');
  const trust = (named: { hosts: string; functions?: string }) =>
    page.route(`${origins.files}/embed/frame.html`, async (route) => {
      const response = await route.fetch();
      let body = await response.text();
      for (const [list, trusted] of Object.entries(named)) {
        const meta = `name="worthbook-${list}" content=`;
        body = body.replace(`${meta}""`, `${meta}"${trusted}"`);
      }
      await route.fulfill({ response, body });
    });
  const address = `${origins.host}/framed.html?frame=${origins.files}/embed/frame.html`;
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
    await expect(frame.getByText(text('en', 'app_frame_notAllowed'))).toBeVisible();
  });

  await test.step('the page that is named opens a workbook and drives it', async () => {
    await page.unrouteAll();
    await trust({ hosts: origins.host });
    await page.clock.install();
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
    // By then a frame to which nobody came would say so.
    await page.clock.fastForward(6_000);
    await expect(frame.locator('.worthbook-frame-notice')).toHaveCount(0);
    await expect(frame.locator('.ht_master td', { hasText: /^2$/ })).toHaveCount(0);
    const told = await page.evaluate(() => Reflect.get(globalThis, 'told') as string[]);
    expect(told).toContain('change');
  });

  const withFunctions = `${address}&functions=${origins.modules}/ourFunctions.js`;
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
    await trust({ hosts: origins.host, functions: origins.modules });
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
