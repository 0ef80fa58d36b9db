/** Beyond so many moved rows it is quicker to sort all rows anew. */
const mostMovedRows = 32;

/**
 * Rows by group, packed: the rows of group `g` stand at `starts[g]` to `starts[g + 1]` of one array, ascending.
 */
export class RowGroups {
  #starts: Uint32Array;
  #rows: Uint32Array;
  #groupCount: number;

  constructor(codes: Uint32Array, groupCount: number) {
    this.#groupCount = groupCount;
    const starts = new Uint32Array(groupCount + 1);
    for (const code of codes) (starts[code + 1] as number)++;
    for (let group = 0; group < groupCount; group++)
      starts[group + 1] = (starts[group] as number) + (starts[group + 1] as number);
    const next = starts.slice();
    const rows = new Uint32Array(codes.length);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      const place = next[code] as number;
      rows[place] = row;
      next[code] = place + 1;
    }
    this.#starts = starts;
    this.#rows = rows;
  }

  /** Ascending; to be read at once. */
  of(group: number): Uint32Array {
    return this.#rows.subarray(this.#starts[group], this.#starts[group + 1]);
  }

  countOf(group: number): number {
    return (this.#starts[group + 1] as number) - (this.#starts[group] as number);
  }

  /** -1 when the group has no rows (any more). */
  firstOf(group: number): number {
    return this.countOf(group) === 0 ? -1 : (this.#rows[this.#starts[group] as number] as number);
  }

  lastOf(group: number): number {
    return this.countOf(group) === 0 ? -1 : (this.#rows[(this.#starts[group + 1] as number) - 1] as number);
  }

  /** Rows that are in other groups now; `null` when all rows had better be sorted anew. */
  move(
    rows: readonly number[],
    from: readonly number[],
    codes: Uint32Array,
    groupCount: number,
  ): RowGroups | null {
    if (rows.length > mostMovedRows) return null;
    this.#addGroups(groupCount);
    rows.forEach((row, index) => {
      this.#moveRow(row, from[index] as number, codes[row] as number);
    });
    return this;
  }

  #addGroups(groupCount: number): void {
    if (groupCount === this.#groupCount) return;
    const starts = new Uint32Array(groupCount + 1).fill(this.#rows.length);
    starts.set(this.#starts);
    this.#starts = starts;
    this.#groupCount = groupCount;
  }

  #moveRow(row: number, from: number, to: number): void {
    const [rows, starts] = [this.#rows, this.#starts];
    const place = this.#placeOf(row, from);
    const target = this.#placeOf(row, to);
    if (from < to) {
      rows.copyWithin(place, place + 1, target);
      rows[target - 1] = row;
      for (let group = from + 1; group <= to; group++) starts[group] = (starts[group] as number) - 1;
    } else {
      rows.copyWithin(target + 1, target, place);
      rows[target] = row;
      for (let group = to + 1; group <= from; group++) starts[group] = (starts[group] as number) + 1;
    }
  }

  /** Where a row stands in a group, or would stand. */
  #placeOf(row: number, group: number): number {
    let low = this.#starts[group] as number;
    let high = this.#starts[group + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
