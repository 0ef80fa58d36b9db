import { FrameTask } from './frameTask';
import type { GridFrame } from './gridFrame';
import type { HotInstance } from './handsontable';

/**
 * When the focus goes to the selected cell, and the page is scrolled to it. Handsontable 18.1.1 does both after every
 * selection, whoever made it, and takes the focus away from everything but inputs.
 *
 * | selected by                                         | the focus goes there                               | the page follows     |
 * | --------------------------------------------------- | -------------------------------------------------- | -------------------- |
 * | the user, in the grid                               | yes                                                | yes, as to any focus |
 * | `asked`: someone wants to type there                | yes                                                | no                   |
 * | `soon`: `asked`, once what led here is over         | yes                                                | no                   |
 * | `unasked`: a sheet is shown                         | from within the grid; from nowhere if the grid may | no                   |
 * | whoever has gone on since, to a field or to a chart | no                                                 | no                   |
 * | anything else                                       | from within the grid, or if the grid may           | from within the grid |
 */
export class GridFocus {
  readonly #root: HTMLElement;
  readonly #manager: ReturnType<HotInstance['getFocusManager']>;
  readonly #mayTake: () => boolean;
  readonly #hot: HotInstance;
  #why: 'asked' | 'unasked' | null = null;
  /** What had the focus when the selection was made, and when the focus was asked for. */
  #selectedFrom: Element | null = null;
  #askedFrom: Element | null = null;
  #wasTyping = false;
  readonly #next: FrameTask;
  readonly #fromNowhere: FrameTask;
  #isHeldBack = false;

  /** `mayTake`: whether the grid is what is being used on the page; `take` gives it the focus. */
  constructor(hot: HotInstance, frame: GridFrame, o: { mayTake(): boolean; take(): void }) {
    this.#root = frame.root;
    this.#hot = hot;
    this.#mayTake = o.mayTake;
    this.#next = new FrameTask(frame.window, () => {
      // Selecting the cell once more would enter what somebody has begun to type there since.
      const hasBegunToType = !this.#wasTyping && isTypedInto(hot);
      if (!hasBegunToType && !this.#hasGoneOnFrom(this.#askedFrom)) o.take();
    });
    this.#fromNowhere = new FrameTask(frame.window, () => {
      if (this.#isNowhere && !isTypedInto(hot)) o.take();
    });
    const manager = hot.getFocusManager();
    this.#manager = manager;
    const toCell = manager.focusOnHighlightedCell.bind(manager);
    const toEditor = manager.refocusToEditorTextarea.bind(manager);
    manager.focusOnHighlightedCell = (cell) => {
      if (this.#isFree()) toCell(cell);
    };
    manager.refocusToEditorTextarea = (delay) => {
      if (this.#isFree()) toEditor(delay);
    };
    // For input methods the focus goes on from the cell to the hidden editor, a timer later, whoever has it by then.
    manager.setRefocusElementGetter(() => (this.#isHere() ? textAreaOf(hot) : undefined) as HTMLElement);
    this.#holdBackWhileDrawing(hot);
    const scroll = hot.scrollViewportTo.bind(hot);
    // The function that it is called with beside the place is `scrollIntoView`, which moves the page.
    hot.scrollViewportTo = (place, after, ...more) =>
      scroll(place, typeof after === 'function' && !this.#isFollowed() ? undefined : after, ...more);
  }

  asked<T>(work: () => T): T {
    return this.#because('asked', work);
  }

  unasked<T>(work: () => T): T {
    return this.#because('unasked', () => {
      // Handsontable takes the focus away before it asks where to.
      this.#manager.suspend();
      try {
        return work();
      } finally {
        this.#manager.resume();
      }
    });
  }

  /**
   * Handsontable 18.1.1 gives the keyboard up when the click that led here reaches the document, and a menu keeps the focus to
   * itself as long as it is there.
   */
  soon(): void {
    this.#askedFrom = this.#active;
    this.#wasTyping = isTypedInto(this.#hot);
    this.#next.schedule();
  }

  /** To the cells, unless a panel or a dialog has it by then. */
  fromNowhere(): void {
    this.#fromNowhere.schedule();
  }

  dispose(): void {
    this.#next.cancel();
    this.#fromNowhere.cancel();
  }

  /** Handsontable takes the focus away from a field before it asks where to. */
  #holdBackWhileDrawing(hot: HotInstance): void {
    hot.addHook('afterSelection', () => {
      this.#selectedFrom = this.#active;
    });
    hot.addHook('beforeRender', () => {
      if (this.#why !== null || !this.#hasGoneOn) return;
      this.#isHeldBack = true;
      this.#manager.suspend();
    });
    hot.addHook('afterRender', () => {
      if (!this.#isHeldBack) return;
      this.#isHeldBack = false;
      this.#manager.resume();
    });
  }

  #because<T>(why: 'asked' | 'unasked', work: () => T): T {
    const before = this.#why;
    this.#why = why;
    try {
      return work();
    } finally {
      this.#why = before;
    }
  }

  #isFree(): boolean {
    if (this.#why === 'asked' || this.#hasFocus) return true;
    if (this.#hasGoneOn) return false;
    return (this.#why === null || this.#isNowhere) && this.#mayTake();
  }

  #isHere(): boolean {
    return this.#hasFocus || (this.#isNowhere && this.#mayTake());
  }

  #isFollowed(): boolean {
    return this.#why === null && this.#hasFocus;
  }

  /**
   * A selection is drawn a moment after it was made, and only then the focus follows: by then someone may have begun to type
   * in a field beside the grid, or to move a chart.
   */
  get #hasGoneOn(): boolean {
    return this.#hasGoneOnFrom(this.#selectedFrom);
  }

  #hasGoneOnFrom(before: Element | null): boolean {
    const active = this.#active;
    return active !== before && !this.#hasFocus && takesKeys(active);
  }

  get #hasFocus(): boolean {
    return this.#root.contains(this.#active);
  }

  get #isNowhere(): boolean {
    return this.#active === null || this.#active === this.#root.ownerDocument.body;
  }

  get #active(): Element | null {
    return (this.#root.getRootNode() as Document | ShadowRoot).activeElement;
  }
}

/** Where the editor of the selected cell is typed into, open or not. */
const textAreaOf = (hot: HotInstance): HTMLTextAreaElement | undefined =>
  (hot.getActiveEditor() as { TEXTAREA?: HTMLTextAreaElement } | undefined)?.TEXTAREA;

const isTypedInto = (hot: HotInstance): boolean => hot.getActiveEditor()?.isOpened() === true;

const takesKeys = (element: Element | null): boolean =>
  element !== null &&
  element.matches('input, textarea, select, [contenteditable], [tabindex="0"]:not(button, a)');
