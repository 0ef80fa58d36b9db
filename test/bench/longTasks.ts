import type { Page } from 'playwright';
import type { Figures } from './benchmark';

interface LongTasks {
  /** Milliseconds of the longest since the last `forget`; 0 when none took over 50 ms. */
  longest(): number;
  forget(): void;
}

declare global {
  interface Window {
    /** The main thread's tasks over 50 ms, as the browser reports them. */
    longTasks?: LongTasks;
  }
}

/** Collects the long tasks of every page that this one loads from now on. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let longest = 0;
    const take = (entries: PerformanceEntryList): void => {
      for (const { duration } of entries) longest = Math.max(longest, duration);
    };
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: 'longtask', buffered: true });
    window.longTasks = {
      longest() {
        take(observer.takeRecords());
        return longest;
      },
      forget() {
        observer.takeRecords();
        longest = 0;
      },
    };
  });
}

/** The longest task since the page was loaded or this was last asked; 0 when none took over 50 ms. */
export async function longestTaskMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = window.longTasks?.longest() ?? 0;
    window.longTasks?.forget();
    return longest;
  });
}

/** "No task over" is a promise about every run: the limit is held against the longest of all, not against the median. */
export function addLongestTasks(
  figures: Figures,
  title: string,
  samples: readonly number[],
  limit: number,
): void {
  figures.add({ title, unit: 'ms', samples });
  figures.add({ title: `${title} of all runs`, unit: 'ms', samples: [Math.max(...samples)], limit });
}
