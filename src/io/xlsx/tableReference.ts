import type { StructuredReference } from '../../model/formula/structuredReference';

/** Rows of the file's sheet, counted from 0: the header is the first. */
export function sectionRows(
  sections: StructuredReference['sections'],
  rows: number,
): readonly [top: number, bottom: number] | null {
  if (sections.includes('totals')) return null;
  const hasHeaders = sections.includes('all') || sections.includes('headers');
  const hasData = sections.length === 0 || sections.includes('all') || sections.includes('data');
  return [hasHeaders ? 0 : 1, hasData ? rows : 0];
}

/** Files spell every part out: `T[[#This Row],[A]]`, `T[[#Data],[A]:[B]]`. */
export function structuredText(name: string, { columns, thisRow, sections }: StructuredReference): string {
  const span = columns.map((column) => `[${escapeColumn(column)}]`).join(':');
  const parts = thisRow
    ? ['[#This Row]']
    : sections.map((section) => `[#${section[0]?.toUpperCase() ?? ''}${section.slice(1)}]`);
  if (parts.length === 0) {
    if (span === '') return `${name}[]`;
    return columns.length === 1 ? `${name}${span}` : `${name}[${span}]`;
  }
  if (span === '') return parts.length === 1 ? `${name}${parts[0]}` : `${name}[${parts.join(',')}]`;
  return `${name}[${[...parts, span].join(',')}]`;
}

const escapeColumn = (column: string): string => column.replace(/[[\]#']/g, "'$&");
