import type { CellValue } from '../src/shared/value';
import type { RangeArgument } from './spec';

type Values = readonly CellValue[];

/**
 * Computes something from one block once per version of its values, and keeps it as long as they live.
 *
 * A calculated column asks the same question for every row; without this, 100,000 rows cost 100,000 scans.
 */
export function rememberForBlocks<T>(compute: (block: RangeArgument) => T): (block: RangeArgument) => T {
  const known = new WeakMap<Values, T>();
  return (block) => {
    const found = known.get(block.values);
    if (found !== undefined) return found;
    const result = compute(block);
    known.set(block.values, result);
    return result;
  };
}

/** The same for what is computed from two blocks together. */
export function rememberForTwoBlocks<T>(
  compute: (block: RangeArgument, other: RangeArgument) => T,
): (block: RangeArgument, other: RangeArgument) => T {
  const known = new WeakMap<Values, WeakMap<Values, T>>();
  return (block, other) => {
    const found = known.get(block.values)?.get(other.values);
    if (found !== undefined) return found;
    const result = compute(block, other);
    const byOther = known.get(block.values) ?? new WeakMap<Values, T>();
    known.set(block.values, byOther.set(other.values, result));
    return result;
  };
}
