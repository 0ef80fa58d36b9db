/**
 * Tab-separated text, as Excel and Google Sheets write it, row by row. Quoted fields may hold tabs and line breaks; one
 * line break at the end is the end of the last row and not a row of its own. Nothing is read ahead: a reader may stop, or
 * pause, at any row.
 */
export class ClipboardRows {
  readonly #text: string;
  readonly #hasReturns: boolean;
  #at = 0;
  #isOver = false;

  constructor(text: string) {
    this.#text = text;
    this.#hasReturns = text.includes('\r');
  }

  /** Characters read so far. */
  get position(): number {
    return this.#at;
  }

  /** The next row; `null` behind the last one. */
  next(): string[] | null {
    if (this.#isOver) return null;
    const end = this.#lineEnd();
    const line = this.#text.slice(this.#at, end);
    const row = line.includes('"') ? this.#quotedRow() : line.split('\t');
    if (!line.includes('"')) this.#passLineEnd(end);
    this.#isOver = this.#at >= this.#text.length;
    return row;
  }

  #lineEnd(): number {
    const feed = this.#text.indexOf('\n', this.#at);
    const end = feed < 0 ? this.#text.length : feed;
    if (!this.#hasReturns) return end;
    const carriageReturn = this.#text.slice(this.#at, end).indexOf('\r');
    return carriageReturn < 0 ? end : this.#at + carriageReturn;
  }

  #passLineEnd(end: number): void {
    this.#at = end + (this.#text.startsWith('\r\n', end) ? 2 : 1);
  }

  #quotedRow(): string[] {
    const text = this.#text;
    const row: string[] = [];
    let field = '';
    for (;;) {
      const char = text[this.#at];
      const quoted = char === '"' && field === '' ? readQuoted(text, this.#at) : null;
      if (quoted) {
        ({ field, at: this.#at } = quoted);
      } else if (char === undefined || char === '\n' || char === '\r') {
        row.push(field);
        this.#passLineEnd(this.#at);
        return row;
      } else {
        if (char === '\t') {
          row.push(field);
          field = '';
        } else field += char;
        this.#at++;
      }
    }
  }
}

/** All rows at once, for texts that are read in no time. */
export function parseClipboardText(text: string): string[][] {
  const reader = new ClipboardRows(text);
  const rows: string[][] = [];
  for (let row = reader.next(); row !== null; row = reader.next()) rows.push(row);
  return rows;
}

/** A field from its opening quote on; `null` when no quote closes it, for then the quote is part of the text. */
function readQuoted(text: string, from: number): { field: string; at: number } | null {
  let field = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      field += text[at];
    } else if (text[at + 1] === '"') {
      field += '"';
      at++;
    } else {
      const next = text[at + 1];
      const closes = next === undefined || next === '\t' || next === '\n' || next === '\r';
      return closes ? { field, at: at + 1 } : null;
    }
  }
  return null;
}
