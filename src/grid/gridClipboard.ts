import { copyRegion, type ClipboardContent } from '../commands/clipboardContent';
import type { ClipboardService } from '../commands/command';
import type { PasteArgs } from '../commands/paste';
import type { Region } from '../commands/region';
import { parseClipboardText } from '../model/format/clipboardText';
import type { Dispose } from '../shared/disposable';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { escapeHtml } from './escapeHtml';
import type { GridViewOptions } from './gridOptions';
import type { SheetOnScreen } from './sheetOnScreen';

/** What the clipboard needs of the grid. */
export interface ClipboardHost {
  readonly ownerDocument: Document;
  readonly options: Pick<GridViewOptions, 'workbook' | 'values' | 'runCommand'>;
  readonly screen: Pick<SheetOnScreen, 'locale' | 'readOnly'>;
  /** The keyboard belongs to the cells: not to the editor, nor to a field elsewhere. */
  isActive(): boolean;
  region(): Region | null;
  focus(): void;
}

/**
 * What was last copied in this page, with formulas. The system's clipboard only carries its text, so that is how it
 * is known again: anything copied elsewhere since has another text.
 */
let remembered: ClipboardContent | null = null;

/** Cut, copy and paste of cells: our own, because Handsontable copies shown values and pastes formulas unshifted. */
export class GridClipboard implements ClipboardService {
  readonly #host: ClipboardHost;
  readonly #dispose: Dispose;

  constructor(host: ClipboardHost) {
    this.#host = host;
    const { ownerDocument } = host;
    const copy = (event: ClipboardEvent): void => this.#onCopy(event, false);
    const cut = (event: ClipboardEvent): void => this.#onCopy(event, true);
    const paste = (event: ClipboardEvent): void => this.#onPaste(event);
    // Chromium offers no `cut` outside text fields unless someone takes part in `beforecut`.
    const allowCut = (event: Event): void => {
      if (host.isActive() && !host.screen.readOnly) event.preventDefault();
    };
    ownerDocument.addEventListener('beforecut', allowCut);
    ownerDocument.addEventListener('copy', copy);
    ownerDocument.addEventListener('cut', cut);
    ownerDocument.addEventListener('paste', paste);
    this.#dispose = () => {
      ownerDocument.removeEventListener('beforecut', allowCut);
      ownerDocument.removeEventListener('copy', copy);
      ownerDocument.removeEventListener('cut', cut);
      ownerDocument.removeEventListener('paste', paste);
    };
  }

  copy(): Result<void> {
    return this.#byMenu('copy');
  }

  cut(): Result<void> {
    return this.#byMenu('cut');
  }

  async paste(): Promise<Result<void>> {
    try {
      const text = await this.#host.ownerDocument.defaultView?.navigator.clipboard.readText();
      return text ? await this.#pasteText(text) : failed(problem('clipboardEmpty'));
    } catch {
      // The browser did not allow it, or has no such interface on this page.
      return failed(problem('clipboardEmpty'));
    }
  }

  dispose(): void {
    this.#dispose();
  }

  /** The browser turns it into the same event that the keyboard makes. */
  #byMenu(action: 'copy' | 'cut'): Result<void> {
    this.#host.focus();
    return this.#host.ownerDocument.execCommand(action) ? ok() : failed(problem('clipboardEmpty'));
  }

  #onCopy(event: ClipboardEvent, cut: boolean): void {
    const region = this.#host.region();
    if (!this.#host.isActive() || event.defaultPrevented || !region || !event.clipboardData) return;
    const { options, screen } = this.#host;
    const { locale, readOnly } = screen;
    const content = copyRegion(options.workbook.document, options.values, region, {
      locale,
      cut: cut && !readOnly,
    });
    if (!content) return;
    event.preventDefault();
    remembered = content;
    event.clipboardData.setData('text/plain', content.text);
    event.clipboardData.setData('text/html', htmlTable(content.text));
  }

  #onPaste(event: ClipboardEvent): void {
    if (!this.#host.isActive() || event.defaultPrevented || !event.clipboardData) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    // Copied blank cells have no text; pasting them clears, as everywhere.
    if (text !== '' || remembered?.text === '') void this.#pasteText(text);
  }

  async #pasteText(text: string): Promise<Result<void>> {
    const target = this.#host.region();
    if (!target || this.#host.screen.readOnly) return failed(problem('cellNotEditable'));
    const content = remembered && sameText(remembered.text, text) ? remembered : null;
    const args: PasteArgs = {
      target,
      text,
      ...(content ? { content } : {}),
    };
    const outcome = await this.#host.options.runCommand('cells.paste', args);
    // What was cut has moved; pasting it again pastes its values.
    if (outcome.ok && content?.cut) remembered = null;
    return outcome;
  }
}

/** Windows puts carriage returns into what is copied. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

/** For programs that take tables from HTML; everything in it is escaped. */
function htmlTable(text: string): string {
  const cell = (value: string): string => `<td>${escapeHtml(value).replaceAll('\n', '<br>')}</td>`;
  const rows = parseClipboardText(text).map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}
