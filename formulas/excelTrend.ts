import { isCellError } from '../src/shared/value';
import type { CellError, CellValue } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { fitPlane } from './numerics/leastSquares';
import { formulaError } from './reasons';
import { rememberForBlocks } from './rememberForBlocks';
import type { FunctionResult, FunctionSpec, ParameterSpec, RangeArgument } from './spec';

interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The straight line through points with the least squared errors.
 *
 * Shape:   as many x as y in; slope and intercept out, `null` when all x are the same.
 * Source:  ordinary least squares about the means.
 * Example: lineThrough([1, 2, 3], [3, 5, 7]) is {"slope": 2, "intercept": 1}
 */
export function lineThrough(x: readonly number[], y: readonly number[]): Line | null {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let squares = 0;
  let products = 0;
  x.forEach((value, index) => {
    squares += (value - meanX) ** 2;
    products += (value - meanX) * ((y[index] ?? 0) - meanY);
  });
  if (squares === 0) return null;
  const slope = products / squares;
  return { slope, intercept: meanY - slope * meanX };
}

/** Pairs of numbers; a place where either is blank or text is left out, as Excel does. */
const lineOf = rememberForBlocks((ys: RangeArgument, xs: RangeArgument): Line | CellError => {
  if (ys.values.length !== xs.values.length) {
    return formulaError('pairsDiffer', { argument: 'known_ys', other: 'known_xs' });
  }
  const [x, y]: [number[], number[]] = [[], []];
  ys.values.forEach((value, index) => {
    const partner = xs.values[index];
    if (typeof value !== 'number' || typeof partner !== 'number') return;
    x.push(partner);
    y.push(value);
  });
  if (x.length < 2) return formulaError('tooFewPairs', { argument: 'known_xs' });
  return lineThrough(x, y) ?? formulaError('allTheSame', { argument: 'known_xs' });
});

const ysParameter = {
  name: 'known_ys',
  kind: 'column',
  summary: { en: 'The values that depend on x.', 'zh-CN': '因变量的已知值。' },
} as const satisfies ParameterSpec;
const xsParameter = {
  name: 'known_xs',
  kind: 'column',
  summary: { en: 'The values y depends on, one for each y.', 'zh-CN': '自变量的已知值，与 y 一一对应。' },
} as const satisfies ParameterSpec;

const lineErrors = {
  en: '#N/A when there are not as many x as y; #DIV/0! when there are fewer than two pairs or all x are the same.',
  'zh-CN': 'x 与 y 个数不同时为 #N/A；数据不足两对，或 x 全部相同时为 #DIV/0!。',
};

const forecastSpecs = ['FORECAST', 'FORECAST.LINEAR'].map((name) =>
  defineFunction({
    name,
    family: 'excel',
    parameters: [
      { name: 'x', kind: 'number', summary: { en: 'Where to read the line.', 'zh-CN': '要预测的 x 值。' } },
      ysParameter,
      xsParameter,
    ],
    result: { shape: 'scalar', summary: { en: 'Value of the line at x', 'zh-CN': '直线在 x 处的值' } },
    summary: { en: 'Value at x of the line through the points.', 'zh-CN': '按线性回归预测 x 处的值。' },
    help: {
      en: 'Lays the line with the least squared errors through the points and reads it at x. Pairs with a blank or text are left out.',
      'zh-CN': '用最小二乘法求出直线，返回它在 x 处的值。含有空白或文本的数据对不计入。',
    },
    examples: [
      { formula: `=${name}(30,{6,7,9,15,21},{20,28,31,38,40})`, result: 10.607253086419755 },
      { formula: `=${name}(4,{3,5,7},{1,2,3})`, result: 9 },
    ],
    errors: lineErrors,
    source: 'Excel FORECAST.LINEAR; ordinary least squares',
    compute([x, ys, xs]) {
      const line = lineOf(ys, xs);
      return isCellError(line) ? line : line.intercept + line.slope * x;
    },
  }),
);

