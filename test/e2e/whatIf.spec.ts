import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { accessibilityFaults } from '../support/accessibility';
import { WorthbookPage } from '../support/worthbookPage';

test.use({ viewport: { width: 1440, height: 900 } });

/** axe finds nothing to object to in what was added to the screen. */
async function expectAccessible(page: Page, part: '.wb-modal' | 'aside'): Promise<void> {
  expect(await accessibilityFaults(page, { within: page.locator(part) })).toEqual([]);
}

test.describe('in English', () => {
  test.use({ locale: 'en' });
  test('scenarios are compared, a goal is sought, and nothing changes until it is taken over', async ({
    page,
  }) => {
    const app = new WorthbookPage(page, 'en');
    const margin = page.getByRole('textbox', { name: 'Gross margin' });
    const saveScenario = async (name: string): Promise<void> => {
      await app.button('whatif_saveNow').click();
      await page.getByRole('textbox', { name: app.t('whatif_name'), exact: true }).fill(name);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
    };
    await app.start();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Unit economics' })
      .getByRole('button')
      .first()
      .click();
    await expect(page.locator('figure canvas, figure svg').first()).toBeVisible({ timeout: 30_000 });

    await test.step('two scenarios are saved with the key figures of the report', async () => {
      await app.runCommand(app.t('whatif_showScenarios'));
      await app.button('whatif_addSuggested', { count: 5 }).click();
      await saveScenario('Base');
      await app.runCommand(app.t('commands_view_parameters'));
      await margin.fill('60');
      await margin.press('Enter');
      await app.runCommand(app.t('whatif_showScenarios'));
      await saveScenario('Careful');
      await expect(page.getByRole('listitem').filter({ hasText: 'Careful' })).toContainText(
        app.t('whatif_active'),
      );
    });

    await test.step('they stand side by side, and go to a sheet', async () => {
      await app.button('whatif_compare').click();
      const row = (name: string) => app.dialog.getByRole('row').filter({ hasText: name });
      await expect(row('Gross margin')).toHaveText(/60%\s*78%\s*60%/);
      await expect(row('Payback')).toHaveText(/10\.5\s*8\.1\s*-23\.1%\s*10\.5/);
      await expectAccessible(page, '.wb-modal');
      await app.button('whatif_copyToSheet', {}, app.dialog).click();
      await expect(app.dialog).toBeHidden();
      await expect(app.tab(app.t('whatif_comparison'))).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('ControlOrMeta+z');
      await expect(app.tab(app.t('whatif_comparison'))).toHaveCount(0);
    });

    await test.step('the margin is found for which the payback is 12 months', async () => {
      await app.tab('Unit economics').click();
      await app.runCommand(app.t('whatif_goalSeek'));
      const { dialog } = app;
      await dialog
        .getByLabel(app.t('whatif_result'), { exact: true })
        .selectOption({ label: 'Payback, months (10.5)' });
      await dialog.getByLabel(app.t('whatif_target'), { exact: true }).fill('12');
      await dialog.getByRole('switch').click();
      await app.button('whatif_seek', {}, dialog).click();
      await expect(dialog.getByRole('status')).toContainText('Gross margin at 52.5741%, the result is 12.0');
      await expectAccessible(page, '.wb-modal');
      await app.button('whatif_apply', {}, dialog).click();
      await app.runCommand(app.t('commands_view_parameters'));
      await expect(margin).toHaveValue(/^52\.57/);
      await expect(page.getByText(/pays back in 12\.0 months/).first()).toBeVisible();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(margin).toHaveValue('60');
    });

    await test.step('one parameter after the other shows what moves the result', async () => {
      await app.runCommand(app.t('whatif_sensitivity'));
      const { dialog } = app;
      await dialog
        .getByLabel(app.t('whatif_result'), { exact: true })
        .selectOption({ label: 'Payback, months' });
      await dialog.getByLabel(app.t('whatif_kind'), { exact: true }).selectOption('tornado');
      await app.button('whatif_calculate', {}, dialog).click();
      await expect(dialog.getByText(/Without effect: Payback at most/)).toBeVisible();
      await expectAccessible(page, '.wb-modal');
      await page.keyboard.press('Escape');
    });
    expect(app.complaints).toEqual([]);
  });
});

test.describe('in Chinese, in the dark', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark' });
  test('a moved cut is told customer by customer, and a snapshot remembers how it was', async ({ page }) => {
    const app = new WorthbookPage(page, 'zh-CN');
    await app.start();
    const card = page.getByRole('listitem').filter({ hasText: '价值能力象限' });
    await card.getByRole('button').first().click();
    await expect(page.locator('figure canvas, figure svg').first()).toBeVisible({ timeout: 30_000 });
    await app.runCommand(app.t('whatif_showScenarios'));
    await app.button('whatif_saveNow').click();
    await page.getByRole('textbox', { name: app.t('whatif_name'), exact: true }).fill('Base');
    await page.keyboard.press('Enter');
    await expect(page.getByText(app.t('whatif_noMoves'))).toBeVisible();
    await app.runCommand(app.t('whatif_showSnapshots'));
    await app.button('whatif_take').click();
    await expect(page.getByRole('list', { name: app.t('whatif_snapshots') })).toContainText('象限');

    await test.step('the moves follow the cut line', async () => {
      await app.runCommand(app.t('whatif_showScenarios'));
      await expectAccessible(page, 'aside');
      const line = page.locator('figure').getByRole('slider', { name: '价值分界' });
      await line.focus();
      await line.press('PageUp');
      const moves = page.getByRole('list', { name: app.t('whatif_movesTitle') });
      await expect(moves.getByText(/低于分界 60（原为 50）/).first()).toBeVisible();
    });

    await test.step('the drift since the snapshot has its cause, and goes to a sheet with its chart', async () => {
      await app.runCommand(app.t('whatif_showDrift'));
      await expect(app.dialog.getByRole('status')).toContainText(/[1-9]\d* 位变动，.*0 位新增，0 位离开/);
      await expect(app.dialog.getByRole('cell', { name: '价值分界由 50 改为 60' }).first()).toBeVisible();
      await expectAccessible(page, '.wb-modal');
      await app.button('whatif_copyToSheet', {}, app.dialog).click();
      await expect(app.tab(app.t('whatif_drift'))).toHaveAttribute('aria-selected', 'true');
      await expect(page.locator('figure').getByRole('img', { name: /变动/ })).toBeVisible();
    });

    await test.step('the snapshot is still there after a reload', async () => {
      await app.settle();
      await page.reload();
      await expect(page.locator('.ht_master td').first()).toBeVisible({ timeout: 30_000 });
      await app.runCommand(app.t('whatif_showSnapshots'));
      await expect(page.getByRole('list', { name: app.t('whatif_snapshots') })).toContainText('象限');
    });
    expect(app.complaints).toEqual([]);
  });
});
