import type { Page } from 'playwright';

declare global {
  interface Window {
    /** Milliseconds between the frames since `countFrames`. */
    frameIntervals?: number[];
  }
}

/** Milliseconds between the frames while the page is worked with by hand. */
export async function intervalsDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const intervals: number[] = [];
    window.frameIntervals = intervals;
    let last: number | null = null;
    const count = (): void => {
      if (window.frameIntervals !== intervals) return;
      const now = performance.now();
      if (last !== null) intervals.push(now - last);
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await work();
  return page.evaluate(() => {
    const intervals = window.frameIntervals ?? [];
    delete window.frameIntervals;
    return intervals;
  });
}

/** From one place to the other with the pointer, a step a frame: the page answers each before the next. */
export async function moveAcross(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
  steps: number,
): Promise<void> {
  await page.mouse.move(...from);
  for (let step = 1; step <= steps; step += 1) {
    const at = (index: 0 | 1): number => from[index] + ((to[index] - from[index]) * step) / steps;
    await page.mouse.move(at(0), at(1));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
