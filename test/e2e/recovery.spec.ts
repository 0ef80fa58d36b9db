import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/endToEnd';
import { WorthbookPage } from '../support/worthbookPage';

/** Changes what lies in the browser's database, as a broken disk would. */
async function tamper(page: Page, store: 'heads' | 'parts', how: 'checksum' | 'clear all'): Promise<void> {
  await page.evaluate(
    ([name, change]) =>
      new Promise<void>((done, fail) => {
        const open = indexedDB.open('worthbook');
        open.onerror = () => fail(new Error('no database'));
        open.onsuccess = () => {
          const database = open.result;
          const names = change === 'clear all' ? [...database.objectStoreNames] : [name];
          const transaction = database.transaction(names, 'readwrite');
          for (const each of names) {
            const records = transaction.objectStore(each);
            if (change === 'clear all') records.clear();
            else
              records.openCursor().onsuccess = (event) => {
                const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
                if (!cursor) return;
                const record = cursor.value as { checksum?: number; part?: { checksum: number } };
                if (record.part) record.part.checksum ^= 1;
                else record.checksum = 0;
                cursor.update(record);
                cursor.continue();
              };
          }
          transaction.oncomplete = () => {
            database.close();
            done();
          };
        };
      }),
    [store, how] as const,
  );
}

