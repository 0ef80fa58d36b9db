import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { locales } from '../../src/shared/localText';
import { WorthbookPage } from '../support/worthbookPage';

/** What would move or fade for longer than an instant, by its style: no test sees an animation in time. */
const lastingMotion = (): readonly string[] =>
  [...document.querySelectorAll('*')].flatMap((element) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
    const durations = `${animationName === 'none' ? '' : animationDuration},${transitionDuration}`.split(',');
    return durations.some((duration) => parseFloat(duration) > 0.001) ? [element.outerHTML.slice(0, 80)] : [];
  });

/**
 * What the browser's own zoom does to a window of 1,440 x 900: a CSS pixel is two of the screen, so there is room for half as
 * many, media queries see 720, and what is drawn (canvases too) is asked for in double resolution. No other thing changes
 * with it, and no protocol sets it directly.
 */
async function zoomTo200(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const metrics = { width: 720, height: 450, screenWidth: 1440, screenHeight: 900, deviceScaleFactor: 2 };
  await session.send('Emulation.setDeviceMetricsOverride', { ...metrics, mobile: false });
}

for (const locale of locales) {
  test.describe(`on a phone and at 200 %, in ${locale}`, () => {
    test.use({
      locale,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('cells are read and edited, and nothing moves for who does not want it', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const expectNoOverflow = async (width: number): Promise<void> => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await page.evaluate(lastingMotion)).toEqual([]);
      };
      const enter = page.getByRole('button', { name: app.t('app_enter'), exact: true });
      await app.start();
      await app.newWorkbook();

      await test.step('by touch, on a phone', async () => {
        await app.at('A1').tap();
        await app.formulaBar.tap();
        await page.keyboard.type('12');
        await enter.tap();
        await expect(app.at('A1')).toHaveText('12');
        await app.at('A2').tap();
        await app.formulaBar.tap();
        await page.keyboard.type('=A1*2');
        await enter.tap();
        await expect(app.at('A2')).toHaveText('24');
        await app.at('A2').tap();
        await expect(app.formulaBar).toHaveValue('=A1*2');
        await expectNoOverflow(390);
      });

      await test.step('a cell is edited in its place by two taps', async () => {
        await app.at('A1').tap();
        await app.at('A1').tap();
        await page.keyboard.press('End');
        await page.keyboard.type('0');
        await app.at('A3').tap();
        await expect(app.at('A2')).toHaveText('240');
      });

      await test.step('what opens is on the screen, and there at once', async () => {
        await page
          .getByRole('banner')
          .getByRole('button', { name: app.t('app_more'), exact: true })
          .tap();
        await expect(page.getByRole('menu')).toBeInViewport({ ratio: 0.9 });
        await expectNoOverflow(390);
        await page.keyboard.press('Escape');
      });

      await zoomTo200(page);
      await test.step('at 200 % by keyboard', async () => {
        await expect.poll(() => page.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([720, 2]);
        await app.goTo('B1');
        await app.enter('=A2+1');
        await expect(app.at('B1')).toBeInViewport();
        await expect(app.at('B1')).toHaveText('241');
        await app.goTo('B1');
        await expect(app.formulaBar).toHaveValue('=A2+1');
        await page.keyboard.press('ControlOrMeta+h');
        await expect(app.dialog).toBeInViewport({ ratio: 1 });
        await expectNoOverflow(720);
        await page.keyboard.press('Escape');
        await app.runCommand(app.t('format_panel'));
        const panel = page.getByRole('complementary', { name: app.t('format_panelTitle') });
        await expect(panel).toBeInViewport({ ratio: 0.9 });
        await expectNoOverflow(720);
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
