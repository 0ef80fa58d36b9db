import type { Dispose } from '../shared/disposable';

/** The shell that was used last, until something else on the page is: several may be on one page, which has keys of its own. */
let lastUsed: Element | null = null;

/**
 * Whether a person is using one shell. Only then does it take keys that nothing else has, and the focus unasked: when a
 * sheet is opened, say. A host's page that is being read or filled in keeps both.
 */
export class ShellUse {
  readonly #isFirst: boolean;
  #root: Element | null = null;

  /** `isFirst`: it counts as used until something else is. */
  constructor(isFirst: boolean) {
    this.#isFirst = isFirst;
  }

  /** Notes what is pressed and what gets the focus, from now on. */
  follow(root: Element): Dispose {
    const { ownerDocument } = root;
    const note = (event: Event): void => {
      // Not the target: within a shadow root of the host it is hidden from the document.
      if (event.composedPath().includes(root)) lastUsed = root;
      else if (lastUsed === root) lastUsed = null;
    };
    this.#root = root;
    if (this.#isFirst || root.contains(ownerDocument.activeElement)) lastUsed = root;
    const ended = new AbortController();
    for (const type of ['pointerdown', 'focusin'])
      ownerDocument.addEventListener(type, note, { capture: true, signal: ended.signal });
    return () => {
      ended.abort();
      this.#root = null;
      if (lastUsed === root) lastUsed = null;
    };
  }

  /** In a frame the page around it is not seen, but that it has the focus. */
  get isInUse(): boolean {
    const view = this.#root?.ownerDocument.defaultView;
    if (!view || lastUsed !== this.#root) return false;
    return view.parent === view || view.document.hasFocus();
  }

  /** Whether a key press is meant for this shell: it has the focus; or nothing has, and it was used last. */
  takesKey(target: EventTarget | null): boolean {
    const root = this.#root;
    if (!root) return false;
    if (target instanceof Node && root.contains(target)) return true;
    const { body, documentElement } = root.ownerDocument;
    return lastUsed === root && (target === body || target === documentElement);
  }
}
