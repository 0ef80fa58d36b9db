import type { Browser, BrowserContext } from 'playwright';
import type { BuiltPage, Figures } from '../benchmark';
import { isProfileAsked } from '../measure';
import { rowCounts, rowsText } from '../sizes';
import { PageProbe } from './pageProbe';

/** Brings the page to where the work begins, and returns the work. */
export type Explain = (built: BuiltPage, rows: number) => Promise<() => Promise<void>>;

/**
 * Measures one row count after another, each in a browser profile of its own: what is stored for one size is not in the
 * way of the next. One that fails says so in the table; one that misses a limit is followed by a profile of the work.
 */
export async function eachSize(
  figures: Figures,
  built: BuiltPage,
  sizes: readonly number[],
  measure: (built: BuiltPage, rows: number) => Promise<void>,
  explain?: Explain,
): Promise<void> {
  const browser = built.context.browser();
  if (!browser) throw new Error('the page has no browser');
  for (const rows of rowCounts(sizes)) {
    const missed = figures.missed;
    await figures.attempt(rowsText(rows), () => withContext(browser, built, (page) => measure(page, rows)));
    const title = `${rowsText(rows)}: the page and its workers`;
    const origin = built.readableOrigin;
    if (!explain || origin === null || (figures.missed === missed && !isProfileAsked(title))) continue;
    await figures.attempt(title, () =>
      withContext(browser, { ...built, origin }, async (page) => {
        const probe = await PageProbe.attach(page.page);
        const work = await explain(page, rows);
        figures.add({ title, unit: 'ms', samples: [], profile: await probe.profile(work) });
      }),
    );
  }
}

async function withContext(
  browser: Browser,
  built: BuiltPage,
  work: (built: BuiltPage) => Promise<void>,
): Promise<void> {
  let context: BrowserContext | null = null;
  try {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await work({ ...built, context, page: await context.newPage() });
  } finally {
    await context?.close();
  }
}
