import { SimpleRangeValue } from 'hyperformula';
import { cellError, type CellValue } from '../shared/value';
import type { EngineValue } from './engineTypes';
import { fromEngineValue } from './engineValue';
import { formulaLimits, tooLongText } from './guard';

/** What a formula that stands in no cell comes to: one value, or rows of them. */
export function resultOf(value: EngineValue | undefined): CellValue | readonly (readonly CellValue[])[] {
  if (!(value instanceof SimpleRangeValue)) return shownResult(fromEngineValue(value));
  const cells = value.width() * value.height();
  if (cells > formulaLimits.arrayCells) {
    return cellError('ERROR', 'calculationTooLarge', { cells, limit: formulaLimits.arrayCells });
  }
  return value.data.map((row) => row.map((cell) => shownResult(fromEngineValue(cell))));
}

/** A blank that is a result shows 0, and a text that is too long an error, as in a cell. */
function shownResult(value: CellValue): CellValue {
  return typeof value === 'string' && value.length > formulaLimits.textLength ? tooLongText : (value ?? 0);
}
