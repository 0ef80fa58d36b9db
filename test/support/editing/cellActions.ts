import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from '../../../src/i18n/texts';
import { commandAction, keyAction, type EditingAction } from './action';
import type { EditingPage } from './editingPage';

/** What is done to the contents of cells. */
export const cellActions: readonly EditingAction[] = [
  {
    name: 'a value is entered',
    async keyboard(app) {
      await app.goTo('E1');
      await app.enter('7');
    },
    async mouse(app) {
      await app.at('E1').click();
      await app.formulaBar.click();
      await app.page.keyboard.type('7');
      await app.exactButton('app_enter').click();
    },
    holds: (app) => app.expectTexts({ E1: '7' }),
  },
  {
    name: 'a cell is edited in its place',
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('F2');
      await app.page.keyboard.type('0');
      await app.press('Enter');
    },
    async mouse(app) {
      await app.at('B2').dblclick();
      await app.page.keyboard.type('0');
      await app.at('E4').click();
    },
    holds: (app) => app.expectTexts({ B2: '30', D2: '60' }),
  },
  {
    name: 'a formula is copied, and means its new neighbours',
    async keyboard(app) {
      await app.goTo('D2');
      await app.press('ControlOrMeta+c');
      await app.goTo('D5');
      await app.press('ControlOrMeta+v', 'Escape');
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.at('D2'), 'commands_cells_copy');
      await app.chooseInContextMenu(app.at('D5'), 'commands_cells_paste');
    },
    holds: (app) => app.expectFormula('D5', '=B5*2'),
  },
  {
    name: 'its value alone is pasted',
    async keyboard(app) {
      await app.goTo('D2');
      await app.press('ControlOrMeta+c');
      await app.goTo('E2');
      await app.press('ControlOrMeta+Shift+v');
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.at('D2'), 'commands_cells_copy');
      await app.chooseInContextMenu(app.at('E2'), 'structure_pasteValues');
    },
    holds: (app) => app.expectFormula('E2', '6'),
  },
  {
    name: 'a cell is moved, and what reads it follows',
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('ControlOrMeta+x');
      await app.goTo('E2');
      await app.press('ControlOrMeta+v');
    },
    async mouse(app) {
      await app.at('B2').click();
      const box = await app.at('B2').boundingBox();
      await app.page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0));
      await app.page.mouse.down();
      const to = await app.at('E2').boundingBox();
      await app.page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 14, { steps: 4 });
      await app.page.mouse.up();
    },
    async holds(app) {
      await app.expectTexts({ B2: '', E2: '3' });
      await app.expectFormula('D2', '=E2*2');
    },
  },
  {
    name: 'a series goes on',
    async keyboard(app) {
      await app.selectByKeys('F1', 0, 3);
      await app.command('structure_fillSeries');
    },
    async mouse(app) {
      await app.selectByMouse('F1', 'F2');
      await app.drag(app.fillHandle, app.at('F4'));
    },
    holds: (app) => app.expectTexts({ F3: '5', F4: '7' }),
  },
  {
    name: 'a formula is filled down',
    async keyboard(app) {
      await app.selectByKeys('D4', 0, 1);
      await app.press('ControlOrMeta+d');
    },
    async mouse(app) {
      await app.at('D4').click();
      await app.drag(app.fillHandle, app.at('D5'));
    },
    holds: (app) => app.expectFormula('D5', '=B5*2'),
  },
  {
    name: 'and to the right',
    async keyboard(app) {
      await app.selectByKeys('D4', 1, 0);
      await app.press('ControlOrMeta+r');
    },
    async mouse(app) {
      await app.at('D4').click();
      await app.drag(app.fillHandle, app.at('E4'));
    },
    holds: (app) => app.expectFormula('E4', '=C4*2'),
  },
  keyAction('the numbers above are summed', 'Alt+=', 'commands_cells_insertSum', 'B5', async (app) => {
    await app.expectTexts({ B5: '6' });
    await app.expectFormula('B5', '=SUM(B2:B4)');
  }),
  keyAction(
    'the date of today is entered',
    'ControlOrMeta+;',
    'commands_cells_insertDate',
    'E5',
    async (app) => {
      const today = await app.page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
      await app.expectTexts({ E5: today });
    },
  ),
  {
    name: 'a text is found and replaced in the whole workbook',
    async keyboard(app) {
      await app.goTo('A1');
      await app.press('ControlOrMeta+h');
      await app.page.keyboard.type('Bob');
      await app.press('Tab', 'Tab', 'Tab', 'Tab');
      await app.page.keyboard.type('Rob');
      await app.press('Tab', 'Tab', 'Enter');
      await expect(app.at('A3')).toHaveText('Rob');
      await app.press('Escape');
    },
    async mouse(app) {
      await app.chooseInMenuOf(app.moreMenu, 'structure_replace');
      const find = app.page.getByRole('dialog', { name: app.t('structure_replace') });
      await find.getByLabel(app.t('structure_find_what')).fill('Bob');
      await find.getByLabel(app.t('structure_find_with')).fill('Rob');
      await app.button('structure_replaceAllShort', {}, find).click();
      await app.button('app_close', {}, find).click();
    },
    holds: (app) => app.expectTexts({ A3: 'Rob' }),
  },
  {
    name: 'contents are cleared',
    async keyboard(app) {
      await app.selectByKeys('A2', 0, 1);
      await app.press('Shift+F10');
      await expect(app.contextMenu).toBeVisible();
      await app.press('ArrowUp', 'Enter');
    },
    async mouse(app) {
      await app.selectByMouse('A2', 'A3');
      await app.chooseInContextMenu(app.at('A2'), 'commands_cells_clear');
    },
    holds: (app) => app.expectTexts({ A2: '', A3: '' }),
  },
  commandAction('cells are pushed aside', 'structure_cellsInsertDown', 'B2', (app) =>
    app.expectTexts({ A2: 'Ann', B2: '', B3: '3', B4: '1' }),
  ),
  {
    name: 'the range is sorted',
    async keyboard(app) {
      await app.goTo('A2');
      await app.command('view_sortRangeDescending');
    },
    async mouse(app) {
      await app.at('A2').click();
      await app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), 'view_sortRangeDescending');
    },
    holds: (app) => app.expectTexts({ A1: 'Name', A2: 'Cem', A4: 'Ann', D2: '4' }),
  },
  {
    name: 'and by several columns',
    async keyboard(app) {
      await app.goTo('C2');
      await app.command('view_sortDialog');
      await app.button('view_sortAdd', {}, app.dialog).press('Enter');
      const second = app.dialog.getByRole('listitem').last().getByRole('combobox').first();
      await second.selectOption({ label: 'Score' });
      await second.press('Enter');
      await app.dialog.getByRole('button', { name: app.t('view_sortApply'), exact: true }).press('Enter');
    },
    async mouse(app) {
      await app.at('C2').click();
      await app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), 'view_sortDialog');
      await app.button('view_sortAdd', {}, app.dialog).click();
      await app.dialog
        .getByRole('listitem')
        .last()
        .getByRole('combobox')
        .first()
        .selectOption({ label: 'Score' });
      await app.dialog.getByRole('button', { name: app.t('view_sortApply'), exact: true }).click();
    },
    async holds(app) {
      await expect(app.dialog).toBeHidden();
      await app.expectTexts({ A2: 'Cem', A3: 'Ann', A4: 'Bob' });
    },
  },
  {
    name: 'duplicates are removed, by a column that is chosen',
    async keyboard(app) {
      await app.goTo('C2');
      await app.command('view_removeDuplicates');
      const { none, note, apply } = duplicatesDialog(app);
      await app.walkTo(none);
      await app.press('Enter');
      await app.walkTo(note);
      await app.press('Space');
      await expect(apply).toBeEnabled();
      await app.walkTo(apply);
      await app.press('Enter');
      await app.expectGridFocus();
    },
    async mouse(app) {
      await app.at('C2').click();
      await app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), 'view_removeDuplicates');
      const { none, note, apply } = duplicatesDialog(app);
      await none.click();
      await note.click();
      await apply.click();
    },
    async holds(app) {
      await expect(app.dialog).toBeHidden();
      await app.expectTexts({ A1: 'Name', A2: 'Ann', A3: 'Bob', A4: '', D3: '2', D4: '', F3: '' });
    },
  },
  {
    name: 'rows are filtered by a condition',
    steps: 2,
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('ControlOrMeta+Shift+l', 'Alt+ArrowDown');
      const menu = app.page.getByRole('dialog', { name: app.t('grid_columnMenu', { column: 'Score' }) });
      await menu.getByLabel(app.t('app_viewFilterKind')).selectOption({ label: app.t('app_viewTop') });
      await menu.getByLabel(app.t('app_viewHowMany')).press('2');
      await app.press('Enter');
    },
    async mouse(app) {
      await app.at('B2').click();
      await app.chooseInMenuOf(app.formatButton('view_sortAndFilter'), 'commands_view_toggleFilter');
      await app.page.getByRole('button', { name: app.t('grid_columnMenu', { column: 'Score' }) }).click();
      const menu = app.page.getByRole('dialog', { name: app.t('grid_columnMenu', { column: 'Score' }) });
      await menu.getByLabel(app.t('app_viewFilterKind')).selectOption({ label: app.t('app_viewNumberMore') });
      await menu.getByLabel(app.t('app_viewValue')).fill('1');
      await app.button('app_viewApply', {}, menu).click();
    },
    async holds(app) {
      await expect(app.cell(/^Bob$/)).toBeHidden();
      await expect(app.cell(/^Ann$/)).toBeVisible();
      await expect(app.page.getByText(app.t('app_viewRows', { shown: '2', total: '3' }))).toBeVisible();
    },
  },
];

function duplicatesDialog(app: EditingPage) {
  const { dialog } = app;
  const button = (key: MessageKey): Locator => dialog.getByRole('button', { name: app.t(key), exact: true });
  return {
    none: button('app_viewSelectNone'),
    note: dialog.getByRole('checkbox', { name: 'Note' }),
    apply: button('view_duplicates'),
  };
}
