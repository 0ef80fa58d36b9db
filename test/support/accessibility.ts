import type { Locator, Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Handsontable 18.1.1 puts its editor's text field among the children of its `treegrid`, and scrolls an element of its
 * own while the focus moves from cell to cell by its keys. Neither can be changed from outside.
 */
const ofHandsontable: Readonly<Record<string, RegExp>> = {
  'aria-required-children': /^<div class="ht-wrapper/,
  'scrollable-region-focusable': /^<div class="wtHolder/,
};

interface Scope {
  /** Only what stands in it, and this is much the quicker; otherwise the whole page. */
  readonly within?: Locator;
  /** Only these rules; otherwise all. */
  readonly rules?: readonly string[];
}

/**
 * What axe objects to on the page, in words: rule, help and the first places.
 *
 * axe runs in the page and answers with its violations only. `@axe-core/playwright` carries what every rule found to be
 * right out of the page and into another one: ten times the time for the same answer.
 */
export async function accessibilityFaults(page: Page, { within, rules }: Scope = {}): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe was not brought into the frames of this page');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const place = within && (await within.elementHandle());
  const violations = await page.evaluate(
    async ([element, only]) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const found = await inPage.run(element ?? document, {
        resultTypes: ['violations'],
        ...(only && { runOnly: { type: 'rule', values: [...only] } }),
      });
      return found.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        places: nodes.map(({ html }) => html),
      }));
    },
    [place, rules] as const,
  );
  return violations.flatMap(({ id, help, places }) =>
    places
      .filter((html) => ofHandsontable[id]?.test(html) !== true)
      .slice(0, 3)
      .map((html) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}
