import { readBoolean } from './booleanText';
import { CsvRecordReader, type LineEnd } from './csvRecords';
import { dateFacts } from './dateText';
import type { Delimiter } from '../model/fileImport';
import { numberFacts } from './numberText';

/** Characters and rows that are looked at to tell the dialect. */
const inspectedLength = 128 * 1024;
const inspectedRows = 300;

/** `sep=;` in the first line, by which Excel is told the separator. */
const separatorLine = /^sep=(.|\t)(?:\r\n|\n|\r|$)/i;

/** The separator named in the first line, and the length of that line, which is no row of the table. */
export function separatorHint(
  text: string,
): { readonly delimiter: Delimiter; readonly length: number } | null {
  const match = separatorLine.exec(text);
  return match?.[1] === undefined ? null : { delimiter: match[1], length: match[0].length };
}

/** How rows end, as far as the line ends outside quotes tell. */
export function detectLineEnd(text: string): LineEnd {
  let lineFeeds = 0;
  let pairs = 0;
  let returns = 0;
  let isQuoted = false;
  const length = Math.min(text.length, inspectedLength);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (code === 10) lineFeeds++;
    else if (code === 13 && text.charCodeAt(i + 1) === 10) {
      pairs++;
      i++;
    } else if (code === 13) returns++;
  }
  if (pairs > 0) return lineFeeds > 0 ? 'mixed' : '\r\n';
  return lineFeeds === 0 && returns > 0 ? '\r' : '\n';
}

/** Between equals the character wins that rarely stands in texts and numbers. */
const byRarity: readonly Delimiter[] = ['\t', '|', ';', ','];

/**
 * The separator that cuts the first rows into the same number of cells, two at least; between equals the one whose
 * cells read as numbers and dates. A comma when no separator does, so that the table has one column.
 */
export function detectDelimiter(text: string, lineEnd: LineEnd): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of byRarity) {
    const score = scoreOf(firstRows(text, delimiter, lineEnd));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function firstRows(text: string, delimiter: Delimiter, lineEnd: LineEnd): string[][] {
  const reader = new CsvRecordReader({ delimiter, lineEnd });
  const isWhole = text.length <= inspectedLength;
  const { rows } = reader.read(text.slice(0, inspectedLength), isWhole);
  const complete = rows.length > 0 || isWhole ? rows : reader.read('', true).rows;
  return complete.filter((row) => row.length > 1 || row[0] !== '').slice(0, inspectedRows);
}

function scoreOf(rows: readonly string[][]): number {
  const width = usualWidth(rows);
  const [first] = rows;
  if (!first || width < 2) return 0;
  const consistency = rows.filter((row) => row.length === width).length / rows.length;
  // The header is the row that is least likely to hold the separator by chance.
  const headerFits = first.length === width ? 1 : 0.5;
  let typed = 0;
  let cells = 0;
  for (const row of rows.slice(0, 50)) {
    for (const cell of row) {
      cells++;
      if (isTyped(cell)) typed++;
    }
  }
  return consistency * headerFits * (1 + typed / cells);
}

/** The most frequent number of cells in a row; of equally frequent ones the larger. */
export function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * Whether the first row names the columns: texts only, no two alike, unless values of other types below them leave no
 * doubt. A single row is a header only if its texts are known names (`isKnownName`).
 */
export function detectHeader(rows: readonly string[][], isKnownName: (text: string) => boolean): boolean {
  const [first, ...below] = rows;
  const names = first?.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? [];
  if (!first || names.length === 0 || names.some(isValue)) return false;
  if (below.length === 0) return names.some(isKnownName);
  const hasTypedColumn = first.some((_, column) => below.some((row) => isValue(row[column]?.trim() ?? '')));
  if (hasTypedColumn) return names.length > first.length / 2;
  return (
    names.length === first.length && new Set(names.map((name) => name.toLowerCase())).size === names.length
  );
}

/** Something that stands in a table's cells and not above them. */
function isValue(text: string): boolean {
  if (isTyped(text) || /^[\d\s.,:;/-]+$/.test(text) || /^[^@\s]+@[^@\s]+\.\w+$/.test(text)) return true;
  // `T` and `N` are names of columns as often as they are values.
  return readBoolean(text) !== null && !/^[a-z]$/i.test(text);
}

function isTyped(text: string): boolean {
  return text !== '' && (numberFacts(text) !== null || dateFacts(text) !== null);
}

const mostTitleRows = 20;

/**
 * How many rows at the top are titles: nothing but their first cell, or nothing at all, where the rows below have several
 * and the first of them has all its cells filled, as a header has.
 */
export function detectTitleRows(rows: readonly (readonly string[])[]): number {
  const isTitle = (row: readonly string[]): boolean => row.slice(1).every((cell) => cell.trim() === '');
  const widths = rows.slice(0, 200).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const usual = [...widths].sort((a, b) => a - b)[widths.length >> 1] ?? 0;
  if (usual < 3) return 0;
  const first = rows.findIndex((row) => !isTitle(row));
  if (first <= 0 || first > mostTitleRows || (widths[first] ?? 0) < usual) return 0;
  return first;
}
