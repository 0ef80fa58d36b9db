import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { rawCustomerBytes } from '../customerTable';
import { rowsText } from '../sizes';
import { eachSize } from './eachSize';
import { openHandsontableOnAccessors } from './handsontableAlone';
import { PageProbe } from './pageProbe';
import { openWorkbook, storeWorkbook, whenIdle } from './workbookPage';

/** A table that holds next to nothing: what the program itself takes. */
const fewRows = 1_000;
const workerFactor = 4;
const mainFactor = 1.5;
const megabyte = 1e6;

interface PageMemory {
  readonly main: number;
  readonly workers: number;
}

async function memoryOfWorkbook(built: BuiltPage, rows: number): Promise<PageMemory> {
  const { page } = built;
  const address = await storeWorkbook(built, rows);
  const probe = await PageProbe.attach(page);
  await openWorkbook(page, address);
  await whenIdle(page);
  await whenIdle(page);
  return { main: (await probe.memoryOfMain()).bytes, workers: (await probe.memoryOfWorkers()).bytes };
}

/** Handsontable's bookkeeping for so many rows, which no use of it does without. */
async function memoryOfGrid(built: BuiltPage, rows: number): Promise<number> {
  let probe: PageProbe | null = null;
  const attach = async (page: Page): Promise<void> => void (probe = await PageProbe.attach(page));
  const page = await openHandsontableOnAccessors(built, rows, attach);
  const bytes = (await (probe as PageProbe | null)?.memoryOfMain())?.bytes ?? NaN;
  await page.close();
  return bytes;
}

async function withFreshPage<T>(built: BuiltPage, work: (built: BuiltPage) => Promise<T>): Promise<T> {
  const context = await built.context.browser()?.newContext({ viewport: { width: 1280, height: 800 } });
  if (!context) throw new Error('the page has no browser');
  try {
    return await work({ ...built, context, page: await context.newPage() });
  } finally {
    await context.close();
  }
}

async function measureMemory(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const raw = await rawCustomerBytes(rows);
  const full = await memoryOfWorkbook(built, rows);
  const few = await withFreshPage(built, (page) => memoryOfWorkbook(page, fewRows));
  const grid = (await memoryOfGrid(built, rows)) - (await memoryOfGrid(built, fewRows));
  const title = rowsText(rows);
  const add = (name: string, bytes: number, factor: number, note: string): void =>
    figures.add({
      title: `${title}: ${name}`,
      unit: 'MB',
      samples: [bytes / megabyte],
      limit: (factor * raw) / megabyte,
      yardsticks: { 'raw columns': raw / megabyte },
      note: `limit: ${factor} x raw; ${note}`,
    });
  const shown = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`;
  add('worker', full.workers, workerFactor, `with ${rowsText(fewRows)} ${shown(few.workers)}`);
  add(
    'main thread beyond the grid',
    full.main - few.main - grid,
    mainFactor,
    `of ${shown(full.main)}, less ${shown(few.main)} with ${rowsText(fewRows)} and ${shown(grid)} of Handsontable's own`,
  );
}

/** Objects and buffers alive after a collection, as Chromium counts them. */
const memoryBenchmark: PageBenchmark = {
  title: 'Page: memory, 15 columns and 5 calculated',
  run: (figures, built) =>
    eachSize(figures, built, [100_000], (page, rows) => measureMemory(figures, page, rows)),
};
export default memoryBenchmark;
