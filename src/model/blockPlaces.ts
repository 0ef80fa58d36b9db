/** Where blocks begin, and which one holds a row: for work that goes to many places of a column. */
export function startsOf(blocks: readonly { readonly length: number }[]): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const { length } of blocks) {
    starts.push(start);
    start += length;
  }
  return starts;
}

/** The block that holds a row; -1 when there are none. O(log blocks). */
export function blockAt(starts: readonly number[], rowIndex: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= rowIndex) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
