import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { longestTaskMs } from '../longTasks';
import { medianOf } from '../measure';
import { rowsText } from '../sizes';
import { eachSize } from './eachSize';
import { rawReadMs } from './storedBlocks';
import { openWorkbook, storeWorkbook, whenIdle } from './workbookPage';

const openings = 7;
const limitsMs: Readonly<Record<number, { readonly values?: number; readonly ready?: number }>> = {
  10_000: { values: 1500, ready: 1500 },
  100_000: { values: 800, ready: 1200 },
  1_000_000: { ready: 4000 },
};

async function measureOpening(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const { page } = built;
  const address = await storeWorkbook(built, rows);
  const values: number[] = [];
  const ready: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run < openings; run += 1) {
    const reached = await openWorkbook(page, address);
    values.push(reached['values'] ?? NaN);
    ready.push(reached['ready'] ?? NaN);
    longest.push(await longestTaskMs(page));
    await whenIdle(page);
  }
  const limits = limitsMs[rows] ?? {};
  const yardsticks = { 'raw read of the blocks': medianOf(await rawReadMs(page, built.origin)) };
  const title = rowsText(rows);
  const add = (name: string, samples: readonly number[], limit?: number): void =>
    figures.add({
      title: `${title}: ${name}`,
      unit: 'ms',
      samples,
      yardsticks,
      ...(limit === undefined ? {} : { limit }),
    });
  add('first real values painted', values, limits.values);
  add('everything ready', ready, limits.ready);
  figures.add({ title: `${title}: longest task (the grid starts in it)`, unit: 'ms', samples: longest });
}

/** From the address to the values on the screen, and until the engine has everything: out of IndexedDB. */
const openBenchmark: PageBenchmark = {
  title: 'Page: open from IndexedDB, 15 columns and 5 calculated',
  run: (figures, built) =>
    eachSize(
      figures,
      built,
      [1_000, 10_000, 100_000, 1_000_000],
      (page, rows) => measureOpening(figures, page, rows),
      async (page, rows) => {
        const address = await storeWorkbook(page, rows);
        return async () => void (await openWorkbook(page.page, address));
      },
    ),
};
export default openBenchmark;
