/*
 * The functions of Worthbook without a workbook: the registry, which says of each function what it takes and answers,
 * and the same numbers as plain functions.
 *
 *     import { callFunction, clv } from 'worthbook/formulas';
 *     callFunction('CLV', [100, 120], [20, 25], 0.1);       // 151.2396694214876
 *     clv([100, 120], [20, 25], 0.1, 1);                    // the same
 */
import { blockOf } from '../../formulas/blocks';
import { invokeFunction } from '../../formulas/invoke';
import { functionSpec } from '../../formulas/registry';
import type { FunctionResult } from '../../formulas/spec';
import type { Locale } from '../shared/localText';
import type { CellValue } from '../shared/value';

export { functionSpec, functionSpecs, registry } from '../../formulas/registry';
export type { HostFunction } from '../../formulas/hostFunction';
export type {
  FunctionExample,
  FunctionFamily,
  FunctionResult,
  FunctionSpec,
  ParameterKind,
  ParameterSpec,
} from '../../formulas/spec';
export { cellErrorText, isCellError, type CellError, type CellValue } from '../shared/value';
export type { Locale, LocalText } from '../shared/localText';

export { convertChurn, churnRate, retentionRate } from '../../formulas/churn';
export { clv, clvRetention } from '../../formulas/clv';
export { capability, customerValue } from '../../formulas/customerValue';
export { developProfit, responseRate } from '../../formulas/develop';
export { Population } from '../../formulas/population';
export { cumulatedShare, customersForShare, drain, gini, herfindahl, topShare } from '../../formulas/pareto';
export { quadrant, quadrantAction } from '../../formulas/quadrant';
export { grossRevenueRetention, netRevenueRetention } from '../../formulas/revenueRetention';
export { rfmScore, rfmSegment } from '../../formulas/rfm';
export { normalizedScore, weightedScore } from '../../formulas/score';
export { segmentByBreaks, segmentByPareto, segmentByQuantile } from '../../formulas/segment';
export { kaplanMeier, survivalAt } from '../../formulas/survival';
export { acquisitionCost, lifetime, payback, valueToCost } from '../../formulas/unitEconomics';
export { expectedPurchases, probabilityAlive } from '../../formulas/bgnbdForecast';
export { fitBgnbd } from '../../formulas/bgnbdFit';
export { expectedValue, fitGammaGamma } from '../../formulas/gammaGamma';
export { fitSbg, sbgSurvival } from '../../formulas/sbg';
export { kMeans } from '../../formulas/kMeans';
export { fitLogistic, logisticProbability } from '../../formulas/logistic';

/** A cell, a row of cells, or rows of cells. */
export type PlainArgument = CellValue | readonly CellValue[] | readonly (readonly CellValue[])[];

/**
 * Calls a function of the registry as a formula would: arguments are counted, coerced and checked, and what cannot be
 * computed comes back as an error value, never thrown. A plain list is one row.
 *
 * Errors:  throws a `RangeError` when there is no function of that name.
 * Example: callFunction('CLV', [100, 120], [20, 25], 0.1) is 151.2396694214876
 */
export function callFunction(name: string, ...args: readonly PlainArgument[]): FunctionResult {
  return callFunctionIn('en', name, ...args);
}

/** The same for functions that answer in words. */
export function callFunctionIn(
  locale: Locale,
  name: string,
  ...args: readonly PlainArgument[]
): FunctionResult {
  const spec = functionSpec(name);
  if (!spec) throw new RangeError(`Worthbook has no function ${name}`);
  return invokeFunction(
    spec,
    args.map((argument) => (isList(argument) ? blockOf(rowsOf(argument)) : argument)),
    { locale },
  );
}

const isList = (argument: PlainArgument): argument is Exclude<PlainArgument, CellValue> =>
  Array.isArray(argument);

function rowsOf(list: Exclude<PlainArgument, CellValue>): readonly (readonly CellValue[])[] {
  const rows = list.filter((row): row is readonly CellValue[] => Array.isArray(row));
  return rows.length > 0 ? rows : [list as readonly CellValue[]];
}