const interceptSpec = defineFunction({
  name: 'INTERCEPT',
  family: 'excel',
  parameters: [ysParameter, xsParameter],
  result: { shape: 'scalar', summary: { en: 'Value of the line at x = 0', 'zh-CN': '直线在 x = 0 处的值' } },
  summary: { en: 'Where the line through the points meets the y axis.', 'zh-CN': '线性回归直线的截距。' },
  help: {
    en: 'Lays the line with the least squared errors through the points and reads it at 0. Pairs with a blank or text are left out.',
    'zh-CN': '用最小二乘法求出直线，返回它在 0 处的值。含有空白或文本的数据对不计入。',
  },
  examples: [
    { formula: '=INTERCEPT({2,3,9,1,8},{6,5,11,7,5})', result: 0.04838709677419217 },
    { formula: '=INTERCEPT({3,5,7},{1,2,3})', result: 1 },
  ],
  errors: lineErrors,
  source: 'Excel INTERCEPT; agrees with workbooks saved by Excel',
  compute([ys, xs]) {
    const line = lineOf(ys, xs);
    return isCellError(line) ? line : line.intercept;
  },
});

const curveParameters = [
  { ...ysParameter, kind: 'range' },
  {
    ...xsParameter,
    kind: 'range',
    optional: true,
    summary: {
      en: 'The values y depends on: one column or row for each cause; left out = 1, 2, 3, ...',
      'zh-CN': '自变量的已知值，每个因素一列或一行；省略表示 1、2、3……',
    },
  },
  {
    name: 'new_xs',
    kind: 'range',
    optional: true,
    summary: {
      en: 'Where to read the curve; left out = at the known x.',
      'zh-CN': '要预测的 x 值；省略表示已知的 x。',
    },
  },
  {
    name: 'const',
    kind: 'boolean',
    optional: true,
    default: true,
    summary: {
      en: 'TRUE (default): with a constant term. FALSE: through 0 (TREND) or 1 (GROWTH).',
      'zh-CN': 'TRUE（默认）：含常数项；FALSE：TREND 过 0，GROWTH 过 1。',
    },
  },
] as const satisfies readonly ParameterSpec[];

const curveErrors = {
  en: '#VALUE! when a cell is no number; #REF! when the sizes of known_ys and known_xs do not fit; #DIV/0! when the points do not decide the curve; #NUM! in GROWTH when a y is not above 0.',
  'zh-CN':
    '单元格不是数字时为 #VALUE!；known_ys 与 known_xs 大小不符时为 #REF!；数据不足以确定曲线时为 #DIV/0!；GROWTH 中 y 不大于 0 时为 #NUM!。',
};

/** Points as rows: of a block that is as long as `count` across, the columns are the points. */
function pointsOf(block: RangeArgument, count: number, across: boolean): CellValue[][] {
  const isAcross = across && block.columns === count;
  const points = isAcross ? block.columns : block.rows;
  const size = isAcross ? block.rows : block.columns;
  return Array.from({ length: points }, (_, point) =>
    Array.from(
      { length: size },
      (__, at) => block.values[isAcross ? at * block.columns + point : point * block.columns + at] ?? null,
    ),
  );
}

