import { expect } from '@playwright/test';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

const second = 'Sheet2';

async function addByKey(app: EditingPage): Promise<void> {
  await app.press('Shift+F11');
  await expect(app.tab(second)).toHaveAttribute('aria-selected', 'true');
}

async function addByMouse(app: EditingPage): Promise<void> {
  await app.chooseInMenuOf(app.button('app_addSheet', {}, app.page.getByRole('contentinfo')), 'app_addGrid');
  await expect(app.tab(second)).toHaveAttribute('aria-selected', 'true');
}

/** The menu of the tab that is shown, by keyboard: the focus is led there as it goes from part to part. */
async function openTabMenu(app: EditingPage): Promise<void> {
  await app.tabs.and(app.page.locator('[aria-selected="true"]')).press('ArrowDown');
  await expect(app.page.getByRole('menu')).toBeVisible();
}

/** What is done to sheets. */
export const sheetActions: readonly EditingAction[] = [
  {
    name: 'a sheet is added',
    keyboard: addByKey,
    mouse: addByMouse,
    holds: (app) => expect(app.tabs).toHaveCount(2),
  },
  {
    name: 'a sheet is renamed',
    async keyboard(app) {
      await app.command('commands_sheets_rename');
      await expect(app.page.getByRole('textbox', { name: app.t('app_sheetName') })).toBeFocused();
      await app.page.keyboard.type('Plan');
      await app.press('Enter');
    },
    async mouse(app) {
      await app.tabs.first().dblclick();
      await expect(app.page.getByRole('textbox', { name: app.t('app_sheetName') })).toBeFocused();
      await app.page.keyboard.type('Plan');
      await app.at('A1').click();
    },
    holds: (app) => expect(app.tabs).toHaveText('Plan'),
  },
  {
    name: 'a tab is coloured',
    async keyboard(app) {
      await openTabMenu(app);
      const blue = app.page.getByRole('menuitem', { name: app.t('app_color_b'), exact: true });
      await expect(async () => {
        await app.press('ArrowDown');
        await expect(blue).toBeFocused({ timeout: 1 });
      }).toPass({ intervals: [0] });
      await app.press('Enter');
    },
    async mouse(app) {
      await app.tabs.first().click({ button: 'right' });
      await app.page.getByRole('menuitem', { name: app.t('app_color_b'), exact: true }).click();
    },
    holds: (app) => expect(app.tabs.first()).toHaveClass(/\bis-b\b/),
  },
  {
    name: 'a sheet is put elsewhere',
    steps: 2,
    async keyboard(app) {
      await addByKey(app);
      await app.command('commands_sheets_moveLeft');
    },
    async mouse(app) {
      await addByMouse(app);
      await app.tabs.last().dragTo(app.tabs.first(), { targetPosition: { x: 4, y: 10 } });
    },
    holds: (app) => expect(app.tabs.first()).toHaveText(second),
  },
  {
    name: 'a sheet is duplicated',
    async keyboard(app) {
      await app.goTo('A1');
      await app.command('commands_sheets_duplicate');
    },
    async mouse(app) {
      await app.tabs.first().click({ button: 'right' });
      await app.menuItem('commands_sheets_duplicate').click();
    },
    async holds(app) {
      await expect(app.tabs).toHaveCount(2);
      await expect(app.tabs.last()).toHaveAttribute('aria-selected', 'true');
      await app.expectTexts({ A2: 'Ann', D2: '6' });
    },
  },
  {
    name: 'a sheet is hidden and shown again',
    steps: 3,
    async keyboard(app) {
      await addByKey(app);
      await app.command('commands_sheets_hide');
      await expect(app.tabs).toHaveCount(1);
      await app.runCommand(second);
    },
    async mouse(app) {
      await addByMouse(app);
      await app.tabs.last().click({ button: 'right' });
      await app.menuItem('commands_sheets_hide').click();
      await expect(app.tabs).toHaveCount(1);
      await app.tabs.first().click({ button: 'right' });
      await app.page.getByRole('menu').getByText(second).click();
    },
    holds: (app) => expect(app.tab(second)).toHaveAttribute('aria-selected', 'true'),
  },
  {
    name: 'a sheet is deleted',
    steps: 2,
    async keyboard(app) {
      await addByKey(app);
      await app.command('commands_sheets_remove');
    },
    async mouse(app) {
      await addByMouse(app);
      await app.tabs.last().click({ button: 'right' });
      await app.menuItem('commands_sheets_remove').click();
    },
    holds: (app) => expect(app.tabs).toHaveCount(1),
  },
];
