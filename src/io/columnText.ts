import { blockLength, type ColumnBlock } from '../model/columnBlock';
import { BlockBuilder, blockKindOf, blockValue } from '../model/columnBlocks';
import type { ColumnTextReader, ColumnTextRequest, ReadColumn, ReadColumns } from '../model/columnText';
import type { ColumnType } from '../model/document';
import { ClipboardRows } from '../model/format/clipboardText';
import { parseForType } from '../model/format/parseInput';
import { isFormula } from '../model/lookup';
import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import { Pacer } from '../shared/pacer';

/** Rows between two looks at the clock. */
const rowsPerSlice = 256;

/** Reads the text in this thread, in slices: for the worker itself, for Node, and for hosts that allow no workers. */
export const readColumnText: ColumnTextReader = async (request, { signal, onProgress }) => {
  const rows = new ClipboardRows(request.text);
  const columns = new TextColumns(request);
  const pacer = new Pacer();
  const cancelled = failed(problem('cancelled'));
  if (signal.aborted) return cancelled;
  for (let row = rows.next(); row !== null; row = rows.next()) {
    columns.add(row);
    if (columns.rowCount % rowsPerSlice !== 0) continue;
    onProgress(rows.position / request.text.length);
    await pacer.pause();
    if (signal.aborted) return cancelled;
  }
  return ok(columns.finish());
};

/** Takes rows of texts and packs them column by column, a block at a time. */
class TextColumns {
  readonly #request: ColumnTextRequest;
  /** As many as the widest row so far. */
  readonly #columns: TextColumn[] = [];
  /** Rows of the block at hand. */
  #length: number;
  #offset = 0;
  #block = 0;
  rowCount = 0;

  constructor(request: ColumnTextRequest) {
    this.#request = request;
    this.#length = this.#lengthOf(0);
  }

  add(row: readonly string[]): void {
    while (this.#columns.length < row.length) this.#addColumn();
    for (const [index, text] of row.entries()) if (text !== '') this.#columns[index]?.set(this.#offset, text);
    this.rowCount++;
    this.#offset++;
    if (this.#offset < this.#length) return;
    for (const column of this.#columns) column.end(this.#length);
    this.#length = this.#lengthOf(++this.#block);
    this.#offset = 0;
    for (const column of this.#columns) column.begin(this.#length);
  }

  finish(): ReadColumns {
    if (this.#offset > 0) for (const column of this.#columns) column.end(this.#offset);
    return { rowCount: this.rowCount, columns: this.#columns.map((column) => column.finish()) };
  }

  #lengthOf(block: number): number {
    return this.#request.blockLengths[block] ?? blockLength;
  }

  #addColumn(): void {
    const { types, locale } = this.#request;
    const type = types[this.#columns.length];
    const column = new TextColumn(type ?? null, type !== null, locale);
    // Rows above that are shorter have blanks there.
    for (let block = 0; block < this.#block; block++) {
      column.begin(this.#lengthOf(block));
      column.end(this.#lengthOf(block));
    }
    column.begin(this.#length);
    this.#columns.push(column);
  }
}

/** One column; a new one, without a type, is read as text until all of it has been seen. */
class TextColumn {
  readonly #type: ColumnType;
  readonly #takesValues: boolean;
  readonly #locale: Locale;
  readonly #blocks: ColumnBlock[] = [];
  #builder: BlockBuilder | null = null;
  #isNumeric: boolean | null;

  constructor(type: ColumnType | null, takesValues: boolean, locale: Locale) {
    this.#type = type ?? 'text';
    this.#takesValues = takesValues;
    this.#locale = locale;
    this.#isNumeric = type === null ? true : null;
  }

  begin(length: number): void {
    if (this.#takesValues) this.#builder = new BlockBuilder(blockKindOf(this.#type), length);
  }

  set(offset: number, text: string): void {
    if (!this.#builder) return;
    if (this.#isNumeric === true) {
      this.#isNumeric = text.trim() === '' || typeof parseForType(text, 'number', this.#locale) === 'number';
    }
    // A formula has no place among the values of a column: it stands there as the text it is.
    const value = isFormula(text.trimStart()) ? text : parseForType(text, this.#type, this.#locale);
    if (value !== null) this.#builder.set(offset, value);
  }

  end(length: number): void {
    const block = this.#builder?.finish();
    if (!block) return;
    this.#blocks.push(block.length === length ? block : shortened(block, length));
  }

  finish(): ReadColumn {
    const isNumber = this.#isNumeric === true && this.#blocks.some(hasText);
    if (!isNumber) return { type: this.#type, blocks: this.#blocks };
    return { type: 'number', blocks: this.#blocks.map((block) => this.#asNumbers(block)) };
  }

  #asNumbers(block: ColumnBlock): ColumnBlock {
    const builder = new BlockBuilder('number', block.length);
    for (let i = 0; i < block.length; i++) {
      const text = blockValue(block, i);
      if (typeof text === 'string') builder.set(i, parseForType(text, 'number', this.#locale));
    }
    return builder.finish();
  }
}

const hasText = (block: ColumnBlock): boolean => block.kind === 'text' && block.dictionary.length > 0;

function shortened(block: ColumnBlock, length: number): ColumnBlock {
  const builder = new BlockBuilder(block.kind, length);
  builder.setRows(0, block, 0, length);
  return builder.finish();
}
