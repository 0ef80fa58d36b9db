import type { Reason } from './reason';

/** One argument, or their number, does not fit its parameter: given by the argument layer for every function. */
export const argumentReasons = {
  tooFewArguments: {
    code: 'VALUE',
    text: {
      en: '{function} needs at least {expected} arguments and got {given}. Add the missing ones.',
      'zh-CN': '{function} 至少需要 {expected} 个参数，现在只有 {given} 个。请补全参数。',
    },
  },
  tooManyArguments: {
    code: 'VALUE',
    text: {
      en: '{function} takes at most {expected} arguments and got {given}. Remove the last ones.',
      'zh-CN': '{function} 最多接受 {expected} 个参数，现在有 {given} 个。请删去多余的参数。',
    },
  },
  textNotNumber: {
    code: 'VALUE',
    text: {
      en: '{argument} must be a number, but it holds the text "{value}". Enter a number, or change the column to a number.',
      'zh-CN': '{argument} 应为数字，但其中是文本“{value}”。请输入数字，或把该列改为数字类型。',
    },
  },
  textNotBoolean: {
    code: 'VALUE',
    text: {
      en: '{argument} must be TRUE or FALSE, but it holds "{value}".',
      'zh-CN': '{argument} 应为 TRUE 或 FALSE，但其中是“{value}”。',
    },
  },
  blockNotValue: {
    code: 'VALUE',
    text: {
      en: '{argument} must be one value, but it is a block of {rows} × {columns} cells. Point at a single cell.',
      'zh-CN': '{argument} 应为单个值，但给出的是 {rows} × {columns} 的区域。请只引用一个单元格。',
    },
  },
  blocksDoNotAlign: {
    code: 'NA',
    text: {
      en: 'The blocks given to {function} differ in size, and this cell has no partner. Give blocks of the same size.',
      'zh-CN': '传给 {function} 的各区域大小不同，此单元格没有对应的值。请使用大小相同的区域。',
    },
  },
  belowMinimum: {
    code: 'NUM',
    text: {
      en: '{argument} must be at least {bound}, but it is {value}.',
      'zh-CN': '{argument} 不能小于 {bound}，现在是 {value}。',
    },
  },
  notAboveMinimum: {
    code: 'NUM',
    text: {
      en: '{argument} must be greater than {bound}, but it is {value}.',
      'zh-CN': '{argument} 必须大于 {bound}，现在是 {value}。',
    },
  },
  aboveMaximum: {
    code: 'NUM',
    text: {
      en: '{argument} must be at most {bound}, but it is {value}.',
      'zh-CN': '{argument} 不能大于 {bound}，现在是 {value}。',
    },
  },
  notBelowMaximum: {
    code: 'NUM',
    text: {
      en: '{argument} must be less than {bound}, but it is {value}.',
      'zh-CN': '{argument} 必须小于 {bound}，现在是 {value}。',
    },
  },
  notWhole: {
    code: 'NUM',
    text: {
      en: '{argument} must be a whole number, but it is {value}. Round it first.',
      'zh-CN': '{argument} 应为整数，现在是 {value}。请先取整。',
    },
  },
  notAChoice: {
    code: 'VALUE',
    text: {
      en: '{argument} must be one of {choices}, but it is "{value}".',
      'zh-CN': '{argument} 只能是 {choices} 之一，现在是“{value}”。',
    },
  },
  numberNotFinite: {
    code: 'NUM',
    text: {
      en: '{argument} is too large to calculate with. Check the numbers it is made of.',
      'zh-CN': '{argument} 的数值过大，无法计算。请检查它的来源数据。',
    },
  },
  resultNotFinite: {
    code: 'NUM',
    text: {
      en: 'The result of {function} is too large for a number. Check the size of its arguments.',
      'zh-CN': '{function} 的结果超出数字的范围。请检查各参数的大小。',
    },
  },
  functionFailed: {
    code: 'ERROR',
    text: {
      en: '{function} failed because of a fault in the program, not in your data. The rest of the workbook is not affected.',
      'zh-CN': '{function} 因程序错误而失败，与您的数据无关。工作簿的其他部分不受影响。',
    },
  },
  textNotDate: {
    code: 'VALUE',
    text: {
      en: '{argument} must hold dates, but it holds the text "{value}".',
      'zh-CN': '{argument} 应为日期，但其中有文本“{value}”。',
    },
  },
} as const satisfies Record<string, Reason>;
