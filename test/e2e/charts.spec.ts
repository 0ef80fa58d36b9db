import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

const words = {
  en: {
    cells: [
      ['Month', 'Jan', 'Feb', 'Mar'],
      ['Won', '5', '8', '3'],
    ],
    title: 'Won by Month',
  },
  'zh-CN': {
    cells: [
      ['月份', '1月', '2月', '3月'],
      ['赢单', '5', '8', '3'],
    ],
    title: '各月份的赢单',
  },
} as const;

for (const locale of locales) {
  test.describe(`a chart of cells, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test('is inserted, changed, moved, resized and still there at the next visit', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { cells, title } = words[locale];
      await app.start();
      await app.newWorkbook();
      for (const [index, column] of cells.entries()) {
        await app.goTo(`${'AB'[index]}1`);
        for (const text of column) {
          // An input method opens no editor here: it is open before the first character.
          await page.keyboard.press('F2');
          await app.enter(text);
        }
      }
      await app.goTo('A1');
      await page.keyboard.press('Alt+F1');
      const figure = page.getByRole('figure', { name: title });
      const panel = page.getByRole('complementary');
      await expect(figure).toBeFocused();
      await expect(figure.locator('svg').first()).toBeVisible();
      await expect(panel.getByRole('radio', { name: app.t('charts_kind_lines') })).toBeChecked();

      await panel.getByText(app.t('charts_kind_treemap'), { exact: true }).click();
      await expect(panel.getByRole('radio', { name: app.t('charts_kind_treemap') })).toBeChecked();
      const name = panel.getByRole('textbox', { name: app.t('charts_title') });
      await name.fill(`${title} 2`);
      await name.press('Enter');
      const renamed = page.getByRole('figure', { name: `${title} 2` });

      const place = async () => (await renamed.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const before = await place();
      await page.mouse.move(before.x + 200, before.y + 18);
      await page.mouse.down();
      await page.mouse.move(before.x + 200, before.y + 110, { steps: 3 });
      await page.mouse.up();
      await expect.poll(async () => (await place()).y).toBeGreaterThan(before.y + 50);
      const moved = await place();
      await page.mouse.move(moved.x + moved.width, moved.y + moved.height);
      await page.mouse.down();
      await page.mouse.move(moved.x + moved.width - 100, moved.y + moved.height - 80, { steps: 3 });
      await page.mouse.up();
      await expect.poll(async () => (await place()).width).toBeCloseTo(moved.width - 100, 0);
      await page.keyboard.press('ControlOrMeta+z');
      await expect.poll(async () => (await place()).width).toBeCloseTo(moved.width, 0);

      await app.expectSaved();
      await app.settle();
      await page.reload();
      await expect(renamed.locator('svg').first()).toBeVisible();
      await app.expectGridFocus();
      await page.keyboard.press('ControlOrMeta+Alt+5');
      await expect(renamed).toBeFocused();
      await page.keyboard.press('Delete');
      await expect(renamed).toHaveCount(0);
      expect(app.complaints).toEqual([]);
    });
  });
}
