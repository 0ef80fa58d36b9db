import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

test.describe('earlier versions, in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('are kept, named, compared and restored, and are there at the next visit', async ({ page }) => {
    const app = new WorthbookPage(page, 'zh-CN');
    await app.start();
    await app.newWorkbook();
    await app.enter('17');
    await app.enter('=A1*3');
    await expect(app.at('A2')).toHaveText('51');
    await app.runCommand(app.t('history_show'));
    const panel = page.getByRole('complementary');
    await panel.getByRole('textbox').fill('评审之前');
    await app.button('history_keepShort', {}, panel).click();
    const version = panel.getByRole('listitem').filter({ hasText: '评审之前' });
    await expect(version).toContainText(app.t('history_unchanged'));

    await app.goTo('A1');
    await app.enter('20');
    await app.enter('text');
    await expect(version).toContainText(app.t('history_count_cells', { count: 2 }));
    await version.getByRole('button', { name: /^比较/ }).click();
    await expect(panel).toContainText(app.t('history_count_formulas', { count: 1 }));
    await app.button('history_restore', {}, panel).click();
    await expect(app.at('A2')).toHaveText('51');
    await app.notices.getByRole('button', { name: app.t('app_undo') }).click();
    await expect(app.at('A2')).toHaveText('text');

    await app.expectSaved();
    await page.reload();
    await app.expectGridFocus();
    await app.runCommand(app.t('history_show'));
    await version.getByRole('button', { name: /^恢复/ }).click();
    await expect(app.at('A2')).toHaveText('51');
    await app.goTo('A1');
    await app.enter('2');
    await expect(app.at('A2')).toHaveText('6');
    await app.settle();
    expect(app.complaints).toEqual([]);
  });
});
