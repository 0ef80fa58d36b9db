import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from '../../../src/i18n/texts';
import { accessibilityFaults } from '../accessibility';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

/** Beside the list, in a row that no filter here hides: the sum of the scores that are shown. */
export const shownSum = { address: 'H1', formula: '=SUBTOTAL(9,B2:B4)', ofAll: '6' } as const;

const menuOf = (app: EditingPage, column: string): Locator =>
  app.page.getByRole('dialog', { name: app.t('grid_columnMenu', { column }) });
const openerOf = (app: EditingPage, column: string): Locator =>
  app.page.getByRole('button', { name: app.t('grid_columnMenu', { column }) });
const boundOf = (app: EditingPage): Locator =>
  menuOf(app, 'Score').getByLabel(app.t('app_viewValue'), { exact: true });

/** The drop-downs come over the list, and that of a column opens. */
async function openByKeys(app: EditingPage, address: string, column: string): Promise<void> {
  await app.goTo(address);
  await app.press('ControlOrMeta+Shift+l', 'Alt+ArrowDown');
  await expect(menuOf(app, column)).toBeVisible();
}

const chooseInSortMenu = (app: EditingPage, key: MessageKey): Promise<void> =>
  app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), key);

async function openByMouse(app: EditingPage, address: string, column: string): Promise<void> {
  await app.at(address).click();
  await chooseInSortMenu(app, 'commands_view_toggleFilter');
  await openerOf(app, column).click();
}

async function expectShown(app: EditingPage, names: readonly string[], sum: string): Promise<void> {
  const shown = async (): Promise<string[]> => {
    const cells = await app.page.locator('.ht_master td[aria-colindex="2"]').allTextContents();
    return cells.filter((text) => text !== '');
  };
  await expect.poll(shown, { intervals: [20, 50, 100] }).toEqual(['Name', ...names]);
  await expect(app.at(shownSum.address)).toHaveText(sum);
}

const expectFigures = (app: EditingPage, shown: number): Promise<void> =>
  expect(app.page.getByText(app.t('app_viewRows', { shown: `${shown}`, total: '3' }))).toBeVisible();

/** All rows are there, and no drop-down is. */
export async function expectUnfiltered(app: EditingPage): Promise<void> {
  await expect(openerOf(app, 'Name')).toHaveCount(0);
  await expectShown(app, ['Ann', 'Bob', 'Cem'], shownSum.ofAll);
}

/** How a list of cells is filtered and sorted from its headings. */
export const cellFilterActions: readonly EditingAction[] = [
  {
    name: 'rows by a value',
    steps: 2,
    async keyboard(app) {
      await openByKeys(app, 'A2', 'Name');
      expect(await accessibilityFaults(app.page)).toEqual([]);
      await app.walkTo(menuOf(app, 'Name').getByRole('checkbox', { name: 'Bob' }));
      await app.press('Space', 'Enter');
    },
    async mouse(app) {
      await openByMouse(app, 'A2', 'Name');
      await menuOf(app, 'Name').getByRole('checkbox', { name: 'Bob' }).click();
      await app.button('app_viewApply', {}, menuOf(app, 'Name')).click();
    },
    async holds(app) {
      await expectShown(app, ['Ann', 'Cem'], '5');
      await expectFigures(app, 2);
      await app.expectGridFocus();
    },
  },
  {
    name: 'rows by a condition',
    steps: 2,
    async keyboard(app) {
      await openByKeys(app, 'B2', 'Score');
      const kind = menuOf(app, 'Score').getByLabel(app.t('app_viewFilterKind'));
      await app.chooseByKeys(kind, app.t('app_viewNumberMore'));
      await app.walkTo(boundOf(app));
      await app.press('2', 'Enter');
    },
    async mouse(app) {
      await openByMouse(app, 'B2', 'Score');
      const kind = menuOf(app, 'Score').getByLabel(app.t('app_viewFilterKind'));
      await kind.selectOption({ label: app.t('app_viewNumberMore') });
      await boundOf(app).click();
      await app.press('2');
      await app.button('app_viewApply', {}, menuOf(app, 'Score')).click();
    },
    async holds(app) {
      await expectShown(app, ['Ann'], '3');
      await expectFigures(app, 1);
    },
  },
  {
    name: 'rows in the order of a column',
    steps: 2,
    async keyboard(app) {
      await openByKeys(app, 'B2', 'Score');
      await app.walkTo(app.button('app_viewDescending', {}, menuOf(app, 'Score')));
      await app.press('Enter');
    },
    async mouse(app) {
      await openByMouse(app, 'B2', 'Score');
      await app.button('app_viewDescending', {}, menuOf(app, 'Score')).click();
    },
    async holds(app) {
      await expectShown(app, ['Ann', 'Cem', 'Bob'], shownSum.ofAll);
      await app.expectGridFocus();
    },
  },
  {
    name: 'all rows again',
    steps: 2,
    async keyboard(app) {
      await app.goTo('C3');
      await app.command('commands_view_filterByCell');
      await expectShown(app, ['Bob'], '1');
      await app.command('commands_view_clearFilters');
    },
    async mouse(app) {
      await app.at('C3').click();
      await chooseInSortMenu(app, 'commands_view_filterByCell');
      await expectShown(app, ['Bob'], '1');
      await chooseInSortMenu(app, 'commands_view_clearFilters');
    },
    async holds(app) {
      await expectShown(app, ['Ann', 'Bob', 'Cem'], shownSum.ofAll);
      await expect(openerOf(app, 'Note')).toBeVisible();
    },
  },
];
