import { expect, test } from '../support/endToEnd';
import { writeWorkbookFile } from '../../src/io/workbookFile';
import type { GridCell } from '../../src/model/document';
import { lineId, newSheetId, newWorkbookId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import { formulaBombs, madeFormula } from '../support/formulaBombs';
import { diceOf, firstSeed, isSoak, recordFigure, testSize } from '../support/testSize';
import { WorthbookPage } from '../support/worthbookPage';

const madeFormulas = testSize(200, 5_000);
const rows = 200;

/** A workbook that somebody sent: an empty sheet to type into, and one that is full of these. */
async function sentWorkbook(inputs: readonly string[]): Promise<Uint8Array> {
  const chunks: Record<string, Record<string, GridCell>> = {};
  inputs.forEach((input, index) => {
    const rowId = lineId(1 + (index % rows));
    const key = gridCellKey(rowId, lineId(1 + Math.floor(index / rows)));
    (chunks[String(rowId >> 6)] ??= {})[key] = { input };
  });
  const document = newWorkbook({ name: 'Bombs', locale: 'en' });
  const [grid] = document.sheets;
  if (grid?.kind !== 'grid') throw new Error('no grid');
  const bombs = { ...grid, id: newSheetId(), name: 'Bombs', chunks };
  return writeWorkbookFile({ ...document, id: newWorkbookId(), sheets: [bombs, grid] });
}

/** Opens it, types and goes back and forth meanwhile; for how many milliseconds the page was deaf at most. */
async function longestSilence(app: WorthbookPage, inputs: readonly string[]): Promise<number> {
  const { page } = app;
  await app.start();
  await app.dropBytes('bombs.worthbook', await sentWorkbook(inputs));
  await app.expectGridFocus();
  const [bombs, empty] = [
    page.getByRole('tab', { name: 'Bombs' }),
    page.getByRole('tab', { name: 'Sheet1' }),
  ];
  await empty.click();
  // A task that is due at once, over and over.
  await page.evaluate(() => {
    const witness = { longestMs: 0 };
    const { port1, port2 } = new MessageChannel();
    let before = performance.now();
    port1.onmessage = () => {
      const now = performance.now();
      witness.longestMs = Math.max(witness.longestMs, now - before);
      before = now;
      setTimeout(() => port2.postMessage(null));
    };
    port2.postMessage(null);
    Object.assign(globalThis, { witness });
  });
  await app.enter('20');
  await expect(app.at('A1')).toHaveText('20');
  await app.enter('=A1+22');
  await bombs.click();
  await empty.click();
  await expect(app.at('A2')).toHaveText('42', { timeout: isSoak ? 20 * 60_000 : 120_000 });
  await app.expectSaved();
  const longestMs = await page.evaluate(
    () => (globalThis as unknown as { witness: { longestMs: number } }).witness.longestMs,
  );
  return Math.round(longestMs);
}

test('a workbook of formula bombs opens, and the page answers while they are calculated', async ({
  page,
}) => {
  test.setTimeout(isSoak ? 30 * 60_000 : 180_000);
  console.info(`repeat with WORTHBOOK_SEED=${firstSeed}`);
  const app = new WorthbookPage(page, 'en');
  const dice = diceOf(firstSeed);
  const made = Array.from({ length: madeFormulas }, () => `=${madeFormula(dice)}`);
  const inputs = [...formulaBombs, ...made];
  // What the page does of itself: drawing a sheet for the first time takes the longest.
  const harmless = isSoak
    ? await longestSilence(
        app,
        inputs.map((_, index) => `text ${index}`),
      )
    : null;
  const longest = await longestSilence(app, inputs);
  recordFigure('the page while formula bombs are calculated', {
    firstSeed,
    formulas: inputs.length,
    'longest silence ms': longest,
    ...(harmless === null ? {} : { 'with texts in their place': harmless }),
  });
  expect(app.complaints).toEqual([]);
});
