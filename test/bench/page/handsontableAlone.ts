import type Handsontable from 'handsontable';
import type { Page } from 'playwright';
import type { BuiltPage } from '../benchmark';
import { longestTaskMs, watchLongTasks } from '../longTasks';
import { expectAfter, reachedAfterMs, watchPage } from './pageWatch';
import { cellOfFirstRow } from './workbookPage';

declare global {
  interface Window {
    Handsontable?: typeof Handsontable;
    /** The only grid of the page. */
    handsontableAlone?: Handsontable;
  }
}

const columns = 20;

export interface HandsontableAlone {
  readonly page: Page;
  /** From the constructor's call to the painted grid. */
  readonly createdMs: number;
  readonly longestTaskMs: number;
}

/**
 * What the grid's library costs without us: a page of its own, static data in plain arrays with as many cells as the
 * workbook has, drawn in the same space with sizes fixed as ours are. Close the page when done.
 */
export async function openHandsontableAlone(built: BuiltPage, rows: number): Promise<HandsontableAlone> {
  const page = await built.context.newPage();
  await watchLongTasks(page);
  await watchPage(page);
  await page.goto(`${built.yardstickOrigin}/handsontable.html`);
  await page.evaluate(makeData, { rows, columns });
  await longestTaskMs(page);
  const createdMs = await page.evaluate(createGrid);
  return { page, createdMs, longestTaskMs: await longestTaskMs(page) };
}

/**
 * The same without data of its own: every cell is asked for, as ours are. What it holds is the grid's bookkeeping of
 * so many rows.
 */
export async function openHandsontableOnAccessors(
  built: BuiltPage,
  rows: number,
  probed: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await built.context.newPage();
  await probed(page);
  await page.goto(`${built.yardstickOrigin}/handsontable.html`);
  await page.evaluate(makePlaces, { rows, columns });
  await page.evaluate(createGrid);
  return page;
}

const editedCell = cellOfFirstRow(8);

/** Milliseconds from Enter to the typed number on the screen. */
export async function editHandsontableAlone(
  built: BuiltPage,
  rows: number,
  edits: number,
): Promise<number[]> {
  const { page } = await openHandsontableAlone(built, rows);
  const samples: number[] = [];
  await page.locator(editedCell).click();
  for (let index = 0; index < edits; index += 1) {
    if (index > 0) await page.keyboard.press('ArrowUp');
    const typed = String(5000 + index * 7);
    await page.keyboard.type(typed);
    await expectAfter(page, { type: 'keydown', key: 'Enter' }, [
      { name: 'painted', selector: editedCell, is: typed },
    ]);
    await page.keyboard.press('Enter');
    samples.push((await reachedAfterMs(page))['painted'] ?? NaN);
  }
  await page.close();
  return samples;
}

/** Milliseconds of the library's own sorting by a column of numbers, painted. */
export async function sortHandsontableAlone(built: BuiltPage, rows: number, runs: number): Promise<number[]> {
  const { page } = await openHandsontableAlone(built, rows);
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    samples.push(await page.evaluate(sortOnce, run % 2 === 0 ? ('asc' as const) : ('desc' as const)));
  }
  await page.close();
  return samples;
}

/** Runs inside the page. */
async function sortOnce(sortOrder: 'asc' | 'desc'): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const beganAt = performance.now();
  window.handsontableAlone?.getPlugin('columnSorting').sort({ column: 9, sortOrder });
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
  return performance.now() - beganAt;
}

/** Runs inside the page: numbers and texts by a formula of their place, so that nothing has to be sent. */
function makeData({ rows, columns: width }: { rows: number; columns: number }): void {
  const data = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: width }, (__, column): number | string =>
      column % 4 === 0
        ? `Text ${(row * 31 + column * 7) % 5000}`
        : ((row * 7919 + column * 104_729) % 1e6) / 100,
    ),
  );
  Object.assign(window, { dataOfGrid: data });
}

/** Runs inside the page. */
function makePlaces({ rows, columns: width }: { rows: number; columns: number }): void {
  const data = Array.from({ length: rows }, (_, rowIndex) => ({ rowIndex }));
  const accessors = Array.from({ length: width }, () => ({
    data: ({ rowIndex }: { rowIndex: number }) => rowIndex,
  }));
  Object.assign(window, { dataOfGrid: data, columnsOfGrid: accessors });
}

/** Runs inside the page, in a task of its own. */
async function createGrid(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { dataOfGrid, columnsOfGrid } = window as unknown as {
    dataOfGrid: unknown[][];
    columnsOfGrid?: Handsontable.ColumnSettings[];
  };
  const beganAt = performance.now();
  const element = document.querySelector<HTMLElement>('#grid');
  if (!element || !window.Handsontable) throw new Error('Handsontable was not loaded');
  window.handsontableAlone = new window.Handsontable(element, {
    data: dataOfGrid,
    ...(columnsOfGrid ? { columns: columnsOfGrid } : {}),
    themeName: 'ht-theme-main',
    injectCoreCss: false,
    width: '100%',
    height: '100%',
    rowHeaders: true,
    colHeaders: true,
    colWidths: 136,
    rowHeights: 28,
    autoColumnSize: false,
    autoRowSize: false,
    wordWrap: false,
    columnSorting: true,
    enterBeginsEditing: false,
    licenseKey: 'non-commercial-and-evaluation',
  });
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
  return performance.now() - beganAt;
}
