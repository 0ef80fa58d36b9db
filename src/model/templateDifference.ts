/** What applying a template would change in a workbook where an earlier application of it stands. */
export interface TemplateDifference {
  readonly fromVersion: string;
  readonly toVersion: string;
  /** The one that stands here is the newer one. */
  readonly isDowngrade: boolean;
  /** Whose template stands here under the same identifier, when it is somebody else's. */
  readonly otherAuthor: string | null;
  readonly changes: readonly TemplateChange[];
  /** What the user changed since, which stays. */
  readonly kept: readonly KeptPart[];
}
export const changedParts = [
  'sheet',
  'column',
  'parameter',
  'chart',
  'formula',
  'text',
  'number',
  'rule',
] as const;
export interface TemplateChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly part: (typeof changedParts)[number];
  /** `Report!B4`, `Customers[Value]`, `Rate`. */
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
}
export interface KeptPart {
  readonly where: string;
  readonly yours: string;
  /** What the template has there. */
  readonly templates: string;
}

/** A figure on the user's own data, as it is shown, before and after. */
export interface ResultChange {
  readonly where: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}
export interface TemplateComparison extends TemplateDifference {
  /** The key figures that come to something else. */
  readonly results: readonly ResultChange[];
  /** How many key figures were compared, and how many other results differ. */
  readonly figureCount: number;
  readonly otherResults: number;
  /** In how many rows a calculated column differs. */
  readonly columns: readonly { readonly where: string; readonly rows: number }[];
}
