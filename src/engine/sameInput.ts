import { SimpleRangeValue } from 'hyperformula';
import type { EngineValue } from './engineTypes';
import { fromEngineValue, sameValue } from './engineValue';

/** Whether a formula was handed the same as before: one value, or a block of them. O(cells). */
export function sameInput(before: EngineValue | undefined, now: EngineValue | undefined): boolean {
  if (!(before instanceof SimpleRangeValue) || !(now instanceof SimpleRangeValue)) {
    const oneIsBlock = before instanceof SimpleRangeValue || now instanceof SimpleRangeValue;
    return !oneIsBlock && sameValue(fromEngineValue(before), fromEngineValue(now));
  }
  if (!before.sameDimensionsAs(now)) return false;
  return before.data.every((row, index) =>
    row.every((cell, column) => sameValue(fromEngineValue(cell), fromEngineValue(now.data[index]?.[column]))),
  );
}
