/** Pages that a standalone Worthbook has beside it. */
export interface HelpPages {
  readonly functionReference?: string;
  readonly licences?: string;
}
