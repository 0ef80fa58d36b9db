import { assert } from '../src/shared/assert';
import type { CellValue } from '../src/shared/value';
import type { RangeArgument } from './spec';

type Values = readonly CellValue[];
type Level<T> = WeakMap<Values, { result?: { readonly value: T }; next?: Level<T> }>;

/**
 * Computes something from one or several blocks once per version of their values, and keeps it as long as they live.
 *
 * A calculated column asks the same question for every row; without this, 100,000 rows cost 100,000 scans.
 */
export function rememberForBlocks<Blocks extends readonly RangeArgument[], T>(
  compute: (...blocks: Blocks) => T,
): (...blocks: Blocks) => T {
  const root: Level<T> = new WeakMap();
  return (...blocks) => {
    let level = root;
    let node: { result?: { readonly value: T }; next?: Level<T> } | undefined;
    for (const block of blocks) {
      if (node) level = node.next ??= new WeakMap();
      node = level.get(block.values);
      if (!node) {
        node = {};
        level.set(block.values, node);
      }
    }
    assert(node, 'nothing to remember it for');
    node.result ??= { value: compute(...blocks) };
    return node.result.value;
  };
}
