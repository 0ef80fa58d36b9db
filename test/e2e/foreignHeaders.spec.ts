import { expect, test } from '../support/endToEnd';
import type { Locale } from '../../src/shared/localText';
import { builtInTemplate } from '../support/builtInTemplates';
import { WorthbookPage } from '../support/worthbookPage';

test.describe.configure({ mode: 'parallel' });

const rows = 24;
const each = (cells: (row: number) => readonly (string | number)[]): string =>
  Array.from({ length: rows }, (_, row) => cells(row).join(',')).join('\n');
const day = (row: number): string => `2024-${String((row % 12) + 1).padStart(2, '0')}-15`;

/** Files as two systems export them, each opened by a person who reads the other language. */
const files: Readonly<Record<Locale, { readonly name: string; readonly text: string }>> = {
  en: {
    name: 'kingdee.csv',
    text: `客户编码,客户名称,行业,地区,销售金额,营销费用,销售费用,服务费用,订单数,满意度,最近联系日期\n${each(
      (row) => [
        `K${100 + row}`,
        `云和实业${row}`,
        ['制造', '零售', '医疗'][row % 3] ?? '',
        ['华东', '华北'][row % 2] ?? '',
        5000 + ((row * 7919) % 40_000),
        200 + row * 11,
        300 + row * 7,
        150 + row * 29,
        1 + (row % 9),
        1 + (row % 10),
        day(row),
      ],
    )}\n`,
  },
  'zh-CN': {
    name: 'salesforce.csv',
    text: `Account ID,Account Name,Industry,Billing State/Province,Annual Revenue,Marketing Cost,Sales Cost,Service Cost,Number of Orders,Satisfaction,Last Activity\n${each(
      (row) => [
        `001${row}`,
        `Alder ${row} Ltd`,
        ['Retail', 'Energy', 'Health'][row % 3] ?? '',
        ['Bavaria', 'Texas'][row % 2] ?? '',
        5000 + ((row * 7919) % 40_000),
        200 + row * 11,
        300 + row * 7,
        150 + row * 29,
        1 + (row % 9),
        1 + (row % 10),
        day(row),
      ],
    )}\n`,
  },
};

const byMouse = 'customer-value';
const byKeyboard = ['value-capability-quadrant', 'key-accounts', 'profit-80-20-30', 'market-segmentation'];

for (const locale of ['en', 'zh-CN'] as const) {
  test.describe(`a file of another language's system, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test('is analysed with five templates, one by mouse and four by keyboard', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      const { name, text } = files[locale];
      const shown = async (id: string): Promise<void> => {
        await expect(app.dialog).toBeHidden();
        const [report] = builtInTemplate(id).sheets;
        await expect(app.tab(report?.name[locale] ?? '').first()).toHaveAttribute('aria-selected', 'true');
        await expect(page.locator('figure [role="img"]').locator('canvas, svg').first()).toBeVisible();
        await app.settle();
        await expect(app.cell(/^#[A-Z/0!?]+$/)).toHaveCount(0);
      };
      await app.start();
      await app.newWorkbook();
      await app.dropBytes(name, text);
      await app.importAsGuessed(rows);
      await app.analyseWith(builtInTemplate(byMouse).name);
      await shown(byMouse);

      for (const id of byKeyboard) {
        await test.step(id, async () => {
          await app.runCommand(app.t('commands_view_templates'));
          const search = app.dialog.getByRole('searchbox');
          await expect(search).toBeVisible();
          const card = app.dialog
            .getByRole('listitem')
            .filter({
              has: page.getByRole('heading', { name: builtInTemplate(id).name[locale], exact: true }),
            })
            .getByRole('button');
          await search.focus();
          await keyboard.type(builtInTemplate(id).name[locale]);
          await expect(card).toBeVisible();
          await app.walkTo(card);
          await keyboard.press('Enter');
          const apply = app.button('app_applyTemplate', {}, app.dialog);
          await expect(apply).toBeEnabled();
          // The last stop before the dialog begins anew.
          await app.walkTo(apply, 'Shift+Tab');
          await keyboard.press('Enter');
          await shown(id);
        });
      }
      expect(app.complaints).toEqual([]);
    });
  });
}
