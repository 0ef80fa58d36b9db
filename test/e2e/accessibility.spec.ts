import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { writeXlsx } from 'hucre/xlsx';
import { accessibilityFaults } from '../support/accessibility';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';
import type { MessageKey } from '../../src/i18n/texts';

/** Panels beside a table: the command that shows each, and its title. */
const panels: readonly (readonly [MessageKey, MessageKey])[] = [
  ['commands_view_template', 'app_template'],
  ['commands_view_parameters', 'app_parameters'],
  ['whatif_showScenarios', 'whatif_scenarios'],
  ['whatif_showSnapshots', 'whatif_snapshots'],
  ['commands_view_column', 'app_column'],
  ['format_panel', 'format_panelTitle'],
  ['format_conditions_panel', 'format_conditions_title'],
  ['format_validation_panel', 'format_validation_title'],
  ['format_comments_edit', 'format_comments_title'],
  ['history_show', 'history_title'],
  ['commands_view_help', 'app_help'],
];

/** Dialogs over a table, by the command that opens each. */
const dialogs: readonly MessageKey[] = [
  'commands_view_keys',
  'commands_workbook_import',
  'commands_view_templates',
  'commands_template_save',
  'commands_view_addColumn',
  'view_sortDialog',
  'view_saveDialog',
  'whatif_compareScenarios',
  'whatif_goalSeek',
  'whatif_sensitivity',
  'whatif_showDrift',
];

/** A workbook of which something cannot be taken over. */
function fileWithIcons(): Promise<Uint8Array> {
  const cfvo = ['0', '33', '67'].map((value) => ({ type: 'percent' as const, value }));
  const icons = { iconSet: '3TrafficLights1', cfvo };
  return writeXlsx({
    sheets: [
      {
        name: 'Icons',
        rows: [[1], [2], [3]],
        conditionalRules: [{ type: 'iconSet', priority: 1, range: 'A1:A3', iconSet: icons }],
      },
    ],
  });
}

