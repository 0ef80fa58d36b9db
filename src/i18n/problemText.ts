import type { Locale } from '../shared/localText';
import type { Problem } from '../shared/problems';
import { text } from './texts';

/** What happened, why, and what to do, in the reader's language. */
export function problemText(locale: Locale, { code, params }: Problem): string {
  return text(locale, `problem_${code}`, params);
}
