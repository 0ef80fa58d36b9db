import { problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import { failed, type Result } from '../shared/result';

/** Waits for work behind a port. A bug there is reported and becomes a problem that can be shown. */
export async function settle<T>(
  what: string,
  work: () => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    reportFault(what, error);
    return failed(problem('internal'));
  }
}
