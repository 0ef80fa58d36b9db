import { HostModules } from '../engine/hostFunctions/hostModules';
import { workerTransport } from '../engine/workerTransport';
import { readColumnTextInWorker } from '../io/columnTextClient';
import { openCsvInWorker } from '../io/importClient';
import { readWorkbookFile, writeWorkbookFile } from '../io/workbookFile';
import type { WorkbookId } from '../model/ids';
import { text } from '../i18n/texts';
import { MemoryStore } from '../storage/memoryStore';
import { AdapterStore } from '../storage/adapterStore';
import { privateFolder } from '../storage/backupFolder';
import type { JoinedTabs } from '../storage/joinTabs';
import { openStore } from '../storage/openStore';
import { systemScheduler } from '../storage/scheduler';
import type { SecondCopies } from '../storage/secondCopies';
import type { StorageAdapter, StoredWorkbook } from '../storage/storageAdapter';
import type { StorageFailure } from '../storage/storageFault';
import type { StoreLoss } from '../storage/storeLoss';
import type { WorkbookStore } from '../storage/workbookStore';
import { Backups } from './backups';
import type { RefusedTemplate } from './templating/hostTemplates';
import { readFileInWorker } from './xlsx/xlsxClient';
import { Library, type LicenseKeys } from './library';

export interface OpenLibraryOptions {
  readonly licenseKeys?: LicenseKeys;
  readonly readOnly?: boolean;
  /** Absolute addresses of ES modules with functions of the host. */
  readonly functions?: readonly string[];
  /** Templates of the host, as their files hold them; what is refused of them is told to `onRefusedTemplate`. */
  readonly templates?: readonly unknown[];
  readonly onRefusedTemplate?: (refused: RefusedTemplate) => void;
  /** Hosts keep their workbooks apart from ours and from each other's, or nowhere. */
  readonly storage?:
    | { readonly kind: 'memory' }
    | { readonly kind: 'indexedDb'; readonly databaseName: string }
    | { readonly kind: 'adapter'; readonly adapter: StorageAdapter };
}
export type { RefusedTemplate, StorageAdapter, StoredWorkbook };

/** The library of this browser: durable where the browser allows it, else in memory with a warning on the screen. */
export async function openLibrary(options: OpenLibraryOptions = {}): Promise<Library> {
  const {
    licenseKeys = {},
    readOnly = false,
    functions = [],
    templates = [],
    storage = { kind: 'indexedDb', databaseName: 'worthbook' },
  } = options;
  const [opened, ofHost] = await Promise.all([openKind(storage), readTemplates(templates)]);
  for (const refused of ofHost?.refused ?? []) options.onRefusedTemplate?.(refused);
  const host = functions.length > 0 ? new HostModules(functions) : null;
  return new Library({
    store: opened.store,
    engine: () => workerTransport(host),
    licenseKeys,
    readOnly,
    openCsvSource: (file) => openCsvInWorker(file),
    readFile: (file, read) => readFileInWorker(file, read),
    readColumnText: readColumnTextInWorker,
    backups: opened.backups,
    loss: opened.loss,
    insteadOf: opened.reason,
    joinTabs: opened.kind === 'durable' ? joinTabsOn(opened.store) : null,
    ...(ofHost ? { gallery: ofHost.gallery } : {}),
    newWorkbookName: (locale) => text(locale, 'app_newWorkbook'),
  });
}

/** How tabs share a workbook is loaded beside the page's own code, and there before anything is opened. */
function joinTabsOn(store: WorkbookStore): (id: WorkbookId) => Promise<JoinedTabs> {
  const loaded = import('../storage/joinTabs');
  // Told to who opens a workbook.
  loaded.catch(() => undefined);
  return async (id) => (await loaded).joinTabs(id, store);
}

/** What checks them is loaded only where there are some. */
async function readTemplates(templates: readonly unknown[]) {
  if (templates.length === 0) return null;
  return (await import('./templating/hostTemplates')).galleryOfHost(templates);
}

const codec = { encode: writeWorkbookFile, decode: readWorkbookFile };

/** What writes them is loaded beside the page's own code, which is long enough. */
async function copiesBeside(databaseName: string): Promise<SecondCopies | null> {
  const [folder, { SecondCopies: Copies }] = await Promise.all([
    privateFolder(databaseName),
    import('../storage/secondCopies'),
  ]);
  return folder && new Copies(folder, codec, systemScheduler);
}

interface OpenedKind {
  readonly kind: 'memory' | 'durable';
  readonly store: WorkbookStore;
  readonly backups: Backups | null;
  readonly loss: StoreLoss | null;
  readonly reason: StorageFailure | null;
}

async function openKind(storage: NonNullable<OpenLibraryOptions['storage']>): Promise<OpenedKind> {
  const none = { backups: null, loss: null, reason: null };
  if (storage.kind === 'memory') return { kind: 'memory', store: new MemoryStore(), ...none };
  if (storage.kind === 'indexedDb') {
    const { databaseName } = storage;
    const copies = await copiesBeside(databaseName);
    const opened = await openStore({ databaseName, copies });
    // A newer version of the app has its workbooks; where nothing opens, they are in the second copies all the same.
    if (opened.kind === 'memory')
      return { ...opened, backups: opened.reason === 'storageNewer' ? null : new Backups(copies, null) };
    return { ...opened, reason: null, backups: new Backups(copies, opened.chosenFolder) };
  }
  // What a host keeps it also backs up.
  return { kind: 'durable', store: new AdapterStore(storage.adapter, codec), ...none };
}
