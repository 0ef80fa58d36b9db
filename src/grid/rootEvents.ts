import { DisposableStack, type Dispose } from '../shared/disposable';
import type { HotInstance } from './handsontable';

/** What is heard of all of the grid before its parts hear of it; `finishDrawing` draws what is on its way. */
export function connectRoot(root: HTMLElement, hot: HotInstance, finishDrawing: () => void): Dispose {
  const disposables = new DisposableStack();
  const listen = (type: string, listener: () => void, capture: boolean): void => {
    root.addEventListener(type, listener, { capture });
    disposables.add(() => root.removeEventListener(type, listener, { capture }));
  };
  // Handsontable 18.1.1 moves the focus into itself when what had it is taken off the page, without taking keys.
  // An open menu has the keys: with input methods the hidden editor takes the focus a moment after it was opened.
  const listenToKeys = (): void => {
    if (hot.getPlugin('contextMenu').menu?.isOpened() !== true) hot.listen();
  };
  listen('focusin', listenToKeys, false);
  // What a key or a press means, it means of what is shown by then.
  listen('keydown', finishDrawing, true);
  listen('mousedown', finishDrawing, true);
  return () => disposables.dispose();
}
