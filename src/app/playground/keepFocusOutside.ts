import type { Dispose } from '../../shared/disposable';

/**
 * A sheet that is opened takes the keyboard, and scrolls to itself. Here the person is choosing options: when it comes unasked,
 * both stay where they were. Pressing something in it, Tab, or scrolling there asks for it.
 */
export function keepFocusOutside(element: HTMLElement): Dispose {
  const ended = new AbortController();
  const { signal } = ended;
  const end = (): void => ended.abort();
  const focused = document.activeElement;
  const top = window.scrollY;
  const scrollBack = (): void => {
    if (window.scrollY !== top) window.scrollTo({ top });
  };
  addEventListener('scroll', scrollBack, { signal });
  for (const asks of ['wheel', 'touchstart', 'pointerdown']) {
    addEventListener(asks, end, { signal, capture: true, passive: true });
  }
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && end(), { signal, capture: true });
  element.addEventListener(
    'focusin',
    ({ target }) => {
      // A dialog gives the focus back by itself, and must be able to hold it.
      if (!(target instanceof HTMLElement) || target.closest('[role="dialog"]')) return;
      end();
      requestAnimationFrame(() => {
        if (focused instanceof HTMLElement && focused !== document.body)
          focused.focus({ preventScroll: true });
        else target.blur();
        scrollBack();
      });
    },
    { signal },
  );
  return end;
}
