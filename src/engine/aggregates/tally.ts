import { CellError as EngineError } from 'hyperformula';
import { blockValue, readBit } from '../../model/columnBlocks';
import type { ColumnBlock } from '../../model/columnBlock';
import { isCellError, type CellValue } from '../../shared/value';
import { toEngineError } from '../engineValue';
import { isFull } from '../plan/vectorBlocks';

export interface SumAndCount {
  readonly sum: number;
  readonly count: number;
}
/** A sum and how many numbers are in it, or the error that was met first. */
export type Tally = SumAndCount | EngineError;

export const emptyTally: SumAndCount = { sum: 0, count: 0 };

export function isSameTally(a: Tally, b: Tally): boolean {
  if (a instanceof EngineError || b instanceof EngineError) return a === b;
  return Object.is(a.sum, b.sum) && a.count === b.count;
}

/**
 * Adds numbers one after the other as HyperFormula 3.5.0 does: what is less than `tolerance` of the sum before it is 0,
 * so that `0.1+0.2-0.3` is. With a tolerance of 0 sums are plain.
 */
export class Adder {
  #sum: number;
  #count: number;
  readonly #tolerance: number;
  error: EngineError | null = null;

  constructor({ sum, count }: SumAndCount, tolerance: number) {
    this.#sum = sum;
    this.#count = count;
    this.#tolerance = tolerance;
  }

  get tally(): Tally {
    return this.error ?? { sum: this.#sum, count: this.#count };
  }

  add(value: number): void {
    const next = this.#sum + value;
    this.#sum = Math.abs(next) < this.#tolerance * Math.abs(this.#sum) ? 0 : next;
    this.#count++;
  }

  addAll(values: Float64Array): void {
    const tolerance = this.#tolerance;
    let sum = this.#sum;
    for (let row = 0; row < values.length; row++) {
      const next = sum + (values[row] as number);
      sum = Math.abs(next) < tolerance * Math.abs(sum) ? 0 : next;
    }
    this.#sum = sum;
    this.#count += values.length;
  }

  /** Texts, truth values and blanks are no part of a sum. False when there is nothing more to add. */
  addCell(value: CellValue): boolean {
    if (typeof value === 'number') this.add(value);
    else if (isCellError(value)) this.error = toEngineError(value);
    return this.error === null;
  }
}

/** The tally after a block of one column, or of neighbours, row after row. */
export function tallyBlocks(before: Tally, blocks: readonly ColumnBlock[], tolerance: number): Tally {
  if (before instanceof EngineError) return before;
  const adder = new Adder(before, tolerance);
  const [block] = blocks;
  if (block && blocks.length === 1) addBlock(adder, block);
  else addRows(adder, blocks);
  return adder.tally;
}

function addBlock(adder: Adder, block: ColumnBlock): void {
  if (block.kind === 'number') {
    if (isFull(block.valid, block.length)) adder.addAll(block.values);
    else {
      for (let row = 0; row < block.length; row++) {
        if (readBit(block.valid, row)) adder.add(block.values[row] as number);
      }
    }
  }
  // Of a block of numbers these are no numbers, so their order among them does not matter.
  for (const value of block.exceptions?.values ?? []) if (!adder.addCell(value)) return;
}

function addRows(adder: Adder, blocks: readonly ColumnBlock[]): void {
  const rows = blocks[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    for (const block of blocks) if (!adder.addCell(blockValue(block, row))) return;
  }
}
