import { expect } from '@playwright/test';
import { commandAction, type EditingAction } from './action';
import type { EditingPage } from './editingPage';

async function typeSize(app: EditingPage): Promise<void> {
  await expect(app.dialog.getByRole('textbox')).toBeFocused();
  await app.page.keyboard.type('200');
  await app.press('Enter');
  await expect(app.dialog).toBeHidden();
}

async function expectSize(app: EditingPage, of: 'width' | 'height'): Promise<void> {
  await expect.poll(async () => (await app.at('B2').boundingBox())?.[of] ?? 0).toBeGreaterThan(140);
}

/** What is done to rows and columns. */
export const lineActions: readonly EditingAction[] = [
  commandAction(
    'rows are inserted, and references follow',
    'commands_rows_insertAbove',
    'A2',
    async (app) => {
      await app.expectTexts({ A2: '', A3: 'Ann', D3: '6' });
      await app.expectFormula('D3', '=B3*2');
    },
    (app) => app.rowHeading(2),
  ),
  commandAction(
    'rows are deleted',
    'commands_rows_remove',
    'A2',
    (app) => app.expectTexts({ A2: 'Bob', D2: '2' }),
    (app) => app.rowHeading(2),
  ),
  {
    name: 'rows are moved',
    async keyboard(app) {
      await app.goTo('A2');
      await app.press('Alt+ArrowDown');
    },
    async mouse(app) {
      await app.rowHeading(2).click();
      await app.drag(app.rowHeading(2), app.rowHeading(3), { x: 0, y: 12 });
    },
    holds: (app) => app.expectTexts({ A2: 'Bob', A3: 'Ann', D3: '6' }),
  },
  {
    name: 'rows are hidden and shown again',
    steps: 2,
    async keyboard(app) {
      await app.goTo('A2');
      await app.press('ControlOrMeta+9');
      await expect(app.cell(/^Ann$/)).toBeHidden();
      await app.press('ControlOrMeta+Shift+9');
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.rowHeading(2), 'structure_rowsHide');
      await expect(app.cell(/^Ann$/)).toBeHidden();
      await app.rowHeading(1).click();
      await app.page.keyboard.down('Shift');
      await app.rowHeading(3).click();
      await app.page.keyboard.up('Shift');
      await app.chooseInContextMenu(app.rowHeading(3), 'structure_rowsUnhide');
    },
    holds: (app) => expect(app.cell(/^Ann$/)).toBeVisible(),
  },
  commandAction(
    'columns are inserted, and references follow',
    'commands_columns_insertLeft',
    'B2',
    async (app) => {
      await app.expectTexts({ B2: '', C2: '3', E2: '6' });
      await app.expectFormula('E2', '=C2*2');
    },
    (app) => app.columnHeading('B'),
  ),
  commandAction(
    'columns are deleted',
    'commands_columns_removeSelected',
    'C2',
    (app) => app.expectTexts({ C1: 'Twice', C2: '6' }),
    (app) => app.columnHeading('C'),
  ),
  {
    name: 'columns are moved',
    async keyboard(app) {
      await app.goTo('B2');
      await app.press('Alt+ArrowRight');
    },
    async mouse(app) {
      await app.columnHeading('B').click();
      await app.drag(app.columnHeading('B'), app.columnHeading('C'), { x: 40, y: 0 });
    },
    holds: (app) => app.expectTexts({ B2: 'a', C2: '3', D2: '6' }),
  },
  {
    name: 'columns are hidden and shown again',
    steps: 2,
    async keyboard(app) {
      await app.goTo('C2');
      await app.press('ControlOrMeta+0');
      await expect(app.cell(/^Note$/)).toBeHidden();
      await app.press('ControlOrMeta+Shift+0');
    },
    async mouse(app) {
      await app.chooseInContextMenu(app.columnHeading('C'), 'structure_columnsHide');
      await expect(app.cell(/^Note$/)).toBeHidden();
      await app.page.locator('.ht_clone_top th').filter({ hasText: /^B$/ }).click({ button: 'right' });
      await app.contextMenu.getByText(app.t('structure_columnsUnhide'), { exact: true }).click();
    },
    holds: (app) => expect(app.cell(/^Note$/)).toBeVisible(),
  },
  {
    name: 'columns become wider',
    async keyboard(app) {
      await app.goTo('B2');
      await app.command('structure_columnWidth');
      await typeSize(app);
    },
    async mouse(app) {
      const box = await app.columnHeading('B').boundingBox();
      const edge = { x: (box?.x ?? 0) + (box?.width ?? 0) - 2, y: (box?.y ?? 0) + 14 };
      await app.page.mouse.move(edge.x - 20, edge.y);
      await app.page.mouse.move(edge.x, edge.y, { steps: 3 });
      await app.page.mouse.down();
      await app.page.mouse.move(edge.x + 100, edge.y, { steps: 4 });
      await app.page.mouse.up();
    },
    holds: (app) => expectSize(app, 'width'),
  },
  {
    name: 'rows become higher',
    async keyboard(app) {
      await app.goTo('B2');
      await app.command('structure_rowHeight');
      await typeSize(app);
    },
    async mouse(app) {
      const box = await app.rowHeading(2).boundingBox();
      const edge = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) - 2 };
      await app.page.mouse.move(edge.x, edge.y - 10);
      await app.page.mouse.move(edge.x, edge.y, { steps: 3 });
      await app.page.mouse.down();
      await app.page.mouse.move(edge.x, edge.y + 150, { steps: 4 });
      await app.page.mouse.up();
    },
    holds: (app) => expectSize(app, 'height'),
  },
  commandAction('lines are frozen', 'structure_freezeHere', 'B2', async (app) => {
    await expect(app.page.locator('.ht_clone_top tbody tr')).toHaveCount(1);
    await expect(app.page.locator('.ht_clone_top_inline_start_corner tbody td')).toHaveText('Name');
  }),
];
