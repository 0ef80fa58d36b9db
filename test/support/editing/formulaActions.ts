import { expect, type Locator } from '@playwright/test';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

/** Beside the sheet of cells there is a table, a second sheet of cells and a parameter, by these names. */
export const people = {
  csv: 'Customer,Revenue,Cost\nAda,1200,300\nBob,800,250\nCyd,2000,900\n',
  otherSheet: 'Sheet2',
  parameter: 'Uplift',
} as const;

const tableTab = (app: EditingPage): Locator => app.tabs.nth(1);
const tableName = async (app: EditingPage): Promise<string> => (await tableTab(app).innerText()).trim();

/** Into the formula bar, as one does who has the mouse in hand. */
async function typeInBar(app: EditingPage, cell: string, text: string): Promise<void> {
  await app.at(cell).click();
  await app.formulaBar.click();
  await app.page.keyboard.type(text);
}

/** Into the cell itself. */
async function typeInCell(app: EditingPage, cell: string, text: string): Promise<void> {
  await app.goTo(cell);
  await app.page.keyboard.type(text);
}

const enterByMouse = (app: EditingPage): Promise<void> => app.exactButton('app_enter').click();
const proposal = (app: EditingPage, label: string): Locator =>
  app.page.getByRole('option').filter({ has: app.page.getByText(label, { exact: true }) });

/** The text of the only reference is coloured as the frame round the cells that it means. */
async function expectSameColour(app: EditingPage, reference: string): Promise<void> {
  const frame = app.page.locator('.wb-outline');
  await expect(frame).toHaveCount(1);
  const text = app.page.locator('.wb-colours [class*="is-reference"]', { hasText: reference }).first();
  const ink = await text.evaluate((element) => getComputedStyle(element).color);
  expect(await frame.evaluate((element) => getComputedStyle(element).borderTopColor)).toBe(ink);
}

/** The argument at the caret, in the language of the page. */
async function expectArgument(app: EditingPage, name: string, words: string): Promise<void> {
  const signature = app.page.locator('.signature');
  await expect(signature.locator('.is-current')).toHaveText(name);
  await expect(signature).toContainText(words);
  await expect(signature.locator('.unit')).toHaveText(told.unit[app.locale]);
  await expect(signature).toContainText(app.t('formula_example'));
  await expect(signature).toContainText('=CLV(');
}

/** Of the function `CLV`. */
const told = {
  revenues: { en: 'Revenue of each period', 'zh-CN': '各期收入' },
  costs: { en: 'Cost of each period', 'zh-CN': '各期成本' },
  unit: { en: 'money', 'zh-CN': '金额' },
} as const;

const faulty = 'IF（A1＞10，“高”，“低”））';
const understood = '=IF(A1>10,"高","低"))';

