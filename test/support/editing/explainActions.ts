import { expect, type Locator } from '@playwright/test';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

/** Pasted into `A1`: a value of five years of which one is blank, what it reads, an error and what follows from it. */
export const explained = [
  ['100', '120', '', '140'],
  ['20'],
  ['=CLV(A1:D1,A2,0.1)*2'],
  ['=1/C1'],
  ['=A4+1'],
] as const;

const panelOf = (app: EditingPage): Locator => app.panel('explain_title');
const second = (app: EditingPage): Locator => panelOf(app).getByRole('row').nth(2);

async function openByKeys(app: EditingPage, address: string): Promise<void> {
  await app.goTo(address);
  await app.press('ControlOrMeta+Shift+e');
  await expect(panelOf(app).getByRole('heading', { name: address })).toBeVisible();
}

async function openByMouse(app: EditingPage, address: string): Promise<void> {
  await app.at(address).click();
  const opener = app.button('explain_open');
  if ((await opener.getAttribute('aria-pressed')) === 'false') await opener.click();
  await expect(panelOf(app).getByRole('heading', { name: address })).toBeVisible();
}

/** From the cells into the panel by F6, within it by Tab. */
async function followByKeys(app: EditingPage, link: Locator): Promise<void> {
  if (!(await panelOf(app).evaluate((panel) => panel.contains(document.activeElement))))
    await app.enterPanel('explain_title');
  await app.walkTo(link);
  await app.press('Enter');
}

const followByMouse = (_: EditingPage, link: Locator): Promise<void> => link.click();

/** The same steps by either hand: opening the panel, and pressing what is in it. */
function explainAction(
  name: string,
  does: (
    app: EditingPage,
    open: (address: string) => Promise<void>,
    follow: (link: Locator) => Promise<void>,
  ) => Promise<void>,
  holds: EditingAction['holds'],
  steps = 0,
): EditingAction {
  return {
    name,
    steps,
    keyboard: (app) =>
      does(
        app,
        (address) => openByKeys(app, address),
        (link) => followByKeys(app, link),
      ),
    mouse: (app) =>
      does(
        app,
        (address) => openByMouse(app, address),
        (link) => followByMouse(app, link),
      ),
    holds,
  };
}

/** How a cell is explained. */
export const explainActions: readonly EditingAction[] = [
  explainAction(
    'a value is told step by step, with what looks wrong about it',
    (_, open) => open('A3'),
    async (app) => {
      const cells = ['2', '120.00', '20.00', '0.8264', '82.64', '155.37'];
      await expect(second(app).getByRole('cell')).toHaveText(cells);
      const blank = app.t('explain_warning_blankCells', { count: 1, cells: 4 });
      await expect(panelOf(app).getByText(blank)).toBeVisible();
      await expect(panelOf(app).locator('summary').first()).toContainText('CLV(A1:D1,A2,0.1)*2');
    },
  ),
  explainAction(
    'a figure of it leads to its cell, and back',
    async (app, open, follow) => {
      await open('A3');
      await follow(second(app).getByRole('button', { name: '120.00' }));
      await app.expectAddress('B1');
      await expect(panelOf(app).getByText(app.t('explain_isValue'))).toBeVisible();
      await follow(app.button('explain_back', { place: 'A3' }, panelOf(app)));
    },
    (app) => app.expectAddress('A3'),
  ),
  explainAction(
    'a term of the formula leads to its cell',
    async (app, open, follow) => {
      await open('A3');
      await follow(panelOf(app).locator('li').getByRole('button', { name: 'A2', exact: true }).first());
    },
    async (app) => {
      await app.expectAddress('A2');
      await expect(panelOf(app).getByRole('heading', { name: 'A2' })).toBeVisible();
    },
  ),
  explainAction(
    'what a cell reads is drawn on the sheet',
    async (app, open, follow) => {
      await open('A3');
      await follow(app.button('explain_show', {}, panelOf(app)).first());
    },
    (app) => expectDrawn(app, 'precedents', 2),
  ),
  explainAction(
    'and what reads it',
    async (app, open, follow) => {
      await open('A1');
      await follow(app.button('explain_show', {}, panelOf(app)).last());
    },
    (app) => expectDrawn(app, 'dependents', 1),
  ),
  {
    name: 'what a cell reads is gone to, and what reads that',
    steps: 0,
    async keyboard(app) {
      await app.goTo('A3');
      await app.press('ControlOrMeta+[');
      await app.expectAddress('A1');
      await app.press('ControlOrMeta+]');
    },
    async mouse(app) {
      await openByMouse(app, 'A3');
      await panelOf(app).getByRole('button', { name: 'A1:D1', exact: true }).last().click();
      await app.expectAddress('A1');
      await panelOf(app).getByRole('button', { name: 'A3', exact: true }).last().click();
    },
    holds: (app) => app.expectAddress('A3'),
  },
  explainAction(
    'an error tells its cause, leads there and says how to mend it',
    async (app, open, follow) => {
      const part = '1/C1';
      await open('A5');
      await expect(panelOf(app).getByText(app.t('explain_causeThere', { place: 'A4', part }))).toBeVisible();
      await follow(app.button('explain_goTo', { place: 'A4' }, panelOf(app)));
      await app.expectAddress('A4');
      const cause = panelOf(app).locator('.cause');
      await expect(cause).toContainText(app.t('explain_causeHere', { part }));
      await expect(cause).toContainText(mend[app.locale]);
      await follow(panelOf(app).locator('li').getByRole('button', { name: 'C1', exact: true }).first());
      await app.expectAddress('C1');
      await app.focusCells();
      await app.enter('2');
    },
    (app) => app.expectTexts({ A4: '0.5', A5: '1.5' }),
    1,
  ),
];

const mend = { en: 'Check the divisor.', 'zh-CN': '请检查除数。' } as const;

async function expectDrawn(
  app: EditingPage,
  kind: 'precedents' | 'dependents',
  count: number,
): Promise<void> {
  await expect(app.page.locator(`svg rect.${kind}`)).toHaveCount(count);
  // There is an arrow to where there is room for one.
  await expect(app.page.locator(`svg polygon.${kind}`)).toHaveCount(1);
  await app.command('commands_trace_clear');
  await expect(app.page.locator(`svg rect.${kind}`)).toHaveCount(0);
}
