import { foldText } from '../src/shared/foldText';
import { isCellError, plainText } from '../src/shared/value';
import type { CellValue } from '../src/shared/value';
import { asBlock } from './blocks';
import { aggregateWhere, firstLoneError, pairsOf } from './conditionalAggregate';
import { compareTexts, wildcardMatcher } from './condition';
import { defineFunction } from './defineFunction';
import { formulaError } from './reasons';
import { rememberForBlocks } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';

/** Values of one kind compare; others do not. A blank that is looked for is 0. */
export function compareKeys(one: CellValue, other: CellValue): number | null {
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  return null;
}

function keyOf(value: CellValue): string {
  return `${typeof value} ${typeof value === 'string' ? foldText(value) : plainText(value)}`;
}

/** First and last place of each value: once per version of the column, so that a look-up a row costs no scan a row. */
const placesOf = rememberForBlocks((column: RangeArgument) => {
  const [first, last] = [new Map<string, number>(), new Map<string, number>()];
  column.values.forEach((value, index) => {
    const key = keyOf(value);
    if (!first.has(key)) first.set(key, index);
    last.set(key, index);
  });
  return { first, last };
});

type MatchMode = -1 | 0 | 1 | 2;

/**
 * The place of a value among others, from 0; -1 when it is not there.
 *
 * `mode` 0: equal; -1 or 1: equal or else the next smaller or larger; 2: by pattern (`*`, `?`, `~`). `fromEnd` takes the
 * last of several. Texts compare whatever the case. O(1) for mode 0 on a column that was asked before.
 *
 * Source:  Excel `XMATCH`. Sorted columns need no search of their own: the result is the same.
 */
export function matchPlace(
  wanted: CellValue,
  column: RangeArgument,
  mode: MatchMode,
  fromEnd: boolean,
): number {
  const value = wanted ?? 0;
  if (mode === 0 || (mode === 2 && typeof value !== 'string')) {
    const places = placesOf(column);
    return (fromEnd ? places.last : places.first).get(keyOf(value)) ?? -1;
  }
  const matches = mode === 2 ? wildcardMatcher(foldText(plainText(value))) : null;
  let best = -1;
  const { values } = column;
  for (let step = 0; step < values.length; step++) {
    const index = fromEnd ? values.length - 1 - step : step;
    const cell = values[index] ?? null;
    if (matches) {
      if (typeof cell === 'string' && matches(cell)) return index;
      continue;
    }
    const order = compareKeys(cell, value);
    if (order === 0) return index;
    if (order === null || order > 0 !== mode > 0) continue;
    if (best < 0 || isNearer(cell, values[best] ?? null, mode)) best = index;
  }
  return best;
}

/** Whether `cell` lies nearer to what is looked for than the best so far, on the side of `mode`. */
function isNearer(cell: CellValue, best: CellValue, mode: MatchMode): boolean {
  const order = compareKeys(cell, best) ?? 0;
  return mode > 0 ? order < 0 : order > 0;
}

