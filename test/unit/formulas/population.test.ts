import { describe, expect, it } from 'vitest';
import { readLiteralFormula } from '../../support/literalFormula';
import { isBlock } from '../../../formulas/blocks';
import { invokeFunction } from '../../../formulas/invoke';
import { functionSpecs } from '../../../formulas/registry';
import type { RangeArgument } from '../../../formulas/spec';

/** A block that counts how often its cells are read. */
function watched(block: RangeArgument): { readonly block: RangeArgument; readonly reads: () => number } {
  let reads = 0;
  const values = new Proxy(block.values, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { block: { ...block, values }, reads: () => reads };
}

const rowFunctions = functionSpecs.filter(
  (spec) =>
    spec.result.shape === 'scalar' &&
    spec.parameters.some((parameter) => parameter.kind === 'column') &&
    spec.parameters.some((parameter) => parameter.kind === 'number' || parameter.kind === 'text'),
);

describe('a function that asks a whole column for every row', () => {
  it.each(rowFunctions)('$name reads the column once and not once a row', (spec) => {
    for (const example of spec.examples) {
      const { args } = readLiteralFormula(example.formula);
      const columns = args.flatMap((argument, index) =>
        isBlock(argument) && spec.parameters[index]?.kind === 'column'
          ? [{ index, ...watched(argument) }]
          : [],
      );
      let row = args;
      for (const { index, block } of columns) row = row.with(index, block);
      invokeFunction(spec, row, { locale: 'en' });
      const afterFirstRow = columns.map(({ reads }) => reads());
      for (let rows = 0; rows < 20; rows += 1) invokeFunction(spec, row, { locale: 'en' });
      const perRow = columns.map(({ reads }, index) => (reads() - (afterFirstRow[index] ?? 0)) / 20);
      // One look at the first cell tells a single value from a column.
      for (const reads of perRow) expect(reads).toBeLessThanOrEqual(1);
    }
  });
});
