import { formulaError } from '../../../formulas/reasons';
import type { CellError } from '../../shared/value';
import { isCellError } from '../../shared/value';
import type { ColumnVectors } from './columnVectors';

import { Kind } from './vector';

const nothingToAverage = formulaError('nothingMeets');

/** How `SUMIFS` and the like go over the cells whose rows fulfil the criteria. */
export type FoldName = 'count' | 'sum' | 'average' | 'min' | 'max';

/** Results of groups; where the number is NaN there is an error instead. */
export interface FoldedGroups {
  readonly numbers: Float64Array;
  readonly errors: Map<number, CellError>;
}

/**
 * Aggregates as `aggregateWhere` computes them, cell after cell in the order of the rows: a sum that cancels out is 0, the
 * first error is the result, and cells that hold no number do not count.
 */
export class GroupFold {
  readonly name: FoldName;
  readonly #tolerance: number;

  constructor(name: FoldName, tolerance: number) {
    this.name = name;
    this.#tolerance = tolerance;
  }

  /** Of rows given one by one, ascending; `mask` leaves some of them out. */
  ofRows(values: ColumnVectors, rows: ArrayLike<number>, mask: Uint8Array | null): number | CellError {
    let total = this.#start;
    let count = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      if (mask !== null && mask[row] === 0) continue;
      if (this.name === 'count') {
        count++;
        continue;
      }
      const block = values.blockAt(row);
      const vector = values.vector(block);
      const offset = row - (values.starts[block] as number);
      const kind = vector.kindAt(offset);
      if (kind === Kind.number) {
        total = this.#step(total, vector.numbers[offset & vector.mask] as number);
        count++;
      } else if (kind === Kind.error) return vector.errorAt(offset);
    }
    return this.#finish(total, count);
  }

  /** Of all groups in one pass over the column. */
  ofGroups(
    values: ColumnVectors,
    codes: Uint32Array,
    groupCount: number,
    mask: Uint8Array | null,
  ): FoldedGroups {
    const counts = new Uint32Array(groupCount);
    const numbers = new Float64Array(groupCount).fill(this.#start);
    const errors = new Map<number, CellError>();
    if (this.name === 'count') {
      for (let row = 0; row < codes.length; row++)
        if (mask === null || mask[row] === 1)
          counts[codes[row] as number] = (counts[codes[row] as number] ?? 0) + 1;
    } else {
      for (let block = 0; block < values.count; block++)
        this.#addBlock(values, block, codes, mask, numbers, counts, errors);
    }
    for (let group = 0; group < groupCount; group++) {
      const result = errors.get(group) ?? this.#finish(numbers[group] as number, counts[group] as number);
      put({ numbers, errors }, group, result);
    }
    return { numbers, errors };
  }

  /** Of all rows that the mask leaves. */
  ofAll(values: ColumnVectors, mask: Uint8Array | null): number | CellError {
    const { numbers, errors } = this.ofGroups(values, new Uint32Array(values.rowCount), 1, mask);
    return errors.get(0) ?? (numbers[0] as number);
  }

  /** What no row yields. */
  get empty(): number | CellError {
    return this.#finish(this.#start, 0);
  }

  #addBlock(
    values: ColumnVectors,
    block: number,
    codes: Uint32Array,
    mask: Uint8Array | null,
    totals: Float64Array,
    counts: Uint32Array,
    errors: Map<number, CellError>,
  ): void {
    const start = values.starts[block] as number;
    const rows = (values.starts[block + 1] as number) - start;
    const vector = values.vector(block);
    const { numbers, kinds } = vector;
    const areNumbers = kinds === Kind.number;
    for (let row = 0; row < rows; row++) {
      if (mask !== null && mask[start + row] === 0) continue;
      const group = codes[start + row] as number;
      const kind = areNumbers ? Kind.number : vector.kindAt(row);
      if (kind === Kind.number) {
        totals[group] = this.#step(totals[group] as number, numbers[row & vector.mask] as number);
        (counts[group] as number)++;
      } else if (kind === Kind.error && !errors.has(group)) {
        errors.set(group, vector.errorAt(row));
      }
    }
  }

  get #start(): number {
    return this.name === 'min' ? Infinity : this.name === 'max' ? -Infinity : 0;
  }

  #step(total: number, value: number): number {
    switch (this.name) {
      case 'sum': {
        const next = total + value;
        return Math.abs(next) < this.#tolerance * Math.abs(total) ? 0 : next;
      }
      case 'min':
        return Math.min(total, value);
      case 'max':
        return Math.max(total, value);
      default:
        return total + value;
    }
  }

  #finish(total: number, count: number): number | CellError {
    switch (this.name) {
      case 'count':
        return count;
      case 'average':
        return count === 0 ? nothingToAverage : total / count;
      case 'sum':
        return total;
      default:
        return Number.isFinite(total) ? total : 0;
    }
  }
}

/** Keeps a group's result. */
export function put({ numbers, errors }: FoldedGroups, group: number, result: number | CellError): void {
  if (isCellError(result)) {
    numbers[group] = NaN;
    errors.set(group, result);
  } else {
    numbers[group] = result;
    errors.delete(group);
  }
}
