import { mount, unmount } from 'svelte';
import type { Locale } from '../shared/localText';
import type { WorkbookId } from '../model/ids';
import type { HelpPages } from './helpPages';
import Shell from './Shell.svelte';
import { quietMoment } from './quietMoment.svelte';
import type { ShellObserver } from './shellObserver';
import type { ShellParts } from './shellParts';
import { ShellState } from './shellState.svelte';
import type { LibraryPort } from './libraryPort';

export type Theme = 'light' | 'dark' | 'system';
export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

export interface ShellOptions {
  readonly library: LibraryPort;
  readonly preferences: Preferences;
  /** Opened at once instead of the start screen. */
  readonly workbookId?: WorkbookId;
  /** A file that is opened at once: a workbook as it is, anything else as an import into a new workbook. */
  readonly file?: File;
  /** Where the person begins with this template: in the workbook that is opened, or a new one. */
  readonly templateId?: string;
  /** The fragment of a link that carries a template: the person is asked about it. */
  readonly templateFragment?: string;
  /** The page's own address, for links that carry templates; without one only files are offered. */
  readonly templateLinkBase?: string;
  /** What is shown around the sheet; everything by default. */
  readonly parts?: Partial<ShellParts>;
  /** The page is there for the shell: a sheet takes the focus before anybody has used it. */
  readonly takesFocus?: boolean;
  readonly observer?: ShellObserver;
  /** Keys for licensed libraries, from the host's configuration. */
  readonly licenseKeys?: { readonly handsontable?: string };
  /** Addresses of what there is to read beside the workbook; the help offers those that are given. */
  readonly helpPages?: HelpPages;
  /** The person switched language or theme; the host may remember it. */
  onPreferences?(preferences: Preferences): void;
  /** A workbook was opened, or the start screen is shown (`null`); the page may put it into its address. */
  onNavigate?(workbookId: WorkbookId | null): void;
}

export interface MountedShell {
  setPreferences(preferences: Partial<Preferences>): void;
  /** Opens a workbook, or goes back to the start screen. */
  navigate(workbookId: WorkbookId | null): Promise<void>;
  /** A workbook file is opened as it is, anything else starts the import into a new workbook. */
  openFile(file: File): Promise<boolean>;
  /** Asks the person about the template that the fragment of a link carries. */
  receiveTemplate(fragment: string): Promise<void>;
  /** Says that a newer version of the page is ready; `apply` reloads. */
  offerUpdate(apply: () => void): void;
  /** Resolves when nothing is being typed or carried out and everything is saved: the page may be loaded anew then. */
  quiet(): Promise<void>;
  /** Takes everything off the page, and resolves when what was open is saved and closed. Calling it twice is harmless. */
  dispose(): Promise<void>;
}

/** Puts the whole application into an element. The element keeps its size; styles come as files. */
export function mountShell(element: HTMLElement, options: ShellOptions): MountedShell {
  const state = new ShellState(options);
  const component = mount(Shell, { target: element, props: { shell: state } });
  void state.begin(options);
  let disposal: Promise<void> | null = null;
  return {
    setPreferences: (preferences) => state.setPreferences(preferences),
    navigate: (workbookId) => state.navigate(workbookId),
    openFile: (file) => state.openFile(file),
    receiveTemplate: (fragment) => state.receiveTemplate(fragment),
    offerUpdate: (apply) => state.offerUpdate(apply),
    quiet: () => quietMoment(state),
    dispose: () => (disposal ??= Promise.all([unmount(component), state.dispose()]).then(() => undefined)),
  };
}
