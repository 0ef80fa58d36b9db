import Papa from 'papaparse';
import { importLimits } from './importLimits';
import type { Delimiter } from '../model/fileImport';

/** How rows end: `mixed` has line feeds both with and without a carriage return. */
export type LineEnd = '\n' | '\r\n' | '\r' | 'mixed';

export interface RecordFormat {
  readonly delimiter: Delimiter;
  readonly lineEnd: LineEnd;
}

/** Rows of cells as they stand in the file. */
export interface CsvRecords {
  readonly rows: string[][];
  /** Indexes in `rows` of lines with a quotation mark that is never closed. */
  readonly brokenQuotes: readonly number[];
}

/** Papa's parser of one text, typed as far as it is used here. */
interface TextParser {
  parse(text: string, baseIndex: number, ignoreLastRow: boolean): ParsedText;
}
interface ParsedText {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

/** A file with more broken quotes than this does not use them to quote: they are read as plain characters. */
const toleratedBrokenQuotes = 50;

/** A row longer than `importLimits.recordLength`: no table looks like this. */
export class RecordTooLongError extends Error {}

/**
 * Cuts text that arrives in slices into rows. An incomplete row is kept back until the rest of it arrives.
 *
 * A quote that is never closed would swallow the rest of the file; its line is read with the quote as plain text
 * instead, and the rows behind it are rows again.
 */
export class CsvRecordReader {
  readonly #lineEnd: LineEnd;
  readonly #quoted: TextParser;
  readonly #plain: TextParser;
  #rest = '';
  #brokenQuotes = 0;

  constructor({ delimiter, lineEnd }: RecordFormat) {
    this.#lineEnd = lineEnd;
    const newline = lineEnd === 'mixed' ? '\n' : lineEnd;
    this.#quoted = new Papa.Parser({ delimiter, newline });
    this.#plain = new Papa.Parser({ delimiter, newline: '\n', fastMode: true });
  }

  /** The rows that are complete with this slice; with the last one, all that are left. */
  read(text: string, isLast: boolean): CsvRecords {
    const rows: string[][] = [];
    const brokenQuotes: number[] = [];
    let rest = this.#rest + text;
    while (rest !== '') {
      rest = this.#completeRows(rest, rows);
      if (isLast ? rest === '' : rest.length <= importLimits.recordLength) break;
      if (isLast && !this.#hasBrokenQuote(rest)) {
        this.#append(rows, this.#parserOf(rest), rest, false);
        rest = '';
        break;
      }
      const lineLength = this.#firstLineLength(rest, isLast);
      brokenQuotes.push(rows.length);
      this.#brokenQuotes++;
      this.#append(rows, this.#plain, this.#withLineFeeds(rest.slice(0, lineLength)), false);
      rest = rest.slice(lineLength);
    }
    this.#rest = rest;
    return { rows, brokenQuotes };
  }

  /** Reads whole rows from the text and gives back the incomplete one at its end. */
  #completeRows(text: string, rows: string[][]): string {
    const isPlain = this.#isPlain(text);
    const input = isPlain ? this.#withLineFeeds(text) : text;
    const cursor = this.#append(rows, isPlain ? this.#plain : this.#quoted, input, true);
    return input.slice(cursor);
  }

  #append(rows: string[][], parser: TextParser, text: string, ignoreLastRow: boolean): number {
    const parsed = parser.parse(text, 0, ignoreLastRow);
    const strips = this.#lineEnd === 'mixed' && parser === this.#quoted;
    for (const row of parsed.data) {
      if (strips) stripCarriageReturn(row);
      rows.push(row);
    }
    return parsed.meta.cursor;
  }

  #isPlain(text: string): boolean {
    return this.#brokenQuotes > toleratedBrokenQuotes || !text.includes('"');
  }

  #parserOf(text: string): TextParser {
    return this.#isPlain(text) ? this.#plain : this.#quoted;
  }

  #hasBrokenQuote(text: string): boolean {
    if (this.#isPlain(text)) return false;
    return this.#quoted.parse(text, 0, false).errors.some((error) => error.code === 'MissingQuotes');
  }

  /** Without quotes every line end is the end of a row, so all of them can be made one. */
  #withLineFeeds(text: string): string {
    if (this.#lineEnd === '\r') return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    // The line feed that belongs to a last carriage return is still to come.
    return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
  }

  /** Its line end included, so that no empty row remains of it. */
  #firstLineLength(text: string, isLast: boolean): number {
    const lineEnd = text.indexOf(this.#lineEnd === '\r' ? '\r' : '\n');
    if (lineEnd >= 0) return lineEnd + 1;
    if (!isLast || text.length > importLimits.recordLength) throw new RecordTooLongError();
    return text.length;
  }
}

function stripCarriageReturn(row: string[]): void {
  const last = row.length - 1;
  const cell = row[last];
  if (cell?.endsWith('\r')) row[last] = cell.slice(0, -1);
}
