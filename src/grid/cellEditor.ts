import { registerEditor } from 'handsontable/editors/registry';
import { TextEditor } from 'handsontable/editors/textEditor';
import { alignText, wearLook } from './editorLook';
import { EditorSize } from './editorSize';
import type { HotInstance } from './handsontable';

/** Where the text of the editor goes. */
export interface EditingHost {
  /** Writes the text through a command; `false` when it was refused, so that the text is not lost. */
  commit(visualRow: number, visualColumn: number, text: string, toSelection: boolean): boolean;
  /** The same, while what is drawn waits for the engine's answer. */
  commitEarly(visualRow: number, visualColumn: number, text: string): boolean;
  /** The text was written, and the editor is about to close. */
  committed(): void;
  editingChanged(text: string | null): void;
  /** The editor opened over a cell (its elements), or closed (`null`). */
  opened(field: EditorElements | null): void;
  /** Draws at once what was to wait for the next frame. */
  drawNow(): void;
  /** What the editor is to those who hear it. */
  label(): string;
}

/** What is on the page of an open editor. */
export interface EditorElements {
  readonly textarea: HTMLTextAreaElement;
  /** Around the text area and of its size. */
  readonly holder: HTMLElement;
  /** Opened to change what stands in the cell, and not by typing over it. */
  readonly isFullEdit: boolean;
}

const hostOf = new WeakMap<object, EditingHost>();

/** Tells the editors of one grid whom they write to; forgotten with the grid. */
export function connectEditor(hot: HotInstance, host: EditingHost): void {
  hostOf.set(hot, host);
}

/**
 * Handsontable's text editor, which knows input methods, with one difference: what was typed goes to a command
 * instead of Handsontable's data, and when the command refuses it, the editor opens again with the text.
 */
export class CellEditor extends TextEditor {
  override autoResize = new EditorSize();
  /** What has been written before Handsontable hears of the key that does it, and whether it was taken. */
  #early: { readonly text: string; readonly isTaken: boolean } | null = null;

