import { expect, test } from '@playwright/test';
import { LastingBrowser } from '../support/lastingBrowser';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { diceOf, firstSeed, isSoak, recordFigure, testSize } from '../support/testSize';

const kills = testSize(4, 1_000);

test('edits that were said to be saved outlive the browser, whenever it is killed', async () => {
  if (isSoak) test.setTimeout(4 * 60 * 60_000);
  const server = await serveBuilt();
  const browser = new LastingBrowser({ viewport: { width: 1000, height: 700 } });
  const dice = diceOf(firstSeed);
  let workbook = '';
  let sheet = '';
  let saved = 0;
  let written = 0;
  try {
    for (let round = 0; round <= kills; round++) {
      const page = await browser.open();
      let isReached: () => void = () => undefined;
      const reached = new Promise<void>((resolve) => (isReached = resolve));
      const killAt = written + 1 + dice(40);
      await page.exposeFunction('heard', (name: string, value: string | number | null) => {
        if (name === 'workbook') workbook = String(value);
        if (name === 'sheet') sheet = String(value);
        if (name === 'saved') saved = Math.max(saved, Number(value));
        if (name === 'written') written = Math.max(written, Number(value));
        if (written >= killAt) isReached();
      });
      await page.goto(`${server.origin}/killed.html?workbook=${workbook}`);
      await expect(page.locator('.ht_master td').first()).toBeVisible({ timeout: 60_000 });
      const cells = await page
        .locator('.ht_master tr:nth-child(-n+3) > td:nth-child(-n+3)')
        .allTextContents();
      const seen = new Set(cells.map(Number));
      const repeat = `round ${round}, repeat with WORTHBOOK_SEED=${firstSeed}`;
      expect([...seen], `torn: ${cells.join()}; ${repeat}`).toHaveLength(1);
      expect(Math.max(...seen), `lost: ${repeat}`).toBeGreaterThanOrEqual(saved);
      if (round === kills) break;
      const next = Math.max(written, ...seen) + 1;
      // A first edit, elsewhere, tells which sheet it is.
      await page.locator('.ht_master tr:nth-child(5) > td').first().click();
      await page.keyboard.type(`${round}`);
      await page.keyboard.press('Enter');
      await expect.poll(() => sheet).not.toBe('');
      const writing = page.evaluate(
        ([sheetId, first]) => {
          const { writeForEver } = globalThis as unknown as {
            writeForEver(sheetId: string, first: number): Promise<void>;
          };
          return writeForEver(sheetId, first);
        },
        [sheet, next] as const,
      );
      // It ends with the browser, or because it cannot write.
      const ended = writing.then(
        () => 'ended',
        (error: unknown) => String(error),
      );
      expect(await Promise.race([reached, ended])).toBeUndefined();
      await browser.kill();
    }
    expect(saved).toBeGreaterThan(0);
    recordFigure('kill -9 of the browser', { kills, firstSeed, edits: written, lost: 0, torn: 0 });
  } finally {
    await browser.remove();
    await server.close();
  }
});
