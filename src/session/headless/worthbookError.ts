import { problemText } from '../../i18n/problemText';
import type { Locale } from '../../shared/localText';
import type { Problem } from '../../shared/problems';
import type { Result } from '../../shared/result';

/** A call that could not be carried out; `message` says why and what to do, `code` is stable. */
export class WorthbookError extends Error {
  readonly code: Problem['code'];
  readonly params: Problem['params'];

  constructor(problem: Problem, locale: Locale) {
    super(problemText(locale, problem));
    this.name = 'WorthbookError';
    this.code = problem.code;
    this.params = problem.params;
  }
}

export function valueOrThrow<T>(result: Result<T>, locale: Locale): T {
  if (!result.ok) throw new WorthbookError(result.problem, locale);
  return result.value;
}
