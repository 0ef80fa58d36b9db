import { openLibrary } from '../session/openLibrary';
import { locales, type Locale } from '../shared/localText';
import { reportFault } from '../shared/report';
import { mountShell } from '../ui/mountShell';
import { asWorkbookId, type MountedWorthbook, type MountOptions } from './mountOptions';

/**
 * Puts Worthbook into an element, which must have a size. Styles are in `worthbook.css`, which the host links; the page's
 * own styles, keys and address are left alone.
 *
 * Rejects when the element is no element; storage that cannot be had is said on the screen, not thrown.
 */
export async function mount(element: HTMLElement, options: MountOptions = {}): Promise<MountedWorthbook> {
  if (!(element instanceof HTMLElement)) throw new TypeError('Worthbook: mount needs an element of the page');
  const { storage = { database: 'worthbook' }, licenseKeys = {}, readOnly = false } = options;
  const library = await openLibrary({
    licenseKeys,
    readOnly,
    storage:
      storage === 'memory' ? { kind: 'memory' } : { kind: 'indexedDb', databaseName: storage.database },
  });
  const shell = mountShell(element, {
    library,
    preferences: { locale: options.locale ?? pageLocale(), theme: options.theme ?? 'system' },
    licenseKeys,
    ...(options.workbook === undefined ? {} : { workbookId: asWorkbookId(options.workbook) }),
    onNavigate: (id) => callHost('onNavigate', () => options.onNavigate?.(id)),
  });
  callHost('onReady', () => options.onReady?.());
  return {
    setLocale: (locale) => shell.setPreferences({ locale }),
    setTheme: (theme) => shell.setPreferences({ theme }),
    open: (id) => shell.navigate(id === null ? null : asWorkbookId(id)),
    unmount: () => {
      shell.dispose();
      library.close();
    },
  };
}

/** A host's callback that fails is reported; the workbook goes on. */
function callHost(name: string, call: () => void): void {
  try {
    call();
  } catch (error) {
    reportFault(`the host's ${name}`, error);
  }
}

function pageLocale(): Locale {
  const wanted = [document.documentElement.lang, ...navigator.languages];
  for (const language of wanted) {
    const spoken = locales.find((locale) => locale.split('-')[0] === language.split('-')[0]);
    if (spoken) return spoken;
  }
  return 'en';
}
