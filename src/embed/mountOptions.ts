import type { WorkbookId } from '../model/ids';
import type { Locale } from '../shared/localText';
import type { Theme } from '../ui/mountShell';

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
   * share or do not share their workbooks), or memory, which ends with the page. `{ database: 'worthbook' }` by default.
   */
  readonly storage?: { readonly database: string } | 'memory';
  /** Opened at once instead of the start screen. */
  readonly workbook?: string;
  /** See the README for what an embedder needs. */
  readonly licenseKeys?: { readonly handsontable?: string; readonly hyperformula?: string };
  /** Called once the interface is on the page. */
  readonly onReady?: () => void;
  /** A workbook was opened; `null` on the start screen. */
  readonly onNavigate?: (workbook: string | null) => void;
}

/** A workbook on a host's page. */
export interface MountedWorthbook {
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  /** Opens a workbook by id, or shows the start screen. */
  open(workbook: string | null): Promise<void>;
  /** Saves, closes and takes everything off the page. Calling it twice is harmless. */
  unmount(): void;
}

export const asWorkbookId = (id: string): WorkbookId => id as WorkbookId;
