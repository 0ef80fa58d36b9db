import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import { text, type MessageKey } from '../../src/i18n/texts';
import type { Locale } from '../../src/shared/localText';
import type { ProblemParams } from '../../src/shared/problems';
import type { Template } from '../../templates/schema';

/** The application as a person meets it: by words on the screen, in either language. */
export class WorthbookPage {
  readonly page: Page;
  /** The language in which it is looked for; a test that switches the language changes it too. */
  locale: Locale;
  /** Errors, policy violations and requests to elsewhere; every journey ends by expecting none. */
  readonly complaints: string[] = [];

  constructor(page: Page, locale: Locale) {
    this.page = page;
    this.locale = locale;
    page.on('console', (message) => {
      const words = message.text();
      if (message.type() === 'error' || words.includes('Content Security Policy'))
        this.complaints.push(words);
    });
    page.on('pageerror', (error) => this.complaints.push(`${error.message}\n${error.stack ?? ''}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const own = url.protocol === 'data:' || url.protocol === 'blob:' || url.hostname === 'localhost';
      if (!own) this.complaints.push(`request to ${request.url()}`);
    });
    page.on('websocket', (socket) => this.complaints.push(`connection to ${socket.url()}`));
  }

  t(key: MessageKey, params?: ProblemParams): string {
    return text(this.locale, key, params);
  }

  button(key: MessageKey, params?: ProblemParams, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name: this.t(key, params) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async start(url = '/'): Promise<void> {
    await this.page.goto(url);
    await expect(this.page.getByRole('heading', { name: this.t('app_startTitle') })).toBeVisible();
  }

  /** From the start screen to an empty workbook whose grid takes keys. */
  async newWorkbook(): Promise<void> {
    // Before those that were made by it and have no other name yet.
    await this.button('app_newWorkbook').first().click();
    // At a first visit the grid is loaded while the service worker stores the whole application.
    await this.expectGridFocus(30_000);
  }

  /** Drops a file from the desktop onto the window. */
  async drop(path: string): Promise<void> {
    await this.dropBytes(basename(path), readFileSync(path));
  }

  async dropBytes(name: string, bytes: Uint8Array | string): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([encoded, fileName]) => {
        const content = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
        const made = new DataTransfer();
        made.items.add(new File([content], fileName, { type: 'text/csv' }));
        return made;
      },
      [Buffer.from(bytes).toString('base64'), name] as const,
    );
    await this.#drop(transfer);
  }

  /** Drops a file with that many rows and columns of about ten characters each; it is made in the page. */
  async dropTable(name: string, rows: number, columns: number): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, rowCount, columnCount]) => {
        const line = (cell: (column: number) => string): string =>
          `${Array.from({ length: columnCount }, (_, column) => cell(column)).join(',')}\n`;
        const lines = [line((column) => (column === 0 ? 'customer id' : `figure ${column}`))];
        for (let row = 0; row < rowCount; row++) {
          lines.push(line((column) => (column === 0 ? `C${row}` : `${100_000 + row + column}.25`)));
        }
        const made = new DataTransfer();
        made.items.add(new File(lines, fileName, { type: 'text/csv' }));
        return made;
      },
      [name, rows, columns] as const,
    );
    await this.#drop(transfer);
  }

  async #drop(transfer: JSHandle<DataTransfer>): Promise<void> {
    const target = this.page.locator('.wb-root');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await target.dispatchEvent(type, { dataTransfer: transfer });
    }
  }

  /** Takes the file as the wizard guessed it, and what it tells of first; the wizard is left on its summary. */
  async importAsGuessed(rows: number): Promise<void> {
    const take = this.button('app_take', {}, this.dialog);
    await expect(take).toBeEnabled({ timeout: 30_000 });
    await take.click();
    const shown = this.dialog.getByText(new RegExp(rows.toLocaleString(this.locale))).first();
    await expect(shown).toBeVisible({ timeout: 60_000 });
    await this.confirmImport();
    await expect(shown).toBeVisible({ timeout: 60_000 });
  }

  /** Where the wizard has something to tell before it changes anything, agrees to it. */
  async confirmImport(): Promise<void> {
    const done = this.button('app_showTable', {}, this.dialog);
    const confirm = this.button('file_confirmImport', {}, this.dialog).or(
      this.button('file_confirmUpdate', {}, this.dialog),
    );
    await expect(done.or(confirm)).toBeVisible({ timeout: 60_000 });
    if (await confirm.isVisible()) await confirm.click();
    await expect(done).toBeVisible({ timeout: 60_000 });
  }

  /** Gives the file to the browser's own dialog, which `ask` opens. */
  async chooseFile(ask: () => Promise<void>, name: string, bytes: Uint8Array | string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    // The browser has to be told first to hand its dialog over, which takes it a turn: a key would be faster.
    await this.page.evaluate(() => undefined);
    await ask();
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await (await chooser).setFiles(file);
  }

  /** Walks with Tab until the focus is there. */
  async walkTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let step = 0; step < 150; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} never came to ${target.toString()}`);
  }

  /** Walks to a list and chooses in it with the arrow keys, by the value of an entry or by its words. */
  async chooseByKeys(list: Locator, entry: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.walkTo(list, key);
    await this.page.keyboard.press('Home');
    for (let step = 0; step < 80; step++) {
      const chosen = await list.evaluate((select: HTMLSelectElement) => [
        select.value,
        select.selectedOptions[0]?.label,
      ]);
      if (chosen.includes(entry)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no key chose ${entry}`);
  }

  /** From the summary of the import to the report of a template. */
  async analyseWith(name: Record<Locale, string>): Promise<void> {
    await this.button('app_analyse', {}, this.dialog).click();
    await this.dialog.getByText(name[this.locale], { exact: true }).first().click();
    await this.button('app_applyTemplate', {}, this.dialog).click();
    await expect(this.dialog).toBeHidden({ timeout: 30_000 });
  }

  /** The report of a template is there, drawn and calculated, without an error in it. */
  async expectReport({ sheets, charts }: Template): Promise<void> {
    await expect(this.dialog).toBeHidden({ timeout: 30_000 });
    const name = sheets[0]?.name[this.locale] ?? '';
    await expect(this.tab(name).first()).toHaveAttribute('aria-selected', 'true');
    if (charts.some(({ sheet }) => sheet === sheets[0]?.key))
      await expect(this.page.locator('figure [role="img"]').locator('canvas, svg').first()).toBeVisible();
    await this.settle();
    await expect(this.cell(/^#[A-Z/0!?]+$/)).toHaveCount(0);
  }

  /** The card of a template, among those of a list or of the start screen. */
  templateCard(name: Record<Locale, string>, within: Page | Locator = this.page): Locator {
    const heading = this.page.getByRole('heading', { name: name[this.locale], exact: true });
    return within.getByRole('listitem').filter({ has: heading }).getByRole('button').first();
  }

  /** What was asked for has been calculated, saved and drawn, and nothing moves any more. */
  async settle(): Promise<void> {
    const state = this.page.locator('[data-save-state]');
    if ((await state.count()) > 0) await expect(state).toHaveAttribute('data-save-state', 'saved');
    const engine = this.page.locator('[data-engine-state]');
    if ((await engine.count()) > 0) await expect(engine).toHaveAttribute('data-engine-state', 'idle');
    await this.page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
  }

  /** *Saved* is on the screen: everything up to now must survive anything. */
  async expectSaved(): Promise<void> {
    const saved = this.t('app_saved', { ago: '' }).trim();
    await expect(this.page.getByText(saved).first()).toBeVisible({ timeout: 20_000 });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: false });
  }

  /** The box of an answer to take back, or of words about what went wrong. */
  get notices(): Locator {
    return this.page.getByRole('region', { name: this.t('app_notices') });
  }

  /** The text of the active cell, as one would edit it. */
  get formulaBar(): Locator {
    return this.page.getByRole('textbox', { name: this.t('app_formulaBarText') });
  }

  get nameBox(): Locator {
    return this.page.getByRole('textbox', { name: this.t('app_nameBox') });
  }

  async goTo(address: string): Promise<void> {
    await this.nameBox.fill(address);
    await this.nameBox.press('Enter');
    await this.expectGridFocus();
  }

  async expectAddress(address: string): Promise<void> {
    await expect(this.nameBox).toHaveValue(address);
  }

  /** Types into the active cell and goes on below it. */
  async enter(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  async expectGridFocus(timeout = 10_000): Promise<void> {
    await expect(this.page.locator('.wb-grid :focus')).toBeAttached({ timeout });
  }

  /** Finds a command by its words and runs it. */
  async runCommand(words: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await expect(this.dialog.getByRole('combobox')).toBeFocused();
    await this.page.keyboard.insertText(words);
    await expect(this.dialog.getByRole('option', { selected: true })).toContainText(words);
    await this.page.keyboard.press('Enter');
  }

  async chooseIn(menu: MessageKey, item: string): Promise<void> {
    await this.button(menu).click();
    await this.page.getByRole('menu').getByText(item, { exact: true }).click();
  }

  /** A cell of a sheet with headings that is on the screen, by its address (`B2`). */
  at(address: string): Locator {
    return this.page.locator(cellSelector(address));
  }

  /** A cell that is on the screen, by what it shows. */
  cell(shown: string | RegExp): Locator {
    return this.page.locator('.ht_master td', { hasText: shown });
  }

  /** What the charts of the sheet show, as their tables tell screen readers. */
  async chartFigures(): Promise<string[]> {
    return this.page.locator('figure table').allTextContents();
  }

  async undoAll(): Promise<void> {
    await this.#repeat(this.#historyButtons.first(), 'ControlOrMeta+z');
  }

  async redoAll(): Promise<void> {
    await this.#repeat(this.#historyButtons.last(), 'ControlOrMeta+y');
  }

  get #historyButtons(): Locator {
    return this.page.getByRole('group', { name: this.t('app_history') }).getByRole('button');
  }

  async #repeat(button: Locator, keys: string): Promise<void> {
    for (let step = 0; step < 50; step++) {
      if (await button.isDisabled()) return;
      await this.page.keyboard.press(keys);
    }
    throw new Error(`${keys} never came to an end`);
  }

  async screenshot(name: string): Promise<void> {
    const { width = 0 } = this.page.viewportSize() ?? {};
    await this.page.screenshot({ path: `test-results/screens/${name}.${this.locale}.${width}.png` });
  }
}

/** Where a cell that is on the screen is found, by its address (`B2`). */
export function cellSelector(address: string): string {
  const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  const rowIndex = Number(row) + 1;
  const columnIndex = letter.charCodeAt(0) - 'A'.charCodeAt(0) + 2;
  return `.ht_master tr[aria-rowindex="${rowIndex}"] > td[aria-colindex="${columnIndex}"]`;
}
