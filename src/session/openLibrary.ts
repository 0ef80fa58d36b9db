import { workerTransport } from '../engine/workerTransport';
import { readColumnTextInWorker } from '../io/columnTextClient';
import { openCsvInWorker } from '../io/importClient';
import { text } from '../i18n/texts';
import { MemoryStore } from '../storage/memoryStore';
import { openStore } from '../storage/openStore';
import { claimWriter } from '../storage/tabs';
import { Library, type LicenseKeys } from './library';

export interface OpenLibraryOptions {
  readonly licenseKeys?: LicenseKeys;
  readonly readOnly?: boolean;
  /** Hosts keep their workbooks apart from ours and from each other's, or nowhere. */
  readonly storage?:
    { readonly kind: 'memory' } | { readonly kind: 'indexedDb'; readonly databaseName: string };
}

/** The library of this browser: durable where the browser allows it, else in memory with a warning on the screen. */
export async function openLibrary(options: OpenLibraryOptions = {}): Promise<Library> {
  const {
    licenseKeys = {},
    readOnly = false,
    storage = { kind: 'indexedDb', databaseName: 'worthbook' },
  } = options;
  const opened =
    storage.kind === 'memory'
      ? { kind: 'memory' as const, store: new MemoryStore() }
      : await openStore({ databaseName: storage.databaseName });
  return new Library({
    store: opened.store,
    engine: workerTransport,
    licenseKeys,
    readOnly,
    openCsvSource: (file) => openCsvInWorker(file),
    readColumnText: readColumnTextInWorker,
    claimWriter: opened.kind === 'durable' ? (id) => claimWriter(id) : null,
    newWorkbookName: (locale) => text(locale, 'app_newWorkbook'),
  });
}
