import type { MountOptions, ShellParts } from '../../embed/index';
import { isLocale, type Locale } from '../../shared/localText';

export const partNames: readonly (keyof ShellParts)[] = [
  'start',
  'topBar',
  'formulaBar',
  'bottomBar',
  'sidePanel',
];
const themes = ['light', 'dark', 'system'] as const;

/** What can be chosen on the page. */
export interface PlaygroundOptions {
  readonly locale: Locale;
  readonly theme: (typeof themes)[number];
  readonly readOnly: boolean;
  readonly storage: 'memory' | 'database';
  readonly beginning: Beginning;
  /** Parts around the sheet that are left out. */
  readonly hidden: readonly (keyof ShellParts)[];
}
/** A workbook file of the host, the template of that id, or nothing. */
export type Beginning = 'file' | 'nothing' | `template/${string}`;

/** The choices of the form; for what is missing or unknown, something that is harmless. */
export function readOptions(form: FormData): PlaygroundOptions {
  const given = (name: string): FormDataEntryValue | null => form.get(name);
  const locale = given('locale');
  const beginning = given('beginning');
  const shown = form.getAll('parts');
  return {
    locale: isLocale(locale) ? locale : 'en',
    theme: themes.find((theme) => theme === given('theme')) ?? 'system',
    readOnly: given('readOnly') !== null,
    storage: given('storage') === 'database' ? 'database' : 'memory',
    beginning: isBeginning(beginning) ? beginning : 'nothing',
    hidden: partNames.filter((part) => !shown.includes(part)),
  };
}

function isBeginning(value: FormDataEntryValue | null): value is Beginning {
  return (
    value === 'file' || value === 'nothing' || (typeof value === 'string' && value.startsWith('template/'))
  );
}

/** The id of the template to begin with, if it is one. */
export function templateOf({ beginning }: PlaygroundOptions): string | null {
  return beginning.startsWith('template/') ? beginning.slice('template/'.length) : null;
}

/** Apart from the workbooks of the application, which are of the same origin. */
export const playgroundDatabase = 'worthbook-playground';

/** What `mount` is called with, but for what it begins with: that may be a file, which takes time to make. */
export function mountOptionsOf(options: PlaygroundOptions): MountOptions {
  const { locale, theme, readOnly, storage, hidden } = options;
  return {
    locale,
    theme,
    ...(readOnly ? { readOnly } : {}),
    storage: storage === 'memory' ? 'memory' : { database: playgroundDatabase },
    ...(hidden.length > 0 ? { parts: Object.fromEntries(hidden.map((part) => [part, false])) } : {}),
  };
}
