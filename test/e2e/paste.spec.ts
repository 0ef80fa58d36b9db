import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { EditingPage } from '../support/editing/editingPage';
import { locales } from '../../src/shared/localText';

/** As if it had been copied in another program. */
async function copyElsewhere(page: Page, rows: number, columns: number): Promise<void> {
  await page.evaluate(
    ([rowCount, columnCount]) => {
      const line = (row: number): string =>
        Array.from({ length: columnCount }, (_, column) =>
          column === 0 ? `pasted ${row}` : String(row * 10 + column),
        ).join('\t');
      return navigator.clipboard.writeText(
        Array.from({ length: rowCount }, (_, row) => line(row)).join('\n'),
      );
    },
    [rows, columns] as const,
  );
}

for (const locale of locales) {
  test.describe(`pasting a lot, in ${locale}`, () => {
    test.use({ locale, permissions: ['clipboard-read', 'clipboard-write'] });

    test('is shown while it goes on, can be cancelled, is one step, and can be undone', async ({ page }) => {
      const app = new EditingPage(page, locale);
      const progress = app.dialog.getByRole('progressbar');
      const first = app.cell(/^pasted 0$/);
      await app.start();
      await app.newWorkbook();

      await test.step('cancelled, nothing has changed', async () => {
        await copyElsewhere(page, 200_000, 5);
        await app.chooseInContextMenu(app.at('A1'), 'commands_cells_paste');
        await expect(progress).toBeVisible();
        await app.button('app_cancel', {}, app.dialog).click();
        await expect(app.dialog).toBeHidden();
        await app.goTo('A1');
        await app.press('ControlOrMeta+v');
        await expect(progress).toBeVisible();
        await app.press('Escape');
        await expect(app.dialog).toBeHidden();
        await expect(first).toBeHidden();
        await expect(app.button('app_undo')).toBeDisabled();
      });

      await test.step('into a table it is one step', async () => {
        await app.dropBytes('customers.csv', 'name,a,b\nfirst,1,2\nsecond,3,4\n');
        await app.importAsGuessed(2);
        await app.button('app_showTable', {}, app.dialog).click();
        await app.expectGridFocus();
        await copyElsewhere(page, 30_000, 3);
        await app.goTo('name');
        await app.press('ControlOrMeta+v');
        await expect(first).toBeVisible({ timeout: 60_000 });
        await app.press('ControlOrMeta+z');
        await expect(app.cell('first')).toBeVisible();
        await app.chooseInContextMenu(app.cell('first'), 'commands_cells_paste');
        await expect(first).toBeVisible({ timeout: 60_000 });
        await expect(app.dialog).toBeHidden();
        await app.button('app_undo').first().click();
        await expect(app.cell('first')).toBeVisible();
        await expect(app.cell('second')).toBeVisible();
      });
      expect(app.complaints).toEqual([]);
    });
  });
}
