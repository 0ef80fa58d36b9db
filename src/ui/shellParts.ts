/** What stands around the sheet. Banners always show: they say what may be lost. */
export interface ShellParts {
  /** The list of workbooks, and the way back to it. */
  readonly start: boolean;
  readonly topBar: boolean;
  readonly formulaBar: boolean;
  /** Sheet tabs and the figures of the selection. */
  readonly bottomBar: boolean;
  readonly sidePanel: boolean;
}

export const allParts: ShellParts = {
  start: true,
  topBar: true,
  formulaBar: true,
  bottomBar: true,
  sidePanel: true,
};
