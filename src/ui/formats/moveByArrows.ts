/** One stop of the Tab key for a toolbar; arrow keys, Home and End move within it, as its WAI-ARIA pattern has it. */
export function moveByArrows(toolbar: HTMLElement): () => void {
  const buttons = (): HTMLElement[] => [...toolbar.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const settle = (current: HTMLElement | undefined): void => {
    for (const button of toolbar.querySelectorAll('button')) button.tabIndex = button === current ? 0 : -1;
  };
  const onFocus = (event: FocusEvent): void => {
    if (event.target instanceof HTMLButtonElement) settle(event.target);
  };
  const onKey = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  settle(toolbar.querySelector('button') ?? undefined);
  toolbar.addEventListener('focusin', onFocus);
  toolbar.addEventListener('keydown', onKey);
  return () => {
    toolbar.removeEventListener('focusin', onFocus);
    toolbar.removeEventListener('keydown', onKey);
  };
}
