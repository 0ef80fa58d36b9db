import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

/** What the browser does when a person pastes: the event that the keyboard makes, with a text on the clipboard. */
async function paste(page: Page, rows: number, columns: number): Promise<void> {
  await page.evaluate(
    ([rowCount, columnCount]) => {
      const line = (row: number): string =>
        Array.from({ length: columnCount }, (_, column) =>
          column === 0 ? `pasted ${row}` : String(row * 10 + column),
        ).join('\t');
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', Array.from({ length: rowCount }, (_, row) => line(row)).join('\n'));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [rows, columns] as const,
  );
}

test.describe('pasting a lot', () => {
  test.use({ locale: 'en' });

  test('into a table is shown while it goes on, is one step, and can be undone', async ({ page }) => {
    const app = new WorthbookPage(page, 'en');
    await app.start();
    await app.newWorkbook();
    await app.dropBytes('customers.csv', 'name,a,b\nfirst,1,2\nsecond,3,4\n');
    await app.importAsGuessed(2);
    await app.button('app_showTable', {}, app.dialog).click();
    await app.cell('first').click();
    await paste(page, 30_000, 3);
    await expect(app.cell(/^pasted 0$/)).toBeVisible({ timeout: 60_000 });
    await expect(app.dialog).toBeHidden();
    await app.button('app_undo').click();
    await expect(app.cell('first')).toBeVisible();
    await expect(app.cell('second')).toBeVisible();
    expect(app.complaints).toEqual([]);
  });
});

test.describe('pasting a lot, in the other language', () => {
  test.use({ locale: 'zh-CN' });

  test('can be cancelled, and then nothing has changed', async ({ page }) => {
    const app = new WorthbookPage(page, 'zh-CN');
    await app.start();
    await app.newWorkbook();
    await paste(page, 200_000, 5);
    const progress = app.dialog.getByRole('progressbar');
    await expect(progress).toBeVisible();
    await app.dialog.getByRole('button', { name: app.t('app_cancel') }).click();
    await expect(app.dialog).toBeHidden();
    await expect(app.cell(/^pasted 0$/)).toBeHidden();
    await expect(app.button('app_undo')).toBeDisabled();
    expect(app.complaints).toEqual([]);
  });
});
