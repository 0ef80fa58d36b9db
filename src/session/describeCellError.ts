import { describeFormulaProblem } from '../../formulas/problems';
import { readable } from '../i18n/problemText';
import { isMessageKey, text } from '../i18n/texts';
import type { Locale } from '../shared/localText';
import type { CellError } from '../shared/value';

/**
 * What an error in a cell means and how to mend it. Reasons of our functions are worded beside them, in `formulas`;
 * those of the engine and of formulas as such are texts of the interface.
 */
export function describeCellError(error: CellError, locale: Locale): string {
  for (const key of [`cell_${error.reason}`, `problem_${error.reason}`]) {
    if (error.reason !== undefined && isMessageKey(key))
      return text(locale, key, error.params && readable(locale, error.params));
  }
  return describeFormulaProblem(error, locale);
}
