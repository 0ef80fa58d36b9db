import Papa from 'papaparse';
import { plainText, type CellValue } from '../shared/value';
import { guardFormula } from './formulaGuard';

/**
 * A table as CSV text (UTF-8 with a mark, so that Excel reads Chinese). Unless it is asked for `raw`, texts that a
 * spreadsheet would take for a formula are guarded; reading the file here takes the guard away.
 */
export function toCsvText(
  header: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  { raw = false }: { readonly raw?: boolean } = {},
): string {
  const write = raw ? (text: string): string => text : guardFormula;
  const cells: string[][] = [header.map(write)];
  for (const row of rows) cells.push(row.map((value) => cellText(value, write)));
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

function cellText(value: CellValue, write: (text: string) => string): string {
  return typeof value === 'string' ? write(value) : plainText(value);
}