for (const locale of locales) {
  test.describe(`for everyone, in ${locale}`, () => {
    test.use({ locale, colorScheme: 'light', viewport: { width: 1440, height: 900 } });

    test('axe finds nothing to object to, light and dark', async ({ page }) => {
      // A limit for what hangs: some fifty looks, each at all there is on the page.
      test.setTimeout(600_000);
      const app = new WorthbookPage(page, locale);

      /** All rules as it is; then in the dark, where nothing differs but the colours, which are those of every language. */
      const look = async (what: string, within?: Locator): Promise<void> => {
        await app.settle();
        expect.soft(await accessibilityFaults(page, { ...(within && { within }) }), what).toEqual([]);
        if (locale !== 'en') return;
        await page.emulateMedia({ colorScheme: 'dark' });
        await app.settle();
        await expect(page.locator('.wb-root')).toHaveCSS('color-scheme', 'dark');
        const dark = { rules: ['color-contrast'], ...(within && { within }) };
        expect.soft(await accessibilityFaults(page, dark), `${what}, dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
      };
      /** What lies over a page that was looked at before. */
      const lookInto = async (what: string, open: () => Promise<unknown>, shown: Locator): Promise<void> => {
        await open();
        await expect(shown).toBeVisible();
        await look(what, shown);
        await page.keyboard.press('Escape');
        await expect(shown).toBeHidden();
      };
      /** Whatever on the screen says that it opens something; a new menu is looked into without a word here. */
      const lookIntoMenus = async (where: string): Promise<void> => {
        const openers = page.locator('.wb-root button[aria-haspopup]:not([role="tab"]):enabled:visible');
        for (let index = 0; index < (await openers.count()); index++) {
          const opener = openers.nth(index);
          const name = (await opener.getAttribute('aria-label')) ?? (await opener.innerText());
          const opened = page.locator('.wb-floating:visible');
          await lookInto(`${where}: ${name}`, () => opener.click(), opened);
        }
      };

      await app.start();
      await look('start screen');
      await lookIntoMenus('start screen');

      await app.newWorkbook();
      await app.enter('42');
      await app.enter('=1/0');
      await app.goTo('A2');
      await look('workbook');
      await page.keyboard.press('ControlOrMeta+Shift+e');
      const explained = page.getByRole('complementary', { name: app.t('explain_title') });
      await expect(explained.getByText('1/0', { exact: false }).first()).toBeVisible();
      await look('explaining a cell', explained);
      const contextMenu = page.locator('.htContextMenu').first();
      await lookInto('menu of cells', () => app.at('A1').click({ button: 'right' }), contextMenu);
      const letter = page.locator('.ht_clone_top thead th').nth(1);
      await lookInto('menu of a column', () => letter.click({ button: 'right' }), contextMenu);
      await app.goTo('D1');
      for (const text of ['who', 'a', 'b']) await app.enter(text);
      await app.goTo('E1');
      for (const text of ['n', '2', '3']) await app.enter(text);
      await app.goTo('D1');
      await page.keyboard.press('Alt+F1');
      const chartPanel = page.getByRole('complementary', { name: app.t('charts_panel') });
      await expect(chartPanel).toBeVisible();
      await look('panel of a chart', chartPanel);
      await look('chart of cells');
      await app.goTo('A1');
      const find = page.getByRole('dialog', { name: app.t('structure_replace') });
      const findAll = async (): Promise<void> => {
        await page.keyboard.press('ControlOrMeta+h');
        await expect(find.getByRole('textbox').first()).toBeFocused();
        await page.keyboard.type('42');
        await page.keyboard.press('Enter');
      };
      await lookInto('finding and replacing', findAll, find);

      await app.dropBytes('customers.csv', 'name,revenue\nAlder,1200\nBirch,300\nCedar\n');
      await expect(app.button('app_take', {}, app.dialog)).toBeEnabled();
      await look('import wizard', app.dialog);
      await app.button('app_take', {}, app.dialog).click();
      await expect(app.dialog.getByRole('region', { name: app.t('app_ledger') })).toBeVisible();
      await look('review of the import', app.dialog);
      await app.confirmImport();
      await expect(app.dialog.getByRole('table')).toBeVisible();
      await look('result of the import', app.dialog);
      await app.button('app_showTable', {}, app.dialog).click();
      await look('table');
      await page.locator('.ht_master td').first().click();
      const columnMenu = page.locator('.wb-floating:visible');
      await lookInto('menu of a heading', () => page.keyboard.press('Alt+ArrowDown'), columnMenu);
      await lookInto('command palette', () => page.keyboard.press('ControlOrMeta+k'), app.dialog);
      for (const command of dialogs) {
        await lookInto(app.t(command), () => app.runCommand(app.t(command)), app.dialog);
      }
      for (const [command, title] of panels) {
        await app.runCommand(app.t(command));
        const panel = page.getByRole('complementary', { name: app.t(title) });
        await expect(panel).toBeVisible();
        if (title === 'app_parameters') await app.button('format_parameters_add').click();
        await look(app.t(title), panel);
      }
      await app.runCommand(app.t('commands_view_closePanel'));
      await lookIntoMenus('table');
      const tab = page.getByRole('tab', { selected: true });
      await lookInto('menu of a sheet', () => tab.press('ArrowDown'), page.getByRole('menu'));
      await app.button('app_backToStart').click();
      await lookIntoMenus('start screen with a workbook');

      await app.button('app_trySample').last().click();
      await expect(page.locator('figure').getByRole('img').first()).toBeVisible();
      await look('report with a chart');
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(page.locator('article h1')).toBeVisible();
      await look('report on a phone');
      await page.setViewportSize({ width: 1440, height: 900 });
      await app.button('app_template', {}, page.getByRole('banner')).click();
      await look('choosing a template');
      await page.keyboard.press('Escape');
      await app.button('app_backToStart').click();
      await expect(page.getByRole('heading', { name: app.t('app_startTitle') })).toBeVisible();
      await app.dropBytes('icons.xlsx', await fileWithIcons());
      await expect(app.dialog.getByText('Icons!A1:A3')).toBeVisible();
      await look('what a file could not bring', app.dialog);
      expect(app.complaints).toEqual([]);
    });
  });
}
