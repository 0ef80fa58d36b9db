import { expect } from '@playwright/test';
import type { BuiltPage, PageBenchmark } from '../benchmark';
import { longestTaskMs, watchLongTasks } from '../longTasks';

const runs = 7;

async function openStartScreen({ page, origin }: BuiltPage): Promise<number> {
  const began = performance.now();
  await page.goto(origin);
  await expect(page.locator('#app')).not.toBeEmpty();
  return performance.now() - began;
}

/** From the address to something on the screen: the first time from the server, later from the service worker. */
const startupBenchmark: PageBenchmark = {
  title: 'Page, start screen',
  async run(figures, built) {
    await watchLongTasks(built.page);
    const opening: number[] = [];
    const longest: number[] = [];
    for (let index = 0; index < runs; index += 1) {
      opening.push(await openStartScreen(built));
      longest.push(await longestTaskMs(built.page));
    }
    figures.add({ title: 'Open the start screen', unit: 'ms', samples: opening });
    figures.add({ title: 'Longest task meanwhile', unit: 'ms', samples: longest });
  },
};
export default startupBenchmark;
