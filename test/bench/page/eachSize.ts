import type { BuiltPage, Figures } from '../benchmark';
import { rowCounts, rowsText } from '../sizes';

/**
 * Measures one row count after another, each in a browser profile of its own: what is stored for one size is not in the
 * way of the next. One that fails says so in the table.
 */
export async function eachSize(
  figures: Figures,
  built: BuiltPage,
  sizes: readonly number[],
  measure: (built: BuiltPage, rows: number) => Promise<void>,
): Promise<void> {
  const browser = built.context.browser();
  if (!browser) throw new Error('the page has no browser');
  for (const rows of rowCounts(sizes)) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await figures.attempt(rowsText(rows), async () =>
      measure({ ...built, context, page: await context.newPage() }, rows),
    );
    await context.close();
  }
}
