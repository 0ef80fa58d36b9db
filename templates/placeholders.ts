/**
 * What a text of a template may leave open, also inside the texts of a formula: `{header:revenue}` is the name of the
 * user's column, `{unit:revenue}` its unit in a sentence (` EUR`), `{unitLabel:revenue}` its unit in a heading
 * (` (EUR)`); nothing where the column has no unit or is not there.
 */
export type PlaceholderKind = 'header' | 'unit' | 'unitLabel';

export const placeholderPattern = /\{(header|unit|unitLabel):([A-Za-z]+)\}/g;

/** The keys of fields and columns that a text asks for. */
export function placeholderKeys(text: string): string[] {
  return Array.from(text.matchAll(placeholderPattern), (match) => match[2] as string);
}