/** How formulas are typed. */
export const formulaActions: readonly EditingAction[] = [
  {
    name: 'a function is found, and cells are pointed at, in their colour',
    async keyboard(app) {
      await typeInCell(app, 'B1', '=sum');
      await expect(proposal(app, 'SUM')).toBeVisible();
      await app.press('Tab', 'ArrowLeft', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await expectSameColour(app, 'A1:A3');
      await app.press('Enter');
    },
    async mouse(app) {
      await typeInBar(app, 'B1', '=sum');
      await proposal(app, 'SUM').click();
      await app.drag(app.at('A1'), app.at('A3'));
      await expectSameColour(app, 'A1:A3');
      await enterByMouse(app);
    },
    async holds(app) {
      await app.expectTexts({ B1: '49' });
      await expect(app.page.locator('.wb-outline')).toHaveCount(0);
      await app.expectFormula('B1', '=SUM(A1:A3)');
    },
  },
  {
    name: 'columns, parameters and sheets are proposed',
    async keyboard(app) {
      const name = await tableName(app);
      await typeInCell(app, 'B1', '=SUM(');
      await app.page.keyboard.insertText(name.slice(0, -1));
      await expect(proposal(app, name)).toBeVisible();
      await app.press('Tab');
      await expect(proposal(app, 'Revenue')).toBeVisible();
      await app.press('ArrowDown', 'Tab');
      await app.page.keyboard.type(`)*${people.parameter.slice(0, 3)}`);
      await expect(proposal(app, people.parameter)).toBeVisible();
      await app.press('Tab');
      await app.page.keyboard.type(`+${people.otherSheet.slice(0, 5)}`);
      await expect(proposal(app, people.otherSheet)).toBeVisible();
      await app.press('Tab');
      await app.page.keyboard.type('A1');
      await app.press('Enter');
    },
    async mouse(app) {
      const name = await tableName(app);
      await typeInBar(app, 'B1', '=SUM(');
      await app.page.keyboard.insertText(name.slice(0, -1));
      await proposal(app, name).click();
      await proposal(app, 'Revenue').click();
      await app.page.keyboard.type(`)*${people.parameter.slice(0, 3)}`);
      await proposal(app, people.parameter).click();
      await app.page.keyboard.type(`+${people.otherSheet.slice(0, 5)}`);
      await proposal(app, people.otherSheet).click();
      await app.page.keyboard.type('A1');
      await enterByMouse(app);
    },
    async holds(app) {
      const formula = `=SUM(${await tableName(app)}[Revenue])*${people.parameter}+${people.otherSheet}!A1`;
      await app.expectFormula('B1', formula);
      await app.expectTexts({ B1: '8000' });
    },
  },
  {
    name: 'the argument at the caret is told with its unit and an example',
    steps: 0,
    async keyboard(app) {
      await typeInCell(app, 'B3', '=CLV(A1:A3,5');
      await expectArgument(app, 'costs', told.costs[app.locale]);
      await app.press('F2', 'ArrowLeft', 'ArrowLeft');
      await expectArgument(app, 'revenues', told.revenues[app.locale]);
      await app.press('Escape');
    },
    async mouse(app) {
      await typeInBar(app, 'B3', '=CLV(A1:A3,5');
      await expectArgument(app, 'costs', told.costs[app.locale]);
      const place = await app.page
        .locator('.wb-colours [class*="is-reference"]', { hasText: 'A1:A3' })
        .first()
        .boundingBox();
      await app.page.mouse.click((place?.x ?? 0) + 12, (place?.y ?? 0) + 8);
      await expectArgument(app, 'revenues', told.revenues[app.locale]);
      await app.exactButton('app_cancel').click();
    },
    async holds(app) {
      await expect(app.page.locator('.signature')).toBeHidden();
      await app.expectTexts({ B3: '' });
    },
  },
  {
    name: 'a reference is fixed, and another put beside it',
    async keyboard(app) {
      await typeInCell(app, 'B2', '=A1');
      await app.press('F4');
      await app.page.keyboard.type('*');
      await app.press('ArrowLeft', 'ArrowDown', 'Enter');
    },
    async mouse(app) {
      // In the cell: the button leaves its editor open.
      await app.at('B2').dblclick();
      await app.page.keyboard.type('=A1');
      await app.button('formula_key_absolute').click();
      await app.page.keyboard.type('*');
      await app.at('A3').click();
      await app.formulaBar.click();
      await enterByMouse(app);
    },
    async holds(app) {
      await app.expectTexts({ B2: '84' });
      await app.expectFormula('B2', '=$A$1*A3');
    },
  },
  {
    name: 'a fault is shown at its place, and mended there',
    async keyboard(app) {
      await typeInCell(app, 'B3', '=');
      await app.page.keyboard.insertText(faulty);
      await expect(app.page.locator('.handsontableInput')).toHaveValue(understood);
      await app.press('Enter');
      await expect(app.page.getByRole('alert')).toBeVisible();
      await expect(app.page.locator('.handsontableInputHolder .is-fault')).toHaveText(')');
      // The caret stands behind it.
      await app.press('Backspace');
      await expect(app.page.getByRole('alert')).toBeHidden();
      await app.press('Enter');
    },
    async mouse(app) {
      await typeInBar(app, 'B3', '=');
      await app.page.keyboard.insertText(faulty);
      await enterByMouse(app);
      const fault = app.page.locator('.entry .is-fault');
      await expect(fault).toHaveText(')');
      await expect(app.formulaBar).toHaveAttribute('aria-invalid', 'true');
      const place = await fault.boundingBox();
      const [right, middle] = [(place?.x ?? 0) + (place?.width ?? 0), (place?.y ?? 0) + 8];
      await app.page.mouse.move(right + 6, middle);
      await app.page.mouse.down();
      await app.page.mouse.move(right - (place?.width ?? 0) - 1, middle, { steps: 3 });
      await app.page.mouse.up();
      await app.page.keyboard.type(' ');
      await enterByMouse(app);
    },
    async holds(app) {
      await app.expectTexts({ B3: '高' });
    },
  },
  {
    name: 'a column of a table on another sheet is pointed at',
    async keyboard(app) {
      await typeInCell(app, 'C1', '=SUM(');
      await app.press('ControlOrMeta+Shift+PageDown');
      await expect(app.formulaBar).toBeFocused();
      await app.press('ArrowRight', 'Control+Space');
      await expectSameColour(app, '[Revenue]');
      await app.press('Enter');
    },
    async mouse(app) {
      await typeInBar(app, 'C1', '=SUM(');
      await tableTab(app).click();
      await app.page.locator('.ht_clone_top th', { hasText: 'Revenue' }).click();
      await expectSameColour(app, '[Revenue]');
      await enterByMouse(app);
      await app.tabs.first().click();
    },
    async holds(app) {
      await app.expectTexts({ C1: '4000' });
      await app.expectFormula('C1', `=SUM(${await tableName(app)}[Revenue])`);
    },
  },
  {
    name: 'a column of the same row is pointed at, for a whole column',
    async keyboard(app) {
      await app.press('ControlOrMeta+Shift+PageDown');
      await expect(tableTab(app)).toHaveAttribute('aria-selected', 'true');
      await app.goTo('Cost');
      // A cell of values takes no formula; the formula bar gives one to the whole column. F2 lets the arrows point.
      await app.press('Shift+F6', 'Tab', 'ControlOrMeta+a');
      await app.page.keyboard.type('=');
      await app.press('F2', 'ArrowLeft');
      await expect(app.formulaBar).toHaveValue('=[@Revenue]');
      await app.page.keyboard.type('*0.25');
      await app.press('Enter');
    },
    async mouse(app) {
      await tableTab(app).click();
      await app.at('C1').click();
      // All that is in it is selected.
      await app.formulaBar.click({ clickCount: 3 });
      await app.page.keyboard.type('=');
      await app.at('B2').click();
      await expect(app.formulaBar).toHaveValue('=[@Revenue]');
      await app.page.keyboard.type('*0.25');
      await enterByMouse(app);
    },
    async holds(app) {
      await app.expectTexts({ C1: '300', C2: '200', C3: '500' });
      await app.tabs.first().click();
    },
  },
];
