interface Limits {
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly minHeight: number;
  readonly maxHeight: number;
}

/** Room for the caret behind the last character. */
const caretPx = 2;

/**
 * An editor grows with its text: to the right as far as there is room, then downwards. Handsontable 18.1.1 measures the
 * text in the type of the page and not in its own: bold letters went on into a second line, and so did all of them in a
 * page that spaces its letters differently.
 */
export class EditorSize {
  #field: HTMLTextAreaElement | null = null;
  #limits: Limits = { minWidth: 0, maxWidth: Infinity, minHeight: 0, maxHeight: Infinity };
  readonly #fit = (): void => this.resize();

  init(field: HTMLElement, limits: Record<string, unknown>, follows = false): void {
    this.#field = field as HTMLTextAreaElement;
    this.#limits = limits as unknown as Limits;
    if (follows) field.addEventListener('input', this.#fit);
    this.resize();
  }

  resize(): void {
    const field = this.#field;
    if (!field) return;
    const { style } = field;
    const { minWidth, maxWidth, minHeight, maxHeight } = this.#limits;
    style.overflowY = 'hidden';
    style.whiteSpace = 'pre';
    style.width = `${minWidth}px`;
    const isWider = field.scrollWidth > field.clientWidth;
    style.width = `${Math.min(isWider ? field.scrollWidth + paddingEnd(field) + caretPx : minWidth, maxWidth)}px`;
    style.whiteSpace = '';
    style.height = `${minHeight}px`;
    // The height of the text counts the line above the cell too, which the editor covers.
    const heightPx = Math.max(field.scrollHeight - 1, minHeight);
    style.height = `${Math.min(heightPx, maxHeight)}px`;
    if (heightPx > maxHeight) style.overflowY = 'auto';
  }

  unObserve(): void {
    this.#field?.removeEventListener('input', this.#fit);
  }
}

/** Chromium leaves it out of the width of a text that goes beyond the field. */
function paddingEnd(field: HTMLTextAreaElement): number {
  const computed = field.ownerDocument.defaultView?.getComputedStyle(field);
  return parseFloat(computed?.paddingInlineEnd ?? '0');
}
