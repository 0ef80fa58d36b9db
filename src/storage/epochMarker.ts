import type { Dispose } from '../shared/disposable';

/**
 * Remembers, outside IndexedDB, which store there was: when the whole store is gone (evicted, corrupted, cleared) the
 * database comes back empty and looks like a first visit.
 */
export interface EpochMarker {
  read(): string | null;
  write(epoch: string): void;
  /** Another tab has written. */
  onChange(listener: () => void): Dispose;
}

/** In `localStorage`; where that is blocked, a lost store cannot be told from a new one. */
export function localStorageMarker(databaseName: string): EpochMarker {
  const key = `${databaseName}.epoch`;
  return {
    read() {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(epoch) {
      try {
        localStorage.setItem(key, epoch);
      } catch {
        // Blocked or full: see above.
      }
    },
    onChange(listener) {
      // No key: everything was cleared.
      const hear = (event: StorageEvent): void => {
        if (event.key === key || event.key === null) listener();
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

/** The person, or the page around this one, allows no site data. Chromium 156 then says of IndexedDB only `UnknownError`. */
export function isSiteDataRefused(): boolean {
  try {
    Reflect.get(globalThis, 'localStorage');
    return false;
  } catch {
    return true;
  }
}
