import { readFileSync } from 'node:fs';
import type { Download, Locator } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from '../support/endToEnd';
import { EditingPage } from '../support/editing/editingPage';
import { keyboardOf, mouseOf } from '../support/hand';
import { sharedFile } from '../support/sharedData';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';
import type { MessageKey } from '../../src/i18n/texts';

const tables = sharedFile('xlsx/poi_ExcelTables.xlsx');
const protectedFile = sharedFile('xlsx/poi_protected_passtika.xlsx');

/** Two customers with orders; a cancelled one, one of nobody, and one that costs nothing. */
const orders = `Invoice No,Quantity,Invoice Date,Unit Price,Customer ID
1001,2,2024-01-05,5,A1
1001,1,2024-01-05,2.5,A1
1002,4,2024-03-01,1,B2
C1003,-2,2024-03-02,5,A1
1004,3,2024-04-01,2,
1005,1,2024-05-01,0,B2
1006,10,2024-06-01,1.25,A1
`;

const fileOfTwoSheets = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'First',
        rows: [
          ['name', 'revenue', 'orders'],
          ['Ada', 5, 1],
          ['Bob', 6, 2],
        ],
      },
      {
        name: 'Second',
        rows: [
          ['name', 'city'],
          ['Cyd', 'Kyiv'],
        ],
      },
    ],
  });

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}
const linesOf = (bytes: Buffer): string[] =>
  bytes.toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/);

