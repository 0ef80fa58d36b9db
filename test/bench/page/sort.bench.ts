import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { addLongestTasks, longestTaskMs } from '../longTasks';
import { collectTimes, medianOf } from '../measure';
import { rowsText } from '../sizes';
import { plainColumns } from '../valueTable';
import { markCommand } from './commandPalette';
import { eachSize } from './eachSize';
import { sortHandsontableAlone } from './handsontableAlone';
import { expectAfter, reachedAfterMs } from './pageWatch';
import { cellOfFirstRow, openWorkbook, revenueCell, storeWorkbook, whenIdle } from './workbookPage';

const runs = 8;
/** Calculated, with two values that about half of the rows have each. */
const sizeCell = cellOfFirstRow(2);
/** The first row may stay where it is: what all rows on the screen say does not. */
const rowsOnScreen = '.ht_master tbody';

interface Reordered {
  readonly painted: number[];
  readonly longest: number[];
}

/** Runs commands of the palette on a selected cell in turn; `null` when the build has no such command. */
async function runInTurn(
  page: Page,
  cell: string,
  names: readonly string[],
  count: number,
): Promise<Reordered | null> {
  await page.locator(cell).click();
  const painted: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run < count; run += 1) {
    const before = ((await page.locator(rowsOnScreen).textContent()) ?? '').trim();
    if (!(await markCommand(page, names[run % names.length] ?? ''))) return null;
    await expectAfter(page, { type: 'keydown', key: 'Enter' }, [
      { name: 'painted', selector: rowsOnScreen, isNot: before },
    ]);
    await longestTaskMs(page);
    await page.keyboard.press('Enter');
    painted.push((await reachedAfterMs(page, 20_000))['painted'] ?? NaN);
    await whenIdle(page);
    longest.push(await longestTaskMs(page));
  }
  return { painted, longest };
}

const sortInTurn = (page: Page, count: number): Promise<Reordered | null> =>
  runInTurn(page, revenueCell, ['Sort ascending', 'Sort descending'], count);

/** Row numbers sorted by a column, nothing around it. */
function argsortMs(rows: number): number {
  const column = plainColumns(rows)[0] as Float64Array;
  const samples = collectTimes(runs, 2, () =>
    Uint32Array.from(column, (_, row) => row).sort((a, b) => (column[a] as number) - (column[b] as number)),
  );
  return medianOf(samples);
}

async function measureSorting(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const { page } = built;
  await openWorkbook(page, await storeWorkbook(built, rows));
  const yardsticks = {
    argsort: argsortMs(rows),
    'Handsontable alone': medianOf(await sortHandsontableAlone(built, rows, runs)),
  };
  await page.bringToFront();
  const title = rowsText(rows);
  const sorted = await sortInTurn(page, runs);
  figures.add({
    title: `${title}: sort by one column, painted`,
    unit: 'ms',
    samples: sorted?.painted ?? [],
    limit: 150,
    yardsticks,
    ...(sorted ? {} : { note: 'this build has no sorting' }),
  });
  if (sorted) addLongestTasks(figures, `${title}: sort, longest task`, sorted.longest, 50);
  await figures.attempt(`${title}: filter`, async () => {
    const filtered = await runInTurn(
      page,
      sizeCell,
      ['Show only rows with this value', 'Clear all filters'],
      runs,
    );
    figures.add({
      title: `${title}: filter by one value, painted`,
      unit: 'ms',
      samples: filtered?.painted ?? [],
      ...(filtered ? {} : { note: 'this build has no filters' }),
    });
    if (filtered) addLongestTasks(figures, `${title}: filter, longest task`, filtered.longest, 50);
  });
}

/** The rows in another order, or fewer of them: from the command to the first row on the screen. */
const sortBenchmark: PageBenchmark = {
  title: 'Page: sort and filter, 15 columns and 5 calculated',
  run: (figures, built) =>
    eachSize(
      figures,
      built,
      [10_000, 100_000],
      (page, rows) => measureSorting(figures, page, rows),
      async (page, rows) => {
        await openWorkbook(page.page, await storeWorkbook(page, rows));
        return async () => void (await sortInTurn(page.page, 4));
      },
    ),
};
export default sortBenchmark;
