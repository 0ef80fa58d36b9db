import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { BuiltPage, PageBenchmark } from '../benchmark';
import { addLongestTasks, longestTaskMs, watchLongTasks } from '../longTasks';
import { medianOf } from '../measure';
import { customerCsv, rowCount } from './customerTable';
import { dropFile } from './dropFile';
import { expectAfterKey, reachedAfterMs, watchPage, type Goal } from './pageWatch';

const runs = 7;
const firstCell = '.ht_master tbody tr:first-child td:first-of-type';
const goalsOfImport: readonly Goal[] = [
  { name: 'shown', selector: firstCell, is: 'C000001' },
  {
    name: 'saved',
    selector: '[data-save-state]',
    attribute: 'data-save-state',
    is: 'saved',
    through: 'saving',
  },
];

async function newWorkbook({ page, origin }: BuiltPage): Promise<void> {
  await page.goto('about:blank');
  await page.goto(origin);
  await page.getByRole('button', { name: 'An empty sheet' }).click();
  await expect(page.locator(firstCell)).toBeVisible();
}

/** The parser alone, in the page's own thread, reading the same text into rows. */
async function papaparseAloneMs(page: Page, csv: string): Promise<number> {
  await page.goto('about:blank');
  const source = readFileSync(join(process.cwd(), 'node_modules/papaparse/papaparse.min.js'), 'utf8');
  await page.addScriptTag({ content: source });
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    samples.push(
      await page.evaluate((text) => {
        const parser = (window as unknown as { Papa: { parse(csv: string): unknown } }).Papa;
        const beganAt = performance.now();
        parser.parse(text);
        return performance.now() - beganAt;
      }, csv),
    );
  }
  return medianOf(samples);
}

/** A file dropped onto an open workbook, taken as the wizard guesses it. */
const importBenchmark: PageBenchmark = {
  title: `Page, import of ${rowCount.toLocaleString('en')} rows x 15 columns`,
  async run(figures, built) {
    const { page } = built;
    await watchLongTasks(page);
    await watchPage(page);
    const csv = customerCsv();
    const bytes = new TextEncoder().encode(csv);
    const samples = { preview: [], shown: [], saved: [], longest: [] } as Record<string, number[]>;
    for (let run = 0; run < runs; run += 1) {
      await newWorkbook(built);
      const take = page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true });
      await dropFile(page, 'customers.csv', bytes);
      await expect(take).toBeEnabled();
      await take.focus();
      samples['preview']?.push(await longestTaskMs(page));
      await expectAfterKey(page, 'Enter', goalsOfImport);
      await page.keyboard.press('Enter');
      const reached = await reachedAfterMs(page);
      samples['shown']?.push(reached['shown'] ?? NaN);
      samples['saved']?.push(reached['saved'] ?? NaN);
      samples['longest']?.push(await longestTaskMs(page));
    }
    const papaparse = { 'papaparse alone': await papaparseAloneMs(page, csv) };
    const { shown = [], saved = [], preview = [], longest = [] } = samples;
    figures.add({ title: 'Import, rows painted', unit: 'ms', samples: shown, yardsticks: papaparse });
    figures.add({ title: 'Import, Saved', unit: 'ms', samples: saved });
    addLongestTasks(figures, 'Preview, longest task', preview, 100);
    addLongestTasks(figures, 'Import, longest task', longest, 100);
  },
};
export default importBenchmark;
