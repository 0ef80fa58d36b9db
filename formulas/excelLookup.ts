import { isCellError, plainText } from '../src/shared/value';
import type { CellValue } from '../src/shared/value';
import { asBlock } from './blocks';
import { defineFunction } from './defineFunction';
import { compareKeys } from './excelMatch';
import { formulaError } from './reasons';
import type { FunctionSpec, RangeArgument } from './spec';

/**
 * The place of the last value that is at most the wanted one, among sorted values, from 0; -1 when all are above it.
 *
 * Values of another kind are passed over, errors among them: `1/(A1:A9="x")` has numbers only where the condition holds.
 * Where the values are not sorted the result is what bisection finds, which people rely on: a number or a text above all
 * others finds the last number or text. O(log n) where most are of the wanted kind.
 *
 * Source:  Excel `LOOKUP`.
 */
function placeNotAbove(wanted: CellValue, values: readonly CellValue[]): number {
  const key = wanted ?? 0;
  let [low, high, found] = [0, values.length, -1];
  while (low < high) {
    const middle = (low + high) >> 1;
    let place = middle;
    let order = compareKeys(values[place] ?? null, key);
    while (order === null && place + 1 < high) {
      place += 1;
      order = compareKeys(values[place] ?? null, key);
    }
    if (order !== null && order <= 0) {
      found = place;
      low = place + 1;
    } else {
      high = middle;
    }
  }
  return found;
}

/** Which values are searched and which are answered: without a vector of results the first and the last line of an array. */
function vectorsOf(searched: RangeArgument, results: RangeArgument | null) {
  const { rows, columns, values } = searched;
  if (results || rows === 1 || columns === 1) return { keys: values, answers: results?.values ?? values };
  if (columns > rows) return { keys: values.slice(0, columns), answers: values.slice((rows - 1) * columns) };
  const column = (at: number) => values.filter((_, index) => index % columns === at);
  return { keys: column(0), answers: column(columns - 1) };
}

const lookupSpec = defineFunction({
  name: 'LOOKUP',
  family: 'excel',
  parameters: [
    {
      name: 'lookup_value',
      kind: 'value',
      summary: { en: 'What to look for.', 'zh-CN': '要查找的值。' },
    },
    {
      name: 'lookup_vector',
      kind: 'any',
      takesErrors: true,
      summary: {
        en: 'One column or row in rising order; or an array, of which the first line is searched.',
        'zh-CN': '按升序排列的一列或一行；也可以是数组，在其首列或首行中查找。',
      },
    },
    {
      name: 'result_vector',
      kind: 'any',
      optional: true,
      takesErrors: true,
      summary: {
        en: 'As many cells, from which the result comes; without it the last line of the array.',
        'zh-CN': '返回结果所在的一列或一行，大小相同；省略时取数组的末列或末行。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'The value in the same place', 'zh-CN': '相同位置上的值' } },
  summary: {
    en: 'Looks a value, or else the next smaller one, up in sorted data.',
    'zh-CN': '在升序数据中查找等于或小于查找值的最后一项，返回对应的值。',
  },
  help: {
    en:
      'The data must rise: of unsorted data the result means little; XLOOKUP finds equal values in any order. Errors are passed over, so ' +
      'LOOKUP(2,1/(A2:A20="x"),B2:B20) is the value beside the last x.',
    'zh-CN':
      '数据必须按升序排列，否则结果没有意义；要在任意顺序的数据中查找相等的值，请用 XLOOKUP。错误值会被跳过，因此 LOOKUP(2,1/(A2:A20="x"),B2:B20) 返回最后一个 x 旁边的值。',
  },
  examples: [
    { formula: '=LOOKUP(75,{0,60,80},{"C","B","A"})', result: 'B' },
    { formula: '=LOOKUP("b",{"a",1;"b",2;"c",3})', result: 2 },
    { formula: '=LOOKUP(9.9E+307,{3;"x";7;"y"})', result: 7 },
  ],
  errors: {
    en: '#N/A when all values are above the one that is looked for; #VALUE! when the vectors are not lines of equal length.',
    'zh-CN': '所有值都大于查找值时为 #N/A；两个区域不是等长的一列或一行时为 #VALUE!。',
  },
  source: 'Excel LOOKUP',
  compute([wanted, array, result]) {
    if (isCellError(array)) return array;
    if (isCellError(result)) return result;
    const searched = asBlock(array);
    const results = result === undefined || result === null ? null : asBlock(result);
    for (const [argument, block] of [
      ['lookup_vector', results && searched],
      ['result_vector', results],
    ] as const) {
      if (!block || block.rows === 1 || block.columns === 1) continue;
      return formulaError('notOneLine', { argument, rows: block.rows, columns: block.columns });
    }
    if (results && results.values.length !== searched.values.length)
      return formulaError('shapesDiffer', { argument: 'lookup_vector', other: 'result_vector' });
    const { keys, answers } = vectorsOf(searched, results);
    const place = placeNotAbove(wanted, keys);
    if (place >= 0) return answers[place] ?? 0;
    return formulaError('keyNotFound', {
      argument: 'lookup_value',
      value: plainText(wanted),
      other: 'lookup_vector',
    });
  },
});

/** Registry rows of this file. */
export const excelLookupFunctions: readonly FunctionSpec[] = [lookupSpec];
