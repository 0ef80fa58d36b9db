import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { longestTaskMs } from '../longTasks';
import { medianOf } from '../measure';
import { rowsText } from '../sizes';
import { eachSize } from './eachSize';
import { openHandsontableAlone } from './handsontableAlone';
import { openWorkbook, revenueCell, storeWorkbook, whenIdle } from './workbookPage';

const runs = 7;
/** What the grid may add to its library's own tasks and frames. */
const allowedFactor = 1.15;
const frames = 90;
const pxPerFrame = 700;
/** A frame that took longer is seen as a stutter: three screen refreshes at 60 Hz. */
const slowFrameMs = 50;

interface Scrolling {
  readonly longestTaskMs: number;
  readonly slowFrames: number;
  readonly longestFrameMs: number;
}

/** Runs inside the page: the scrollbar dragged down by a fixed distance a frame. */
async function scrollDown({
  frames: count,
  pxPerFrame: distance,
}: {
  frames: number;
  pxPerFrame: number;
}): Promise<number[]> {
  const holder = document.querySelector('.ht_master .wtHolder');
  if (!holder) throw new Error('there is no grid');
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  holder.scrollTop = 0;
  await nextFrame();
  await nextFrame();
  const intervals: number[] = [];
  let last = performance.now();
  for (let frame = 0; frame < count; frame += 1) {
    holder.scrollTop += distance;
    await nextFrame();
    const now = performance.now();
    intervals.push(now - last);
    last = now;
  }
  return intervals;
}

async function scroll(page: Page): Promise<Scrolling> {
  // A sheet someone works in has a selected cell, and Handsontable pays for it: it has the focus while it scrolls by.
  await page.locator(revenueCell).click();
  await whenIdle(page);
  await longestTaskMs(page);
  const intervals = await page.evaluate(scrollDown, { frames, pxPerFrame });
  return {
    longestTaskMs: await longestTaskMs(page),
    slowFrames: intervals.filter((ms) => ms > slowFrameMs).length,
    longestFrameMs: Math.max(...intervals),
  };
}

async function measureAlone(built: BuiltPage, rows: number) {
  const creating: number[] = [];
  const scrolling: Scrolling[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { page, longestTaskMs: longest } = await openHandsontableAlone(built, rows);
    creating.push(longest);
    scrolling.push(await scroll(page));
    await page.close();
  }
  return { creating, scrolling };
}

async function measureScrolling(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const { page } = built;
  const address = await storeWorkbook(built, rows);
  const starting: number[] = [];
  const ours: Scrolling[] = [];
  for (let run = 0; run < runs; run += 1) {
    await openWorkbook(page, address);
    starting.push(await longestTaskMs(page));
    ours.push(await scroll(page));
  }
  await page.goto('about:blank');
  const alone = await measureAlone(built, rows);
  const title = rowsText(rows);
  const add = (name: string, unit: 'ms' | 'frames', samples: number[], yardstick: number[]): void =>
    figures.add({
      title: `${title}: ${name}`,
      unit,
      samples,
      limit: allowedFactor * medianOf(yardstick),
      yardsticks: { 'Handsontable alone': medianOf(yardstick) },
      note: `limit: ${allowedFactor} x alone`,
    });
  const by = (name: keyof Scrolling, of: readonly Scrolling[]): number[] => of.map((each) => each[name]);
  add('grid starts, longest task', 'ms', starting, alone.creating);
  for (const [name, unit, label] of [
    ['longestTaskMs', 'ms', 'longest task (0: none over 50 ms)'],
    ['longestFrameMs', 'ms', 'longest frame'],
    ['slowFrames', 'frames', `frames over ${slowFrameMs} ms of ${frames}`],
  ] as const)
    add(`scrolling, ${label}`, unit, by(name, ours), by(name, alone.scrolling));
}

/** The grid with a workbook behind it against its library with static data. */
const scrollBenchmark: PageBenchmark = {
  title: 'Page: the grid starts and scrolls, 20 columns',
  run: (figures, built) =>
    eachSize(
      figures,
      built,
      [100_000],
      (page, rows) => measureScrolling(figures, page, rows),
      async (page, rows) => {
        await openWorkbook(page.page, await storeWorkbook(page, rows));
        return async () => void (await scroll(page.page));
      },
    ),
};
export default scrollBenchmark;
