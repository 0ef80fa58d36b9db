import type { FileKind } from '../../../src/io/columnGuess';

/** One column of an export: its header, a value as the system writes it, and the field it is (`null` for none we know). */
export type ExportedColumn = readonly [header: string, value: string, field: string | null];

/** What a customer-management system writes when one of its lists is exported with all its standard columns. */
export interface CrmExport {
  readonly system: string;
  readonly kind: FileKind;
  readonly columns: readonly ExportedColumn[];
}
