import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { parameterLabel } from '../customerTable';
import { addLongestTasks } from '../longTasks';
import { rowsText } from '../sizes';
import { addWith95th, makeChanges, percentile95, type Changes } from './changes';
import { eachSize } from './eachSize';
import { editHandsontableAlone } from './handsontableAlone';
import { openWorkbook, storeWorkbook } from './workbookPage';

const parameterChanges = 20;

async function changeParameter(page: Page, count: number): Promise<Changes> {
  await page.getByRole('button', { name: 'Side panel' }).click();
  const field = page.getByRole('textbox', { name: parameterLabel });
  return makeChanges(page, count, {
    paintedCell: null,
    async prepare(index) {
      await field.fill(String(5 + (index % 10)));
    },
  });
}

async function measureParameter(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const { page } = built;
  await openWorkbook(page, await storeWorkbook(built, rows));
  const { computed, settled, longest } = await changeParameter(page, parameterChanges);
  const alone = percentile95(await editHandsontableAlone(built, rows, parameterChanges));
  const title = rowsText(rows);
  addWith95th(figures, `${title}: parameter, result painted`, computed, 50, {
    'Handsontable alone, one cell': alone,
  });
  addWith95th(figures, `${title}: parameter, every column computed`, settled);
  addLongestTasks(figures, `${title}: parameter, longest task`, longest, 50);
}

/** A parameter that every row depends on, up to the result on the screen. */
const parameterBenchmark: PageBenchmark = {
  title: 'Page: change a parameter, 15 columns and 5 calculated',
  run: (figures, built) =>
    eachSize(
      figures,
      built,
      [1_000, 10_000, 100_000],
      (page, rows) => measureParameter(figures, page, rows),
      async (page, rows) => {
        await openWorkbook(page.page, await storeWorkbook(page, rows));
        return async () => void (await changeParameter(page.page, 10));
      },
    ),
};
export default parameterBenchmark;
