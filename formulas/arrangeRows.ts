import { isCellError, type CellErrorCode, type CellValue } from '../src/shared/value';
import { compareTexts } from './condition';

/** What rows are sorted by: one value a row. */
export interface SortKey {
  readonly values: readonly CellValue[];
  readonly isFalling: boolean;
}

/** Errors in the order in which Excel sorts them. */
const errorOrder: readonly CellErrorCode[] = [
  'NULL',
  'DIV0',
  'VALUE',
  'REF',
  'NAME',
  'NUM',
  'NA',
  'SPILL',
  'CYCLE',
  'ERROR',
];

function rankOfKind(value: CellValue): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

/** The order of two values that are not blank: numbers, texts whatever the case, FALSE, TRUE, errors. */
function compareValues(one: CellValue, other: CellValue): number {
  const byKind = rankOfKind(one) - rankOfKind(other);
  if (byKind !== 0) return byKind;
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  if (isCellError(one) && isCellError(other)) {
    return errorOrder.indexOf(one.code) - errorOrder.indexOf(other.code);
  }
  return Number(one) - Number(other);
}

/**
 * Rows in a new order; equal ones keep theirs, and blanks are last whichever way the order goes.
 *
 * Source:  Excel `SORT` and `SORTBY`, checked against workbooks saved by Excel.
 */
export function sortRows<Row>(rows: readonly Row[], keys: readonly SortKey[]): Row[] {
  const order = rows.map((_, index) => index);
  order.sort((one, other) => {
    for (const { values, isFalling } of keys) {
      const [left, right] = [values[one] ?? null, values[other] ?? null];
      if (left === null || right === null) {
        if (left === right) continue;
        return left === null ? 1 : -1;
      }
      const compared = compareValues(left, right);
      if (compared !== 0) return isFalling ? -compared : compared;
    }
    return one - other;
  });
  return order.map((index) => rows[index] as Row);
}

/** What makes two cells the same for `UNIQUE`: the value, for texts whatever the case. A blank is no empty text. */
function identityOf(value: CellValue): string {
  if (value === null) return 'blank';
  if (isCellError(value)) return `error ${value.code}`;
  return `${typeof value} ${typeof value === 'string' ? value.toLowerCase() : String(value)}`;
}

/** Each different row once, in the order in which it first occurs; `exactlyOnce` leaves out those that occur again. */
export function uniqueRows(
  rows: readonly (readonly CellValue[])[],
  exactlyOnce: boolean,
): (readonly CellValue[])[] {
  const found = new Map<string, { readonly row: readonly CellValue[]; count: number }>();
  for (const row of rows) {
    const key = JSON.stringify(row.map(identityOf));
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { row, count: 1 });
  }
  return [...found.values()].filter(({ count }) => !exactlyOnce || count === 1).map(({ row }) => row);
}
