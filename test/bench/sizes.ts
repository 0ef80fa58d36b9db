/**
 * The row counts that a benchmark goes through: its own, or those of `npm run bench -- --rows 10000,100000` that it
 * also has.
 */
export function rowCounts(own: readonly number[]): readonly number[] {
  const asked = process.env['BENCH_ROWS'];
  if (!asked) return own;
  const wanted = asked.split(',').map(Number);
  return own.filter((rows) => wanted.includes(rows));
}

/** `100,000 rows`, as titles of figures begin. */
export const rowsText = (rows: number): string => `${rows.toLocaleString('en')} rows`;
