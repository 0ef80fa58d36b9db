import type { Dispose } from '../../shared/disposable';

export interface FieldListener {
  /** The text changed, by whatever way. */
  typed(): void;
  caretMoved(): void;
  focused(): void;
  blurred(): void;
  key(event: KeyboardEvent): void;
}

/** What stands in a text area and where the caret is, kept in step with it. The text area is what holds. */
export class FieldText {
  element: HTMLTextAreaElement | null = null;
  text = $state('');
  start = $state(0);
  end = $state(0);
  /** An input method is putting a word together. */
  isComposing = $state(false);
  isFocused = $state(false);

  follow(element: HTMLTextAreaElement, listener: FieldListener): Dispose {
    this.element = element;
    const ended = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      kind: K,
      handle: (event: HTMLElementEventMap[K]) => void,
    ): void => element.addEventListener(kind, handle, { signal: ended.signal });
    const typed = (): void => {
      this.read();
      listener.typed();
    };
    const focused = (): void => {
      this.isFocused = true;
      this.read();
      listener.focused();
    };
    const moved = (): void => {
      if (!this.isFocused || !this.read()) return;
      listener.caretMoved();
    };
    on('input', typed);
    on('compositionstart', () => (this.isComposing = true));
    on('compositionend', () => {
      this.isComposing = false;
      typed();
    });
    on('focus', focused);
    on('blur', () => {
      this.isFocused = false;
      this.isComposing = false;
      listener.blurred();
    });
    on('keydown', (event) => {
      // The caret may have moved since; nothing has told of it in a shadow tree.
      this.read();
      listener.key(event);
    });
    on('select', moved);
    on('keyup', moved);
    on('pointerup', moved);
    element.ownerDocument.addEventListener('selectionchange', moved, { signal: ended.signal });
    this.read();
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    if (activeElement === element) focused();
    return () => {
      ended.abort();
      this.isFocused = false;
      this.element = null;
    };
  }

  /** `true` when something differs from what was known. */
  read(): boolean {
    const { element } = this;
    if (!element) return false;
    const { value, selectionStart, selectionEnd } = element;
    const isSame = value === this.text && selectionStart === this.start && selectionEnd === this.end;
    this.text = value;
    this.start = selectionStart;
    this.end = selectionEnd;
    return !isSame;
  }

  select(start: number, end: number): void {
    this.element?.setSelectionRange(start, end);
    this.read();
  }

  /** Writes as if it were typed: whoever listens to the text area hears of it, and the browser can undo it. */
  replace(from: number, to: number, text: string): void {
    const { element } = this;
    if (!element || (from === to && text === '')) return;
    element.setSelectionRange(from, to);
    const { ownerDocument } = element;
    // Deprecated, and the only way to write into a text area that its own undo knows of.
    const isDone = ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);
    if (isDone && element.value.slice(from, from + text.length) === text) return;
    element.setRangeText(text, from, to, 'end');
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Brings the text to what it should be by writing only what differs; the caret stays where it was. */
  correct(text: string): void {
    const before = this.text;
    if (before === text) return;
    let head = 0;
    while (head < before.length && before[head] === text[head]) head++;
    let tail = 0;
    const most = Math.min(before.length, text.length) - head;
    while (tail < most && before.at(-1 - tail) === text.at(-1 - tail)) tail++;
    const { start, end } = this;
    this.replace(head, before.length - tail, text.slice(head, text.length - tail));
    this.select(start, end);
  }
}
