import { blockFromValues, blockValue } from '../model/columnBlocks';
import type { BlockKind, ColumnBlock } from '../model/columnBlock';
import type { CellValue } from '../shared/value';

/** New values of a column on their way into blocks; blocks that no value goes into are shared with the old column. */
export class ColumnDraft {
  readonly #old: readonly ColumnBlock[];
  readonly #starts: number[] = [];
  readonly #lengths: readonly number[];
  readonly #values = new Map<number, CellValue[]>();
  readonly #kind: BlockKind;

  /** `kind` is what blocks of blanks are packed as; others follow what is in them. */
  constructor(old: readonly ColumnBlock[], blockLengths: readonly number[], kind: BlockKind) {
    this.#old = old;
    this.#lengths = blockLengths;
    this.#kind = kind;
    let start = 0;
    for (const length of blockLengths) {
      this.#starts.push(start);
      start += length;
    }
  }

  /** `values[i]` is for the row `from + i`. */
  set(from: number, values: readonly CellValue[]): void {
    let block = this.#blockAt(from);
    values.forEach((value, index) => {
      const row = from + index;
      while (row >= (this.#starts[block] ?? 0) + (this.#lengths[block] ?? 0)) block++;
      this.#valuesOf(block)[row - (this.#starts[block] ?? 0)] = value;
    });
  }

  /** Every block of the column, and the indices of those that are new. */
  finish(): { readonly blocks: readonly ColumnBlock[]; readonly changed: readonly number[] } {
    const changed: number[] = [];
    const blocks = this.#lengths.map((length, index) => {
      const values = this.#values.get(index);
      const old = this.#old[index];
      if (!values && old?.length === length) return old;
      changed.push(index);
      return packed(values ?? new Array<CellValue>(length).fill(null), this.#kind);
    });
    return { blocks, changed };
  }

  #blockAt(row: number): number {
    let block = this.#starts.length - 1;
    while (block > 0 && (this.#starts[block] as number) > row) block--;
    return block;
  }

  #valuesOf(block: number): CellValue[] {
    let values = this.#values.get(block);
    if (!values) {
      const old = this.#old[block];
      const length = this.#lengths[block] ?? 0;
      values = Array.from({ length }, (_, row) => (old && row < old.length ? blockValue(old, row) : null));
      this.#values.set(block, values);
    }
    return values;
  }
}

/** A formula decides what comes out, whatever the column's type says: the commonest kind is packed. */
function packed(values: readonly CellValue[], kind: BlockKind): ColumnBlock {
  const counts: Record<BlockKind, number> = { number: 0, text: 0, boolean: 0 };
  for (const value of values) {
    if (typeof value === 'number') counts.number++;
    else if (typeof value === 'string') counts.text++;
    else if (typeof value === 'boolean') counts.boolean++;
  }
  const kinds = Object.keys(counts) as BlockKind[];
  const commonest = kinds.reduce((best, other) => (counts[other] > counts[best] ? other : best), kind);
  return blockFromValues(commonest, values);
}
