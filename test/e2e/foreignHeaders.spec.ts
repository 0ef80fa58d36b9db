import { expect, test } from '../support/endToEnd';
import type { Locale } from '../../src/shared/localText';
import { builtInTemplate } from '../support/builtInTemplates';
import { WorthbookPage } from '../support/worthbookPage';

test.describe.configure({ mode: 'parallel' });

/** Files as two systems export them, each opened by a person who reads the other language. */
const systems = {
  en: {
    file: 'kingdee.csv',
    headers: '客户编码,客户名称,行业,地区,销售金额,营销费用,销售费用,服务费用,订单数,满意度,最近联系日期',
    customer: (row: number) => [`K${100 + row}`, `云和实业${row}`],
    industries: ['制造', '零售', '医疗'],
    regions: ['华东', '华北'],
  },
  'zh-CN': {
    file: 'salesforce.csv',
    headers:
      'Account ID,Account Name,Industry,Billing State/Province,Annual Revenue,Marketing Cost,Sales Cost,Service Cost,Number of Orders,Satisfaction,Last Activity',
    customer: (row: number) => [`001${row}`, `Alder ${row} Ltd`],
    industries: ['Retail', 'Energy', 'Health'],
    regions: ['Bavaria', 'Texas'],
  },
} as const satisfies Record<Locale, unknown>;

const rows = 24;

/** The same customers in either file, but for their words. */
function csvOf({ headers, customer, industries, regions }: (typeof systems)[Locale]): string {
  const lines = Array.from({ length: rows }, (_, row) => [
    ...customer(row),
    industries[row % industries.length],
    regions[row % regions.length],
    5000 + ((row * 7919) % 40_000),
    200 + row * 11,
    300 + row * 7,
    150 + row * 29,
    1 + (row % 9),
    1 + (row % 10),
    `2024-${String((row % 12) + 1).padStart(2, '0')}-15`,
  ]);
  return [headers, ...lines.map((cells) => cells.join(','))].join('\n');
}

const byMouse = builtInTemplate('customer-value');
const byKeyboard = [
  'value-capability-quadrant',
  'key-accounts',
  'profit-80-20-30',
  'market-segmentation',
].map(builtInTemplate);

for (const locale of ['en', 'zh-CN'] as const) {
  test.describe(`a file of another language's system, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test('is analysed with five templates, one by mouse and four by keyboard', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      await app.start();
      await app.newWorkbook();
      await app.dropBytes(systems[locale].file, csvOf(systems[locale]));
      await app.importAsGuessed(rows);
      await app.analyseWith(byMouse.name);
      await app.expectReport(byMouse);

      for (const template of byKeyboard) {
        await test.step(template.id, async () => {
          await app.runCommand(app.t('commands_view_templates'));
          await app.dialog.getByRole('searchbox').focus();
          await keyboard.type(template.name[locale]);
          await app.walkTo(app.templateCard(template.name, app.dialog));
          await keyboard.press('Enter');
          const apply = app.button('app_applyTemplate', {}, app.dialog);
          await expect(apply).toBeEnabled();
          // The last stop before the dialog begins anew.
          await app.walkTo(apply, 'Shift+Tab');
          await keyboard.press('Enter');
          await app.expectReport(template);
        });
      }
      expect(app.complaints).toEqual([]);
    });
  });
}
