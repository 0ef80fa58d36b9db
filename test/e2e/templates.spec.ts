import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import cards from '../../templates/gallery/cards.json' with { type: 'json' };
import { locales } from '../../src/shared/localText';
import { builtInTemplate } from '../support/builtInTemplates';
import { WorthbookPage } from '../support/worthbookPage';

test.describe.configure({ mode: 'parallel' });

/** Charts of a sheet that are blank, or in which a text stands over another one, by their titles. */
function faultyCharts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('figure')].flatMap((figure) => {
      const title = figure.querySelector('figcaption')?.textContent?.trim() ?? '?';
      const picture = figure.querySelector('[role="img"] svg');
      const marks = picture?.querySelectorAll('path, rect, polyline, polygon').length ?? 0;
      if (figure.querySelector('canvas') === null && marks < 5) return [`${title}: nothing is drawn`];
      const texts = [...(picture?.querySelectorAll('text') ?? [])]
        .map((text) => ({ words: text.textContent?.trim() ?? '', box: text.getBoundingClientRect() }))
        .filter(({ words, box }) => words !== '' && box.width > 0);
      const drawn = picture?.getBoundingClientRect();
      return texts.flatMap((one, index) => {
        const isClipped =
          drawn !== undefined && (one.box.left < drawn.left - 1 || one.box.right > drawn.right + 1);
        const over = texts.slice(index + 1).find(({ box }) => {
          const width = Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left);
          const height = Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top);
          return width > 3 && height > 4;
        });
        return [
          ...(isClipped ? [`${title}: "${one.words}" is cut off`] : []),
          ...(over ? [`${title}: "${one.words}" lies over "${over.words}"`] : []),
        ];
      });
    }),
  );
}

/** Whether the last frozen row reaches further down among the others, where it lies beneath. */
function frozenRowsAreDoubled(): boolean {
  const frozen = [...document.querySelectorAll('.wb-grid .ht_clone_top tbody tr')].at(-1);
  const index = frozen?.getAttribute('aria-rowindex');
  const beneath = document.querySelector(`.wb-grid .ht_master tbody tr[aria-rowindex="${index}"]`);
  const bottom = (row: Element | null | undefined) => row?.getBoundingClientRect().bottom ?? 0;
  return bottom(beneath) > bottom(frozen) + 1;
}

/** On a phone the report is a page: the customer of the archive is chosen on it. */
async function chooseOnPhone(page: Page, app: WorthbookPage): Promise<void> {
  const wide = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  const { name } = builtInTemplate('customer-archive').sheets[0]!;
  const report = page.getByRole('region', { name: name[app.locale], exact: true });
  const chooser = report.locator('.is-input').first();
  await expect(chooser).toBeInViewport({ ratio: 1 });
  await chooser.click();
  await page.getByRole('option').nth(4).click();
  await expect(chooser).not.toHaveText('');
  await expect(report.getByRole('cell', { name: 'C0005', exact: true })).toBeVisible();
  await app.screenshot('template.customer-archive');
  await page.setViewportSize(wide);
}

for (const locale of locales) {
  test.describe(`templates in ${locale}`, () => {
    // Without motion: a picture of a chart that is still growing says nothing about it.
    test.use({
      locale,
      viewport: { width: 1240, height: 2400 },
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('are shown with their samples: every chart is drawn, and no text lies over another', async ({
      page,
    }) => {
      test.setTimeout(900_000);
      const app = new WorthbookPage(page, locale);
      await app.start();
      for (const { id, name } of cards) {
        const template = builtInTemplate(id);
        await app.templateCard(name).click();
        const [report] = template.sheets;
        const charts = template.charts.filter(({ sheet }) => sheet === report?.key).length;
        const drawn = page.locator('figure [role="img"]').locator('canvas, svg');
        await expect(drawn).toHaveCount(charts);
        await app.settle();
        // A chart is drawn some frames after its place is there.
        await expect.poll(() => faultyCharts(page), { message: id }).toEqual([]);
        await app.screenshot(`template.${id}`);
        if (id === 'customer-archive') await chooseOnPhone(page, app);
        for (const [index, sheet] of template.sheets.slice(1).entries()) {
          await app.tab(sheet.name[locale]).last().click();
          await app.settle();
          // Numbers that do not fit, and rows that show again beneath the frozen ones.
          await expect(app.cell(/^#+$/), id).toHaveCount(0);
          await expect.poll(() => page.evaluate(frozenRowsAreDoubled), { message: id }).toBe(false);
          await app.screenshot(`template.${id}.${index + 2}`);
        }
        await app.button('app_backToStart').click();
        await expect(page.getByRole('heading', { name: app.t('app_startTitle') })).toBeVisible();
      }
      expect(app.complaints).toEqual([]);
    });
  });
}
