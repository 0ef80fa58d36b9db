import { workerTransport } from '../engine/workerTransport';
import { readColumnTextInWorker } from '../io/columnTextClient';
import { openCsvInWorker } from '../io/importClient';
import { readWorkbookFile, writeWorkbookFile } from '../io/workbookFile';
import { text } from '../i18n/texts';
import { MemoryStore } from '../storage/memoryStore';
import { AdapterStore } from '../storage/adapterStore';
import { openStore } from '../storage/openStore';
import type { StorageAdapter, StoredWorkbook } from '../storage/storageAdapter';
import type { WorkbookStore } from '../storage/workbookStore';
import { claimWriter } from '../storage/tabs';
import { readXlsxInWorker } from './xlsx/xlsxClient';
import { Library, type LicenseKeys } from './library';

export interface OpenLibraryOptions {
  readonly licenseKeys?: LicenseKeys;
  readonly readOnly?: boolean;
  /** Hosts keep their workbooks apart from ours and from each other's, or nowhere. */
  readonly storage?:
    | { readonly kind: 'memory' }
    | { readonly kind: 'indexedDb'; readonly databaseName: string }
    | { readonly kind: 'adapter'; readonly adapter: StorageAdapter };
}
export type { StorageAdapter, StoredWorkbook };

/** The library of this browser: durable where the browser allows it, else in memory with a warning on the screen. */
export async function openLibrary(options: OpenLibraryOptions = {}): Promise<Library> {
  const {
    licenseKeys = {},
    readOnly = false,
    storage = { kind: 'indexedDb', databaseName: 'worthbook' },
  } = options;
  const opened = await openKind(storage);
  return new Library({
    store: opened.store,
    engine: workerTransport,
    licenseKeys,
    readOnly,
    openCsvSource: (file) => openCsvInWorker(file),
    readXlsx: (file, xlsx) => readXlsxInWorker(file, xlsx),
    readColumnText: readColumnTextInWorker,
    claimWriter: opened.kind === 'durable' ? (id) => claimWriter(id) : null,
    newWorkbookName: (locale) => text(locale, 'app_newWorkbook'),
  });
}

async function openKind(
  storage: NonNullable<OpenLibraryOptions['storage']>,
): Promise<{ readonly kind: 'memory' | 'durable'; readonly store: WorkbookStore }> {
  if (storage.kind === 'memory') return { kind: 'memory', store: new MemoryStore() };
  if (storage.kind === 'indexedDb') return openStore({ databaseName: storage.databaseName });
  const codec = { encode: writeWorkbookFile, decode: readWorkbookFile };
  return { kind: 'durable', store: new AdapterStore(storage.adapter, codec) };
}
