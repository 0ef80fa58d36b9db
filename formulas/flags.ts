import { plainText } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { formulaError } from './reasons';

const yes = new Set(['TRUE', 'YES', 'Y', '1', '是', '已流失', '流失', '有']);
const no = new Set(['FALSE', 'NO', 'N', '0', '', '否', '未流失', '在', '无']);

/**
 * A mark such as "churned" or "responded", as files spell it: TRUE/FALSE, 1/0, Yes/No, 是/否. A blank is no.
 */
export function readFlag(value: CellValue, argument: string): boolean | CellError {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const word = plainText(value).trim().toUpperCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : formulaError('textNotBoolean', { argument, value: plainText(value) });
}
