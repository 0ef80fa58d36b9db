import type { Dispose } from '../../shared/disposable';

/** As long as touch systems take to open a menu. */
const pressMs = 500;
/** A finger that moves farther scrolls. */
const slackPx = 10;

/**
 * A finger that rests on something opens its context menu. Safari on iOS has no `contextmenu` for that; where the browser
 * makes one itself, nothing is added.
 */
export function openMenusByLongPress(element: HTMLElement): Dispose {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let start: Touch | null = null;

  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    start = null;
  };
  const press = (event: TouchEvent): void => {
    end();
    const [touch] = event.touches;
    // Fields have a menu of the system's own.
    const isField = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (event.touches.length !== 1 || !touch || isField) return;
    start = touch;
    timer = setTimeout(() => {
      const { clientX, clientY, target } = touch;
      end();
      target.dispatchEvent(
        new MouseEvent('contextmenu', {
          bubbles: true,
          cancelable: true,
          composed: true,
          clientX,
          clientY,
          button: 2,
        }),
      );
    }, pressMs);
  };
  const move = (event: TouchEvent): void => {
    const [touch] = event.touches;
    if (!start || !touch) return;
    if (Math.hypot(touch.clientX - start.clientX, touch.clientY - start.clientY) > slackPx) end();
  };

  const listeners = [
    ['touchstart', press],
    ['touchmove', move],
    ['touchend', end],
    ['touchcancel', end],
    ['contextmenu', end],
  ] as const;
  for (const [type, listener] of listeners)
    element.addEventListener(type, listener as EventListener, { capture: true, passive: true });
  return () => {
    end();
    for (const [type, listener] of listeners)
      element.removeEventListener(type, listener as EventListener, true);
  };
}
