import { cellError } from '../src/shared/value';
import type { CellError, CellErrorCode } from '../src/shared/value';
import type { LocalText } from '../src/shared/localText';

interface Reason {
  readonly code: CellErrorCode;
  /** `{name}` stands for the parameter of that name in the error's `params`. */
  readonly text: LocalText;
}

/** Every reason a function of ours gives for an error, with its words: what is wrong, then how to mend it. */
export const formulaReasons = {
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
  timeWithoutRepeat: {
    code: 'NUM',
    text: {
      en: '{argument} is {value} for a customer without repeat purchases, where it must be 0: it is the time from the first to the last purchase. If these are the days since the last purchase, as RFM takes them, pass the age minus them.',
      'zh-CN':
        '客户没有重复购买，{argument} 应为 0，现在是 {value}：它是首次到最近一次购买的时间。如果这是 RFM 所用的距最近一次购买的时间，请改用客户年龄减去它。',
    },
  },
  sumDiverges: {
    code: 'NUM',
    text: {
      en: 'Without periods the sum must shrink from period to period, so retention must be less than 1 + rate. Lower {argument}, raise the rate, or give the number of periods.',
      'zh-CN':
        '不给期数时，各期价值必须逐期递减，因此留存率要小于 1 + 折现率。请降低 {argument}、提高折现率，或给出期数。',
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
  totalNotPositive: {
    code: 'NUM',
    text: {
      en: 'The total of {argument} is {value}; shares need a total greater than 0. Check the sign of the amounts.',
      'zh-CN': '{argument} 的合计为 {value}；计算占比要求合计大于 0。请检查金额的正负号。',
    },
  },
  textNotDate: {
    code: 'VALUE',
    text: {
      en: '{argument} must hold dates, but it holds the text "{value}".',
      'zh-CN': '{argument} 应为日期，但其中有文本“{value}”。',
    },
  },
  noRows: {
    code: 'NUM',
    text: {
      en: '{argument} holds nothing to calculate with. Point at columns with at least one filled row.',
      'zh-CN': '{argument} 中没有可计算的内容。请引用至少有一行数据的列。',
    },
  },
  nobodyLeft: {
    code: 'NUM',
    text: {
      en: 'Nobody in {argument} has left, so there is no curve yet. Give times to read the share still there, which is 1.',
      'zh-CN': '{argument} 中没有流失的客户，因此还没有曲线。可以给出时点来读取留存比例，此时为 1。',
    },
  },
  tooManyPeriods: {
    code: 'NUM',
    text: {
      en: 'The dates span {value} periods, more than the {bound} a table can show. Choose a longer {argument}.',
      'zh-CN': '日期跨越 {value} 个期间，超过表格可显示的 {bound} 个。请为 {argument} 选择更长的单位。',
    },
  },
  countsDiffer: {
    code: 'VALUE',
    text: {
      en: '{argument} has {given} cells and {other} has {expected}. Give the same number of each.',
      'zh-CN': '{argument} 有 {given} 个单元格，而 {other} 有 {expected} 个。两者的个数必须相同。',
    },
  },
  weightsZero: {
    code: 'NUM',
    text: {
      en: 'The {argument} of the scores that are there add up to 0. Give at least one of them a weight above 0.',
      'zh-CN': '有得分的各项在 {argument} 中的合计为 0。请至少给其中一项大于 0 的权重。',
    },
  },
  tooFewDifferentRows: {
    code: 'NUM',
    text: {
      en: '{argument} is {value}, but the data has fewer different rows than that.',
      'zh-CN': '{argument} 为 {value}，但数据中不同的行比它少。',
    },
  },
  keyNotFound: {
    code: 'NA',
    text: {
      en: '{argument}, "{value}", does not occur in {other}. Check its spelling.',
      'zh-CN': '{argument} 的值“{value}”在 {other} 中不存在。请检查写法。',
    },
  },
  noRules: {
    code: 'NA',
    text: {
      en: 'No pair of products reaches the limits. Lower {argument} or min_confidence.',
      'zh-CN': '没有产品组合达到要求。请降低 {argument} 或 min_confidence。',
    },
  },
  nobodySimilar: {
    code: 'NA',
    text: {
      en: 'No other customer bought any item that "{value}" bought, so nobody is similar.',
      'zh-CN': '没有其他客户购买过“{value}”买过的产品，因此没有相似的客户。',
    },
  },
  nothingNew: {
    code: 'NA',
    text: {
      en: 'The similar customers bought nothing that "{value}" did not buy too. Raise {argument} to ask more customers.',
      'zh-CN': '相似客户购买的产品“{value}”也都买过。请增大 {argument} 以参考更多客户。',
    },
  },
  onlyOneOutcome: {
    code: 'NUM',
    text: {
      en: 'Everyone in {argument} has the same outcome, so there is nothing to tell apart. Include customers who responded and customers who did not.',
      'zh-CN': '{argument} 中所有客户的结果相同，无法区分。请同时包含有响应和没有响应的客户。',
    },
  },
  perfectSeparation: {
    code: 'NUM',
    text: {
      en: '{argument} tell responders and others apart without a single exception (perfect separation), so the coefficients have no finite value. Remove the feature that gives the answer away, or add customers.',
      'zh-CN':
        '{argument} 能毫无例外地区分响应者与其他客户（完全分离），因此系数没有有限值。请去掉直接透露答案的特征，或增加客户。',
    },
  },
  featuresDependent: {
    code: 'NUM',
    text: {
      en: 'A column of {argument} is constant or follows from the others, so its coefficient cannot be told. Remove it.',
      'zh-CN': '{argument} 中有一列是常数，或可由其他列推出，因此无法确定其系数。请去掉该列。',
    },
  },
  fitNotConverged: {
    code: 'NUM',
    text: {
      en: '{function} found no best parameters: the data is too small or does not fit the model. Use more customers or a longer time.',
      'zh-CN': '{function} 未能收敛：数据太少，或不符合模型。请使用更多客户或更长时间的数据。',
    },
  },
  purchasesWithoutValue: {
    code: 'NUM',
    text: {
      en: '{value} repeat purchases in {argument} have a value of 0 or less. Leave out refunds and free orders first; they are not purchases.',
      'zh-CN': '{argument} 中有 {value} 次重复购买的金额小于等于 0。请先去掉退款和免费订单，它们不算购买。',
    },
  },
  parametersMissing: {
    code: 'VALUE',
    text: {
      en: '{argument} must hold {expected} parameters side by side, as the fit gives them, but it holds {given}. Point at the first row of the fit.',
      'zh-CN':
        '{argument} 应有 {expected} 个并排的参数，与拟合结果一致，现在有 {given} 个。请引用拟合结果的第一行。',
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
  notFalling: {
    code: 'NUM',
    text: {
      en: 'The numbers in {argument} must not rise: those who left do not come back. Start with everybody and count who is still there.',
      'zh-CN': '{argument} 中的数字不能上升：流失的客户不会回来。请从全部客户开始，逐期给出仍在的人数。',
    },
  },
  meanInfinite: {
    code: 'NUM',
    text: {
      en: 'With q = {value} in {argument} the mean value has no finite size; q must be greater than 1. Fit the model with more customers.',
      'zh-CN': '{argument} 中的 q = {value} 使平均金额没有有限值；q 必须大于 1。请用更多客户重新拟合。',
    },
  },
} as const satisfies Record<string, Reason>;

/** A reason a function of ours gives for an error. */
export type FormulaReason = keyof typeof formulaReasons;

/** The error a reason stands for; `params` fill its words and name the argument at fault. */
export function formulaError(
  reason: FormulaReason,
  params: Readonly<Record<string, string | number>> = {},
): CellError {
  return cellError(formulaReasons[reason].code, reason, params);
}

/** Tells our reasons from those of the engine. */
export function isFormulaReason(reason: string): reason is FormulaReason {
  return Object.hasOwn(formulaReasons, reason);
}
