import { normalizeRanges, unionScope, type RowScope } from '../rowRanges';
import type { ColumnStatistics } from './columnStatistics';
import { Matcher, type Criterion } from './criterion';

/** A column and what its cells must fulfil, the same for every row that asks. */
export interface Condition {
  readonly column: ColumnStatistics;
  readonly criterion: Criterion;
}

/** The rows that fulfil conditions, kept from version to version. */
export class RowFilter {
  /** 1 for rows that do; `null` when there are no conditions. */
  mask: Uint8Array | null = null;
  #signature = '';
  #versions: readonly number[] = [];

  /** The rows that may have come or gone since the last time. */
  update(conditions: readonly Condition[]): RowScope {
    const [first] = conditions;
    const signature = JSON.stringify(conditions.map(({ criterion }) => criterion));
    const isSame = signature === this.#signature;
    const rows = isSame
      ? conditions.reduce<RowScope>(
          (scope, { column }, at) => unionScope(scope, column.editedSince(this.#versions[at] ?? -1)),
          [],
        )
      : 'all';
    this.#signature = signature;
    this.#versions = conditions.map(({ column }) => column.version);
    if (!first) {
      this.mask = null;
      return isSame ? rows : 'all';
    }
    const matchers = conditions.map(({ criterion }) => new Matcher(criterion));
    if (rows === 'all' || this.mask?.length !== first.column.vectors.rowCount) {
      this.mask = new Uint8Array(first.column.vectors.rowCount).fill(1);
      conditions.forEach(({ column: { vectors } }, at) => {
        for (let block = 0; block < vectors.count; block++) {
          const part = this.mask?.subarray(vectors.starts[block], vectors.starts[block + 1]);
          if (part) matchers[at]?.narrow(vectors.vector(block), part);
        }
      });
      return 'all';
    }
    const changed: [number, number][] = [];
    for (const [from, to] of rows) {
      for (let row = from; row < to; row++) {
        const isIn = conditions.every(({ column: { vectors } }, at) => {
          const block = vectors.blockAt(row);
          return matchers[at]?.matches(vectors.vector(block), row - (vectors.starts[block] ?? 0));
        });
        if (this.mask[row] === (isIn ? 1 : 0)) continue;
        this.mask[row] = isIn ? 1 : 0;
        changed.push([row, row + 1]);
      }
    }
    return normalizeRanges(changed);
  }
}
