import type { Locator } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { sharedFile } from '../support/sharedData';
import { WorthbookPage } from '../support/worthbookPage';
import type { MessageKey } from '../../src/i18n/texts';
import type { Locale } from '../../src/shared/localText';

const viewName = 'Mine · 我的';

/** What the steps need to know of the file of each language. */
interface Customers {
  readonly path: string;
  readonly rows: number;
  /** A column of numbers, with its least and largest value as shown. */
  readonly number: string;
  readonly least: string;
  readonly largest: string;
  /** A column of texts to filter by one of its values. */
  readonly text: string;
  readonly value: string;
  readonly matching: number;
}

const customers: Readonly<Record<Locale, Customers>> = {
  en: {
    path: 'customers/telco-churn.csv',
    rows: 7043,
    number: 'MonthlyCharges',
    least: '18.25',
    largest: '118.75',
    text: 'Contract',
    value: 'Two year',
    matching: 1695,
  },
  'zh-CN': {
    path: 'csv/zh-customers.utf8-bom.csv',
    rows: 320,
    number: '订单数',
    least: '1',
    largest: '59',
    text: '获客渠道',
    value: '展会',
    matching: 59,
  },
};

for (const locale of ['en', 'zh-CN'] as const) {
  const told = customers[locale];
  const path = sharedFile(told.path);

  test.describe(`sorting and filtering, in ${locale}`, () => {
    test.skip(path === null, 'the shared data is not beside this clone');
    test.use({ locale });

    test('is a view: what is stored stays, and the view comes back', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      const heading = (column: string): Locator =>
        page.locator('.ht_clone_top th[role="columnheader"]', { hasText: column });
      const menuButton = (column: string): Locator =>
        heading(column).getByRole('button', { name: app.t('grid_columnMenu', { column }) });
      const menu = (column: string): Locator =>
        page.getByRole('dialog', { name: app.t('grid_columnMenu', { column }) });
      /** A cell by the row as it stands on the screen. */
      const cell = async (visualRow: number, column: string): Promise<Locator> => {
        const columnIndex = Number(await menuButton(column).getAttribute('data-column')) + 2;
        return page.locator(
          `.ht_master tr[aria-rowindex="${visualRow + 2}"] > td[aria-colindex="${columnIndex}"]`,
        );
      };
      const rowNumber = (visualRow: number): Locator =>
        page.locator(`.ht_clone_inline_start tr[aria-rowindex="${visualRow + 2}"] th .rowHeader`);
      const figures = (shown: number): Locator =>
        page.getByText(
          app.t('app_viewRows', {
            shown: shown.toLocaleString(locale),
            total: told.rows.toLocaleString(locale),
          }),
        );

      await app.start();
      await app.newWorkbook();
      await app.drop(path ?? '');
      await app.importAsGuessed(told.rows);
      await app.button('app_showTable', {}, app.dialog).click();
      await app.goTo(told.number);

      await test.step('the heading sorts by mouse', async () => {
        await menuButton(told.number).click();
        await menu(told.number)
          .getByRole('button', { name: app.t('app_viewDescending') })
          .click();
        await expect(heading(told.number)).toHaveAttribute('aria-sort', 'descending');
        await expect(await cell(0, told.number)).toHaveText(told.largest);
        await expect(rowNumber(0)).not.toHaveText('1');
        await app.expectGridFocus();
      });

      await test.step('and by keyboard', async () => {
        await keyboard.press('Alt+ArrowDown');
        const ascending = menu(told.number).getByRole('button', { name: app.t('app_viewAscending') });
        await expect(ascending).toBeFocused();
        await app.screenshot('views-menu');
        await keyboard.press('Enter');
        await expect(await cell(0, told.number)).toHaveText(told.least);
        await app.expectGridFocus();
      });

      const firstRow = await rowNumber(0).textContent();

      await test.step('a row that is edited keeps its place until the view is applied again', async () => {
        await app.goTo(told.number);
        await app.enter('99999');
        await expect(await cell(0, told.number)).toHaveText('99999');
        await expect(rowNumber(0)).toHaveText(firstRow ?? '');
        await keyboard.press('ControlOrMeta+Alt+l');
        await expect(await cell(0, told.number)).not.toHaveText('99999');
        await expect(rowNumber(0)).not.toHaveText(firstRow ?? '');
        // It was this row that changed, and no other: its number leads to it, at the other end.
        await app.goTo(firstRow ?? '');
        await app.goTo(firstRow ?? '');
        await expect(app.nameBox).toHaveValue(new RegExp(` · ${firstRow}$`));
        await expect(
          page.locator(`.ht_clone_inline_start th .rowHeader`, { hasText: firstRow ?? '' }).last(),
        ).toBeVisible();
      });

      await test.step('Ctrl+Z brings the value back', async () => {
        await keyboard.press('ControlOrMeta+z');
        await keyboard.press('ControlOrMeta+Alt+l');
        await app.goTo(told.number);
        await expect(await cell(0, told.number)).toHaveText(told.least);
      });

      await test.step('a filter shows the rows with one value', async () => {
        await app.goTo(told.text);
        await keyboard.press('ControlOrMeta+Shift+l');
        const filter = menu(told.text);
        await app.button('app_viewSelectNone', {}, filter).click();
        await filter.getByRole('searchbox').fill(told.value);
        await filter.getByRole('checkbox', { name: told.value }).check();
        await app.screenshot('views-filter');
        await app.button('app_viewApply', {}, filter).click();
        await expect(figures(told.matching)).toBeVisible();
        await expect(await cell(0, told.text)).toHaveText(told.value);
        await expect(await cell(told.matching > 20 ? 20 : 1, told.text)).toHaveText(told.value);
        await expect(heading(told.text)).toHaveAttribute(
          'aria-description',
          new RegExp(app.t('grid_filtered')),
        );
        await app.screenshot('views-filtered');
      });

      await test.step('what is cleared over filtered rows is cleared in shown rows only', async () => {
        await app.goTo(told.number);
        await keyboard.press('Shift+ArrowDown');
        await keyboard.press('Delete');
        await expect(await cell(0, told.number)).toHaveText('');
        await expect(await cell(1, told.number)).toHaveText('');
        await expect(await cell(2, told.number)).not.toHaveText('');
        await keyboard.press('ControlOrMeta+z');
        await expect(await cell(0, told.number)).not.toHaveText('');
      });

      await test.step('several columns are chosen in a dialog, by keyboard', async () => {
        await app.goTo(told.text);
        await app.runCommand(app.t('view_sortDialog'));
        const levels = app.dialog.getByRole('listitem');
        await expect(levels).toHaveCount(1);
        await app.button('view_sortAdd', {}, app.dialog).click();
        await levels.last().getByRole('combobox').first().selectOption({ label: told.text });
        await keyboard.press('Alt+ArrowUp');
        await expect(levels.first().getByRole('combobox').first()).toBeFocused();
        await app.screenshot('views-sort-dialog');
        await app.dialog.getByRole('button', { name: app.t('view_sortApply'), exact: true }).press('Enter');
        await app.expectGridFocus();
        await expect(heading(told.text)).toHaveAttribute('aria-sort', 'ascending');
      });

      const named = (key: MessageKey): Locator => app.button(key, { name: viewName });
      const chooseView = async (from: Locator, name: string): Promise<void> => {
        await from.click();
        await page.getByRole('menuitemcheckbox', { name }).click();
      };

      await test.step('the view is kept under a name, left and chosen again', async () => {
        await app.runCommand(app.t('view_saveDialog'));
        await app.dialog.getByRole('textbox').fill(viewName);
        await keyboard.press('Enter');
        await chooseView(named('view_menu'), app.t('view_allRows'));
        await expect(figures(told.matching)).toBeHidden();
        await chooseView(app.button('view_menu', { name: app.t('view_allRows') }), viewName);
        await expect(figures(told.matching)).toBeVisible();
        await expect(named('view_menu')).toBeVisible();
      });

      await test.step('after a reload the view is there again', async () => {
        await app.expectSaved();
        await app.settle();
        await page.reload();
        await expect(figures(told.matching)).toBeVisible();
        await app.expectGridFocus();
        await app.goTo(told.text);
        await expect(await cell(0, told.text)).toHaveText(told.value);
      });

      await test.step('the status bar shows all rows again, and undo filters them', async () => {
        await app.button('app_viewShowAllRows').click();
        await expect(figures(told.matching)).toBeHidden();
        await named('view_menuChanged').click();
        await app.screenshot('views-named');
        await keyboard.press('Escape');
        await page.locator('.ht_master td').first().click();
        await keyboard.press('ControlOrMeta+z');
        await expect(figures(told.matching)).toBeVisible();
      });

      await test.step('on a phone the menu comes from below', async () => {
        await page.setViewportSize({ width: 390, height: 780 });
        await app.goTo(told.text);
        await menuButton(told.text).click();
        await expect(menu(told.text)).toBeInViewport({ ratio: 1 });
        await app.settle();
        await app.screenshot('views-menu');
        await page.emulateMedia({ colorScheme: 'dark' });
        await app.screenshot('views-menu-dark');
        await keyboard.press('Escape');
        await expect(menu(told.text)).toBeHidden();
      });
      await test.step('and in the dark it is readable too', async () => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await app.goTo(told.number);
        await menuButton(told.number).click();
        await menu(told.number)
          .getByLabel(app.t('app_viewFilterKind'))
          .selectOption({ label: app.t('app_viewBetween') });
        await app.screenshot('views-menu-dark');
        await keyboard.press('Escape');
      });
      await test.step('a list that is pasted becomes a table when that is wished, or is sorted in its place', async () => {
        await app.tab('Sheet1').click();
        await app.goTo('B2');
        await page.evaluate(() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', 'City\tSales\nOslo\t7\nBern\t9\nRome\t8');
          document.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          );
        });
        await expect(app.at('B5')).toHaveText('Rome');
        await app.screenshot('views-offer-table');
        await app.button('view_offerTableAction', {}, app.notices).click();
        await expect(heading('City')).toBeVisible();
        await expect(await cell(0, 'Sales')).toHaveText('7');
        await app.button('app_undo', {}, app.notices).click();
        await expect(app.at('B5')).toHaveText('Rome');
        await app.goTo('B3');
        await app.runCommand(app.t('view_sortRangeAscending'));
        for (const [row, city] of ['City', 'Bern', 'Oslo', 'Rome'].entries())
          await expect(app.at(`B${row + 2}`)).toHaveText(city);
        await expect(app.at('C3')).toHaveText('9');
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
