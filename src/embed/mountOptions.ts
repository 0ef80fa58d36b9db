import type { WorkbookId } from '../model/ids';
import type { StorageAdapter } from '../session/openLibrary';
import type { Dispose } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import type { ShellParts } from '../ui/shellParts';
import type { Theme } from '../ui/mountShell';
import type { HostCommand, HostEventName, HostEvents, HostListener, HostOutcome } from './hostEvents';

/** A template as its file holds it. What it has to hold is checked, not typed: a file read as JSON fits. */
export type TemplateDocument = Readonly<Record<string, unknown>>;

/** How a workbook sits in somebody's page. Everything is optional; the defaults are those of the standalone page. */
export interface MountOptions {
  /** Language of the interface; the page's (`<html lang>`) or else the browser's by default. */
  readonly locale?: Locale;
  /** `system` follows the reader's setting. */
  readonly theme?: Theme;
  /** Nothing can be changed, everything can be read. */
  readonly readOnly?: boolean;
  /**
   * Where workbooks are kept: a database of this page's origin, under a name of the host's own (so that two embeds
   * share or do not share their workbooks); memory, which ends with the page; or the host's own storage.
   * `{ database: 'worthbook' }` by default.
   */
  readonly storage?: { readonly database: string } | 'memory' | StorageAdapter;
  /** Opened at once instead of the start screen. */
  readonly workbook?: string;
  /** Opened at once when no `workbook` is given: a `.worthbook` as it is, anything else as an import. */
  readonly file?: File;
  /** The template the person begins with: in the workbook or file that is opened, or a new workbook. */
  readonly template?: string;
  /** The sheet that is opened takes the focus; otherwise the page keeps it until the person uses the workbook. */
  readonly autofocus?: boolean;
  /** What is shown around the sheet; everything by default. `{ start: false }` leaves the list of workbooks out. */
  readonly parts?: Partial<ShellParts>;
  /**
   * Functions of the host's own for formulas: addresses of ES modules, as seen from the page, that export registry rows
   * (`HostFunction`) as `functions` or by default. The engine's worker imports them; see the README.
   */
  readonly functions?: readonly string[];
  /**
   * Templates of the host's own, as their files hold them (`template.schema.json`): they stand in the gallery before the
   * built-in ones. Each is checked as a file of a stranger is; one that is refused is a `problem` with its place, and the
   * others are there.
   */
  readonly templates?: readonly TemplateDocument[];
  /** See the README for what an embedder needs. */
  readonly licenseKeys?: { readonly handsontable?: string; readonly hyperformula?: string };
  /** Hears every event from the first one on; `on` of what `mount` returns comes after `ready`. */
  readonly onEvent?: HostListener;
}

/** A workbook on a host's page. */
export interface MountedWorthbook {
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  /** Opens a workbook by id, or shows the start screen. */
  open(workbook: string | null): Promise<void>;
  /** Hears an event until what it returns is called. A listener that throws is switched off and reported. */
  on<Name extends HostEventName>(name: Name, listener: (detail: HostEvents[Name]) => void): Dispose;
  /** What can be done in the open workbook right now; empty on the start screen. */
  commands(): readonly HostCommand[];
  /** Runs a command as if the person had chosen it. A refusal comes back and changes nothing; it is never thrown. */
  run(command: string, args?: unknown): Promise<HostOutcome>;
  /** The open workbook as the bytes of a `.worthbook` file. Rejects on the start screen. */
  save(): Promise<Uint8Array>;
  /**
   * Takes everything off the page at once; nothing more is heard of it. Resolves when the last edit is saved and the
   * storage is let go. Calling it twice is harmless.
   */
  unmount(): Promise<void>;
}

export const asWorkbookId = (id: string): WorkbookId => id as WorkbookId;
