import { isDateFormat } from './formatValue';
import type { ColumnType } from '../document';
import type { CellValue } from '../../shared/value';

/** What a column of a file's table holds, by its values and by how they are shown. Most of them decide. */
export function typeOfColumn(values: readonly CellValue[], numberFormat: string | undefined): ColumnType {
  let numbers = 0;
  let booleans = 0;
  let texts = 0;
  for (const value of values) {
    if (typeof value === 'number') numbers++;
    else if (typeof value === 'boolean') booleans++;
    else if (typeof value === 'string') texts++;
  }
  if (texts >= numbers + booleans) return 'text';
  if (booleans > numbers) return 'boolean';
  return typeOfFormat(numberFormat) ?? 'number';
}

/** What a number format says of its numbers; `null` when it is for numbers of any kind. */
export function typeOfFormat(numberFormat: string | undefined): 'date' | 'percent' | 'currency' | null {
  if (!numberFormat) return null;
  if (isDateFormat(numberFormat)) return 'date';
  const bare = numberFormat.replaceAll(/"[^"]*"/g, (quoted) => (currencySign.test(quoted) ? quoted : ''));
  if (bare.includes('%')) return 'percent';
  return currencySign.test(bare.replaceAll(/\[\$-[^\]]*\]/g, '')) ? 'currency' : null;
}

const currencySign = /[$€£¥￥₩₹]|\[\$[^-\]]/;
