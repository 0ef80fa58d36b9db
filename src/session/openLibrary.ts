import { workerTransport } from '../engine/workerTransport';
import { openCsvInWorker } from '../io/importClient';
import { text } from '../i18n/texts';
import { openStore } from '../storage/openStore';
import { claimWriter } from '../storage/tabs';
import { Library, type LicenseKeys } from './library';

export interface OpenLibraryOptions {
  readonly licenseKeys?: LicenseKeys;
  readonly readOnly?: boolean;
  /** Hosts keep their workbooks apart from ours and from each other's. */
  readonly databaseName?: string;
}

/** The library of this browser: durable where the browser allows it, else in memory with a warning on the screen. */
export async function openLibrary(options: OpenLibraryOptions = {}): Promise<Library> {
  const { licenseKeys = {}, readOnly = false, databaseName } = options;
  const opened = await openStore(databaseName === undefined ? {} : { databaseName });
  return new Library({
    store: opened.store,
    engine: workerTransport,
    licenseKeys,
    readOnly,
    openCsvSource: (file) => openCsvInWorker(file),
    claimWriter: opened.kind === 'durable' ? (id) => claimWriter(id) : null,
    newWorkbookName: (locale) => text(locale, 'app_newWorkbook'),
  });
}
