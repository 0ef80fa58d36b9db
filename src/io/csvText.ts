import Papa from 'papaparse';
import { plainText, type CellValue } from '../shared/value';
import { guardFormula } from './formulaGuard';

export interface CsvTextOptions {
  /** Texts that begin like a formula stay as they are. */
  readonly raw?: boolean;
}

/** Some 10 ms of work, dates included. */
const cellsPerPiece = 4_000;
const lineEnd = '\r\n';

/**
 * A table as CSV text (UTF-8 with a mark, so that Excel reads Chinese), in pieces of whole rows. Unless it is asked for
 * `raw`, texts that a spreadsheet would take for a formula are guarded; reading the file here takes the guard away.
 */
export function* csvPieces(
  header: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  { raw = false }: CsvTextOptions = {},
): Generator<string> {
  const write = raw ? (text: string): string => text : guardFormula;
  let lines: string[][] = [header.map(write)];
  let cells = 0;
  const piece = (): string => `${Papa.unparse(lines, { newline: lineEnd })}${lineEnd}`;
  let mark = '\uFEFF';
  for (const row of rows) {
    lines.push(row.map((value) => cellText(value, write)));
    cells += row.length + 1;
    if (cells < cellsPerPiece) continue;
    yield mark + piece();
    mark = '';
    lines = [];
    cells = 0;
  }
  if (lines.length > 0) yield mark + piece();
}

/** All of it at once. */
export function toCsvText(
  header: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  options: CsvTextOptions = {},
): string {
  return [...csvPieces(header, rows, options)].join('');
}

function cellText(value: CellValue, write: (text: string) => string): string {
  return typeof value === 'string' ? write(value) : plainText(value);
}
