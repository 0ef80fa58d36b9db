import type { Dispose } from '../../shared/disposable';

/** The shell that was used last: several may be on one page, which has keys of its own besides. */
let lastUsed: Element | null = null;

/** Notes when a shell is used, by pointer or by focus. */
export function followUse(root: Element): Dispose {
  const use = (): void => {
    lastUsed = root;
  };
  root.addEventListener('pointerdown', use, true);
  root.addEventListener('focusin', use);
  if (root.contains(document.activeElement)) use();
  return () => {
    root.removeEventListener('pointerdown', use, true);
    root.removeEventListener('focusin', use);
  };
}

/** Whether a key press is meant for a shell: it has the focus; or nothing has, and it was used last. */
export function isForShell(root: Element, target: EventTarget | null): boolean {
  if (target instanceof Node && root.contains(target)) return true;
  const { body, documentElement } = root.ownerDocument;
  return lastUsed === root && (target === body || target === documentElement);
}
