import type { Kernel } from './kernel';
import { aggregateKernels } from './kernels/aggregate';
import { comparisonKernels } from './kernels/comparison';
import { operatorKernels } from './kernels/arithmetic';
import { dateKernels } from './kernels/dates';
import { informationKernels } from './kernels/information';
import { logicKernels } from './kernels/logic';
import { mathKernels } from './kernels/math';
import { orderKernels } from './kernels/order';
import { textKernels } from './kernels/text';

/** Kernels of spreadsheet functions by name. Functions of `formulas/` bring their own. */
export const functionKernels: ReadonlyMap<string, Kernel> = new Map(
  [
    aggregateKernels,
    dateKernels,
    informationKernels,
    logicKernels,
    mathKernels,
    orderKernels,
    textKernels,
  ].flatMap((kernels) => Object.entries(kernels)),
);

/** Kernels of operators between two values. */
export const binaryKernels: ReadonlyMap<string, Kernel> = new Map(
  [operatorKernels, comparisonKernels].flatMap((kernels) => Object.entries(kernels)),
);

/** Functions that yield one value whatever ranges and arrays they are given. */
export const rangeAggregates: ReadonlySet<string> = new Set([
  'STDEV',
  'STDEV.S',
  'STDEV.P',
  'STDEVP',
  'VAR',
  'VAR.S',
  'VAR.P',
  'VARP',
  'SUMSQ',
  'GEOMEAN',
  'HARMEAN',
  'SKEW',
  'AVEDEV',
  'CORREL',
  'SLOPE',
  'INTERCEPT',
  'RSQ',
  'SUMPRODUCT',
  'COUNTBLANK',
  'COUNTUNIQUE',
  'AVERAGEA',
  'MAXA',
  'MINA',
  'ROWS',
  'COLUMNS',
  'SUM',
  'COUNT',
  'COUNTA',
  'AVERAGE',
  'MIN',
  'MAX',
  'PRODUCT',
  'MEDIAN',
]);

/**
 * Functions without a kernel that yield one value where these arguments (by position, for those behind the last one
 * by the pattern of the last two) are ranges and the others values. Of a formula without rows they are computed once.
 */
export const engineAggregates: ReadonlyMap<string, (position: number) => boolean> = new Map([
  ...[...rangeAggregates].map((name): [string, (position: number) => boolean] => [name, () => true]),
  ...['SUMIF', 'AVERAGEIF'].map((name): [string, (position: number) => boolean] => [name, (at) => at !== 1]),
  ...['COUNTIF', 'COUNTIFS'].map((name): [string, (position: number) => boolean] => [
    name,
    (at) => at % 2 === 0,
  ]),
  ...['SUMIFS', 'AVERAGEIFS', 'MINIFS', 'MAXIFS'].map((name): [string, (position: number) => boolean] => [
    name,
    (at) => at === 0 || at % 2 === 1,
  ]),
]);
