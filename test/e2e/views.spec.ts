import { expect, test } from '../support/endToEnd';
import { sharedFile } from '../support/sharedData';
import { byEachHand } from '../support/editing/eachHand';
import { tableViewActions, viewName } from '../support/editing/tableViewActions';
import { customers, TableViewPage } from '../support/editing/tableViewPage';
import { locales } from '../../src/shared/localText';

for (const locale of locales) {
  const path = sharedFile(customers[locale].path);

  test.describe(`sorting and filtering, in ${locale}`, () => {
    test.skip(path === null, 'the shared data is not beside this clone');
    // Wide enough for all columns: nothing needs to be scrolled to before it is pressed.
    test.use({ locale, viewport: { width: 3000, height: 800 } });

    test('is a view: what is stored stays, and the view comes back', async ({ page }) => {
      const app = new TableViewPage(page, locale);
      const { told } = app;
      const { keyboard } = page;
      await app.start();
      await app.newWorkbook();
      await app.drop(path ?? '');
      await app.importAsGuessed(told.rows);
      await app.button('app_showTable', {}, app.dialog).click();
      await app.goTo(told.number);

      await byEachHand({
        app,
        actions: tableViewActions(app),
        rest: told.number,
        restCell: page.locator('.ht_master td').first(),
        expectAsBefore: () => app.expectUnsorted(),
      });
      const headings = page.locator('.ht_clone_top th[role="columnheader"]');
      const drawn = await headings.count();
      await page.setViewportSize({ width: 1280, height: 800 });
      // Before the grid has followed, what is gone to would need no scrolling.
      await expect.poll(() => headings.count()).toBeLessThan(drawn);
      await app.goTo(told.number);
      await app.command('commands_view_sortAscending');
      await expect(await app.cellOf(0, told.number)).toHaveText(told.least);
      const firstRow = await app.rowNumber(0).textContent();

      await test.step('a row that is edited keeps its place until the view is applied again', async () => {
        await app.goTo(told.number);
        await app.enter('99999');
        await expect(await app.cellOf(0, told.number)).toHaveText('99999');
        await expect(app.rowNumber(0)).toHaveText(firstRow ?? '');
        await keyboard.press('ControlOrMeta+Alt+l');
        await expect(await app.cellOf(0, told.number)).not.toHaveText('99999');
        await expect(app.rowNumber(0)).not.toHaveText(firstRow ?? '');
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
        await expect(await app.cellOf(0, told.number)).toHaveText(told.least);
      });

      await app.filterByValueByKeys();
      await expect(app.figures(told.matching)).toBeVisible();
      await app.screenshot('views-filtered');

      await test.step('what is cleared over filtered rows is cleared in shown rows only', async () => {
        await app.goTo(told.number);
        await keyboard.press('Shift+ArrowDown');
        await keyboard.press('Delete');
        await expect(await app.cellOf(0, told.number)).toHaveText('');
        await expect(await app.cellOf(1, told.number)).toHaveText('');
        await expect(await app.cellOf(2, told.number)).not.toHaveText('');
        await keyboard.press('ControlOrMeta+z');
        await expect(await app.cellOf(0, told.number)).not.toHaveText('');
      });

      await app.command('view_saveDialog');
      await expect(app.dialog.getByRole('textbox')).toBeFocused();
      await keyboard.insertText(viewName);
      await keyboard.press('Enter');
      await expect(app.viewButton(viewName)).toBeVisible();

      await test.step('after a reload the view is there again', async () => {
        await app.expectSaved();
        await app.settle();
        await page.reload();
        await expect(app.figures(told.matching)).toBeVisible();
        await app.expectGridFocus();
        await app.goTo(told.text);
        await expect(await app.cellOf(0, told.text)).toHaveText(told.value);
      });

      await test.step('the status bar shows all rows again, and undo filters them', async () => {
        await app.button('app_viewShowAllRows').click();
        await expect(app.figures(told.matching)).toBeHidden();
        await app.button('view_menuChanged', { name: viewName }).click();
        await app.screenshot('views-named');
        await keyboard.press('Escape');
        await page.locator('.ht_master td').first().click();
        await keyboard.press('ControlOrMeta+z');
        await expect(app.figures(told.matching)).toBeVisible();
      });

      await test.step('on a phone the menu comes from below', async () => {
        await page.setViewportSize({ width: 390, height: 780 });
        await app.goTo(told.text);
        await app.menuButton(told.text).click();
        await expect(app.menu(told.text)).toBeInViewport({ ratio: 1 });
        await app.settle();
        await app.screenshot('views-menu');
        await page.emulateMedia({ colorScheme: 'dark' });
        await app.screenshot('views-menu-dark');
        await keyboard.press('Escape');
        await expect(app.menu(told.text)).toBeHidden();
      });
      await test.step('and in the dark it is readable too', async () => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await app.goTo(told.number);
        await app.menuButton(told.number).click();
        await app
          .menu(told.number)
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
        await expect(app.heading('City')).toBeVisible();
        await expect(await app.cellOf(0, 'Sales')).toHaveText('7');
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
