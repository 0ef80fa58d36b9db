/** Pages that a standalone Worthbook has beside it. */
export interface HelpPages {
  readonly functionReference?: string;
  readonly playground?: string;
  readonly licences?: string;
}
