import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

/**
 * Handsontable 18.1.1 puts its editor's text field among the children of its `treegrid`, and scrolls an element of its
 * own while the focus moves from cell to cell by its keys. Neither can be changed from outside.
 */
const ofHandsontable: Readonly<Record<string, RegExp>> = {
  'aria-required-children': /^<div class="ht-wrapper/,
  'scrollable-region-focusable': /^<div class="wtHolder/,
};

/** What axe objects to, in words: rule, help and the first places. Appearances differ in their colours only. */
async function violations(page: Page, appearance: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (appearance === 'dark') axe.withRules(['color-contrast']);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => ofHandsontable[id]?.test(html) !== true)
      .slice(0, 3)
      .map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

/** Each with the command that shows it, beside a table. */
const panels = [
  ['commands_view_parameters', 'app_parameters'],
  ['commands_view_column', 'app_column'],
  ['format_panel', 'format_panelTitle'],
  ['format_conditions_panel', 'format_conditions_title'],
  ['format_validation_panel', 'format_validation_title'],
  ['format_comments_edit', 'format_comments_title'],
] as const;

for (const locale of locales) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`for everyone, in ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme, viewport: { width: 1440, height: 900 } });

      test('axe finds nothing to object to', async ({ page }) => {
        test.setTimeout(600_000);
        const app = new WorthbookPage(page, locale);
        await app.start();
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'start screen').toEqual([]);

        await app.newWorkbook();
        await app.enter('42');
        await app.enter('=1/0');
        await app.goTo('A2');
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'workbook').toEqual([]);

        await page.keyboard.press('ControlOrMeta+Shift+e');
        const panel = page.getByRole('complementary', { name: app.t('explain_title') });
        await expect(panel.getByText('1/0', { exact: false }).first()).toBeVisible();
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'explaining a cell').toEqual([]);
        await page.keyboard.press('?');
        await expect(app.dialog).toBeVisible();
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'key list').toEqual([]);
        await page.keyboard.press('Escape');
        await expect(app.dialog).toBeHidden();

        await page.keyboard.press('ControlOrMeta+k');
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'command palette').toEqual([]);
        await page.keyboard.press('Escape');

        await app.dropBytes('customers.csv', 'name,revenue\nAlder,1200\nBirch,300\n');
        await expect(app.button('app_take', {}, app.dialog)).toBeEnabled({ timeout: 30_000 });
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'import wizard').toEqual([]);
        await app.importAsGuessed(2);
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'result of the import').toEqual([]);
        await app.button('app_showTable', {}, app.dialog).click();
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'table').toEqual([]);
        await page.locator('.ht_master td').first().click();
        await app.runCommand(app.t('view_sortDialog'));
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'sorting by several columns').toEqual([]);
        await page.keyboard.press('Escape');
        // Six looks more take their time: once is enough, for their colours are those of the others.
        for (const [command, title] of locale === 'en' && colorScheme === 'light' ? panels : []) {
          await app.runCommand(app.t(command));
          await expect(page.getByRole('complementary', { name: app.t(title) })).toBeVisible();
          if (title === 'app_parameters') await app.button('format_parameters_add').click();
          await app.settle();
          expect.soft(await violations(page, colorScheme), app.t(title)).toEqual([]);
        }
        await page.keyboard.press('Escape');
        await app.button('app_backToStart').click();

        await app.button('app_trySample').last().click();
        await expect(page.locator('figure').getByRole('img').first()).toBeVisible({ timeout: 30_000 });
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'report with a chart').toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        await expect(page.locator('article h1')).toBeVisible();
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'report on a phone').toEqual([]);
        await page.setViewportSize({ width: 1440, height: 900 });
        await app.button('app_template', {}, page.getByRole('banner')).click();
        await app.settle();
        expect.soft(await violations(page, colorScheme), 'choosing a template').toEqual([]);
        expect(app.complaints).toEqual([]);
      });
    });
  }
}
