import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import type { MessageKey } from '../../src/i18n/texts';
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

for (const policy of ['on', 'off'] as const) {
  test.describe(`with the policy of the page ${policy}`, () => {
    // Nothing of ours relies on it alone.
    test.use({ bypassCSP: policy === 'off' });

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
          document.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          );
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
      recordFigure(`script payloads, policy ${policy}`, { payloads: scriptPayloads.length, executed: 0 });
    });
  });
}

/** Two of them that a field of that length takes; others for another `place`. */
function two(place: number, maxLength = 100, forbidden = /\p{Cc}/u): readonly string[] {
  const fitting = scriptPayloads.filter((text) => text.length <= maxLength && !forbidden.test(text));
  return [0, 1].map((turn) => fitting[(place + 7 * turn) % fitting.length] ?? '');
}

test('texts with scripts in them are texts whatever field they are typed into', async ({ page }) => {
  const app = new WorthbookPage(page, 'en');
  const { keyboard } = page;
  const panel = page.getByRole('complementary');
  const field = (key: MessageKey, within: Page | Locator = panel): Locator =>
    within.getByRole('textbox', { name: app.t(key), exact: true });
  const item = (shown: string): Locator => panel.getByRole('listitem').filter({ hasText: shown }).first();
  let typed = 0;
  const type = async (into: Locator, text: string): Promise<void> => {
    await into.fill(text);
    typed += 1;
  };
  page.on('dialog', (dialog) => app.complaints.push(dialog.message()));
  await app.start();
  await app.button('app_trySample').first().click();
  await expect(page.locator('figure svg').first()).toBeVisible();

  await test.step('names of the workbook and of a sheet', async () => {
    for (const text of two(0, 60)) {
      await page.getByRole('heading', { level: 1 }).getByRole('button').click();
      await type(field('app_workbookName', page), text);
      await keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
    }
    for (const text of two(0, 60, /[[\]:*?/\\]/)) {
      await page.getByRole('tab').last().dblclick();
      await type(field('app_sheetName', page), text);
      await keyboard.press('Enter');
      await expect(page.getByRole('tab').last()).toHaveText(text);
    }
    const refused = `<b class=${payloadClass}>a/b</b>`;
    await page.getByRole('tab').last().dblclick();
    await type(field('app_sheetName', page), refused);
    await keyboard.press('Enter');
    await expect(app.notices.getByText(refused)).toBeVisible();
    await expectInert(page);
  });

  await test.step('a label, a name and a help text of a parameter', async () => {
    await app.runCommand(app.t('commands_view_parameters'));
    for (const [turn, text] of two(1).entries()) {
      await app.button('format_parameters_add', {}, panel).click();
      await type(field('format_parameters_label'), text);
      await type(field('format_parameters_help'), text);
      await type(field('format_parameters_value'), text);
      await type(field('format_parameters_name'), text);
      await app.button('app_add', {}, panel).click();
      await expect(panel.getByRole('alert')).toBeVisible();
      await field('format_parameters_value').fill('1');
      await field('format_parameters_name').fill(`Typed${turn}`);
      await app.button('app_add', {}, panel).click();
      await expect(item(text)).toBeVisible();
      await expectInert(page);
    }
  });

  await test.step('names and notes of scenarios', async () => {
    await app.runCommand(app.t('whatif_showScenarios'));
    for (const text of two(2)) {
      await app.button('whatif_saveNow', {}, panel).click();
      await type(field('whatif_note'), text);
      await type(field('whatif_name'), text);
      await keyboard.press('Enter');
      await expect(item(text)).toBeVisible();
      await expectInert(page);
    }
  });

  await test.step('names of versions', async () => {
    await app.runCommand(app.t('history_show'));
    for (const text of two(3)) {
      await type(field('history_keepNow'), text);
      await keyboard.press('Enter');
      await expect(item(text)).toBeVisible();
    }
    await expectInert(page);
  });

  await test.step('names of views', async () => {
    await page.getByRole('tab').first().click();
    await app.expectGridFocus();
    for (const text of two(4, 60)) {
      await app.runCommand(app.t('view_saveDialog'));
      await type(field('view_name', app.dialog), text);
      await keyboard.press('Enter');
      await expect(app.button('view_menu', { name: text })).toBeVisible();
      await expectInert(page);
    }
  });

  await test.step('comments, which are shown where the pointer rests', async () => {
    await app.button('app_addSheet').click();
    await page.getByRole('menuitem', { name: app.t('app_addGrid') }).click();
    await expect(page.getByRole('tab')).toHaveCount(3);
    for (const [row, text] of two(5).entries()) {
      await app.goTo(`B${row + 1}`);
      await keyboard.press('Shift+F2');
      await type(panel.getByRole('textbox'), text);
      await keyboard.press('ControlOrMeta+Enter');
      await expect(item(text)).toBeVisible();
      await app.at(`B${row + 1}`).hover();
      await expectInert(page);
    }
  });

  await test.step('messages of a validation, beforehand and when it refuses', async () => {
    await app.goTo('D1');
    await app.runCommand(app.t('format_validation_panel'));
    for (const text of two(6)) {
      await panel.getByLabel(app.t('format_validation_allow')).selectOption('list');
      await type(field('format_validation_values'), text);
      await type(field('format_validation_message'), text);
      await type(field('format_validation_promptTitle'), text);
      await type(field('format_validation_prompt'), text);
      await app.button('format_apply', {}, panel).click();
      await app.goTo('D1');
      await app.enter('7');
      await expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible();
      await expectInert(page);
      await keyboard.press('Escape');
    }
  });

  await test.step('what is looked for and put in its place', async () => {
    await app.goTo('F1');
    await app.enter('here');
    await app.runCommand(app.t('structure_replace'));
    let before = 'here';
    for (const text of two(7)) {
      await type(field('structure_find_what', app.dialog), before);
      await type(field('structure_find_with', app.dialog), text);
      await app.button('structure_replaceAllShort', {}, app.dialog).click();
      await expect(app.at('F1')).toHaveText(text);
      before = text;
    }
    await keyboard.press('Escape');
    await expectInert(page);
  });

  await test.step('the title of a chart', async () => {
    for (const [column, texts] of Object.entries({ H: ['Month', 'Jan', 'Feb'], I: ['Won', '5', '8'] })) {
      await app.goTo(`${column}1`);
      for (const text of texts) await app.enter(text);
    }
    await app.goTo('H1');
    await keyboard.press('Alt+F1');
    for (const text of two(8)) {
      await type(field('charts_title'), text);
      await keyboard.press('Enter');
      await expect(page.getByRole('figure', { name: text })).toBeVisible();
      await expectInert(page);
    }
  });

  await test.step('everything that is said of a template', async () => {
    await app.runCommand(app.t('commands_template_save'));
    await app.button('template_next', {}, app.dialog).click();
    const texts = two(9, 60);
    const inputs = app.dialog.locator('input:not([type="checkbox"]), textarea');
    await expect(inputs.first()).toBeVisible();
    for (const [index, input] of (await inputs.all()).entries())
      await type(input, texts[index % texts.length] ?? '');
    await expectInert(page);
    await field('template_version', app.dialog).fill('1.0.0');
    await field('template_id', app.dialog).fill('typed');
    await app.button('template_next', {}, app.dialog).click();
    // A template goes to strangers: it may hold plain text only.
    await expect(app.dialog.getByRole('alert')).toContainText('author.name');
    await expectInert(page);
  });
  expect(app.complaints).toEqual([]);
  recordFigure('script payloads typed into fields', { typed, executed: 0 });
});
