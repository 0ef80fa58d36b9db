import Papa from 'papaparse';
import { plainText, type CellValue } from '../shared/value';

/**
 * A table as CSV text (UTF-8 with a mark, so that Excel reads Chinese). Texts that a spreadsheet would take for a
 * formula get an apostrophe in front: papaparse's own escaping (5.7.1) leaves full-width signs and tabs out.
 */
export function toCsvText(header: readonly string[], rows: Iterable<readonly CellValue[]>): string {
  const cells: string[][] = [header.map(safeText)];
  for (const row of rows) cells.push(row.map(cellText));
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

function cellText(value: CellValue): string {
  return typeof value === 'string' ? safeText(value) : plainText(value);
}

const startsFormula = /^[=+\-@\t\r＝＋－＠]/u;

function safeText(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}
