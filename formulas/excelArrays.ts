import { isCellError, plainText } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { sortRows } from './arrangeRows';
import { asBlock, rowsOfBlock } from './blocks';
import { defineFunction } from './defineFunction';
import { formulaError } from './reasons';
import type { Argument, FunctionResult, FunctionSpec, ParameterSpec } from './spec';

const arrayParameter = {
  name: 'array',
  kind: 'any',
  takesErrors: true,
  summary: { en: 'Cells, a column or an array.', 'zh-CN': '单元格区域、整列或数组。' },
} as const satisfies ParameterSpec;

const takenFrom: ParameterSpec['summary'] = {
  en: 'from the top or left; negative: from the end. Left out = all.',
  'zh-CN': '正数从开头起，负数从末尾起；省略表示全部。',
};

const partErrors = {
  en: '#N/A when nothing is left.',
  'zh-CN': '没有剩余内容时为 #N/A。',
};

/** The positions that stay when `count` of `length` are taken from the start or, negative, from the end. */
function taken(length: number, count: number | undefined): readonly [from: number, to: number] {
  if (count === undefined) return [0, length];
  const whole = Math.trunc(count);
  return whole >= 0 ? [0, Math.min(whole, length)] : [Math.max(length + whole, 0), length];
}

function dropped(length: number, count: number | undefined): readonly [from: number, to: number] {
  const whole = Math.trunc(count ?? 0);
  return whole >= 0 ? [Math.min(whole, length), length] : [0, Math.max(length + whole, 0)];
}

function partOf(
  array: Argument,
  rows: number | undefined,
  columns: number | undefined,
  part: typeof taken,
): FunctionResult {
  if (isCellError(array)) return array;
  const block = asBlock(array);
  const [top, bottom] = part(block.rows, rows);
  const [left, right] = part(block.columns, columns);
  if (top === bottom || left === right) return formulaError('nothingLeft', { argument: 'array' });
  return rowsOfBlock(block)
    .slice(top, bottom)
    .map((row) => row.slice(left, right));
}

function partSpec(
  name: 'TAKE' | 'DROP',
  words: Pick<FunctionSpec, 'summary' | 'help' | 'examples'> & { readonly verb: ParameterSpec['summary'] },
): FunctionSpec {
  const { verb, ...rest } = words;
  const counted = (what: ParameterSpec['summary']): ParameterSpec['summary'] => ({
    en: `How many ${what.en} to ${verb.en}, ${takenFrom.en}`,
    'zh-CN': `要${verb['zh-CN']}的${what['zh-CN']}数，${takenFrom['zh-CN']}`,
  });
  return defineFunction({
    name,
    family: 'excel',
    parameters: [
      arrayParameter,
      { name: 'rows', kind: 'number', optional: true, summary: counted({ en: 'rows', 'zh-CN': '行' }) },
      { name: 'columns', kind: 'number', optional: true, summary: counted({ en: 'columns', 'zh-CN': '列' }) },
    ],
    result: { shape: 'array', summary: { en: 'Part of the array', 'zh-CN': '数组的一部分' } },
    errors: partErrors,
    source: `Excel ${name}`,
    ...rest,
    compute: ([array, rows, columns]) => partOf(array, rows, columns, name === 'TAKE' ? taken : dropped),
  });
}

const takeSpec = partSpec('TAKE', {
  verb: { en: 'take', 'zh-CN': '取' },
  summary: {
    en: 'The first or last rows or columns of an array.',
    'zh-CN': '取数组开头或末尾的若干行或列。',
  },
  help: {
    en: 'TAKE(SORT(Customers[Revenue],1,-1),10) are the ten largest revenues. A negative number takes from the end.',
    'zh-CN': '例如 TAKE(SORT(Customers[Revenue],1,-1),10) 是收入最高的十个值。负数从末尾取。',
  },
  examples: [
    {
      formula: '=TAKE({1,2;3,4;5,6},2)',
      result: [
        [1, 2],
        [3, 4],
      ],
    },
    { formula: '=TAKE({1,2;3,4;5,6},-1,1)', result: [[5]] },
  ],
});