const xmatchSpec = defineFunction({
  name: 'XMATCH',
  family: 'excel',
  parameters: [
    {
      name: 'lookup_value',
      kind: 'value',
      summary: { en: 'What to look for.', 'zh-CN': '要查找的值。' },
    },
    {
      name: 'lookup_array',
      kind: 'any',
      takesErrors: true,
      summary: { en: 'One column or one row.', 'zh-CN': '一列或一行数据。' },
    },
    {
      name: 'match_mode',
      kind: 'number',
      optional: true,
      default: 0,
      choices: [0, -1, 1, 2],
      summary: {
        en: '0 (default) equal; -1 or the next smaller; 1 or the next larger; 2 by pattern with * and ?.',
        'zh-CN': '0（默认）完全相等；-1 相等或次小；1 相等或次大；2 用 * 和 ? 通配符匹配。',
      },
    },
    {
      name: 'search_mode',
      kind: 'number',
      optional: true,
      default: 1,
      choices: [1, -1, 2, -2],
      summary: {
        en: '1 (default) first of several, -1 last; 2 and -2 for sorted data give the same as 1 and -1.',
        'zh-CN': '1（默认）取第一个，-1 取最后一个；2 和 -2 用于已排序的数据，结果与 1 和 -1 相同。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'Place, 1 is the first', 'zh-CN': '位置，第一个为 1' } },
  summary: { en: 'Place of a value in a column or row.', 'zh-CN': '值在一列或一行中的位置。' },
  help: {
    en: 'Texts are equal whatever the case. A number and a text that look alike are not equal.',
    'zh-CN': '文本比较不分大小写。看起来相同的数字与文本不相等。',
  },
  examples: [
    { formula: '=XMATCH("b",{"a","B","c","b"})', result: 2 },
    { formula: '=XMATCH("b",{"a","B","c","b"},0,-1)', result: 4 },
    { formula: '=XMATCH(25,{10,20,30},-1)', result: 2 },
    { formula: '=XMATCH("c*",{"ab";"cd"},2)', result: 2 },
  ],
  errors: {
    en: '#N/A when the value is not found; #VALUE! when the array is more than one column or row, or a mode does not exist.',
    'zh-CN': '找不到时为 #N/A；查找区域多于一列或一行，或模式不存在时为 #VALUE!。',
  },
  source: 'Excel XMATCH',
  compute([wanted, array, mode, searchMode]) {
    if (isCellError(array)) return array;
    const column = asBlock(array);
    if (column.rows !== 1 && column.columns !== 1) {
      const { rows, columns } = column;
      return formulaError('notOneLine', { argument: 'lookup_array', rows, columns });
    }
    const at = matchPlace(wanted, column, mode, searchMode < 0);
    if (at >= 0) return at + 1;
    return formulaError('keyNotFound', {
      argument: 'lookup_value',
      value: plainText(wanted),
      other: 'lookup_array',
    });
  },
});

const averageIfsSpec = defineFunction({
  name: 'AVERAGEIFS',
  family: 'excel',
  parameters: [
    {
      name: 'average_range',
      kind: 'any',
      takesErrors: true,
      summary: { en: 'The cells to average.', 'zh-CN': '要求平均值的单元格。' },
    },
    {
      name: 'criteria_range',
      kind: 'any',
      takesErrors: true,
      summary: {
        en: 'The cells the condition is asked of, of the same shape.',
        'zh-CN': '判断条件的单元格，形状相同。',
      },
    },
    {
      name: 'criterion',
      kind: 'any',
      takesErrors: true,
      summary: {
        en: 'The condition, such as 5, ">=5", "<>North" or "A*".',
        'zh-CN': '条件，例如 5、">=5"、"<>北区" 或 "A*"。',
      },
    },
    {
      name: 'more',
      kind: 'any',
      optional: true,
      repeat: true,
      takesErrors: true,
      summary: {
        en: 'Further ranges and conditions, in pairs; all must be met.',
        'zh-CN': '更多区域和条件，成对给出；所有条件都必须满足。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    summary: { en: 'Mean of the numbers that count', 'zh-CN': '符合条件的数字的平均值' },
  },
  summary: { en: 'Mean of the cells that meet all conditions.', 'zh-CN': '满足所有条件的单元格的平均值。' },
  help: {
    en:
      'Conditions are those of COUNTIFS: an operator and a value in quotes, a plain value for equality, * and ? as wildcards in ' +
      'texts. Blanks and texts among the cells to average do not count.',
    'zh-CN':
      '条件的写法与 COUNTIFS 相同：引号中的运算符加数值、直接写值表示相等、文本中可用 * 和 ? 通配符。要求平均值的单元格中，空白和文本不计入。',
  },
  examples: [
    { formula: '=AVERAGEIFS({10,20,30,40},{"N","S","N","N"},"N",{1,2,3,4},">1")', result: 35 },
    { formula: '=AVERAGEIFS({10;20;30},{"apple";"pear";"plum"},"p*")', result: 25 },
  ],
  errors: {
    en: '#DIV/0! when no number meets the conditions; #VALUE! when the ranges differ in shape or a condition is missing.',
    'zh-CN': '没有数字符合条件时为 #DIV/0!；区域形状不同或缺少条件时为 #VALUE!。',
  },
  source: 'Excel AVERAGEIFS; conditions agree with workbooks saved by Excel',
  compute([values, range, criterion, ...more]) {
    const given = more.filter((argument) => argument !== undefined && argument !== null);
    const pairs = pairsOf(given.length === 0 ? [range, criterion] : [range, criterion, ...more]);
    if (!pairs) return formulaError('conditionMissing', { argument: 'more' });
    return (
      firstLoneError([values, ...pairs.map(({ block }) => block)]) ?? aggregateWhere('average', values, pairs)
    );
  },
});

/** Registry rows of this file. */
export const excelMatchFunctions: readonly FunctionSpec[] = [xmatchSpec, averageIfsSpec];
