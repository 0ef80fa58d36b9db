import type { CellError } from '../src/shared/value';
import { numbersOf } from './blocks';
import { formulaError } from './reasons';
import type { ParameterSpec, RangeArgument } from './spec';

/**
 * The parameters of a model from the first row of its fit (log-likelihood and standard errors may follow); all must be
 * above 0.
 */
export function modelParametersOf(
  block: RangeArgument,
  argument: string,
  names: readonly string[],
): readonly number[] | CellError {
  if (block.columns < names.length) {
    return formulaError('parametersMissing', { argument, expected: names.length, given: block.columns });
  }
  const parameters = numbersOf(block).slice(0, names.length);
  for (const value of parameters) {
    if (value <= 0) return formulaError('notAboveMinimum', { argument, bound: 0, value });
  }
  return parameters;
}

const repeatPurchases = {
  en: 'Repeat purchases: purchase days after the first one.',
  'zh-CN': '重复购买次数：首次购买之后的购买天数。',
};
const firstToLast = {
  en: 'Time from the first to the last purchase (not the time since the last one); 0 without repeat purchases.',
  'zh-CN': '从首次到最近一次购买的时间（不是距最近一次购买的时间）；没有重复购买时为 0。',
};
const age = {
  en: 'Time from the first purchase to the end of the observation, in the same unit.',
  'zh-CN': '从首次购买到观察期结束的时间，单位相同。',
};
const meanValue = {
  en: 'Mean value of the repeat purchases; the first purchase does not count.',
  'zh-CN': '重复购买的平均金额，首次购买不计。',
};

/** One customer's history, as `BTYD.SUMMARY` states it. */
export const customerHistory = {
  x: { name: 'x', kind: 'number', integer: true, min: 0, summary: repeatPurchases },
  firstToLast: { name: 'first_to_last', kind: 'number', min: 0, summary: firstToLast },
  age: { name: 'age', kind: 'number', min: 0, summary: age },
  meanValue: { name: 'mean_value', kind: 'number', min: 0, summary: meanValue },
} as const satisfies Record<string, ParameterSpec>;

/** The histories of all customers, one cell each. */
export const customerHistories = {
  x: { ...customerHistory.x, kind: 'range', cells: 'number' },
  firstToLast: { ...customerHistory.firstToLast, kind: 'range', cells: 'number' },
  age: { ...customerHistory.age, kind: 'range', cells: 'number' },
  meanValue: { ...customerHistory.meanValue, kind: 'range', cells: 'number' },
} as const satisfies Record<string, ParameterSpec>;

/** Parameters of the BG/NBD model, in the order of its fit. */
export const bgnbdNames = ['r', 'alpha', 'a', 'b'] as const;

/** Parameters of the gamma-gamma model, in the order of its fit. */
export const gammaGammaNames = ['p', 'q', 'v'] as const;

/** The fitted BG/NBD model as an argument. */
export const bgnbdParameters = {
  name: 'params',
  kind: 'range',
  cells: 'number',
  summary: {
    en: 'r, alpha, a, b side by side: the first row of BGNBD.FIT, in the unit of time of its data.',
    'zh-CN': '并排的 r、alpha、a、b，即 BGNBD.FIT 的第一行，时间单位与其数据相同。',
  },
} as const satisfies ParameterSpec;

/** The fitted gamma-gamma model as an argument. */
export const gammaGammaParameters = {
  name: 'params',
  kind: 'range',
  cells: 'number',
  summary: {
    en: 'p, q, v side by side: the first row of GAMMAGAMMA.FIT.',
    'zh-CN': '并排的 p、q、v，即 GAMMAGAMMA.FIT 的第一行。',
  },
} as const satisfies ParameterSpec;

/**
 * Refuses a history that cannot be: a last purchase after the end of the observation, or one after the first without
 * any repeat purchase, which is how RFM's recency (the time since the last purchase) gives itself away.
 */
export function historyError(x: number, firstToLastTime: number, ageTime: number): CellError | undefined {
  if (x === 0 && firstToLastTime > 0)
    return formulaError('timeWithoutRepeat', { argument: 'first_to_last', value: firstToLastTime });
  if (firstToLastTime <= ageTime) return undefined;
  return formulaError('partAboveWhole', {
    argument: 'first_to_last',
    value: firstToLastTime,
    other: 'age',
    bound: ageTime,
  });
}
