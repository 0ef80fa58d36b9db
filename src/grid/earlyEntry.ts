import type { AnswerWait } from '../shared/answerWait';
import { DisposableStack, type Dispose } from '../shared/disposable';
import { CellEditor } from './cellEditor';
import type { HotInstance } from './handsontable';

/** What comes while an answer is awaited acts on what is shown then. A finger lets go of a key later than that; a program may not. */
const interruptions = ['keydown', 'keyup', 'pointerdown', 'paste', 'compositionstart', 'focusout'] as const;

/**
 * A value that Enter or Tab ends is entered at once, and Handsontable hears of the key when the engine has answered: it closes
 * the editor and moves the selection, and with the first touch of the page Chromium plans the next frame, which would be
 * drawn without what the engine calculated.
 */
export function enterEarly(root: HTMLElement, hot: HotInstance, answer: AnswerWait): Dispose {
  const heldBack = new WeakSet<Event>();
  const disposables = new DisposableStack();
  const interrupt = (event: Event): void => {
    if (!heldBack.has(event)) answer.end();
  };
  const hear = (event: KeyboardEvent): void => {
    const editor = hot.getActiveEditor();
    if (heldBack.has(event) || !endsEditing(event) || !(editor instanceof CellEditor)) return;
    if (event.target !== editor.TEXTAREA || !editor.enterEarly()) return;
    const { target } = event;
    const again = new KeyboardEvent(event.type, event);
    heldBack.add(again);
    event.preventDefault();
    event.stopImmediatePropagation();
    answer.afterwards(() => target.dispatchEvent(again));
  };
  for (const type of interruptions) {
    const options = { capture: true };
    root.ownerDocument.addEventListener(type, interrupt, options);
    disposables.add(() => root.ownerDocument.removeEventListener(type, interrupt, options));
  }
  // After whoever helps in the editor, for whom the key may mean something else.
  root.addEventListener('keydown', hear);
  disposables.add(() => root.removeEventListener('keydown', hear));
  disposables.add(() => answer.end());
  return () => disposables.dispose();
}

const endsEditing = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === 'Tab') &&
  !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented);
