import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { text } from '../../src/i18n/texts';
import { LastingBrowser } from '../support/lastingBrowser';
import { serveBuilt } from '../support/serveBuilt.mjs';
import { diceOf, firstSeed, isSoak, recordFigure, testSize } from '../support/testSize';

const kills = testSize(50, 1_000);
/** Two profiles side by side: while one browser starts, the other one writes. */
const profiles = 2;
/** The longest that a browser lives on after its first edit, in edits. */
const mostEdits = 25;

/** So often the whole database is taken away between two launches. */
const roundsPerLoss = 8;

// A trace of a browser that is killed is cut off with it, and costs more than the edits.
test.use({ trace: 'off', screenshot: 'off' });

/** What was heard from the pages of one profile; it outlives them. */
class Heard {
  workbook = '';
  sheet = '';
  /** The last number that was written, and the last one that the page said is saved. */
  written = 0;
  saved = 0;
  edits = 0;
  /** How often the workbook came from its second copy. */
  restored = 0;
  readonly errors: string[] = [];
  #killAt = Infinity;
  #isReached: () => void = () => undefined;

  async listenTo(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    await page.exposeFunction('heard', (name: string, value: string | number | null) => {
      if (name === 'workbook') this.workbook = String(value);
      if (name === 'sheet') this.sheet = String(value);
      if (name === 'saved') this.saved = Math.max(this.saved, Number(value));
      if (name === 'written') {
        this.written = Math.max(this.written, Number(value));
        this.edits++;
      }
      if (this.written >= this.#killAt) this.#isReached();
    });
  }

  reaches(number: number): Promise<void> {
    this.#killAt = number;
    return new Promise((resolve) => (this.#isReached = resolve));
  }
}

/**
 * The number in all six cells: they are written in one edit, so that another one in any of them is a torn state. Where the
 * browser has thrown its database away, which Chromium does by itself after one kill in some hundreds, the second copy is restored.
 */
async function readNumber(page: Page, heard: Heard, where: string): Promise<number> {
  const cells = page.locator('.ht_master tr:nth-child(-n+3) > td:nth-child(-n+3)');
  const restore = page.getByRole('button', { name: text('en', 'history_restoreBackup') });
  const problem = page.getByRole('alert');
  await expect(cells.first().or(problem).first(), where).toBeVisible({ timeout: 60_000 });
  if (await problem.isVisible()) {
    // Settled whichever way: it says what was there to be offered.
    await expect(page.getByRole('button', { name: text('en', 'app_tryAgain') })).toBeVisible();
    if (!(await restore.isVisible()))
      expect(await inPrivateFolder(page), `not offered; ${heard.errors.join('\n')}; ${where}`).toEqual([]);
    await restore.click();
    await expect(cells.first(), where).toBeVisible();
    heard.restored++;
  }
  const shown = await cells.allTextContents();
  const numbers = new Set(shown.map(Number));
  expect([...numbers], `torn: ${shown.join()}; ${where}`).toHaveLength(1);
  return Math.max(...numbers);
}

/** What lies beside the database: the files of the second copy, or why they cannot be had. */
function inPrivateFolder(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    try {
      const root = await navigator.storage.getDirectory();
      for await (const [folder, handle] of root.entries()) {
        found.push(folder);
        for await (const [name] of (handle as FileSystemDirectoryHandle).entries()) found.push(name);
      }
    } catch (error) {
      found.push(String(error));
    }
    return found;
  });
}

/** Which sheet it is tells an edit beside the six cells. */
async function findSheet(page: Page, heard: Heard): Promise<void> {
  await page.locator('.ht_master tr:nth-child(5) > td').first().click();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => heard.sheet).not.toBe('');
}

/** Launches, looks, writes and is killed, over and over; what the next launch shows is what the kill left. */
async function killOverAndOver(origin: string, times: number, seed: number): Promise<Heard> {
  const browser = new LastingBrowser({ viewport: { width: 800, height: 500 } });
  const dice = diceOf(seed);
  const heard = new Heard();
  try {
    for (let round = 0; round <= times; round++) {
      const where = `round ${round}, repeat with WORTHBOOK_SEED=${firstSeed}`;
      const page = await browser.open();
      await heard.listenTo(page);
      await page.goto(`${origin}/killed.html?workbook=${heard.workbook}`);
      const seen = await readNumber(page, heard, where);
      expect(seen, `lost: ${where}`).toBeGreaterThanOrEqual(heard.saved);
      if (round === times) break;
      if (heard.sheet === '') await findSheet(page, heard);
      const next = Math.max(heard.written, seen) + 1;
      const reached = heard.reaches(next + dice(mostEdits));
      const writing = page.evaluate(
        ([sheetId, first]) => {
          const { writeForEver } = globalThis as unknown as {
            writeForEver(sheetId: string, first: number): Promise<void>;
          };
          return writeForEver(sheetId, first);
        },
        [heard.sheet, next] as const,
      );
      // It ends with the browser, or because it cannot write.
      const ended = writing.then(
        () => 'ended',
        (error: unknown) => String(error),
      );
      expect(await Promise.race([reached, ended])).toBeUndefined();
      await browser.kill();
      if (round % roundsPerLoss === roundsPerLoss - 1) browser.loseDatabases();
    }
    expect(browser.violations).toEqual([]);
    return heard;
  } finally {
    await browser.remove();
  }
}

test('edits that were said to be saved outlive the browser, whenever it is killed', async () => {
  test.setTimeout(isSoak ? 4 * 60 * 60_000 : 600_000);
  const server = await serveBuilt();
  try {
    const histories = await Promise.all(
      Array.from({ length: profiles }, (_, profile) =>
        killOverAndOver(server.origin, kills / profiles, firstSeed + profile),
      ),
    );
    for (const { saved } of histories) expect(saved).toBeGreaterThan(0);
    const edits = histories.reduce((sum, heard) => sum + heard.edits, 0);
    const restored = histories.reduce((sum, heard) => sum + heard.restored, 0);
    const databasesLost = profiles * Math.floor(kills / profiles / roundsPerLoss);
    expect(restored).toBeGreaterThanOrEqual(databasesLost);
    recordFigure('kill -9 of the browser', {
      kills,
      firstSeed,
      edits,
      lost: 0,
      torn: 0,
      databasesLost,
      restored,
    });
  } finally {
    await server.close();
  }
});
