import { foldText } from '../src/shared/foldText';
import { isCellError, type CellError, type CellValue } from '../src/shared/value';
import { asBlock, shapeError } from './blocks';
import { defineFunction } from './defineFunction';
import { formulaError } from './reasons';
import { rememberForBlocks } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';

/** A value as look-ups compare it: texts without case and accents; blanks and empty texts are none. */
function compared(value: CellValue | undefined): CellValue {
  if (typeof value === 'string') return value === '' ? null : foldText(value);
  return value ?? null;
}

/**
 * How many different values stand beside each key.
 *
 * Shape:   values and keys of one size in, a count by key out. Blanks and empty texts are left out.
 * Units:   number of different values.
 * Source:  definition of the product; values and keys are equal as in XLOOKUP, texts without regard to case and accents.
 */
export function distinctByKey(
  values: readonly CellValue[],
  keys: readonly CellValue[],
): ReadonlyMap<CellValue, number> {
  const sets = new Map<CellValue, Set<CellValue>>();
  keys.forEach((each, index) => {
    const [key, value] = [compared(each), compared(values[index])];
    if (key === null || value === null) return;
    const set = sets.get(key);
    if (set) set.add(value);
    else sets.set(key, new Set([value]));
  });
  return new Map([...sets].map(([key, { size }]) => [key, size]));
}

const countsOf = rememberForBlocks(
  (values: RangeArgument, keys: RangeArgument): ReadonlyMap<CellValue, number> | CellError =>
    shapeError(values, 'values', keys, 'keys') ?? distinctByKey(values.values, keys.values),
);

const distinctSpec = defineFunction({
  name: 'ROLLUP.DISTINCT',
  family: 'rfm',
  parameters: [
    {
      name: 'values',
      kind: 'column',
      summary: {
        en: 'The column whose different values are counted, such as Orders[Product].',
        'zh-CN': '要统计不同值个数的列，例如 Orders[Product]。',
      },
    },
    {
      name: 'keys',
      kind: 'column',
      summary: {
        en: 'The key of each row of that table, such as Orders[Customer].',
        'zh-CN': '该表各行的键，例如 Orders[Customer]。',
      },
      hint: { en: 'Take both columns from one table.', 'zh-CN': '两列应取自同一张表。' },
    },
    {
      name: 'key',
      kind: 'any',
      summary: { en: 'The key to look for, such as [@Id].', 'zh-CN': '要查找的键，例如 [@Id]。' },
      hint: { en: 'Point at a single cell.', 'zh-CN': '请只引用一个单元格。' },
    },
  ],
  result: {
    shape: 'scalar',
    unit: { en: 'different values', 'zh-CN': '不同值个数' },
    summary: { en: 'Number of different values', 'zh-CN': '不同值的个数' },
  },
  summary: {
    en: 'How many different values belong to a key: the products a customer bought.',
    'zh-CN': '某个键对应多少个不同的值，例如客户购买过多少种产品。',
  },
  help: {
    en:
      'Counts each value once among the rows whose key is the one looked for. Values and keys are equal as in XLOOKUP: texts whatever ' +
      'their case and accents, and a number is no text. Blanks and empty texts count neither as value nor as key, so a blank key, like ' +
      'one that does not occur, gives 0.',
    'zh-CN':
      '在键相符的各行中，每个值只计一次。值与键是否相等的规则与 XLOOKUP 相同：文本不区分大小写和重音，数字与文本不相等。空白和空文本既不算值，也不算键；键为空白或不存在时返回 0。',
  },
  examples: [
    { formula: '=ROLLUP.DISTINCT({"tea";"pot";"Tea";"cup"},{1;1;1;2},1)', result: 2 },
    { formula: '=ROLLUP.DISTINCT({"tea";"pot"},{"Ada";"Bob"},"ADA")', result: 1 },
    { formula: '=ROLLUP.DISTINCT({"tea";"pot"},{"Ada";"Bob"},"Cyd")', result: 0 },
  ],
  errors: {
    en: '#VALUE! when the columns differ in size or the key is more than one cell.',
    'zh-CN': '两列大小不同，或键不是单个单元格时为 #VALUE!。',
  },
  source: 'Distinct count by key, as COUNT(DISTINCT ...) GROUP BY in SQL',
  compute([values, keys, key]) {
    const { rows, columns, values: cells } = asBlock(key);
    if (cells.length !== 1) return formulaError('blockNotValue', { argument: 'key', rows, columns });
    const counts = countsOf(values, keys);
    return isCellError(counts) ? counts : (counts.get(compared(cells[0] ?? null)) ?? 0);
  },
});

/** Registry rows of this file. */
export const rollUpFunctions: readonly FunctionSpec[] = [distinctSpec];
