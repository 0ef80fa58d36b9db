import type { Locale } from '../shared/localText';
import type { Problem, ProblemParams } from '../shared/problems';
import { isMessageKey, text } from './texts';

/** What happened, why, and what to do, in the reader's language. */
export function problemText(locale: Locale, { code, params }: Problem): string {
  return text(locale, `problem_${code}`, params && readable(locale, reasonInWords(locale, params)));
}

/** A reason that is a message itself, said in the reader's language. */
export function reasonInWords(locale: Locale, params: ProblemParams): ProblemParams {
  const { reason } = params;
  return typeof reason === 'string' && isMessageKey(reason)
    ? { ...params, reason: text(locale, reason, readable(locale, params)) }
    : params;
}

/** Numbers as they are written in the reader's language. */
export function readable(locale: Locale, params: ProblemParams): ProblemParams {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' ? format.format(value) : value,
    ]),
  );
}