const dropSpec = partSpec('DROP', {
  verb: { en: 'leave out', 'zh-CN': '去掉' },
  summary: {
    en: 'An array without its first or last rows or columns.',
    'zh-CN': '去掉数组开头或末尾的若干行或列。',
  },
  help: {
    en: 'DROP(A1:C10,1) leaves out a row of headings. A negative number leaves out from the end.',
    'zh-CN': '例如 DROP(A1:C10,1) 去掉标题行。负数从末尾去掉。',
  },
  examples: [
    {
      formula: '=DROP({1,2;3,4;5,6},1)',
      result: [
        [3, 4],
        [5, 6],
      ],
    },
    { formula: '=DROP({1,2,3;4,5,6},-1,2)', result: [[3]] },
  ],
});

/** Positions from 1, or from the end when negative; several may stand in one block. */
function positionsOf(
  args: readonly Argument[],
  length: number,
  argument: string,
): readonly number[] | CellError {
  const positions: number[] = [];
  for (const value of args.flatMap((arg) => asBlock(arg).values)) {
    if (isCellError(value)) return value;
    if (typeof value === 'string') return formulaError('textNotNumber', { argument, value });
    const at = Math.trunc(Number(value));
    if (at === 0 || Math.abs(at) > length) {
      return formulaError('positionOutside', { argument, value: at, bound: length });
    }
    positions.push(at > 0 ? at - 1 : length + at);
  }
  return positions;
}

function chooseSpec(
  name: 'CHOOSECOLS' | 'CHOOSEROWS',
  parameter: string,
  line: ParameterSpec['summary'],
  examples: FunctionSpec['examples'],
): FunctionSpec {
  return defineFunction({
    name,
    family: 'excel',
    parameters: [
      arrayParameter,
      {
        name: parameter,
        kind: 'any',
        repeat: true,
        summary: {
          en: `Numbers of the ${line.en}, 1 for the first, -1 for the last.`,
          'zh-CN': `${line['zh-CN']}的编号，1 为第一${line['zh-CN']}，-1 为最后一${line['zh-CN']}。`,
        },
      },
    ],
    result: { shape: 'array', summary: { en: `The chosen ${line.en}`, 'zh-CN': `选出的${line['zh-CN']}` } },
    summary: {
      en: `Some ${line.en} of an array, in any order.`,
      'zh-CN': `按任意顺序选出数组的若干${line['zh-CN']}。`,
    },
    help: {
      en: `Gives the named ${line.en} in the order of the numbers; one may be given several times.`,
      'zh-CN': `按给出的编号顺序返回各${line['zh-CN']}，同一${line['zh-CN']}可以重复。`,
    },
    examples,
    errors: {
      en: `#VALUE! when a number is 0 or beyond the last of the ${line.en}.`,
      'zh-CN': `编号为 0 或超出范围时为 #VALUE!。`,
    },
    source: `Excel ${name}`,
    compute([array, ...numbers]) {
      if (isCellError(array)) return array;
      const block = asBlock(array);
      const rows = rowsOfBlock(block);
      const isRows = name === 'CHOOSEROWS';
      const positions = positionsOf(numbers, isRows ? block.rows : block.columns, parameter);
      if (isCellError(positions)) return positions;
      if (isRows) return positions.map((at) => rows[at] ?? []);
      return rows.map((row) => positions.map((at) => row[at] ?? null));
    },
  });
}

const chooseColumnsSpec = chooseSpec('CHOOSECOLS', 'column_numbers', { en: 'columns', 'zh-CN': '列' }, [
  {
    formula: '=CHOOSECOLS({1,2,3;4,5,6},3,1)',
    result: [
      [3, 1],
      [6, 4],
    ],
  },
  { formula: '=CHOOSECOLS({1,2,3;4,5,6},-1)', result: [[3], [6]] },
]);

