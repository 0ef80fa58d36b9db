import { copyRegions, type ClipboardContent } from '../commands/clipboardContent';
import type { ClipboardService, Selection } from '../commands/command';
import type { PasteArgs } from '../commands/paste';
import { selectedRegions } from '../commands/region';
import type { PasteMode } from '../commands/pasteMode';
import type { Dispose } from '../shared/disposable';
import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { writeClipboardHtml } from './clipboardHtml';
import type { CopyOutline } from './copyOutline';
import type { GridViewOptions } from './gridOptions';
import { readHtmlTable } from './readHtmlTable';
import type { SheetOnScreen } from './sheetOnScreen';

/** What the clipboard needs of the grid. */
export interface ClipboardHost {
  readonly ownerDocument: Document;
  readonly options: Pick<GridViewOptions, 'workbook' | 'values' | 'runCommand' | 'onRefused'>;
  readonly screen: Pick<SheetOnScreen, 'locale' | 'readOnly'>;
  /** The keyboard belongs to the cells: not to the editor, nor to a field elsewhere. */
  isActive(): boolean;
  selection(): Selection | null;
  focus(): void;
  outline(): CopyOutline;
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
  /** Ctrl+Shift+V is held: the clipboard's event itself does not say so. */
  #valuesOnly = false;
  /** Why the last copy was refused. */
  #refusal: Problem | null = null;
  /** The event was asked for by a menu, which says itself why it was refused. */
  #isByMenu = false;

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
    const noteKey = (event: KeyboardEvent): void => {
      this.#valuesOnly = event.shiftKey && (event.ctrlKey || event.metaKey);
    };
    ownerDocument.addEventListener('keydown', noteKey, true);
    ownerDocument.addEventListener('beforecut', allowCut);
    ownerDocument.addEventListener('copy', copy);
    ownerDocument.addEventListener('cut', cut);
    ownerDocument.addEventListener('paste', paste);
    // Excel sees what other programs copy, a page does not: once the person has been elsewhere, Enter no longer pastes what
    // was copied here. Ctrl+V pastes what the clipboard holds by then.
    const leave = (): void => host.outline().hide();
    ownerDocument.defaultView?.addEventListener('blur', leave);
    const stopFollowing = host.options.workbook.subscribe((transaction) => {
      const isOther = transaction.source === 'user' && transaction.origin !== 'input.paste';
      // As in Excel: once something else is done, Enter no longer means to paste what was copied before. Ctrl+V still does.
      if (isOther) host.outline().hide();
    });
    this.#dispose = () => {
      stopFollowing();
      ownerDocument.defaultView?.removeEventListener('blur', leave);
      ownerDocument.removeEventListener('keydown', noteKey, true);
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

  /** By menu; the browser may ask for permission first. The keyboard's own events need none. */
  async paste(mode: PasteMode = 'all'): Promise<Result<void>> {
    try {
      const { text, html } = await readClipboard(this.#host.ownerDocument.defaultView?.navigator.clipboard);
      return text || html ? await this.#paste(text, html, mode) : failed(problem('clipboardEmpty'));
    } catch {
      // The browser did not allow it, or has no such interface on this page.
      return failed(problem('clipboardEmpty'));
    }
  }

  /** Enter: what the dashes surround is pasted, and they end. `false` when they surround nothing. */
  pasteFramed(): boolean {
    const { screen } = this.#host;
    const content = remembered;
    if (!this.#host.outline().isShown || !content || screen.readOnly) return false;
    void this.#paste(content.text, '', 'all').then(({ ok: isDone }) => {
      if (isDone) this.#host.outline().hide();
    });
    return true;
  }

  /** Escape: nothing is being copied any more. `false` when nothing was. */
  end(): boolean {
    if (!this.#host.outline().isShown) return false;
    this.#host.outline().hide();
    remembered = null;
    return true;
  }

  dispose(): void {
    this.#dispose();
  }

  /** The browser turns it into the same event that the keyboard makes. */
  #byMenu(action: 'copy' | 'cut'): Result<void> {
    this.#host.focus();
    this.#refusal = null;
    this.#isByMenu = true;
    try {
      const isDone = this.#host.ownerDocument.execCommand(action);
      if (this.#refusal) return failed(this.#refusal);
      return isDone ? ok() : failed(problem('clipboardEmpty'));
    } finally {
      this.#isByMenu = false;
    }
  }

  #onCopy(event: ClipboardEvent, cut: boolean): void {
    const regions = selectedRegions(this.#host.selection());
    if (!this.#host.isActive() || event.defaultPrevented || !event.clipboardData) {
      // A text out of a field took the place of the cells.
      this.#host.outline().hide();
      return;
    }
    const { options, screen } = this.#host;
    const { locale, readOnly } = screen;
    const copied = copyRegions(options.workbook.document, options.values, regions, {
      locale,
      cut: cut && !readOnly,
    });
    if (!copied.ok) {
      event.preventDefault();
      this.#refuse(copied.problem);
      return;
    }
    const content = copied.value;
    if (!content) return;
    event.preventDefault();
    remembered = content;
    this.#host.outline().show(content.regions);
    event.clipboardData.setData('text/plain', content.text);
    event.clipboardData.setData('text/html', writeClipboardHtml(content));
  }

  #refuse(refusal: Problem): void {
    this.#refusal = refusal;
    if (!this.#isByMenu) this.#host.options.onRefused?.(refusal);
  }

  #onPaste(event: ClipboardEvent): void {
    if (!this.#host.isActive() || event.defaultPrevented || !event.clipboardData) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const html = event.clipboardData.getData('text/html');
    // Copied blank cells have no text; pasting them clears, as everywhere.
    if (text !== '' || html !== '' || remembered?.text === '')
      void this.#paste(text, html, this.#valuesOnly ? 'values' : 'all');
  }

  async #paste(text: string, html: string, mode: PasteMode): Promise<Result<void>> {
    const [target, ...others] = selectedRegions(this.#host.selection());
    if (!target || this.#host.screen.readOnly) return failed(problem('cellNotEditable'));
    const content = remembered && sameText(remembered.text, text) ? remembered : null;
    const table = content === null && text.length < longText ? readHtmlTable(html) : null;
    const args: PasteArgs = {
      target,
      text,
      mode,
      ...(others.length > 0 ? { others } : {}),
      ...(content ? { content } : {}),
      ...(table ? { table } : {}),
    };
    const outcome = await this.#host.options.runCommand('cells.paste', args);
    // What was cut has moved; pasting it again pastes its values.
    if (outcome.ok && content?.cut) this.end();
    return outcome;
  }
}

/** Longer texts are read beside the page, without looks. */
const longText = 500_000;

async function readClipboard(clipboard: Clipboard | undefined): Promise<{ text: string; html: string }> {
  const items = (await clipboard?.read()) ?? [];
  const read = async (type: string): Promise<string> => {
    const item = items.find(({ types }) => types.includes(type));
    return item ? (await item.getType(type)).text() : '';
  };
  return { text: await read('text/plain'), html: await read('text/html') };
}

/** Windows puts carriage returns into what is copied. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}