/** Fits and reads a curve; `isGrowth` fits the logarithm. */
function curve(
  ys: RangeArgument,
  xs: RangeArgument | undefined,
  newXs: RangeArgument | undefined,
  hasConstant: boolean,
  isGrowth: boolean,
): FunctionResult {
  const count = ys.values.length;
  const isRow = ys.rows === 1 && ys.columns > 1;
  const steps: RangeArgument = {
    kind: 'range',
    rows: ys.rows,
    columns: ys.columns,
    values: ys.values.map((_, index) => index + 1),
  };
  const known = xs ?? steps;
  const hasShape = known.rows === ys.rows && known.columns === ys.columns;
  const points = hasShape ? known.values.map((value) => [value]) : pointsOf(known, count, isRow);
  if (points.length !== count)
    return formulaError('pointsDiffer', { argument: 'known_ys', other: 'known_xs' });
  const asked = newXs ?? known;
  const size = points[0]?.length ?? 0;
  const isFlat = size === 1;
  const askedPoints = isFlat ? asked.values.map((value) => [value]) : pointsOf(asked, asked.columns, isRow);
  for (const [argument, values] of [
    ['known_ys', ys.values],
    ['known_xs', known.values],
    ['new_xs', asked.values],
  ] as const) {
    if (values.some((value) => typeof value !== 'number')) return formulaError('cellNotNumber', { argument });
  }
  if (askedPoints.some((point) => point.length !== size)) {
    return formulaError('pointsDiffer', { argument: 'new_xs', other: 'known_xs' });
  }
  const y = ys.values as readonly number[];
  if (isGrowth && y.some((value) => value <= 0)) {
    return formulaError('notAboveMinimum', { argument: 'known_ys', bound: 0, value: Math.min(...y) });
  }
  const plane = fitPlane(points as number[][], isGrowth ? y.map(Math.log) : y, hasConstant);
  if (!plane) return formulaError('allTheSame', { argument: 'known_xs' });
  const results = (askedPoints as number[][]).map((point) =>
    isGrowth ? Math.exp(plane(point)) : plane(point),
  );
  if (isFlat) {
    return Array.from({ length: asked.rows }, (_, row) =>
      results.slice(row * asked.columns, (row + 1) * asked.columns),
    );
  }
  return isRow ? [results] : results.map((value) => [value]);
}

const trendSpec = defineFunction({
  name: 'TREND',
  family: 'excel',
  parameters: curveParameters,
  result: {
    shape: 'array',
    summary: { en: 'Values of the line, one for each new x', 'zh-CN': '直线在各个新 x 处的值' },
  },
  summary: { en: 'Values of the line through the points.', 'zh-CN': '线性趋势值。' },
  help: {
    en: 'Lays the line (or plane, with several causes) with the least squared errors through the points and reads it at the new x.',
    'zh-CN': '用最小二乘法拟合直线（多个因素时为平面），返回新 x 处的值。',
  },
  examples: [
    { formula: '=TREND({3;5;7},{1;2;3},{4;5})', result: [[9], [11]] },
    { formula: '=TREND({0.2;0.31;0.4;0.51;0.7})', result: [[0.184], [0.304], [0.424], [0.544], [0.664]] },
  ],
  errors: curveErrors,
  source: 'Excel TREND; agrees with workbooks saved by Excel',
  compute: ([ys, xs, newXs, hasConstant]) => curve(ys, xs, newXs, hasConstant, false),
});

const growthSpec = defineFunction({
  name: 'GROWTH',
  family: 'excel',
  parameters: curveParameters,
  result: {
    shape: 'array',
    summary: { en: 'Values of the curve, one for each new x', 'zh-CN': '曲线在各个新 x 处的值' },
  },
  summary: { en: 'Values of the exponential curve through the points.', 'zh-CN': '指数增长趋势值。' },
  help: {
    en: 'As TREND for the logarithm of y: growth by the same factor in each step. All y must be above 0.',
    'zh-CN': '对 y 的对数求 TREND，即每一步按同一倍数增长。y 必须都大于 0。',
  },
  examples: [
    { formula: '=GROWTH({1;2;4},{1;2;3},{4;5})', result: [[8], [16]] },
    { formula: '=GROWTH({1,10,100})', result: [[1, 10, 100]] },
  ],
  errors: curveErrors,
  source: 'Excel GROWTH; agrees with workbooks saved by Excel',
  compute: ([ys, xs, newXs, hasConstant]) => curve(ys, xs, newXs, hasConstant, true),
});

/** Registry rows of this file. */
export const excelTrendFunctions: readonly FunctionSpec[] = [
  ...forecastSpecs,
  interceptSpec,
  trendSpec,
  growthSpec,
];