  override createElements(): void {
    super.createElements('textarea');
    this.TEXTAREA.setAttribute('spellcheck', 'false');
    this.TEXTAREA.setAttribute('autocomplete', 'off');
    keepFromSelecting(this.TEXTAREA as HTMLTextAreaElement, () => this.isOpened());
    this.TEXTAREA.addEventListener('input', () => {
      const cell = this.getEditedCell();
      if (cell) alignText(cell, this.TEXTAREA as HTMLTextAreaElement);
      this.#host()?.editingChanged(this.TEXTAREA.value);
    });
    // After whoever helps in the text area, for whom the key may mean something else.
    this.TEXTAREA_PARENT.addEventListener('keydown', (event) => {
      if (!this.isOpened() || event.isComposing || !this.#takeKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  override prepare(...cell: Parameters<TextEditor['prepare']>): void {
    super.prepare(...cell);
    this.TEXTAREA.setAttribute('aria-label', this.#host()?.label() ?? '');
  }

  override beginEditing(initial?: unknown, event?: Event): void {
    if (!this.isOpened()) this.#followSelection();
    super.beginEditing(initial, event);
  }

  override open(): void {
    super.open();
    this.#host()?.editingChanged(this.TEXTAREA.value);
    this.#host()?.opened({
      textarea: this.TEXTAREA as HTMLTextAreaElement,
      holder: this.TEXTAREA_PARENT,
      isFullEdit: this.isInFullEditMode(),
    });
  }

  override close(): void {
    super.close();
    this.#host()?.opened(null);
    this.#host()?.editingChanged(null);
  }

  /**
   * Handsontable 18.1.1 closes the editor when its cell is scrolled away, and what was typed with it. And it places the
   * hidden editor over each cell that gets selected, so that the page is laid out before the selection is drawn: here it
   * is placed when it opens, and before only for input methods, which begin in the hidden editor.
   */
  override refreshDimensions(force?: boolean): void {
    if (!force && this.isOpened() && !this.getEditedCell()) return;
    if (force && !this.isOpened() && this.hot.getSettings().imeFastEdit !== true) return;
    super.refreshDimensions(force);
    const cell = this.isOpened() ? this.getEditedCell() : null;
    if (!cell) return;
    wearLook(cell, this.TEXTAREA_PARENT, this.TEXTAREA as HTMLTextAreaElement);
    this.autoResize.resize();
  }

  /**
   * Handsontable 18.1.1 reads the height of a line as a number and finds none, for the zoom calculates it: the editor was
   * 200 px high.
   */
  override getEditedCellRect(): ReturnType<TextEditor['getEditedCellRect']> {
    const rect = super.getEditedCellRect();
    if (!rect) return rect;
    return { ...rect, maxHeight: Math.max(this.hot.rootElement.clientHeight - rect.top, rect.height) };
  }

  override saveValue(value: unknown, ctrlDown?: boolean): void {
    const text = Array.isArray(value) && Array.isArray(value[0]) ? String(value[0][0] ?? '') : '';
    const { row, col } = this;
    if (row === null || col === null) return;
    const early = this.#early;
    this.#early = null;
    if (!this.#isChanged(text) && ctrlDown !== true) return;
    const host = this.#host();
    const isTaken =
      early?.text === text ? early.isTaken : host?.commit(row, col, text, ctrlDown === true) !== false;
    if (isTaken) {
      host?.committed();
      return;
    }
    // After Handsontable has closed the editor and moved the selection, which it does in the same turn.
    queueMicrotask(() => this.#reopen(row, col, text));
  }

  /**
   * Writes a value that was typed, before Handsontable is told to; `true` when it was taken. Formulas come in the usual way:
   * what is wrong with one is said at the cell.
   */
  enterEarly(): boolean {
    const { row, col } = this;
    const text = this.TEXTAREA.value;
    if (!this.isOpened() || row === null || col === null || text.startsWith('=') || !this.#isChanged(text)) {
      return false;
    }
    const isTaken = this.#host()?.commitEarly(row, col, text) !== false;
    this.#early = { text, isTaken };
    return isTaken;
  }

  /**
   * Excel's keys where Handsontable 18.1.1 has others: Ctrl+Enter enters the text into all that is selected and stays there,
   * where a single cell would begin a line; and F2 leads from typing over a cell to moving within its text, and back.
   */
  #takeKey(event: KeyboardEvent): boolean {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      this.finishEditing(false, true);
      return true;
    }
    if (event.key !== 'F2') return false;
    this._fullEditMode = !this.isInFullEditMode();
    return true;
  }

  #isChanged(text: string): boolean {
    return text !== ((this.originalValue as string | null) ?? '');
  }

  /**
   * Handsontable 18.1.1 leaves the editor at the cell before when the selected one has not been drawn yet: who types faster
   * than the sheet scrolls wrote over that cell.
   */
  #followSelection(): void {
    const { hot } = this;
    const { row, col } = hot.getSelectedRangeActive()?.highlight ?? {};
    if (row == null || col == null || row < 0 || col < 0 || (row === this.row && col === this.col)) return;
    this.#host()?.drawNow();
    hot.scrollViewportTo({ row, col });
    hot.render();
    const cell = hot.getCell(row, col, true);
    const value = hot.getSourceDataAtCell(hot.toPhysicalRow(row), col);
    this.prepare(
      row,
      col,
      hot.colToProp(col),
      cell as HTMLTableCellElement,
      value,
      hot.getCellMeta(row, col),
    );
  }

  #reopen(row: number, col: number, text: string): void {
    if (this.hot.isDestroyed) return;
    this.hot.selectCell(row, col);
    const editor = this.hot.getActiveEditor();
    if (!editor) return;
    editor.enableFullEditMode();
    editor.beginEditing(text);
  }

  #host(): EditingHost | undefined {
    return hostOf.get(this.hot);
  }
}

/**
 * Handsontable 18.1.1 selects all of the text area a moment after every move (`imeFastEdit`), even when typing has begun by
 * then: on a busy page the second key replaced the first.
 */
function keepFromSelecting(textarea: HTMLTextAreaElement, isOpened: () => boolean): void {
  const select = textarea.select.bind(textarea);
  textarea.select = () => {
    if (isOpened()) textarea.focus({ preventScroll: true });
    else if (!isTypingElsewhere(textarea)) select();
  };
}

/** In the formula bar, above all: another sheet may be shown while a formula is typed there. */
function isTypingElsewhere(textarea: HTMLTextAreaElement): boolean {
  const { activeElement } = textarea.getRootNode() as Document | ShadowRoot;
  const isField = activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement;
  return isField && !activeElement.closest('.wb-grid');
}

/** The name by which Handsontable's settings know it. */
export const cellEditorName = 'worthbook';
registerEditor(cellEditorName, CellEditor);
