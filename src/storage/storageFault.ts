import type { Problem } from '../shared/problems';

/** What is wrong with a store; a `ProblemCode` each, worded in `src/i18n`. */
export type StorageFailure = 'storageFailed' | 'storageFull' | 'storageBlocked' | 'storageNewer';
/** Why an edit is not saved. `otherTabSilent`: the tab that has the right to write hangs, or cannot save itself. */
export type SaveFailure = StorageFailure | 'otherTabSilent';

/** A failure that storage itself noticed, as opposed to one that IndexedDB reported. */
export class StorageFault extends Error {
  constructor(
    readonly reason: StorageFailure,
    message: string,
  ) {
    super(message);
    this.name = 'StorageFault';
  }
}

const reasonByName: Readonly<Record<string, StorageFailure>> = {
  QuotaExceededError: 'storageFull',
  VersionError: 'storageNewer',
  SecurityError: 'storageBlocked',
  MissingAPIError: 'storageBlocked',
};

/** Why a store did not do what it was asked for. */
export function storageFailureIn({ code }: Problem): StorageFailure {
  return code === 'storageFull' || code === 'storageBlocked' || code === 'storageNewer'
    ? code
    : 'storageFailed';
}

/**
 * What to tell the user about an error. Dexie wraps: an `AbortError` carries the quota error that caused it as
 * `inner`, a `BulkError` carries a list. A full disk comes as a plain `UnknownError` in Chrome, so `storageFailed`
 * has to be worded to cover it.
 */
export function storageFailureOf(error: unknown): StorageFailure {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [error];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (next instanceof StorageFault) return next.reason;
    const { name, inner, cause, failures } = next as Record<string, unknown>;
    const reason = typeof name === 'string' ? reasonByName[name] : undefined;
    if (reason) return reason;
    waiting.push(inner, cause, ...(Array.isArray(failures) ? (failures as unknown[]) : []));
  }
  return 'storageFailed';
}
