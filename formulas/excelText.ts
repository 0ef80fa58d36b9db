import { isCellError, plainText } from '../src/shared/value';
import type { CellValue } from '../src/shared/value';
import { asBlock } from './blocks';
import { defineFunction } from './defineFunction';
import { formulaError } from './reasons';
import type { FunctionSpec, ParameterSpec } from './spec';

const concatSpec = defineFunction({
  name: 'CONCAT',
  family: 'excel',
  parameters: [
    {
      name: 'texts',
      kind: 'any',
      repeat: true,
      summary: {
        en: 'Texts, numbers or cells, joined row by row.',
        'zh-CN': '文本、数字或单元格区域，逐行连接。',
      },
    },
  ],
  result: { shape: 'scalar', summary: { en: 'One text', 'zh-CN': '一个文本' } },
  summary: { en: 'Joins texts and cells into one text.', 'zh-CN': '把文本和单元格连接成一个文本。' },
  help: {
    en: 'Joins everything without anything in between. TEXTJOIN puts a separator between and leaves out blanks.',
    'zh-CN': '直接连接所有内容，中间不加分隔符。需要分隔符或略过空白时请用 TEXTJOIN。',
  },
  examples: [
    { formula: '=CONCAT("A",1,{"b","c"})', result: 'A1bc' },
    { formula: '=CONCAT({"客户";"价值"},TRUE)', result: '客户价值TRUE' },
  ],
  errors: { en: 'Errors in the cells are passed on.', 'zh-CN': '单元格中的错误会原样返回。' },
  source: 'Excel CONCAT; agrees with workbooks saved by Excel',
  compute: (args) => args.flatMap((arg) => asBlock(arg ?? null).values.map(plainText)).join(''),
});

interface Found {
  readonly at: number;
  readonly length: number;
}

/**
 * Where a delimiter stands in a text, the earliest and then the longest of several first; occurrences do not overlap.
 */
function occurrences(text: string, delimiters: readonly string[], ignoreCase: boolean): Found[] {
  const fold = (value: string): string => (ignoreCase ? value.toLowerCase() : value);
  const searched = fold(text);
  const wanted = delimiters.map(fold).sort((one, other) => other.length - one.length);
  const found: Found[] = [];
  for (let at = 0; at < searched.length;) {
    const here = wanted.find((delimiter) => searched.startsWith(delimiter, at));
    if (here === undefined) at++;
    else {
      found.push({ at, length: here.length });
      at += Math.max(here.length, 1);
    }
  }
  return found;
}

const splitParameters = [
  { name: 'text', kind: 'text', summary: { en: 'The text to cut.', 'zh-CN': '要截取的文本。' } },
  {
    name: 'delimiter',
    kind: 'range',
    summary: { en: 'Where to cut; any of several in an array.', 'zh-CN': '分隔符；数组中的任意一个都可以。' },
  },
  {
    name: 'instance',
    kind: 'number',
    optional: true,
    default: 1,
    summary: {
      en: 'Which occurrence: 1 the first (default), -1 the last.',
      'zh-CN': '第几个分隔符：1 为第一个（默认），-1 为最后一个。',
    },
  },
  {
    name: 'match_mode',
    kind: 'number',
    optional: true,
    default: 0,
    choices: [0, 1],
    summary: {
      en: '0 (default): as written. 1: whatever the case.',
      'zh-CN': '0（默认）区分大小写；1 不区分。',
    },
  },
  {
    name: 'match_end',
    kind: 'number',
    optional: true,
    default: 0,
    choices: [0, 1],
    summary: {
      en: '1: the ends of the text count as a delimiter; 0 by default.',
      'zh-CN': '1 表示文本的两端也算分隔符，默认 0。',
    },
  },
  {
    name: 'if_not_found',
    kind: 'any',
    optional: true,
    takesErrors: true,
    summary: {
      en: 'The result when it does not occur; #N/A by default.',
      'zh-CN': '找不到时的结果，默认 #N/A。',
    },
  },
] as const satisfies readonly ParameterSpec[];

function splitSpec(
  name: 'TEXTBEFORE' | 'TEXTAFTER',
  words: Pick<FunctionSpec, 'summary' | 'help' | 'examples'>,
): FunctionSpec {
  const isBefore = name === 'TEXTBEFORE';
  return defineFunction({
    name,
    family: 'excel',
    parameters: splitParameters,
    result: { shape: 'scalar', summary: { en: 'Part of the text', 'zh-CN': '文本的一部分' } },
    errors: {
      en: '#N/A when the delimiter does not occur that often; #VALUE! when instance is 0 or a mode is neither 0 nor 1.',
      'zh-CN': '找不到该分隔符时为 #N/A；instance 为 0，或模式不是 0 或 1 时为 #VALUE!。',
    },
    source: `Excel ${name}`,
    ...words,
    compute([text, delimiter, instance, matchMode, matchEnd, ifNotFound]) {
      const delimiters: string[] = [];
      for (const value of delimiter.values) delimiters.push(plainText(value));
      const number = Math.trunc(instance);
      if (number === 0)
        return formulaError('positionOutside', { argument: 'instance', value: 0, bound: text.length });
      // Nothing in between: the text is cut at its start, or at its end when counted from there.
      if (delimiters.includes('')) return isBefore === number > 0 ? '' : text;
      const found = occurrences(text, delimiters, matchMode === 1);
      const chosen = found.at(number > 0 ? number - 1 : number);
      if (chosen) return isBefore ? text.slice(0, chosen.at) : text.slice(chosen.at + chosen.length);
      if (matchEnd === 1 && Math.abs(number) === found.length + 1) return isBefore === number > 0 ? text : '';
      if (ifNotFound !== undefined) return single(ifNotFound);
      return formulaError('keyNotFound', {
        argument: 'delimiter',
        value: delimiters[0] ?? '',
        other: 'text',
      });
    },
  });
}

function single(argument: Parameters<typeof asBlock>[0]): CellValue {
  return isCellError(argument) ? argument : (asBlock(argument).values[0] ?? null);
}

const textBeforeSpec = splitSpec('TEXTBEFORE', {
  summary: { en: 'The text in front of a delimiter.', 'zh-CN': '分隔符之前的文本。' },
  help: {
    en: 'Cuts at the first occurrence, or at the one you number; negative numbers count from the end.',
    'zh-CN': '在第一个（或指定的第几个）分隔符处截断，返回前面的部分；负数从末尾数起。',
  },
  examples: [
    { formula: '=TEXTBEFORE("ada@example.org","@")', result: 'ada' },
    { formula: '=TEXTBEFORE("a-b-c","-",-1)', result: 'a-b' },
    { formula: '=TEXTBEFORE("abc","-",1,0,0,"none")', result: 'none' },
  ],
});

const textAfterSpec = splitSpec('TEXTAFTER', {
  summary: { en: 'The text behind a delimiter.', 'zh-CN': '分隔符之后的文本。' },
  help: {
    en: 'Cuts at the first occurrence, or at the one you number; negative numbers count from the end.',
    'zh-CN': '在第一个（或指定的第几个）分隔符处截断，返回后面的部分；负数从末尾数起。',
  },
  examples: [
    { formula: '=TEXTAFTER("ada@example.org","@")', result: 'example.org' },
    { formula: '=TEXTAFTER("a-b-c",{"-","+"},2)', result: 'c' },
    { formula: '=TEXTAFTER("abc","-",1,0,0,"none")', result: 'none' },
  ],
});

/** Registry rows of this file. */
export const excelTextFunctions: readonly FunctionSpec[] = [concatSpec, textBeforeSpec, textAfterSpec];
