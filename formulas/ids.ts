import { isCellError } from '../src/shared/value';
import type { CellValue } from '../src/shared/value';
import { rememberForBlocks } from './rememberForBlocks';
import type { RangeArgument } from './spec';

/**
 * What makes two ids, items or keys the same: their spelling. A number and a text spelled alike are one id (files often
 * mix them), upper and lower case differ; blanks and empty text are no id.
 */
export function idKey(value: CellValue): string | null {
  if (value === null || value === '' || isCellError(value)) return null;
  return String(value);
}

/** The distinct ids of a column, collected once per version of it. */
export const distinctIds = rememberForBlocks((column: RangeArgument): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const value of column.values) {
    const key = idKey(value);
    if (key !== null) ids.add(key);
  }
  return ids;
});
