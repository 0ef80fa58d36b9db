import type { Page } from 'playwright';
import type { Figures } from '../benchmark';
import { longestTaskMs } from '../longTasks';
import { expectAfter, reachedAfterMs, type Goal } from './pageWatch';
import { engineIsIdle, valueCell, whenIdle } from './workbookPage';

/** Milliseconds from the key to each goal, one sample a change. */
export interface Changes {
  /** What was typed stands in its cell. */
  readonly painted: number[];
  /** A calculated value that depends on it is on the screen. */
  readonly computed: number[];
  readonly saved: number[];
  /** Every calculated column is fresh. */
  readonly settled: number[];
  readonly longest: number[];
}

const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).textContent()) ?? '').trim();

/** A time that rises with each change: between two of them the page need not have shown that it saves. */
const savedAt = { selector: '[data-saved-at]', attribute: 'data-saved-at' } as const;
const savedAtNow = async (page: Page): Promise<string> =>
  (await page.locator(savedAt.selector).getAttribute(savedAt.attribute)) ?? '';

/** Makes changes by the Enter key, one after another, each once the one before is settled and stored. */
export async function makeChanges(
  page: Page,
  count: number,
  change: { readonly paintedCell: string | null; prepare(index: number): Promise<void> },
): Promise<Changes> {
  const changes: Changes = { painted: [], computed: [], saved: [], settled: [], longest: [] };
  for (let index = 0; index < count; index += 1) {
    const goals: Goal[] = [
      { name: 'computed', selector: valueCell, isNot: await textOf(page, valueCell) },
      { name: 'settled', ...engineIsIdle, through: 'calculating' },
      { name: 'saved', ...savedAt, isNot: await savedAtNow(page) },
    ];
    const { paintedCell } = change;
    if (paintedCell)
      goals.push({ name: 'painted', selector: paintedCell, isNot: await textOf(page, paintedCell) });
    await change.prepare(index);
    await expectAfter(page, { type: 'keydown', key: 'Enter' }, goals);
    await longestTaskMs(page);
    // A finger lets go of it after that.
    await page.keyboard.down('Enter');
    const reached = await reachedAfterMs(page);
    await page.keyboard.up('Enter');
    for (const [name, times] of Object.entries(changes)) {
      if (reached[name] !== undefined) times.push(reached[name]);
    }
    await whenIdle(page);
    changes.longest.push(await longestTaskMs(page));
  }
  return changes;
}

export const percentile95 = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.ceil(samples.length * 0.95) - 1] ?? NaN;

/** Median, least and greatest, and the 95th percentile on a line of its own, which is what the limit is for. */
export function addWith95th(
  figures: Figures,
  title: string,
  samples: readonly number[],
  limit?: number,
  yardsticks: Readonly<Record<string, number>> = {},
): void {
  figures.add({ title, unit: 'ms', samples });
  figures.add({
    title: `${title}, p95`,
    unit: 'ms',
    samples: [percentile95(samples)],
    yardsticks,
    ...(limit === undefined ? {} : { limit }),
  });
}
