import { assert } from '../src/shared/assert';
import { basketFunctions } from './basket';
import { bgnbdFunctions } from './bgnbd';
import { bgnbdTrackingFunctions } from './bgnbdTracking';
import { btydSummaryFunctions } from './btydSummary';
import { churnFunctions } from './churn';
import { clvFunctions } from './clv';
import { clvBtydFunctions } from './clvBtyd';
import { cohortFunctions } from './cohort';
import { customerValueFunctions } from './customerValue';
import { developFunctions } from './develop';
import { excelArrayFunctions } from './excelArrays';
import { excelLookupFunctions } from './excelLookup';
import { excelMatchFunctions } from './excelMatch';
import { excelRankFunctions } from './excelRank';
import { excelStatisticsFunctions } from './excelStatistics';
import { excelTextFunctions } from './excelText';
import { excelTrendFunctions } from './excelTrend';
import { gammaGammaFunctions } from './gammaGamma';
import { kMeansFunctions } from './kMeans';
import { logisticFunctions } from './logistic';
import { matchFunctions } from './match';
import { paretoFunctions } from './pareto';
import { quadrantFunctions } from './quadrant';
import { rateIntervalFunctions } from './rateInterval';
import { revenueRetentionFunctions } from './revenueRetention';
import { rfmFunctions, rfmSegmentFunctions } from './rfm';
import { rollUpFunctions } from './rollUp';
import { sbgFunctions } from './sbg';
import { scoreFunctions } from './score';
import { segmentFunctions } from './segment';
import { sherdenFunctions } from './sherden';
import { survivalFunctions } from './survival';
import { tagFunctions } from './tags';
import { unitEconomicsFunctions } from './unitEconomics';
import type { FunctionSpec } from './spec';

/** Every function of ours, in the order of the function reference. */
export const functionSpecs: readonly FunctionSpec[] = [
  ...clvFunctions,
  ...customerValueFunctions,
  ...unitEconomicsFunctions,
  ...churnFunctions,
  ...revenueRetentionFunctions,
  ...survivalFunctions,
  ...cohortFunctions,
  ...quadrantFunctions,
  ...segmentFunctions,
  ...sherdenFunctions,
  ...rfmSegmentFunctions,
  ...kMeansFunctions,
  ...tagFunctions,
  ...rfmFunctions,
  ...rollUpFunctions,
  ...paretoFunctions,
  ...scoreFunctions,
  ...developFunctions,
  ...rateIntervalFunctions,
  ...basketFunctions,
  ...matchFunctions,
  ...logisticFunctions,
  ...btydSummaryFunctions,
  ...bgnbdFunctions,
  ...bgnbdTrackingFunctions,
  ...gammaGammaFunctions,
  ...clvBtydFunctions,
  ...sbgFunctions,
  ...excelRankFunctions,
  ...excelStatisticsFunctions,
  ...excelTrendFunctions,
  ...excelMatchFunctions,
  ...excelLookupFunctions,
  ...excelArrayFunctions,
  ...excelTextFunctions,
];

/** Functions by upper-case name. */
export const registry: ReadonlyMap<string, FunctionSpec> = new Map(
  functionSpecs.map((spec) => [spec.name, spec]),
);
assert(registry.size === functionSpecs.length, 'two functions have the same name');

/** The function of a name in any case; `undefined` when it is none of ours. */
export function functionSpec(name: string): FunctionSpec | undefined {
  return registry.get(name.toUpperCase());
}
