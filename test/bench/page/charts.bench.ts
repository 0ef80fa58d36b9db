import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { medianOf } from '../measure';
import { cutLabel, pointsWorkbook } from '../pointsWorkbook';
import { dropFile } from './dropFile';
import { openEChartsAlone, redrawEChartsAlone } from './echartsAlone';
import { eachSize } from './eachSize';
import { intervalsDuring, moveAcross } from './frameIntervals';
import { expectAfter, reachedAfterMs, watchPage } from './pageWatch';
import { engineIsIdle, isSaved, openWorkbook, whenIdle } from './workbookPage';

const runs = 7;
const steps = 40;
/** A frame that took longer is seen as a stutter: three screen refreshes at 60 Hz. */
const slowFrameMs = 50;

const cutHandle = `[role="slider"][aria-label="${cutLabel}"]`;

/** Brings the workbook into the browser's storage and returns its address. */
async function storePoints({ page, origin, serve }: BuiltPage, count: number): Promise<string> {
  const name = `points-${count}.worthbook`;
  serve(name, await pointsWorkbook(count));
  await watchPage(page, [{ name: 'ready', ...engineIsIdle }]);
  await page.goto(origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await dropFile(page, name);
  await expect(page.getByRole('tab', { name: 'Customers' })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(isSaved.selector)).toHaveAttribute(isSaved.attribute, isSaved.is);
  await whenIdle(page);
  return page.url();
}

/** Milliseconds from the key that goes to the sheet to the drawn chart; its library is loaded on the way. */
async function goToChart(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'Customers' }).click();
  await page.locator('.ht_master td').first().click();
  await whenIdle(page);
  // The handle of a cut line is placed by the drawn axes.
  await expectAfter(page, { type: 'keydown', key: 'PageUp' }, [
    { name: 'drawn', selector: cutHandle, attribute: 'aria-valuenow', is: '50' },
  ]);
  await page.keyboard.press('ControlOrMeta+PageUp');
  return (await reachedAfterMs(page))['drawn'] ?? NaN;
}

async function middleOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The pointer over the points, where each shows its tooltip. */
async function hover(page: Page, canvas: string): Promise<number[]> {
  const { x, y } = await middleOf(page, canvas);
  return intervalsDuring(page, () => moveAcross(page, [x - 200, y - 90], [x + 200, y + 90], steps));
}

/** The cut line under the pointer: points change their colour, counts follow. */
async function dragCut(page: Page): Promise<number[]> {
  const { x, y } = await middleOf(page, cutHandle);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const intervals = await intervalsDuring(page, () => moveAcross(page, [x, y], [x - 120, y], steps));
  await page.mouse.up();
  return intervals;
}

interface Round {
  readonly drawn: number;
  readonly hover: readonly number[];
  readonly drag: readonly number[];
}

async function ourRounds({ page }: BuiltPage, address: string): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let run = 0; run < runs; run += 1) {
    await openWorkbook(page, address);
    const drawn = await goToChart(page);
    await whenIdle(page);
    rounds.push({ drawn, hover: await hover(page, 'figure canvas'), drag: await dragCut(page) });
    // The next opening has the line in the middle again.
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.locator(cutHandle)).toHaveAttribute('aria-valuenow', '50');
    await whenIdle(page);
  }
  return rounds;
}

async function roundsAlone(built: BuiltPage, count: number): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { page, paintedMs } = await openEChartsAlone(built, count);
    rounds.push({
      drawn: paintedMs,
      hover: await hover(page, '#chart canvas'),
      drag: await redrawEChartsAlone(page, steps),
    });
    await page.close();
  }
  return rounds;
}

async function measureCharts(figures: Figures, built: BuiltPage, count: number): Promise<void> {
  const address = await storePoints(built, count);
  const ours = await ourRounds(built, address);
  await built.page.goto('about:blank');
  const alone = await roundsAlone(built, count);
  const title = `${count.toLocaleString('en')} points`;
  const add = (name: string, unit: 'ms' | 'frames', of: (round: Round) => number): void =>
    figures.add({
      title: `${title}: ${name}`,
      unit,
      samples: ours.map(of),
      yardsticks: { 'ECharts alone': medianOf(alone.map(of)) },
    });
  add('sheet chosen, chart drawn', 'ms', ({ drawn }) => drawn);
  for (const [name, label] of [
    ['hover', 'pointer over the points'],
    ['drag', 'cut line dragged'],
  ] as const) {
    add(`${label}, frame`, 'ms', (round) => medianOf([...round[name]]));
    add(`${label}, longest frame`, 'ms', (round) => Math.max(...round[name]));
    add(
      `${label}, frames over ${slowFrameMs} ms`,
      'frames',
      (round) => round[name].filter((ms) => ms > slowFrameMs).length,
    );
  }
}

/** A scatter with movable cut lines against its library with the same points: alone it has neither rows nor a workbook. */
const chartsBenchmark: PageBenchmark = {
  title: 'Page: a chart of many points',
  run: (figures, page) =>
    eachSize(
      figures,
      page,
      [100_000],
      (built, rows) => measureCharts(figures, built, rows),
      async (built, rows) => {
        await openWorkbook(built.page, await storePoints(built, rows));
        await goToChart(built.page);
        return async () => void (await dragCut(built.page));
      },
    ),
};
export default chartsBenchmark;
