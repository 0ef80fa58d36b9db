import { expect, test } from '../support/endToEnd';
import { functionSpecs } from '../../formulas/registry';
import { locales } from '../../src/shared/localText';
import { accessibilityFaults } from '../support/accessibility';
import { WorthbookPage } from '../support/worthbookPage';

for (const locale of locales) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`the function reference in ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test('is found from the help, searched, and read on a phone', async ({ page, context }) => {
        const app = new WorthbookPage(page, locale);
        await page.goto('/functions.html');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(app.t('reference_title'));
        await expect(page.getByRole('article')).toHaveCount(functionSpecs.length);

        const field = page.getByRole('searchbox', { name: app.t('reference_search') });
        await field.fill('percentrank.exc');
        await expect(page.getByRole('article')).toHaveCount(1);
        await expect(page.getByRole('status')).toHaveText(app.t('reference_count', { count: 1 }));
        await expect(page.getByRole('heading', { level: 2 })).toHaveText([app.t('reference_family_excel')]);
        await expect(page.getByRole('article')).toContainText('0.2272727');
        await field.fill('zzzz');
        await expect(page.getByRole('status')).toHaveText(app.t('reference_nothing'));
        await field.fill('');

        expect(await accessibilityFaults(page)).toEqual([]);

        await page.setViewportSize({ width: 390, height: 844 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        expect(app.complaints).toEqual([]);
        await context.close();
      });
    });
  }
}

test('the help opens the function reference, the playground and the licences of the libraries', async ({
  page,
  context,
}) => {
  const app = new WorthbookPage(page, 'en');
  await app.start();
  await app.newWorkbook();
  await page.keyboard.press('F1');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: app.t('app_functionReference') }).click();
  await expect((await opened).getByRole('heading', { level: 1 })).toHaveText(app.t('reference_title'));
  const playground = page.getByRole('link', { name: app.t('playground_title') });
  await expect(playground).toHaveAttribute('href', 'playground.html');
  const licences = page.getByRole('link', { name: app.t('app_licences') });
  await expect(licences).toHaveAttribute('href', 'licences.txt');
  expect(await (await page.request.get('/licences.txt')).text()).toContain('handsontable');
});
