import { blankBlock, blockFromValues, blockValue, withValues } from '../model/columnBlocks';
import type { BlockKind, ColumnBlock } from '../model/columnBlock';
import type { CellValue } from '../shared/value';
import { differingRows } from './plan/vectorBlocks';
import { normalizeRanges, type RowRanges } from './rowRanges';

/** New values of a column on their way into blocks; blocks that no value goes into are shared with the old column. */
export class ColumnDraft {
  readonly #old: readonly ColumnBlock[];
  readonly #starts: number[] = [];
  readonly #lengths: readonly number[];
  readonly #values = new Map<number, CellValue[]>();
  readonly #packed = new Map<number, ColumnBlock>();
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

  /** Values of a block that are packed already, from a row of it on. Not for blocks that `set` writes to. */
  setBlock(index: number, offset: number, values: ColumnBlock): void {
    const length = this.#lengths[index] ?? 0;
    if (offset === 0 && values.length === length) {
      this.#packed.set(index, values);
      return;
    }
    const old = this.#old[index];
    const before =
      this.#packed.get(index) ?? (old?.length === length ? old : blankBlock(values.kind, length));
    this.#packed.set(index, withValues(before, offset, values));
  }

  /** Every block of the column; the indices of those that are new; and the rows that hold something else now. */
  finish(): {
    readonly blocks: readonly ColumnBlock[];
    readonly changed: readonly number[];
    readonly rows: RowRanges;
  } {
    const changed: number[] = [];
    const rows: [number, number][] = [];
    const blocks = this.#lengths.map((length, index) => {
      const old = this.#old[index];
      const next = this.#blockOf(index, length);
      if (next === old) return old;
      const start = this.#starts[index] ?? 0;
      const differing: readonly [number, number] | null =
        old?.length === length ? differingRows(old, next) : [0, length];
      if (old && differing === null) return old;
      const [from, to] = differing ?? [0, 0];
      rows.push([start + from, start + to]);
      changed.push(index);
      return next;
    });
    return { blocks, changed, rows: normalizeRanges(rows) };
  }

  #blockOf(index: number, length: number): ColumnBlock {
    const block = this.#packed.get(index);
    if (block) return block;
    const values = this.#values.get(index);
    const old = this.#old[index];
    if (!values && old?.length === length) return old;
    return packed(values ?? new Array<CellValue>(length).fill(null), this.#kind);
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
