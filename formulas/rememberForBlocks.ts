import { assert } from '../src/shared/assert';
import type { CellValue } from '../src/shared/value';
import type { RangeArgument } from './spec';
import type { Steps } from './steps';

type Values = readonly CellValue[];
interface Remembered<T> {
  result?: { readonly value: T };
  next?: Level<T>;
}
type Level<T> = WeakMap<Values, Remembered<T>>;

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
    const remembered = rememberedFor(root, blocks);
    remembered.result ??= { value: compute(...blocks) };
    return remembered.result.value;
  };
}

/** The same for work in steps: what has been done once is there at once. */
export function rememberSteps<Blocks extends readonly RangeArgument[], T>(
  work: (...blocks: Blocks) => Steps<T>,
): (...blocks: Blocks) => Steps<T> {
  const root: Level<T> = new WeakMap();
  return function* (...blocks) {
    const remembered = rememberedFor(root, blocks);
    remembered.result ??= { value: yield* work(...blocks) };
    return remembered.result.value;
  };
}

function rememberedFor<T>(root: Level<T>, blocks: readonly RangeArgument[]): Remembered<T> {
  let level = root;
  let remembered: Remembered<T> | undefined;
  for (const block of blocks) {
    if (remembered) level = remembered.next ??= new WeakMap();
    remembered = level.get(block.values);
    if (!remembered) {
      remembered = {};
      level.set(block.values, remembered);
    }
  }
  assert(remembered, 'nothing to remember it for');
  return remembered;
}
