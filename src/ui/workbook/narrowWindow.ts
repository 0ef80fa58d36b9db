import type { Dispose } from '../../shared/disposable';

/** A phone, on which a panel covers the sheet; the style sheets of the panels say the same. */
const narrow = '(max-width: 760px)';

export const isNarrow = (): boolean => matchMedia(narrow).matches;

/** Calls back whenever the window becomes narrow. */
export function whenNarrow(becameNarrow: () => void): Dispose {
  const query = matchMedia(narrow);
  const follow = (): void => {
    if (query.matches) becameNarrow();
  };
  query.addEventListener('change', follow);
  return () => query.removeEventListener('change', follow);
}
