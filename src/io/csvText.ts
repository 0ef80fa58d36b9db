import Papa from 'papaparse';
import { plainText, type CellValue } from '../shared/value';

/**
 * A table as CSV text (UTF-8 with a mark, so that Excel reads Chinese). Unless it is asked for `raw`, texts that a spreadsheet would take for a
 * formula get an apostrophe in front: papaparse's own escaping (5.7.1) leaves full-width signs and tabs out.
 */
export function toCsvText(
  header: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  { raw = false }: { readonly raw?: boolean } = {},
): string {
  const write = raw ? (text: string): string => text : safeText;
  const cells: string[][] = [header.map(write)];
  for (const row of rows) cells.push(row.map((value) => cellText(value, write)));
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

function cellText(value: CellValue, write: (text: string) => string): string {
  return typeof value === 'string' ? write(value) : plainText(value);
}

const startsFormula = /^[=+\-@\t\r＝＋－＠]/u;

function safeText(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}
