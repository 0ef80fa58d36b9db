import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { text, type MessageKey } from '../../src/i18n/texts';
import type { Locale } from '../../src/shared/localText';
import type { ProblemParams } from '../../src/shared/problems';

/** The application as a person meets it: by words on the screen, in either language. */
export class WorthbookPage {
  readonly page: Page;
  readonly locale: Locale;
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

  /** Drops a file from the desktop onto the window. */
  async drop(path: string): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([encoded, name]) => {
        const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
        const made = new DataTransfer();
        made.items.add(new File([bytes], name, { type: 'text/csv' }));
        return made;
      },
      [readFileSync(path).toString('base64'), basename(path)] as const,
    );
    const target = this.page.locator('.wb-root');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await target.dispatchEvent(type, { dataTransfer: transfer });
    }
  }

  /** Takes the file as the wizard guessed it; the wizard is left on its summary. */
  async importAsGuessed(rows: number): Promise<void> {
    const take = this.button('app_take', {}, this.dialog);
    await expect(take).toBeEnabled({ timeout: 30_000 });
    await take.click();
    await expect(this.dialog.getByText(new RegExp(rows.toLocaleString(this.locale)))).toBeVisible({
      timeout: 60_000,
    });
  }

  /** From the summary of the import to the report of a template. */
  async analyseWith(name: Record<Locale, string>): Promise<void> {
    await this.button('app_analyse', {}, this.dialog).click();
    await this.dialog.getByText(name[this.locale], { exact: true }).first().click();
    await this.button('app_applyTemplate', {}, this.dialog).click();
    await expect(this.dialog).toBeHidden({ timeout: 30_000 });
  }

  /** *Saved* is on the screen: everything up to now must survive anything. */
  async expectSaved(): Promise<void> {
    const saved = this.t('app_saved', { ago: '' }).trim();
    await expect(this.page.getByText(saved).first()).toBeVisible({ timeout: 20_000 });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: false });
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
    await this.#repeat(this.button('app_undo'), 'ControlOrMeta+z');
  }

  async redoAll(): Promise<void> {
    await this.#repeat(this.button('app_redo'), 'ControlOrMeta+y');
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
