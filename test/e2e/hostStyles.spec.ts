import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

test.use({
  locale: 'en-US',
  viewport: { width: 1280, height: 900 },
  contextOptions: { reducedMotion: 'reduce' },
});

/**
 * What looks otherwise with the style sheets than without them: everything that the browser knows of the looks of what is
 * found, `::before` and `::after` included.
 */
async function differences(page: Page, selector: string, sheets: string): Promise<readonly string[]> {
  await page.mouse.move(1270, 890);
  return page.evaluate(
    ([wanted, links]) => {
      // Without custom properties, which show nothing by themselves, and what is said twice, by side and by direction.
      const properties = [...getComputedStyle(document.documentElement)].filter(
        (name) => !/^--|block|inline-|-inline|-start-|-end-/.test(name),
      );
      const looks = (element: Element) =>
        [null, '::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(element, pseudo);
          const drawn = pseudo === null || !['none', 'normal'].includes(style.content);
          return drawn ? properties.map((name) => style.getPropertyValue(name)) : [];
        });
      const wear = (worn: boolean): void => {
        for (const { sheet } of document.querySelectorAll<HTMLLinkElement>(links)) {
          if (sheet) sheet.disabled = !worn;
        }
      };
      const elements = [...document.querySelectorAll(wanted)];
      if (elements.length === 0) throw new Error(`nothing is ${wanted}`);
      const dressed = elements.map(looks);
      wear(false);
      const plain = elements.map(looks);
      wear(true);
      return elements.flatMap((element, index) =>
        ['', '::before', '::after'].flatMap((pseudo, which) => {
          const [worn, without] = [dressed[index]?.[which], plain[index]?.[which]];
          return properties
            .filter((_, property) => worn?.[property] !== without?.[property])
            .map((name) => `${element.localName}.${element.getAttribute('class') ?? ''}${pseudo} ${name}`);
        }),
      );
    },
    [selector, sheets] as const,
  );
}

/** Rows that follow look as these do. */
const workbook = '.wb-root, .wb-root *:not(.wb-grid tr:nth-child(n + 3) *)';

/** A workbook, the editor of a cell, a dialog and a menu look as they do without the host's styles. */
async function everythingLooksAsOurs(page: Page): Promise<void> {
  const en = new WorthbookPage(page, 'en');
  const theirs = (selector: string) => differences(page, selector, '.theirs');
  await page.locator('.ht_master td').first().click();
  await en.enter('=1+1');
  await en.enter('Alder');
  expect(await theirs(workbook)).toEqual([]);

  await page.keyboard.type('=SUM(A1');
  expect(await theirs('.handsontableInputHolder, .handsontableInputHolder *')).toEqual([]);
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(en.dialog).toBeVisible();
  expect(await theirs('[role="dialog"], [role="dialog"] *')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(en.dialog).toHaveCount(0);

  await page
    .getByRole('button', { name: en.t('app_more'), exact: true })
    .first()
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await theirs('[role="menu"], [role="menu"] *')).toEqual([]);
  expect(en.complaints).toEqual([]);
}

test('the styles of a host page stay outside, and ours inside', async ({ page }) => {
  await page.goto('/dressed.html');
  await expect(page.locator('.ht_master td').first()).toBeVisible();
  const host = 'html, body, #host, #host *';
  expect(await differences(page, host, '#ours')).toEqual([]);
  // It does look otherwise with its own style sheets than without.
  expect((await differences(page, host, '.theirs')).length).toBeGreaterThan(300);
  await everythingLooksAsOurs(page);
});

test('styles of tags stay outside of the grid too where the host bundles Handsontable', async ({ page }) => {
  const file = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
  const library = ['handsontable', 'ht-theme-main-no-icons'].map((name) =>
    file(`../../node_modules/handsontable/styles/${name}.min.css`),
  );
  const body = [...library, file('../../dist/package/worthbook.css')].join('\n');
  await page.route('**/embed/worthbook.css', (route) => route.fulfill({ contentType: 'text/css', body }));
  await page.route('**/dressed.article.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  await page.goto('/dressed.html');
  await everythingLooksAsOurs(page);
});
