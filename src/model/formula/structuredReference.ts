import { parseStructRef } from '@borgar/fx';

/** `Table[Column]`, `[@Column]`, `Table[[A]:[B]]`, `Table[#Headers]`, ... taken apart. */
export interface StructuredReference {
  /** Empty in a table's own formulas. */
  readonly table: string;
  /** None (all columns), one, or the first and the last of a run. */
  readonly columns: readonly string[];
  readonly thisRow: boolean;
  /** Without sections the data rows are meant. */
  readonly sections: readonly Section[];
}
export type Section = 'all' | 'data' | 'headers' | 'totals';

export function parseStructuredReference(text: string): StructuredReference | null {
  const parsed = parseStructRef(text);
  if (!parsed || parsed.context?.length) return null;
  const sections = (parsed.sections ?? []).map((section) => section.toLowerCase());
  return {
    table: parsed.table ?? '',
    columns: parsed.columns ?? [],
    thisRow: sections.includes('this row'),
    sections: sections.filter((section): section is Section => section !== 'this row'),
  };
}

/** Writes it the way Excel shows it: `[@Revenue]`, `[@[Revenue 2024]:[Revenue 2028]]`, `T[[#Headers],[A]]`. */
export function writeStructuredReference({ table, columns, thisRow, sections }: StructuredReference): string {
  const names = columns.map(escapeColumnName);
  const span = names.map((name) => `[${name}]`).join(':');
  if (thisRow) {
    if (names.length === 0) return `${table}[#This Row]`;
    return names.length === 1 && isPlainColumnName(columns[0] as string)
      ? `${table}[@${names[0]}]`
      : `${table}[@${span}]`;
  }
  const parts = sections.map((section) => `[#${section[0]?.toUpperCase()}${section.slice(1)}]`);
  if (parts.length === 0) {
    if (names.length === 0) return `${table}[]`;
    return names.length === 1 ? `${table}[${names[0]}]` : `${table}[${span}]`;
  }
  if (parts.length === 1 && names.length === 0) return `${table}${parts[0]}`;
  return `${table}[${[...parts, ...(span === '' ? [] : [span])].join(',')}]`;
}

/** A column's name between brackets: four characters must be escaped with an apostrophe. */
export function escapeColumnName(name: string): string {
  return Array.from(name, (char) => ("[]#'".includes(char) ? `'${char}` : char)).join('');
}

/** Names with other characters than letters and digits need brackets of their own behind `@`. */
export const isPlainColumnName = (name: string): boolean => /^[\p{L}\p{N}_.]+$/u.test(name);