for (const locale of locales) {
  test.describe(`files of Excel and of orders, in ${locale}`, () => {
    test.use({ locale });
    test.skip(tables === null, '../shared/data/xlsx is not here');

    test('come in as rows, as a workbook, or as the customers of orders', async ({ page }) => {
      // A limit for what hangs: all steps by either hand.
      test.setTimeout(300_000);
      const app = new WorthbookPage(page, locale);
      const { keyboard } = page;
      const tabs = page.getByRole('tab');
      const dialog = app.dialog;
      for (const hand of [mouseOf(), keyboardOf(app)]) {
        /** Dropped on the page, or chosen in the import. */
        const bring = async (name: string, bytes: Uint8Array | string): Promise<void> => {
          if (hand.way === 'mouse') return app.dropBytes(name, bytes);
          await app.runCommand(app.t('commands_workbook_import'));
          await expect(dialog).toBeFocused();
          await app.walkTo(app.button('app_chooseFile', {}, dialog));
          await app.chooseFile(() => keyboard.press('Enter'), name, bytes);
        };
        await app.start();
        await app.newWorkbook();
        await app.enter('42');

        await test.step('a protected file changes nothing', async () => {
          await bring('protected.xlsx', readFileSync(protectedFile ?? ''));
          await expect(dialog).toContainText(app.t('problem_fileEncrypted'));
          await keyboard.press('Escape');
          await expect(dialog).toBeHidden();
          await expect(tabs).toHaveCount(1);
          await expect(app.at('A1')).toHaveText('42');
        });

        await test.step('orders become customers; what is left out is told before', async () => {
          await bring('orders.csv', orders);
          await hand.choose(dialog.getByLabel(app.t('file_orders')), 'customers');
          await hand.press(app.button('app_take', {}, dialog));
          const told = { missing: '1', cancelled: '1', notPositive: '1' };
          await expect(dialog.getByText(app.t('file_ordersLeftOut', told))).toBeVisible();
          await expect(tabs).toHaveCount(1);
          await hand.press(app.button('file_confirmImport', {}, dialog));
          await hand.press(app.button('app_showTable', {}, dialog));
          await expect(tabs).toHaveCount(2);
          await expect(app.cell(/^A1$/)).toBeVisible();
          await expect(app.cell(/^25$/)).toBeVisible();
        });

        await test.step('orders and customers that add them up', async () => {
          await bring('orders.csv', orders);
          await hand.choose(dialog.getByLabel(app.t('file_orders')), 'linked');
          await hand.press(app.button('app_take', {}, dialog));
          await hand.press(app.button('file_confirmImport', {}, dialog));
          await hand.press(app.button('app_showTable', {}, dialog));
          await expect(tabs).toHaveCount(4);
          await expect(app.cell(/^25$/)).toBeVisible();
        });

        await test.step('the rows of one sheet become a table beside what was there', async () => {
          await bring('two sheets.xlsx', await fileOfTwoSheets());
          const columns = dialog.getByRole('table', { name: app.t('app_columnsOfFile') }).locator('tbody tr');
          await expect(columns).toHaveCount(3);
          await hand.choose(dialog.getByLabel(app.t('file_sheetOfFile'), { exact: true }), 'Second');
          await expect(columns).toHaveCount(2);
          await hand.press(app.button('app_take', {}, dialog));
          await hand.press(app.button('app_showTable', {}, dialog));
          await expect(app.cell('Kyiv')).toBeVisible();
          await expect(tabs).toHaveCount(5);
        });

        await test.step('the whole file is a workbook of its own, and tells what is not as it was', async () => {
          await bring('ExcelTables.xlsx', readFileSync(tables ?? ''));
          const alone = dialog.getByRole('radio', { name: app.t('file_workbookAlone') });
          await expect(alone).toBeVisible();
          if (hand.way === 'mouse') {
            await dialog.getByText(app.t('file_workbookAlone'), { exact: true }).click();
          } else {
            await app.walkTo(dialog.getByRole('radio', { name: app.t('file_workbookRows') }));
            await keyboard.press('ArrowDown');
          }
          await expect(alone).toBeChecked();
          await hand.press(app.button('file_openWorkbook', {}, dialog));
          await expect(dialog.getByRole('heading', { name: app.t('file_fileNotes') })).toBeVisible();
          await expect(dialog.getByRole('listitem').first()).toContainText(/ExcelTables|Table/);
          await hand.press(app.button('file_understood', {}, dialog));
          await expect(dialog).toBeHidden();
          await expect(app.cell('Bertha').first()).toBeVisible();
          await app.goTo('C2');
          await expect(app.formulaBar).toHaveValue(/^=INT\(/);
          await expect(app.at('C2')).toHaveText('4');
        });
      }
      expect(app.complaints).toEqual([]);
    });
  });

  test.describe(`what goes out, in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test('as files of Excel, CSV and Worthbook, as pictures and on paper, by mouse and by keyboard', async ({
      page,
    }) => {
      const app = new EditingPage(page, locale);
      await page.addInitScript(() => {
        window.print = () => {
          document.documentElement.dataset['printed'] =
            document.querySelector('.wb-paper')?.textContent ?? '';
          window.dispatchEvent(new Event('afterprint'));
        };
      });
      const download = async (act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
        const started = page.waitForEvent('download');
        await act();
        const file = await started;
        return { name: file.suggestedFilename(), bytes: await bytesOf(file) };
      };
      const more = page.getByRole('banner').getByRole('button', { name: app.t('app_more'), exact: true });
      const byMouse = async (command: MessageKey): Promise<void> => {
        await more.click();
        await page.getByRole('menu').getByText(app.t(command), { exact: true }).click();
      };
      const byKeyboard = (command: MessageKey): Promise<void> => app.runCommand(app.t(command));
      const ways = [byMouse, byKeyboard] as const;

      await app.start();
      await app.button('app_trySample').first().click();
      await app.settle();
      const figure = page.getByRole('figure').first();
      await expect(figure.locator('svg, canvas').first()).toBeVisible();

      await test.step('a chart as PNG and SVG', async () => {
        const title = (await figure.getAttribute('aria-label')) ?? '';
        const opener = figure.getByRole('button', { name: app.t('app_moreFor', { name: title }) });
        const pictureByMouse = async (item: Locator): Promise<void> => {
          await figure.hover();
          await opener.click();
          await item.click();
        };
        const pictureByKeyboard = async (item: Locator): Promise<void> => {
          await app.focusCells();
          await app.press('ControlOrMeta+Alt+5');
          await expect(figure).toBeFocused();
          await app.walkTo(opener);
          await app.press('Enter');
          await app.arrowTo(item);
          await app.press('Enter');
        };
        for (const way of [pictureByMouse, pictureByKeyboard]) {
          const png = await download(() => way(page.getByRole('menuitem', { name: app.t('app_chartPng') })));
          expect(png.name).toBe(`${title}.png`);
          expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
          const svg = await download(() => way(page.getByRole('menuitem', { name: app.t('app_chartSvg') })));
          expect(svg.name).toBe(`${title}.svg`);
          expect(svg.bytes.toString('utf8')).toMatch(/^<svg[^]*<\/svg>\s*$/);
        }
      });

      await test.step('on paper, as a report', async () => {
        for (const way of ways) {
          await page.evaluate(() => delete document.documentElement.dataset['printed']);
          await way('commands_view_print');
          await expect(page.locator('html')).toHaveAttribute('data-printed', /281/);
        }
      });

      let exported: { name: string; bytes: Buffer } = { name: '', bytes: Buffer.alloc(0) };
      let ownFile = exported;
      await test.step('the workbook, for Excel and for Worthbook', async () => {
        for (const way of ways) {
          const xlsx = await download(() => way('commands_file_exportXlsx'));
          expect(xlsx.name).toMatch(/\.xlsx$/);
          exported = xlsx;
          const ours = await download(() => way('commands_file_exportWorkbook'));
          expect(ours.name).toMatch(/\.worthbook$/);
          expect(ours.bytes.subarray(0, 10).toString()).toBe('WORTHBOOK1');
          ownFile = ours;
        }
        expect(exported.bytes.includes('xl/media/')).toBe(true);
      });

      await test.step('a sheet as CSV, harmless unless it is asked for as it stands', async () => {
        await app.dropBytes('customers.csv', 'customer id,name,since\n007,=1+1,2024-05-01\n');
        await app.importAsGuessed(1);
        await app.button('app_showTable', {}, app.dialog).click();
        await expect(app.cell(/^007$/)).toBeVisible();
        for (const way of ways) {
          const safe = await download(() => way('commands_file_exportCsv'));
          expect(linesOf(safe.bytes)).toEqual(['customer id,name,since', "007,'=1+1,2024-05-01"]);
          const raw = await download(() => way('commands_file_exportCsvRaw'));
          expect(linesOf(raw.bytes)[1]).toBe('007,=1+1,2024-05-01');
        }
      });

      await test.step('the file for Excel comes back with its formulas, alive', async () => {
        const alone = app.dialog.getByRole('radio', { name: app.t('file_workbookAlone') });
        for (const hand of [mouseOf(), keyboardOf(app)]) {
          if (hand.way === 'mouse') {
            await app.dropBytes(exported.name, exported.bytes);
            await app.dialog.getByText(app.t('file_workbookAlone'), { exact: true }).click();
          } else {
            await app.runCommand(app.t('commands_workbook_import'));
            await expect(app.dialog).toBeFocused();
            await app.walkTo(app.button('app_chooseFile', {}, app.dialog));
            await app.chooseFile(() => app.press('Enter'), exported.name, exported.bytes);
            await app.walkTo(app.dialog.getByRole('radio', { name: app.t('file_workbookRows') }));
            await app.press('ArrowDown');
          }
          await expect(alone).toBeChecked();
          await hand.press(app.button('file_openWorkbook', {}, app.dialog));
          await hand.press(app.button('file_understood', {}, app.dialog));
          await expect(app.dialog).toBeHidden();
          // Its tabs stand in the order of the file.
          if (hand.way === 'mouse') await app.tabs.nth(1).click();
          else {
            await app.focusCells();
            await app.press('ControlOrMeta+Shift+PageDown');
          }
          await app.settle();
          await expect(app.cell(/281/).first()).toBeVisible();
        }
      });

      await test.step('our own file is dropped on the start screen, or opened there', async () => {
        for (const way of ['mouse', 'keyboard'] as const) {
          await app.start();
          if (way === 'mouse') await app.dropBytes(ownFile.name, ownFile.bytes);
          else {
            await app.walkTo(app.button('app_openFile'));
            await app.chooseFile(() => app.press('Enter'), ownFile.name, ownFile.bytes);
          }
          await expect(app.tabs).toHaveCount(2);
          await expect(app.cell(/^C01$/)).toBeVisible();
          await expect(app.dialog).toBeHidden();
        }
      });
      expect(app.complaints).toEqual([]);
    });
  });
}

for (const locale of locales) {
  test.describe(`the installed app, in ${locale}`, () => {
    test.use({ locale });
    test('a file opened with the installed app begins its import; a file of ours is opened as it is', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      const launchWith = async (name: string, bytes: Uint8Array): Promise<void> => {
        await page.addInitScript(
          ([fileName, content]) => {
            const launched = new File([Uint8Array.from(content)], fileName);
            const handle = { kind: 'file', getFile: () => Promise.resolve(launched) };
            const setConsumer = (consume: (launch: object) => void): void => consume({ files: [handle] });
            Object.defineProperty(window, 'launchQueue', { value: { setConsumer }, configurable: true });
          },
          [name, [...bytes]] as const,
        );
      };
      await launchWith('launched.csv', Buffer.from('name,revenue\nAlder,120\n'));
      await page.goto('/');
      await app.importAsGuessed(1);
      await app.button('app_showTable', {}, app.dialog).click();
      await expect(app.cell('Alder')).toBeVisible();
      const download = page.waitForEvent('download');
      await app.runCommand(app.t('commands_file_exportWorkbook'));
      const bytes = await bytesOf(await download);

      await launchWith('launched.worthbook', bytes);
      await page.goto('/');
      await expect(app.cell('Alder')).toBeVisible();
      await expect(app.dialog).toBeHidden();
      await app.button('app_backToStart').click();
      await expect(page.getByRole('article')).toHaveCount(2);
      expect(app.complaints).toEqual([]);
    });
  });
}
