import type { BlockChartSpec } from '../../model/document';
import type { ChartBlock } from '../../model/chartBlock';

export type BlockChartGuess = Pick<BlockChartSpec, 'kind' | 'isBeside'>;

/** Series that differ so much in size say nothing on one axis. */
const muchLarger = 20;
/** Bars of more names than these are a picture of areas. */
const mostBars = 24;
/** From here on many columns of shares are read as a map, like a cohort table. */
const mapSide = 4;

const timeText =
  /^(?:\d{4}([-/.年].*)?|(?:fy|q[1-4]|h[12])\b.*|.*\bq[1-4]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*|.*(?:[月季周日]|季度|年度?))$/i;

/** The kind of chart that suits names and numbers: what a person would most likely have asked for. */
export function guessBlockChart({ rows, series }: ChartBlock): BlockChartGuess {
  const columns = series.map((_, column) =>
    rows.flatMap(({ values }) => {
      const value = values[column];
      return typeof value === 'number' ? [value] : [];
    }),
  );
  const [first = []] = columns;
  const numbers = columns.flat();
  const names = rows.flatMap(({ labelNumber }) => (labelNumber === null ? [] : [labelNumber]));
  const areNumbers = rows.length > 2 && names.length === rows.length && isRising(names);

  if (areNumbers && names[0] === 0 && first[0] === 1 && isFalling(first)) return { kind: 'survival' };
  if (areNumbers && isShares([...names, ...numbers]) && columns.every(isRising) && names.at(-1) === 1)
    return { kind: 'gains' };
  if (series.length >= mapSide && rows.length >= mapSide && series.every(({ isPercent }) => isPercent))
    return { kind: 'heatMap' };
  if (areNumbers || (rows.length > 2 && rows.every(({ label }) => timeText.test(label.trim()))))
    return { kind: 'lines' };
  if (series.length === 1) {
    if (numbers.some((value) => value < 0) && isBridge(first)) return { kind: 'waterfall' };
    return rows.length > mostBars && numbers.every((value) => value >= 0)
      ? { kind: 'treemap' }
      : { kind: 'stackedBars' };
  }
  const sizes = columns.map((column) => Math.max(0, ...column.map(Math.abs))).filter((size) => size > 0);
  if (Math.max(...sizes) >= muchLarger * Math.min(...sizes))
    return series.length <= 3 ? { kind: 'bubble' } : { kind: 'heatMap' };
  return series.length <= 3 || numbers.some((value) => value < 0)
    ? { kind: 'stackedBars', isBeside: true }
    : { kind: 'stackedBars' };
}

const isRising = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));

const isFalling = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value <= (values[index - 1] ?? value));

const isShares = (values: readonly number[]): boolean => values.every((value) => value >= 0 && value <= 1);

/** The steps lead to the last number. */
function isBridge(values: readonly number[]): boolean {
  const total = values.at(-1) ?? 0;
  const sum = values.slice(0, -1).reduce((whole, value) => whole + value, 0);
  return values.length > 2 && Math.abs(sum - total) <= 1e-6 * Math.max(1, Math.abs(total));
}
