import { openLibrary, type OpenLibraryOptions, type RefusedTemplate } from '../session/openLibrary';
import { mountShell } from '../ui/mountShell';
import { HostConnection } from './hostConnection';
import { asWorkbookId, type MountedWorthbook, type MountOptions } from './mountOptions';
import { pageLocale } from './pageLocale';

/**
 * Puts Worthbook into an element, which must have a size. Styles are in `worthbook.css`, which the host links; the page's
 * own styles, keys and address are left alone.
 *
 * Rejects when the element is no element; storage that cannot be had is said on the screen, not thrown.
 */
export async function mount(element: HTMLElement, options: MountOptions = {}): Promise<MountedWorthbook> {
  if (!(element instanceof HTMLElement)) throw new TypeError('Worthbook: mount needs an element of the page');
  const { storage = { database: 'worthbook' }, licenseKeys = {}, readOnly = false, functions = [] } = options;
  const refusedTemplates: RefusedTemplate[] = [];
  const library = await openLibrary({
    licenseKeys,
    readOnly,
    functions: functions.map((address) => new URL(address, document.baseURI).href),
    templates: options.templates ?? [],
    onRefusedTemplate: (refused) => refusedTemplates.push(refused),
    storage: storageOf(storage),
  });
  let locale = options.locale ?? pageLocale();
  const connection = new HostConnection(() => locale);
  if (options.onEvent) connection.onAny(options.onEvent);
  const shell = mountShell(element, {
    library,
    preferences: { locale, theme: options.theme ?? 'system' },
    licenseKeys,
    observer: connection,
    ...(options.workbook === undefined ? {} : { workbookId: asWorkbookId(options.workbook) }),
    ...(options.file ? { file: options.file } : {}),
    ...(options.template === undefined ? {} : { templateId: options.template }),
    ...(options.parts ? { parts: options.parts } : {}),
    takesFocus: options.autofocus ?? false,
    onPreferences: (preferences) => {
      locale = preferences.locale;
    },
    onNavigate: (workbook) => connection.emit('navigate', { workbook }),
  });
  for (const refused of refusedTemplates) connection.templateRefused(refused);
  connection.emit('ready', undefined);
  let closed: Promise<void> | null = null;
  return {
    setLocale: (wanted) => shell.setPreferences({ locale: wanted }),
    setTheme: (theme) => shell.setPreferences({ theme }),
    open: (id) => shell.navigate(id === null ? null : asWorkbookId(id)),
    on: (name, listener) => connection.on(name, listener),
    commands: () => connection.commands(),
    run: (command, args) => connection.run(command, args),
    save: () => connection.save(),
    unmount: () => {
      connection.dispose();
      return (closed ??= shell.dispose().then(() => library.close()));
    },
  };
}

function storageOf(storage: NonNullable<MountOptions['storage']>): OpenLibraryOptions['storage'] {
  if (storage === 'memory') return { kind: 'memory' };
  return 'database' in storage
    ? { kind: 'indexedDb', databaseName: storage.database }
    : { kind: 'adapter', adapter: storage };
}
