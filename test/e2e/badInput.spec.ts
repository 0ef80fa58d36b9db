import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';
import { locales } from '../../src/shared/localText';

const png = readFileSync(fileURLToPath(new URL('../../src/app/public/icon-192.png', import.meta.url)));
/** The first bytes of files that people take for CSV because a program once named them so. */
const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), Buffer.alloc(400, 0x9c)]);
const xls = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

const noise = Buffer.from(
  Array.from({ length: 4000 }, (_, index) => (index * 193 + ((index * index) >> 3)) % 256),
);

const ragged = (count: number): string => {
  const row = (index: number): string =>
    index % 3 === 0 ? `C${index}` : index % 3 === 1 ? `C${index},${index}` : `C${index},${index},9,extra`;
  return `name,revenue,orders\n${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;
};

for (const locale of locales) {
  test.describe(`bad input in ${locale}`, () => {
    test.use({ locale });

    /** One number, so that what must not change can be seen not to. */
    async function begin(app: WorthbookPage): Promise<void> {
      await app.start();
      await app.newWorkbook();
      await app.enter('42');
      await expect(app.at('A1')).toHaveText('42');
    }

    /** Only that number is there, and it is all there is to undo. */
    async function expectUnchanged(app: WorthbookPage): Promise<void> {
      await expect(app.page.getByRole('tab')).toHaveCount(1);
      await expect(app.at('A1')).toHaveText('42');
      await expect(app.cell(/\S/)).toHaveCount(1);
      await app.undoAll();
      await expect(app.cell(/\S/)).toHaveCount(0);
      await app.redoAll();
      await expect(app.at('A1')).toHaveText('42');
      expect(app.complaints).toEqual([]);
    }

    const unreadable = [
      { what: 'an empty file', bytes: '', message: 'problem_fileEmpty', kind: '' },
      { what: 'a file of spaces and line ends', bytes: ' \r\n\r\n ', message: 'problem_fileEmpty', kind: '' },
      { what: 'a picture named .csv', bytes: png, message: 'problem_fileUnknownKind', kind: 'PNG' },
      { what: 'an archive named .csv', bytes: zip, message: 'problem_fileUnknownKind', kind: 'ZIP' },
      {
        what: 'an old Excel file named .csv',
        bytes: xls,
        message: 'problem_fileUnknownKind',
        kind: 'Excel 97 (.xls)',
      },
      { what: 'a file of bytes of no kind', bytes: noise, message: 'problem_fileBinary', kind: '' },
    ] as const;
    test('files that are no tables are refused in words', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      for (const { what, bytes, message, kind } of unreadable) {
        await test.step(what, async () => {
          await app.dropBytes('customers.csv', bytes);
          await expect(app.dialog.getByRole('alert')).toHaveText(app.t(message, { kind }));
          await page.keyboard.press('Escape');
          await expect(app.dialog).toBeHidden();
          await app.expectGridFocus();
        });
      }
      await expectUnchanged(app);
    });

    test('a file with one column asks about the separator, and can be imported as it is', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('names.csv', 'name\nAlder\nBirch\nCedar\n');
      await expect(app.dialog.getByRole('status')).toHaveText(app.t('problem_fileOneColumn'));
      await page.keyboard.press('Escape');
      await expectUnchanged(app);

      await app.dropBytes('names.csv', 'name\nAlder\nBirch\nCedar\n');
      await app.importAsGuessed(3);
      expect(app.complaints).toEqual([]);
    });

    test('1,000 ragged rows are imported, and each is told of', async ({ page }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      await app.dropBytes('ragged.csv', ragged(1000));
      await app.button('app_take', {}, app.dialog).click();
      const ledger = app.dialog.getByRole('region', { name: app.t('app_ledger') });
      await expect(ledger.getByText(app.t('app_ledgerTooFew')).first()).toBeVisible();
      await expect(ledger.getByText(app.t('app_ledgerTooMany')).first()).toBeVisible();
      await expect(app.dialog.getByText(/1[,，]?000/).first()).toBeVisible();
      await expect(page.getByRole('tab')).toHaveCount(1);
      await app.confirmImport();
      await app.button('app_showTable', {}, app.dialog).click();
      await expect(page.getByRole('tab')).toHaveCount(2);
      await app.expectGridFocus();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(page.getByRole('tab')).toHaveCount(1);
      await app.expectGridFocus();
      await expect(app.cell(/\S/)).toHaveText(['42']);
      expect(app.complaints).toEqual([]);
    });

    const refused = [
      {
        what: 'a syntax error',
        formula: '=SUM(1,2))',
        words: { en: 'closes nothing', 'zh-CN': '没有对应的左括号' },
      },
      {
        what: 'an unknown name',
        formula: '=SUM(Custmers[Revenue])',
        words: { en: 'Custmers', 'zh-CN': 'Custmers' },
      },
    ] as const;
    test('a formula that cannot be is kept where it is typed, with the reason beside it', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      for (const { what, formula, words } of refused) {
        await test.step(`${what}, in the cell`, async () => {
          await app.goTo('B2');
          await app.enter(formula);
          await expect(page.getByRole('alert').getByText(words[locale])).toBeVisible();
          // What was typed is not lost.
          await expect(app.formulaBar).toHaveValue(formula);
          await page.keyboard.press('Escape');
          await expect(app.at('B2')).toHaveText('');
        });
        await test.step(`${what}, in the formula bar`, async () => {
          await app.goTo('B2');
          await app.formulaBar.fill(formula);
          await app.formulaBar.press('Enter');
          await expect(app.formulaBar).toHaveAttribute('aria-invalid', 'true');
          await expect(app.formulaBar).toHaveAccessibleDescription(new RegExp(words[locale]));
          await expect(app.formulaBar).toHaveValue(formula);
          await app.formulaBar.press('Escape');
          await app.expectGridFocus();
          await expect(app.at('B2')).toHaveText('');
        });
      }
      await expectUnchanged(app);
    });

    const errors = [
      { what: 'an unknown function', formula: '=CLVX(1,2)', code: '#NAME?', words: /CLVX/ },
      {
        what: 'a cycle',
        formula: '=B2+1',
        code: '#CYCLE!',
        words: locale === 'en' ? /depends on itself: .*Sheet1!B2/ : /引用了自己：.*Sheet1!B2/,
      },
      {
        what: 'a division by zero',
        formula: '=1/0',
        code: '#DIV/0!',
        words: locale === 'en' ? /divides by 0/ : /除/,
      },
    ];
    test('a formula without a result shows its error, says what it means, and leaves other cells alone', async ({
      page,
    }) => {
      const app = new WorthbookPage(page, locale);
      await begin(app);
      for (const { what, formula, code, words } of errors) {
        await test.step(`${what} is ${code}`, async () => {
          await app.goTo('B2');
          await app.enter(formula);
          await expect(app.at('B2')).toHaveText(code);
          await expect(app.at('A1')).toHaveText('42');
          await app.goTo('B2');
          await expect(app.formulaBar).toHaveValue(formula);
          await expect(app.formulaBar).toHaveAccessibleDescription(words);
        });
      }
      await app.goTo('C1');
      await app.enter('=A1+1');
      await expect(app.at('C1')).toHaveText('43');
      await app.undoAll();
      await expect(app.cell(/\S/)).toHaveCount(0);
      expect(app.complaints).toEqual([]);
    });
  });
}
