import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { customerCsv, widerCustomerCsv } from '../customerTable';
import { addLongestTasks, longestTaskMs, watchLongTasks } from '../longTasks';
import { medianOf } from '../measure';
import { rowsText } from '../sizes';
import { dropFile } from './dropFile';
import { eachSize } from './eachSize';
import { papaparseAloneMs } from './papaparseAlone';
import { expectAfter, reachedAfterMs, watchPage, type Goal, type Reached } from './pageWatch';
import { cellOfFirstRow, isSaved, whenIdle } from './workbookPage';

const runs = 7;
const fileName = 'customers.csv';
const firstCell = cellOfFirstRow(0);
/** The wizard's button is pressed the moment it can be, taking the columns as they were guessed. */
const goalsOfImport: readonly Goal[] = [
  { name: 'preview', selector: '[role=dialog] .wb-button.is-primary:not(:disabled)', isNot: '', click: true },
  { name: 'shown', selector: firstCell, is: 'C000001' },
  { name: 'saved', ...isSaved, through: 'saving' },
];

async function newWorkbook({ page, origin }: BuiltPage): Promise<void> {
  await page.goto('about:blank');
  await page.goto(origin);
  await page.getByRole('button', { name: 'An empty sheet' }).click();
  await expect(page.locator(firstCell)).toBeVisible();
}

/** Makes the file and lets the page be watched; for both, once. */
async function prepare({ page, serve }: BuiltPage, rows: number): Promise<number> {
  const csv = rows >= 100_000 ? widerCustomerCsv(rows) : customerCsv(rows);
  const bytes = new TextEncoder().encode(csv);
  serve(fileName, bytes);
  await watchLongTasks(page);
  await watchPage(page);
  return bytes.length;
}

async function importOnce(page: Page): Promise<Reached> {
  await dropFile(page, fileName, () => expectAfter(page, { type: 'drop' }, goalsOfImport));
  return reachedAfterMs(page);
}

async function measureImport(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const { page } = built;
  const isLarge = rows >= 100_000;
  const bytes = await prepare(built, rows);
  const samples: Record<string, number[]> = { preview: [], shown: [], saved: [] };
  const longest: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await newWorkbook(built);
    await whenIdle(page);
    // Those of the start of the page and of its grid, which has a figure of its own.
    await longestTaskMs(page);
    const reached = await importOnce(page);
    for (const [name, times] of Object.entries(samples)) times.push(reached[name] ?? NaN);
    longest.push(await longestTaskMs(page));
  }
  const title = `${rowsText(rows)} x ${isLarge ? 20 : 15}, ${(bytes / 1e6).toFixed(1)} MB`;
  const yardsticks = { 'papaparse alone': medianOf(await papaparseAloneMs(built, fileName)) };
  const { preview = [], shown = [], saved = [] } = samples;
  figures.add({ title: `${title}: preview painted`, unit: 'ms', samples: preview });
  figures.add({ title: `${title}: rows painted`, unit: 'ms', samples: shown, yardsticks });
  figures.add({
    title: `${title}: rows painted and durable`,
    unit: 'ms',
    samples: shown.map((ms, run) => Math.max(ms, saved[run] ?? NaN)),
    yardsticks,
    ...(isLarge ? { limit: 2500 } : {}),
  });
  addLongestTasks(figures, `${title}: longest task`, longest, isLarge ? 50 : 100);
}

/** A file dropped onto an open workbook, taken as the wizard guesses it; all times are from the drop. */
const importBenchmark: PageBenchmark = {
  title: 'Page: import a CSV file',
  run: (figures, built) =>
    eachSize(
      figures,
      built,
      [10_000, 100_000],
      (page, rows) => measureImport(figures, page, rows),
      async (page, rows) => {
        await prepare(page, rows);
        await newWorkbook(page);
        return async () => void (await importOnce(page.page));
      },
    ),
};
export default importBenchmark;
