import type { Page } from 'playwright';

declare global {
  interface Window {
    /** Lengths of the main thread's tasks over 50 ms, as the browser reports them. */
    longTasksMs?: number[];
  }
}

/** Collects the long tasks of every page that this one loads from now on. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const lengths: number[] = [];
    window.longTasksMs = lengths;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) lengths.push(entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** The longest task since the page was loaded or this was last asked; 0 when none took over 50 ms. */
export async function longestTaskMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = Math.max(0, ...(window.longTasksMs ?? []));
    window.longTasksMs?.splice(0);
    return longest;
  });
}