const chooseRowsSpec = chooseSpec('CHOOSEROWS', 'row_numbers', { en: 'rows', 'zh-CN': '行' }, [
  {
    formula: '=CHOOSEROWS({1,2;3,4;5,6},3,1)',
    result: [
      [5, 6],
      [1, 2],
    ],
  },
  {
    formula: '=CHOOSEROWS({1,2;3,4;5,6},{-1,2})',
    result: [
      [5, 6],
      [3, 4],
    ],
  },
]);

const sortBySpec = defineFunction({
  name: 'SORTBY',
  family: 'excel',
  parameters: [
    arrayParameter,
    {
      name: 'by_array',
      kind: 'any',
      takesErrors: true,
      summary: { en: 'What to sort by: one value for each row.', 'zh-CN': '排序依据，每行一个值。' },
    },
    {
      name: 'orders',
      kind: 'any',
      optional: true,
      repeat: true,
      takesErrors: true,
      summary: {
        en: '1 (default) rising or -1 falling; then, in pairs, what to sort equals by and its order.',
        'zh-CN': '1（默认）升序或 -1 降序；其后可成对给出次级排序依据和顺序。',
      },
    },
  ],
  result: { shape: 'array', summary: { en: 'The array in the new order', 'zh-CN': '重新排序的数组' } },
  summary: { en: 'An array sorted by other values.', 'zh-CN': '按另一组数据对数组排序。' },
  help: {
    en:
      'Rising order: numbers, texts whatever the case, FALSE and TRUE, errors; blanks are always last. Rows that are equal in ' +
      'everything sorted by keep their order.',
    'zh-CN':
      '升序为：数字、文本（不分大小写）、FALSE、TRUE、错误；空白始终在最后。排序依据完全相同的行保持原有顺序。',
  },
  examples: [
    { formula: '=SORTBY({"a";"b";"c"},{3;1;2})', result: [['b'], ['c'], ['a']] },
    { formula: '=SORTBY({"a";"b";"c"},{1;1;2},-1,{1;2;3},-1)', result: [['c'], ['b'], ['a']] },
  ],
  errors: {
    en: '#VALUE! when there is not one value to sort by for each row (or column), or an order is neither 1 nor -1.',
    'zh-CN': '排序依据与行数（或列数）不符，或顺序不是 1 或 -1 时为 #VALUE!。',
  },
  source: 'Excel SORTBY; agrees with workbooks saved by Excel',
  compute([array, ...rest]) {
    if (isCellError(array)) return array;
    const block = asBlock(array);
    const rows = rowsOfBlock(block);
    const keys: { readonly values: readonly CellValue[]; readonly isFalling: boolean }[] = [];
    for (let index = 0; index < rest.length; index += 2) {
      const by = rest[index] ?? null;
      const order = singleOf(rest[index + 1] ?? 1);
      if (isCellError(by)) return by;
      if (isCellError(order)) return order;
      if (order !== 1 && order !== -1) {
        const value = plainText(order);
        return formulaError('notAChoice', { argument: 'orders', choices: '1, -1', value });
      }
      keys.push({ values: asBlock(by).values, isFalling: order === -1 });
    }
    const isAcross = block.rows === 1 && block.columns > 1;
    const length = isAcross ? block.columns : block.rows;
    for (const { values } of keys) {
      if (values.length === length) continue;
      return formulaError('countsDiffer', {
        argument: 'by_array',
        given: values.length,
        other: 'array',
        expected: length,
      });
    }
    const lines = isAcross ? block.values.map((value) => [value]) : rows;
    const sorted = sortRows(lines, keys);
    return isAcross ? [sorted.flat()] : sorted;
  },
});

function singleOf(argument: Argument): CellValue {
  return asBlock(argument).values[0] ?? null;
}

/** Registry rows of this file. */
export const excelArrayFunctions: readonly FunctionSpec[] = [
  takeSpec,
  dropSpec,
  chooseColumnsSpec,
  chooseRowsSpec,
  sortBySpec,
];
