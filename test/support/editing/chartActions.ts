import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from '../../../src/i18n/texts';
import type { EditingAction } from './action';
import type { EditingPage } from './editingPage';

/** What a chart of the names and scores of the list is called. */
const titles = { en: 'Score by Name', 'zh-CN': '各Name的Score' } as const;
const newTitle = 'Scores · 得分';

export const chartOf = (app: EditingPage, title: string = titles[app.locale]): Locator =>
  app.page.getByRole('figure', { name: title, exact: true });

const panelOf = (app: EditingPage): Locator => app.panel('charts_panel');
const kindOf = (app: EditingPage, kind: MessageKey): Locator =>
  panelOf(app).getByRole('radio', { name: app.t(kind), exact: true });
const titleField = (app: EditingPage): Locator =>
  panelOf(app).getByLabel(app.t('charts_title'), { exact: true });

/** From the cells, by the key that goes from chart to chart. */
async function goToChart(app: EditingPage): Promise<void> {
  await app.goTo('A9');
  await app.press('ControlOrMeta+Alt+5');
  await expect(chartOf(app)).toBeFocused();
}

async function chooseInChartMenu(app: EditingPage, key: MessageKey): Promise<void> {
  // By its title: over the points of some kinds a press chooses rows.
  await chartOf(app).click({ position: { x: 200, y: 18 } });
  await app.button('app_moreFor', { name: titles[app.locale] }, chartOf(app)).click();
  await app.menuItem(key).click();
}

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Place extends Point {
  readonly width: number;
  readonly height: number;
}

async function placeOf(app: EditingPage): Promise<Place> {
  const place = await chartOf(app).boundingBox();
  if (!place) throw new Error('the chart is not drawn');
  return place;
}

async function willPrint(app: EditingPage): Promise<void> {
  await app.page.evaluate(() => {
    document.body.removeAttribute('data-printed');
    window.print = () => document.body.setAttribute('data-printed', '');
  });
}

async function topOf(app: EditingPage, address: string): Promise<number> {
  const { y } = (await app.at(address).boundingBox()) ?? { y: Number.NaN };
  return y;
}

async function dragChart(app: EditingPage, grip: (place: Place) => Point, by: Point): Promise<void> {
  const { mouse } = app.page;
  const { x, y } = grip(await placeOf(app));
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + by.x, y + by.y, { steps: 3 });
  await mouse.up();
}

export const chartInsertion: EditingAction = {
  name: 'a chart of selected cells',
  async keyboard(app) {
    await app.selectByKeys('A1', 1, 3);
    await app.press('Alt+F1');
  },
  async mouse(app) {
    await app.selectByMouse('A1', 'B4');
    await app.exactButton('charts_insertShort').click();
  },
  async holds(app) {
    await expect(chartOf(app)).toBeFocused();
    await expect(chartOf(app).locator('svg').first()).toBeVisible();
    await expect(kindOf(app, 'charts_kind_stackedBars')).toBeChecked();
  },
};

/** What is done to the chart that `chartInsertion` made. */
export async function chartChanges(app: EditingPage): Promise<{
  readonly actions: readonly EditingAction[];
  /** The chart is as it was inserted. */
  readonly expectAsBefore: () => Promise<void>;
}> {
  const inserted = await placeOf(app);
  const expectPlace = (change: Partial<Place>): Promise<void> =>
    expect.poll(() => placeOf(app), { intervals: [20, 50, 100] }).toEqual({ ...inserted, ...change });
  const rowsPx = (await topOf(app, 'A4')) - (await topOf(app, 'A1'));
  const actions: readonly EditingAction[] = [
    {
      name: 'another kind',
      async keyboard() {
        await goToChart(app);
        await app.press('Enter');
        await app.walkTo(kindOf(app, 'charts_kind_stackedBars'));
        await app.press('ArrowRight');
      },
      async mouse() {
        await chooseInChartMenu(app, 'charts_edit');
        await panelOf(app).getByText(app.t('charts_kind_lines'), { exact: true }).click();
      },
      holds: () => expect(kindOf(app, 'charts_kind_lines')).toBeChecked(),
    },
    {
      name: 'another title',
      async keyboard() {
        await goToChart(app);
        await app.press('Enter');
        await app.walkTo(titleField(app));
        await app.press('ControlOrMeta+a');
        await app.page.keyboard.insertText(newTitle);
        await app.press('Enter');
      },
      async mouse() {
        await chooseInChartMenu(app, 'charts_edit');
        await titleField(app).click({ clickCount: 3 });
        await app.page.keyboard.insertText(newTitle);
        await panelOf(app).getByText(app.t('charts_kind'), { exact: true }).click();
      },
      holds: () => expect(chartOf(app, newTitle)).toBeVisible(),
    },
    {
      name: 'another place',
      async keyboard() {
        await goToChart(app);
        await app.press('ArrowDown', 'ArrowDown', 'ArrowDown');
      },
      mouse: () => dragChart(app, ({ x, y }) => ({ x: x + 200, y: y + 18 }), { x: 0, y: rowsPx }),
      holds: () => expectPlace({ y: inserted.y + rowsPx }),
    },
    {
      name: 'another size',
      async keyboard() {
        await goToChart(app);
        await app.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp');
      },
      async mouse() {
        await chartOf(app).click({ position: { x: 200, y: 18 } });
        const corner = ({ x, y, width, height }: Place): Point => ({ x: x + width, y: y + height });
        await dragChart(app, corner, { x: -40, y: -20 });
      },
      holds: () => expectPlace({ width: inserted.width - 40, height: inserted.height - 20 }),
    },
    {
      name: 'a second one',
      async keyboard() {
        await goToChart(app);
        await app.press('ControlOrMeta+d');
      },
      mouse: () => chooseInChartMenu(app, 'charts_duplicate'),
      holds: () => expect(chartOf(app)).toHaveCount(2),
    },
    {
      name: 'alone on paper',
      steps: 0,
      async keyboard() {
        await willPrint(app);
        await goToChart(app);
        await app.press('ControlOrMeta+p');
      },
      async mouse() {
        await willPrint(app);
        await chooseInChartMenu(app, 'charts_print');
      },
      async holds() {
        await expect(app.page.locator('body[data-printed]')).toBeAttached();
        await expect(app.page.locator('.wb-paper figure svg')).toHaveCount(1);
        await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
        await expect(app.page.locator('.wb-paper')).toHaveCount(0);
      },
    },
    {
      name: 'none',
      async keyboard() {
        await goToChart(app);
        await app.press('Delete');
        await app.expectGridFocus();
      },
      mouse: () => chooseInChartMenu(app, 'charts_remove'),
      holds: () => expect(chartOf(app)).toHaveCount(0),
    },
  ];
  return {
    actions,
    async expectAsBefore() {
      await expect(chartOf(app)).toHaveCount(1);
      await expectPlace({});
      await goToChart(app);
      await expect(kindOf(app, 'charts_kind_stackedBars')).toBeChecked();
    },
  };
}
