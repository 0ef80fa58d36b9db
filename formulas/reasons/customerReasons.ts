import type { Reason } from './reason';

/** What was asked has no answer for these customers: models, fits, baskets, cohorts. */
export const customerReasons = {
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
  totalNotPositive: {
    code: 'NUM',
    text: {
      en: 'The total of {argument} is {value}; shares need a total greater than 0. Check the sign of the amounts.',
      'zh-CN': '{argument} 的合计为 {value}；计算占比要求合计大于 0。请检查金额的正负号。',
    },
  },
} as const satisfies Record<string, Reason>;
