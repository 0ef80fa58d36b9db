import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { addLongestTasks, longestTaskMs, watchLongTasks } from '../longTasks';
import { customerWorkbook, parameterLabel, rowCount, shownColumn } from './customerTable';
import { dropFile } from './dropFile';
import { measureHandsontableAlone } from './handsontableAlone';
import { expectAfterKey, reachedAfterMs, watchPage, type Goal } from './pageWatch';

const openings = 7;
const edits = 30;
const parameterChanges = 15;

const cellOfFirstRow = (columnIndex: number): string =>
  `.ht_master tbody tr:first-child td:nth-of-type(${columnIndex + 1})`;
const valueCell = cellOfFirstRow(shownColumn.value);
const revenueCell = cellOfFirstRow(shownColumn.revenue2024);
const engineIsIdle = { selector: '[data-engine-state]', attribute: 'data-engine-state', is: 'idle' } as const;
const isSaved = { selector: '[data-save-state]', attribute: 'data-save-state', is: 'saved' } as const;

const goalsOfOpening: readonly Goal[] = [
  { name: 'values', selector: valueCell, isNot: '' },
  { name: 'ready', ...engineIsIdle },
];

const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).textContent()) ?? '').trim();

/** The upkeep after a change: computed values are stored when the page is idle, which a busy machine never is. */
const whenIdle = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 100), { timeout: 500 })),
  );

/** Brings the workbook into the browser's storage and returns its address. */
async function storeWorkbook({ page, origin }: BuiltPage): Promise<string> {
  await page.goto(origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await dropFile(page, 'benchmark.worthbook', await customerWorkbook());
  await expect(page.locator(valueCell)).not.toBeEmpty({ timeout: 60_000 });
  await expect(page.locator(engineIsIdle.selector)).toHaveAttribute(engineIsIdle.attribute, engineIsIdle.is);
  await whenIdle(page);
  return page.url();
}

async function measureOpening(page: Page, address: string, figures: Figures): Promise<void> {
  const values: number[] = [];
  const ready: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run < openings; run += 1) {
    await page.goto('about:blank');
    await page.goto(address);
    const reached = await reachedAfterMs(page);
    values.push(reached['values'] ?? NaN);
    ready.push(reached['ready'] ?? NaN);
    longest.push(await longestTaskMs(page));
    await whenIdle(page);
  }
  figures.add({ title: 'Open, first real values painted', unit: 'ms', samples: values, limit: 1500 });
  figures.add({ title: 'Open, engine ready too', unit: 'ms', samples: ready, limit: 1500 });
  const { creationMs, longestTaskMs: alone } = await measureHandsontableAlone(page);
  figures.add({
    title: 'Open, longest task (the grid starts in it)',
    unit: 'ms',
    samples: longest,
    yardsticks: { 'Handsontable alone': alone },
  });
  figures.add({ title: 'Handsontable alone, created and painted', unit: 'ms', samples: creationMs });
}

interface Changes {
  readonly painted: number[];
  readonly computed: number[];
  readonly saved: number[];
  readonly settled: number[];
  readonly longest: number[];
}

/** Makes changes one after another, each once the one before is settled and stored. */
async function makeChanges(
  page: Page,
  count: number,
  change: { readonly paintedCell: string | null; prepare(index: number): Promise<void> },
): Promise<Changes> {
  const changes: Changes = { painted: [], computed: [], saved: [], settled: [], longest: [] };
  for (let index = 0; index < count; index += 1) {
    const goals: Goal[] = [
      { name: 'computed', selector: valueCell, isNot: await textOf(page, valueCell) },
      { name: 'settled', ...engineIsIdle, through: 'calculating' },
      { name: 'saved', ...isSaved, through: 'saving' },
    ];
    const { paintedCell } = change;
    if (paintedCell)
      goals.push({ name: 'painted', selector: paintedCell, isNot: await textOf(page, paintedCell) });
    await change.prepare(index);
    await expectAfterKey(page, 'Enter', goals);
    await longestTaskMs(page);
    await page.keyboard.press('Enter');
    const reached = await reachedAfterMs(page);
    for (const [name, times] of Object.entries(changes)) {
      if (reached[name] !== undefined) times.push(reached[name]);
    }
    await whenIdle(page);
    changes.longest.push(await longestTaskMs(page));
  }
  return changes;
}

const percentile95 = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.ceil(samples.length * 0.95) - 1] ?? NaN;

/** Median, least and greatest, and the 95th percentile on a line of its own, which is what the limit is for. */
function addWith95th(figures: Figures, title: string, samples: readonly number[], limit?: number): void {
  figures.add({ title, unit: 'ms', samples });
  const ofPercentile = { title: `${title}, p95`, unit: 'ms', samples: [percentile95(samples)] } as const;
  figures.add(limit === undefined ? ofPercentile : { ...ofPercentile, limit });
}

async function measureEdits(page: Page, figures: Figures): Promise<void> {
  await page.locator(revenueCell).click();
  const { painted, computed, saved, settled, longest } = await makeChanges(page, edits, {
    paintedCell: revenueCell,
    async prepare(index) {
      if (index > 0) await page.keyboard.press('ArrowUp');
      await page.keyboard.type(String(5000 + index * 7));
    },
  });
  addWith95th(figures, 'Edit, painted', painted, 50);
  addWith95th(figures, 'Edit, dependent value painted', computed, 50);
  addWith95th(figures, 'Edit, every column computed', settled);
  addWith95th(figures, 'Edit, Saved', saved, 50);
  addLongestTasks(figures, 'Edit, longest task', longest, 50);
}

async function measureParameter(page: Page, figures: Figures): Promise<void> {
  await page.getByRole('button', { name: 'Side panel' }).click();
  const field = page.getByRole('textbox', { name: parameterLabel });
  const { computed, settled, longest } = await makeChanges(page, parameterChanges, {
    paintedCell: null,
    async prepare(index) {
      await field.fill(String(5 + (index % 10)));
    },
  });
  addWith95th(figures, 'Parameter, result painted', computed, 50);
  addWith95th(figures, 'Parameter, every column computed', settled);
  addLongestTasks(figures, 'Parameter, longest task', longest, 50);
}

const workbookBenchmark: PageBenchmark = {
  title: `Page, ${rowCount.toLocaleString('en')} rows x 15 columns and 5 calculated`,
  async run(figures, built) {
    await watchLongTasks(built.page);
    await watchPage(built.page, goalsOfOpening);
    const address = await storeWorkbook(built);
    await measureOpening(built.page, address, figures);
    await built.page.goto(address);
    await reachedAfterMs(built.page);
    await measureEdits(built.page, figures);
    await measureParameter(built.page, figures);
  },
};
export default workbookBenchmark;