test.describe('recovery, in English', () => {
  test.use({ locale: 'en' });

  test('names what is lost, offers what is left, and brings back what was kept', async ({ page }) => {
    const app = new WorthbookPage(page, 'en');
    await app.start();
    await app.button('app_trySample').first().click();
    await expect(page.getByRole('heading', { name: app.t('app_parameters') })).toBeVisible();
    await app.settle();
    await app.runCommand(app.t('history_show'));
    const panel = page.getByRole('complementary');
    await panel.getByRole('textbox').fill('Whole');
    await app.button('history_keepShort', {}, panel).click();
    await expect(panel.getByRole('listitem')).toContainText('Whole');
    const download = page.waitForEvent('download');
    await app.runCommand(app.t('history_backUp'));
    expect((await download).suggestedFilename()).toMatch(/\.worthbook$/);
    await app.expectSaved();
    const address = page.url();

    await test.step('opened without calculating, values are the stored ones until it is asked to', async () => {
      await app.button('app_backToStart').click();
      await page.getByRole('article').getByRole('button').last().click();
      await page.getByRole('menuitem', { name: app.t('history_openWithout') }).click();
      await expect(page.getByText(app.t('history_notCalculated'))).toBeVisible();
      await expect(app.cell('Alder').first()).toBeVisible();
      await page
        .getByRole('status')
        .getByRole('button', { name: app.t('app_calculate') })
        .click();
      await expect(page.getByText(app.t('history_notCalculated'))).toBeHidden();
      await app.settle();
    });

    await test.step('damaged parts are named, and the rest opens', async () => {
      await page.goto('about:blank');
      // What is there was opened before it is damaged.
      await app.start();
      await tamper(page, 'parts', 'checksum');
      await page.goto(address);
      const recovery = page.getByRole('alert').filter({ hasText: 'could not be read' });
      await expect(recovery.getByRole('listitem').first()).toHaveText(/\[/);
      // The copy beside the database has what is blank here.
      await app.button('history_openCopy', {}, recovery).click();
      await page.getByRole('tab').first().click();
      await expect(app.cell('Alder').first()).toBeVisible();
      await app.expectSaved();
      await page.goto(address);
      await app.button('history_openRest', {}, recovery).click();
      await app.expectGridFocus();
    });

    await test.step('a workbook that cannot be opened says so, and gives its records', async () => {
      await page.goto('about:blank');
      // What is there was opened before it is damaged.
      await app.start();
      await tamper(page, 'heads', 'checksum');
      await page.goto(address);
      const recovery = page.getByRole('alert').filter({ hasText: app.t('history_failedVersions') });
      await expect(recovery.getByRole('listitem').filter({ hasText: 'Whole' })).toBeVisible();
      await expect(recovery).toContainText(app.t('history_keptCopy'));
      const raw = page.waitForEvent('download');
      await app.button('history_downloadRaw', {}, recovery).click();
      expect((await raw).suggestedFilename()).toMatch(/\.raw\.json$/);
    });

    await test.step('when the database does not open any more, its copy does, in memory', async () => {
      const broken = new WorthbookPage(await page.context().newPage(), 'en');
      await broken.page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Internal error opening backing store', 'UnknownError');
        };
      });
      await broken.page.goto(address);
      await expect(broken.page.getByRole('alert')).toContainText(app.t('history_noStore_storageFailed'));
      await broken.button('history_restoreBackup').click();
      await expect(broken.page.getByText(app.t('history_memory_storageFailed'))).toBeVisible();
      await broken.page.getByRole('tab').first().click();
      await expect(broken.cell('Alder').first()).toBeVisible();
      await broken.page.close();
    });

    await test.step('when the whole store is gone, that is told until somebody acts on it in any tab', async () => {
      await page.goto('about:blank');
      // What is there was opened before it is damaged.
      await app.start();
      await tamper(page, 'heads', 'clear all');
      await page.reload();
      const lost = page.getByRole('alert').filter({ hasText: app.t('history_lostTitle') });
      await expect(lost).toBeVisible();
      await page.reload();
      await expect(lost).toBeVisible();
      const other = new WorthbookPage(await page.context().newPage(), 'en');
      await other.start();
      await other.button('history_dismissLoss').click();
      await expect(lost).toBeHidden();
      await other.notices.getByRole('button', { name: app.t('app_undo') }).click();
      // The copy of before is a workbook like any other.
      await app.button('history_restoreBackup', {}, lost).last().click();
      await app.settle();
      await app.button('app_backToStart').click();
      await app.button('history_restoreBackup', {}, lost).click();
      await app.settle();
      await page.getByRole('tab').first().click();
      await expect(app.cell('Alder').first()).toBeVisible();
      await expect(other.button('history_dismissLoss')).toBeHidden();
      await other.page.close();
    });
    expect(app.complaints).toEqual([]);
  });

  test('backups go to the folder that the person chose, by themselves too, and their age is said', async ({
    page,
  }) => {
    // In place of the browser's own dialog: a folder of the page, which is written to in the same way.
    await page.addInitScript(() => {
      const showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true });
      Object.assign(globalThis, { showDirectoryPicker });
    });
    const inFolder = () =>
      page.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen');
        const files: { name: string; text: string }[] = [];
        for await (const [name, handle] of folder.entries()) {
          try {
            const file = await (handle as FileSystemFileHandle).getFile();
            const bytes = new Uint8Array(await file.arrayBuffer());
            files.push({ name, text: btoa(String.fromCharCode(...bytes)) });
          } catch (error) {
            // While a file is replaced, the one before it, or the one it is written in, is gone by the time it is opened or read.
            const isReplaced =
              error instanceof DOMException && ['NotFoundError', 'NotReadableError'].includes(error.name);
            if (!isReplaced) throw error;
          }
        }
        return files;
      });
    const app = new WorthbookPage(page, 'en');
    const more = page.getByRole('banner').getByRole('button', { name: app.t('app_more'), exact: true });
    await app.start();
    await app.newWorkbook();
    await app.enter('first');
    await app.expectSaved();
    await more.click();
    await page.getByRole('menuitem', { name: app.t('history_chooseFolder') }).click();
    await expect(app.notices.getByText(app.t('history_backedUp'))).toBeVisible();
    await more.click();
    await expect(
      page.getByRole('menu').getByText(app.t('history_backupAge', { ago: app.t('app_justNow') })),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await app.goTo('A2');
    const [first, ...others] = await inFolder();
    expect(others).toEqual([]);
    expect(first?.name).toMatch(/^New workbook\..+\.worthbook$/);

    await app.enter('second');
    await app.expectSaved();
    await app.button('app_backToStart').click();
    let backup = first?.text ?? '';
    const isWrittenAgain = async (): Promise<boolean> => {
      backup = (await inFolder())[0]?.text ?? backup;
      return backup !== first?.text;
    };
    await expect.poll(isWrittenAgain).toBe(true);
    await app.dropBytes('backup.worthbook', Buffer.from(backup, 'base64'));
    await expect(app.cell('second')).toBeVisible();
    expect(app.complaints).toEqual([]);
  });

  test('with one byte of room it opens, says that nothing is saved, and hands everything out', async ({
    page,
    context,
    baseURL,
  }) => {
    const app = new WorthbookPage(page, 'en');
    const browser = await context.newCDPSession(page);
    const { origin } = new URL(baseURL ?? '');
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await app.start();
    await app.newWorkbook();
    await app.enter('kept in memory');
    await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', /failed|unsaved/);
    const download = page.waitForEvent('download');
    await app.button('app_keepCopy').first().click();
    const path = await (await download).path();
    await browser.send('Storage.overrideQuotaForOrigin', { origin });
    await page.reload();
    await app.start();
    await app.dropBytes('backup.worthbook', readFileSync(path));
    await expect(app.cell('kept in memory').first()).toBeVisible();
    await app.expectSaved();
  });
});
