import type { Reason } from './reason';

/** Arguments that are fit one by one do not go together, or hold nothing to compute with. */
export const rangeReasons = {
  shapesDiffer: {
    code: 'VALUE',
    text: {
      en: '{argument} and {other} must have the same number of rows and columns. Select ranges of the same size.',
      'zh-CN': '{argument} 与 {other} 的行数和列数必须相同。请选择大小相同的区域。',
    },
  },
  divisorZero: {
    code: 'DIV0',
    text: {
      en: '{argument} is 0 or blank, and nothing can be divided by it. Enter a number other than 0.',
      'zh-CN': '{argument} 为 0 或空白，不能作除数。请输入非 0 的数字。',
    },
  },
  partAboveWhole: {
    code: 'NUM',
    text: {
      en: '{argument} ({value}) cannot be greater than {other} ({bound}). Check that the two are not swapped.',
      'zh-CN': '{argument}（{value}）不能大于 {other}（{bound}）。请检查两者是否颠倒。',
    },
  },
  notAscending: {
    code: 'VALUE',
    text: {
      en: 'The numbers in {argument} must rise from first to last. Sort them in ascending order.',
      'zh-CN': '{argument} 中的数字必须从小到大排列。请按升序排序。',
    },
  },
  labelCountDiffers: {
    code: 'VALUE',
    text: {
      en: '{argument} must hold {expected} labels, one per class, but it holds {given}.',
      'zh-CN': '{argument} 应有 {expected} 个标签，每类一个，现在有 {given} 个。',
    },
  },
  noNumbers: {
    code: 'NUM',
    text: {
      en: '{argument} holds no numbers. Point at a column with at least one number.',
      'zh-CN': '{argument} 中没有数字。请引用至少含有一个数字的列。',
    },
  },
  noRows: {
    code: 'NUM',
    text: {
      en: '{argument} holds nothing to calculate with. Point at columns with at least one filled row.',
      'zh-CN': '{argument} 中没有可计算的内容。请引用至少有一行数据的列。',
    },
  },
  countsDiffer: {
    code: 'VALUE',
    text: {
      en: '{argument} has {given} cells and {other} has {expected}. Give the same number of each.',
      'zh-CN': '{argument} 有 {given} 个单元格，而 {other} 有 {expected} 个。两者的个数必须相同。',
    },
  },
  keyNotFound: {
    code: 'NA',
    text: {
      en: '{argument}, "{value}", does not occur in {other}. Check its spelling.',
      'zh-CN': '{argument} 的值“{value}”在 {other} 中不存在。请检查写法。',
    },
  },
  tooFewPoints: {
    code: 'NUM',
    text: {
      en: '{argument} needs at least {expected} numbers, but it holds {given}.',
      'zh-CN': '{argument} 至少需要 {expected} 个数字，现在只有 {given} 个。',
    },
  },
  outsideData: {
    code: 'NA',
    text: {
      en: '{argument} ({value}) lies outside the numbers in {other}. Give a value between the smallest and the largest of them.',
      'zh-CN': '{argument}（{value}）超出 {other} 的范围。请给出最小值与最大值之间的数。',
    },
  },
  noMode: {
    code: 'NA',
    text: {
      en: 'No number in {argument} occurs more than once, so none is the most frequent.',
      'zh-CN': '{argument} 中没有重复出现的数字，因此没有众数。',
    },
  },
  pairsDiffer: {
    code: 'NA',
    text: {
      en: '{argument} and {other} must hold the same number of cells, one pair each. Select ranges of the same length.',
      'zh-CN': '{argument} 与 {other} 的单元格个数必须相同，一一对应。请选择长度相同的区域。',
    },
  },
  pointsDiffer: {
    code: 'REF',
    text: {
      en: 'The sizes of {argument} and {other} do not fit: there must be one row (or column) of causes for each value.',
      'zh-CN': '{argument} 与 {other} 的大小不符：每个值必须对应一行（或一列）自变量。',
    },
  },
  tooFewPairs: {
    code: 'DIV0',
    text: {
      en: 'A line needs at least two pairs of numbers. Check {argument} for blanks and texts.',
      'zh-CN': '直线至少需要两对数字。请检查 {argument} 中的空白和文本。',
    },
  },
  allTheSame: {
    code: 'DIV0',
    text: {
      en: 'The values in {argument} do not differ, or follow from each other, so they decide no line. Give different ones.',
      'zh-CN': '{argument} 中的值没有差异或互相关联，无法确定直线。请给出不同的值。',
    },
  },
  cellNotNumber: {
    code: 'VALUE',
    text: {
      en: 'Every cell of {argument} must be a number: fill the blanks and mend the texts.',
      'zh-CN': '{argument} 中的每个单元格都必须是数字。请补全空白并修正文本。',
    },
  },
  nothingLeft: {
    code: 'NA',
    text: {
      en: 'Nothing of {argument} is left. Ask for at least one row and one column that is there.',
      'zh-CN': '{argument} 没有剩余内容。请至少保留一行和一列。',
    },
  },
  positionOutside: {
    code: 'VALUE',
    text: {
      en: '{argument} must be from 1 to {bound}, or from -1 down to count from the end, but it is {value}.',
      'zh-CN': '{argument} 应为 1 到 {bound}，或用负数从末尾数起，现在是 {value}。',
    },
  },
  notOneLine: {
    code: 'VALUE',
    text: {
      en: '{argument} must be one column or one row, but it is a block of {rows} × {columns} cells.',
      'zh-CN': '{argument} 应为一列或一行，但给出的是 {rows} × {columns} 的区域。',
    },
  },
  conditionMissing: {
    code: 'VALUE',
    text: {
      en: 'Ranges and conditions come in pairs, and the last one in {argument} has no partner. Add it.',
      'zh-CN': '区域和条件必须成对出现，{argument} 中最后一个没有配对。请补全。',
    },
  },
  nothingMeets: {
    code: 'DIV0',
    text: {
      en: 'No number meets the conditions, so there is nothing to average. Check the conditions, or wrap the formula in IFERROR.',
      'zh-CN': '没有数字符合条件，无法求平均值。请检查条件，或用 IFERROR 处理这种情况。',
    },
  },
} as const satisfies Record<string, Reason>;
