import { expect, type Locator } from '@playwright/test';
import type { EditingAction } from './action';
import type { TableViewPage } from './tableViewPage';

export const viewName = 'Mine · 我的';

/** How a table is sorted and filtered, and how that is kept. */
export function tableViewActions(app: TableViewPage): readonly EditingAction[] {
  const { told } = app;
  const apply = (): Locator => app.dialog.getByRole('button', { name: app.t('view_sortApply'), exact: true });
  const levels = app.dialog.getByRole('listitem');
  const keyOf = (level: Locator): Locator => level.getByRole('combobox').first();
  const directionOf = (level: Locator): Locator => level.getByRole('combobox').last();
  const condition = app.menu(told.number).getByLabel(app.t('app_viewFilterKind'));
  const bound = app.menu(told.number).getByLabel(app.t('app_viewValue'), { exact: true });
  const nameField = app.dialog.getByRole('textbox');
  return [
    {
      name: 'the heading sorts',
      async keyboard() {
        await app.goTo(told.number);
        await app.press('Alt+ArrowDown');
        await app.walkTo(app.button('app_viewDescending', {}, app.menu(told.number)));
        await app.press('Enter');
      },
      async mouse() {
        await app.menuButton(told.number).click();
        await app.button('app_viewDescending', {}, app.menu(told.number)).click();
      },
      async holds() {
        await expect(app.heading(told.number)).toHaveAttribute('aria-sort', 'descending');
        await expect(await app.cellOf(0, told.number)).toHaveText(told.largest);
        await expect(app.rowNumber(0)).not.toHaveText('1');
        await app.expectGridFocus();
      },
    },
    {
      name: 'several columns sort',
      async keyboard() {
        await app.goTo(told.number);
        await app.command('view_sortDialog');
        // The column one is in stands there already.
        await expect(levels).toHaveCount(1);
        await app.walkTo(app.button('view_sortAdd', {}, app.dialog));
        await app.press('Enter');
        await expect(levels).toHaveCount(2);
        await app.chooseByKeys(keyOf(levels.first()), told.number, 'Shift+Tab');
        await app.chooseByKeys(directionOf(levels.first()), 'descending');
        await app.chooseByKeys(keyOf(levels.last()), told.text);
        await app.press('Alt+ArrowUp');
        await expect(keyOf(levels.first())).toBeFocused();
        await app.walkTo(apply());
        await app.press('Enter');
      },
      async mouse() {
        await app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), 'view_sortDialog');
        await app.button('view_sortAdd', {}, app.dialog).click();
        await keyOf(levels.first()).selectOption({ label: told.text });
        await keyOf(levels.last()).selectOption({ label: told.number });
        await directionOf(levels.last()).selectOption('descending');
        await apply().click();
      },
      async holds() {
        await app.expectGridFocus();
        await app.goTo(told.text);
        await expect(app.heading(told.text)).toHaveAttribute('aria-sort', 'ascending');
        await expect(await app.cellOf(0, told.text)).toHaveText(told.first);
        await app.goTo(told.number);
        await expect(await app.cellOf(0, told.number)).toHaveText(told.largestOfFirst);
      },
    },
    {
      name: 'rows are filtered by a value',
      keyboard: () => app.filterByValueByKeys(),
      async mouse() {
        const filter = app.menu(told.text);
        await app.menuButton(told.text).click();
        await app.button('app_viewSelectNone', {}, filter).click();
        await filter.getByRole('searchbox').click();
        await app.page.keyboard.insertText(told.value);
        await filter.getByRole('checkbox', { name: told.value }).click();
        await app.button('app_viewApply', {}, filter).click();
      },
      async holds() {
        await expect(app.figures(told.matching)).toBeVisible();
        await expect(await app.cellOf(0, told.text)).toHaveText(told.value);
        await expect(await app.cellOf(told.matching > 20 ? 20 : 1, told.text)).toHaveText(told.value);
        const filtered = new RegExp(app.t('grid_filtered'));
        await expect(app.heading(told.text)).toHaveAttribute('aria-description', filtered);
      },
    },
    {
      name: 'rows are filtered by a condition',
      async keyboard() {
        await app.goTo(told.number);
        await app.press('Alt+ArrowDown');
        await app.chooseByKeys(condition, app.t('app_viewNumberMore'));
        await app.walkTo(bound);
        await app.page.keyboard.type(told.bound);
        await app.press('Enter');
      },
      async mouse() {
        await app.menuButton(told.number).click();
        await condition.selectOption({ label: app.t('app_viewNumberMore') });
        await bound.click();
        await app.page.keyboard.type(told.bound);
        await app.button('app_viewApply', {}, app.menu(told.number)).click();
      },
      holds: () => expect(app.figures(told.above)).toBeVisible(),
    },
    {
      name: 'a view is kept under a name, left and chosen again',
      steps: 4,
      async keyboard() {
        await app.goTo(told.number);
        await app.command('commands_view_sortDescending');
        await app.command('view_saveDialog');
        await expect(nameField).toBeFocused();
        await app.page.keyboard.insertText(viewName);
        await app.press('Enter');
        await expect(app.viewButton(viewName)).toBeVisible();
        for (const [from, to] of [
          [viewName, app.t('view_allRows')],
          [app.t('view_allRows'), viewName],
        ] as const) {
          await app.focusCells();
          await app.press('F6');
          await app.walkTo(app.viewButton(from));
          await app.press('Enter');
          await app.arrowTo(app.viewChoice(to));
          await app.press('Enter');
          await expect(app.viewButton(to)).toBeVisible();
        }
      },
      async mouse() {
        await (await app.cellOf(0, told.number)).click();
        await app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), 'commands_view_sortDescending');
        await app.exactButton('view_menuDiffers').click();
        await app.menuItem('view_saveDialog').click();
        await nameField.click();
        await app.page.keyboard.insertText(viewName);
        await app.button('view_saveButton', {}, app.dialog).click();
        await app.viewButton(viewName).click();
        await app.viewChoice(app.t('view_allRows')).click();
        await expect(app.rowNumber(0)).toHaveText('1');
        await app.viewButton(app.t('view_allRows')).click();
        await app.viewChoice(viewName).click();
      },
      async holds() {
        await expect(app.viewButton(viewName)).toBeVisible();
        await expect(await app.cellOf(0, told.number)).toHaveText(told.largest);
      },
    },
  ];
}
