import { expect, test, type Page } from '@playwright/test';
import { writeWorkbookFile } from '../../src/io/workbookFile';
import { commentKey } from '../../src/model/cellComment';
import type { WorkbookDocument } from '../../src/model/document';
import { lineId, newParameterId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import { payloadClass, scriptPayloads } from '../support/payloads';
import { sampleTable } from '../support/sampleWorkbook';
import { recordFigure, testSize } from '../support/testSize';
import { WorthbookPage } from '../support/worthbookPage';

const columns = 5;
const rows = scriptPayloads.length / columns;
const payload = (index: number): string => scriptPayloads[index % scriptPayloads.length] ?? '';
const matrix = Array.from({ length: rows }, (_, row) =>
  Array.from({ length: columns }, (_cell, column) => payload(row * columns + column)),
);

/** Every text that a document has is one of them. */
function hostileDocument(): WorkbookDocument {
  const both = (index: number) => ({ en: payload(index), 'zh-CN': payload(index) });
  const table = sampleTable(
    'Customers',
    Array.from({ length: columns }, (_, column) => ({
      name: `${column} ${payload(15 * column)}`,
      type: 'text' as const,
      values: matrix.map((row) => row[column] ?? null),
    })),
  );
  const empty = newWorkbook();
  const comment = { text: payload(3), author: payload(17), changedMs: 1 };
  return {
    ...empty,
    name: payload(1),
    parameters: [
      {
        id: newParameterId(),
        name: 'Rate',
        label: both(2),
        help: both(18),
        unit: both(33),
        kind: 'choice',
        value: payload(0),
        choices: [payload(0), payload(16)],
        choiceLabels: { [payload(16)]: both(47) },
      },
    ],
    sheets: [
      {
        ...table,
        columns: table.columns.map((column, index) => ({ ...column, unit: payload(60 + index) })),
        comments: { [commentKey(lineId(1), table.columns[0]!.id)]: comment },
      },
      ...empty.sheets,
    ],
  };
}

async function expectInert(page: Page): Promise<void> {
  await expect(page.locator(`.${payloadClass}`)).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'executed') as unknown)).toBeUndefined();
}

test('texts with scripts in them are texts wherever they come from', async ({ page }) => {
  const app = new WorthbookPage(page, 'en');
  page.on('dialog', (dialog) => app.complaints.push(dialog.message()));
  expect(new Set(scriptPayloads).size).toBe(testSize(200, 1_000));
  await app.start();

  await test.step('in every text of a workbook file', async () => {
    const bytes = await writeWorkbookFile(hostileDocument());
    await app.dropBytes('hostile.worthbook', bytes);
    await app.expectGridFocus(30_000);
    await expect(app.cell(payload(0)).first()).toBeVisible();
    await app.settle();
    await app.goTo(`A${rows}`);
    await expect(app.cell(payload(columns * (rows - 1))).first()).toBeVisible();
    await expectInert(page);
  });

  await test.step('in what is pasted, as text and as markup', async () => {
    expect(app.complaints).toEqual([]);
    await page.getByRole('tab').last().click();
    await app.goTo('A1');
    await page.evaluate((lines) => {
      const cell = (text: string): string => `<td style="color: red">${text}</td>`;
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', lines.map((line) => line.join('\t')).join('\n'));
      clipboardData.setData(
        'text/html',
        `<table>${lines.map((line) => `<tr>${line.map(cell).join('')}</tr>`).join('')}</table>`,
      );
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, matrix);
    await expect(app.button('app_undo')).toBeEnabled();
    await app.settle();
    await expectInert(page);
    expect(app.complaints).toEqual([]);
  });

  await test.step('in what is typed: a cell, the formula bar, the palette', async () => {
    await app.goTo('A1');
    await app.enter(payload(0));
    await expect(app.cell(payload(0)).first()).toBeVisible();
    await app.formulaBar.fill(`="${payload(1)}"`);
    await app.formulaBar.press('Enter');
    await page.keyboard.press('ControlOrMeta+k');
    await app.dialog.getByRole('combobox').fill(payload(2));
    await page.keyboard.press('Escape');
    await expectInert(page);
  });

  await test.step('in a file that is imported, its name and its headings too', async () => {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const lines = [matrix[1] ?? [], ...matrix].map((line) => line.map(quoted).join(','));
    await app.dropBytes(`${payload(0)}.csv`, lines.join('\n'));
    await app.importAsGuessed(rows);
    await expectInert(page);
    await app.button('app_showTable', {}, app.dialog).click();
    await expect(app.cell(payload(0)).first()).toBeVisible();
    await app.settle();
    await expectInert(page);
  });

  await test.step('in a template', async () => {
    const hostile = JSON.stringify({ worthbookTemplate: 1, id: payload(0), name: { en: payload(1) } });
    await app.dropBytes('hostile.worthbook-template.json', hostile);
    await expect(app.notices.getByRole('listitem').last()).toBeVisible();
    await expectInert(page);
  });
  expect(app.complaints).toEqual([]);
  recordFigure('script payloads', { payloads: scriptPayloads.length, executed: 0 });
});
