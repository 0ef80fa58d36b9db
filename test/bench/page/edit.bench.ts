import type { Page } from 'playwright';
import type { BuiltPage, Figures, PageBenchmark } from '../benchmark';
import { addLongestTasks } from '../longTasks';
import { rowsText } from '../sizes';
import { addWith95th, makeChanges, percentile95, type Changes } from './changes';
import { eachSize } from './eachSize';
import { editHandsontableAlone } from './handsontableAlone';
import { openWorkbook, revenueCell, storeWorkbook } from './workbookPage';

const edits = 30;

/** Numbers typed over each other, one Enter each. */
async function edit(page: Page, count: number): Promise<Changes> {
  await page.locator(revenueCell).click();
  return makeChanges(page, count, {
    paintedCell: revenueCell,
    async prepare(index) {
      if (index > 0) await page.keyboard.press('ArrowUp');
      await page.keyboard.type(String(5000 + index * 7));
    },
  });
}

async function measureEdits(figures: Figures, built: BuiltPage, rows: number): Promise<void> {
  const { page } = built;
  await openWorkbook(page, await storeWorkbook(built, rows));
  const { painted, computed, saved, settled, longest } = await edit(page, edits);
  const alone = { 'Handsontable alone': percentile95(await editHandsontableAlone(built, rows, edits)) };
  const title = rowsText(rows);
  const limit = rows >= 100_000 ? 33 : 50;
  addWith95th(figures, `${title}: edit painted`, painted, limit, alone);
  addWith95th(figures, `${title}: edit, dependent value painted`, computed, limit, alone);
  addWith95th(figures, `${title}: edit, every column computed`, settled);
  addWith95th(figures, `${title}: edit, Saved`, saved, 50);
  addLongestTasks(figures, `${title}: edit, longest task`, longest, 50);
}

/** A number typed over another one, up to what depends on it. */
const editBenchmark: PageBenchmark = {
  title: 'Page: edit one cell, 15 columns and 5 calculated',
  run: (figures, built) =>
    eachSize(
      figures,
      built,
      [1_000, 10_000, 100_000],
      (page, rows) => measureEdits(figures, page, rows),
      async (page, rows) => {
        await openWorkbook(page.page, await storeWorkbook(page, rows));
        return async () => void (await edit(page.page, 10));
      },
    ),
};
export default editBenchmark;
