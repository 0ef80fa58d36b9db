import { isCellError, plainText } from '../src/shared/value';
import type { CellError } from '../src/shared/value';
import { numbersOf, shapeError } from './blocks';
import { defineFunction } from './defineFunction';
import { readFlag } from './flags';
import { partitionPoint } from './population';
import { formulaError } from './reasons';
import { rememberForBlocks } from './rememberForBlocks';
import type { FunctionSpec, RangeArgument } from './spec';

/** One step of a survival curve: what happened at a time at which at least one customer left. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** After Greenwood; not defined once nobody is left. */
  readonly standardError: number | null;
}

/**
 * Kaplan-Meier estimate of how long customers stay, from those who left and those who are still there.
 *
 * Shape:   two lists of the same length in; one step per distinct time of leaving out, ascending.
 * Units:   durations in any one unit of time; survival in 0..1.
 * Source:  Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, JASA 53;
 *          standard error after Greenwood (1926). Customers who leave at a time count before those whose
 *          observation ends at it.
 */
export function kaplanMeier(
  durations: readonly number[],
  churned: readonly boolean[],
): readonly SurvivalStep[] {
  const order = durations.map((_, index) => index);
  order.sort((one, other) => (durations[one] ?? 0) - (durations[other] ?? 0));
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let from = 0; from < order.length;) {
    const time = durations[order[from] ?? 0] ?? 0;
    const atRisk = order.length - from;
    let events = 0;
    let to = from;
    while (to < order.length && durations[order[to] ?? 0] === time) {
      if (churned[order[to] ?? 0]) events += 1;
      to += 1;
    }
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      const standardError = events === atRisk ? null : survival * Math.sqrt(greenwood);
      steps.push({ time, atRisk, events, survival, standardError });
    }
    from = to;
  }
  return steps;
}

/** The share of customers still there at a time; 1 before the first loss, the last value after the last. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps[partitionPoint(steps, (step) => step.time <= time) - 1]?.survival ?? 1;
}

/** Pairs the two columns; a customer without a duration is left out, one without a mark has not churned. */
function curveOf(
  durationColumn: RangeArgument,
  churnedColumn: RangeArgument,
): readonly SurvivalStep[] | CellError {
  const shape = shapeError(durationColumn, 'durations', churnedColumn, 'churned');
  if (shape) return shape;
  const durations: number[] = [];
  const churned: boolean[] = [];
  for (let index = 0; index < durationColumn.values.length; index += 1) {
    const duration = durationColumn.values[index] ?? null;
    if (duration === null || duration === '') continue;
    if (typeof duration !== 'number') {
      return formulaError('textNotNumber', { argument: 'durations', value: plainText(duration) });
    }
    if (duration < 0)
      return formulaError('belowMinimum', { argument: 'durations', bound: 0, value: duration });
    const left = readFlag(churnedColumn.values[index] ?? null, 'churned');
    if (isCellError(left)) return left;
    durations.push(duration);
    churned.push(left);
  }
  if (durations.length === 0) return formulaError('noNumbers', { argument: 'durations' });
  return kaplanMeier(durations, churned);
}

const rememberedCurve = rememberForBlocks(curveOf);

const survivalSpec = defineFunction({
  name: 'SURVIVAL',
  family: 'churn',
  parameters: [
    {
      name: 'durations',
      kind: 'column',
      summary: {
        en: 'How long each customer has been there (until it left, or until now).',
        'zh-CN': '每位客户已停留的时长（到流失为止，或到目前为止）。',
      },
    },
    {
      name: 'churned',
      kind: 'column',
      summary: {
        en: 'Whether the customer has left: TRUE/FALSE, 1/0 or Yes/No. Blank = still there.',
        'zh-CN': '客户是否已流失：TRUE/FALSE、1/0 或 是/否。空白表示仍在。',
      },
      hint: { en: 'Use TRUE/FALSE, 1/0 or Yes/No.', 'zh-CN': '请使用 TRUE/FALSE、1/0 或 是/否。' },
    },
    {
      name: 'times',
      kind: 'range',
      cells: 'number',
      optional: true,
      summary: {
        en: 'Times at which to read the curve; left out = the whole table.',
        'zh-CN': '要读取留存率的时点；省略则返回整张表。',
      },
    },
  ],
  result: {
    shape: 'array',
    summary: {
      en: 'Rows of time, at risk, events, S(t), standard error; or S at the times given',
      'zh-CN': '各行为：时间、风险人数、流失人数、S(t)、标准误；给出时点时为各时点的 S',
    },
  },
  summary: {
    en: 'Survival curve (Kaplan-Meier): the share of customers still there after a time.',
    'zh-CN': '生存曲线（Kaplan–Meier）：经过一段时间后仍在的客户比例。',
  },
  help: {
    en:
      'Customers who are still there count as long as they were observed, so the curve is not biased by them. One row ' +
      'for each time at which somebody left. After the last loss the curve keeps its value. The standard error is ' +
      "Greenwood's and blank once nobody is left.",
    'zh-CN':
      '仍在的客户按其已观察的时长参与计算，因此不会造成偏差。每个有人流失的时点占一行。最后一次流失之后曲线保持不变。' +
      '标准误采用 Greenwood 公式，全部流失后为空白。',
  },
  examples: [
    {
      formula: '=SURVIVAL({1;2;3;4},{TRUE;FALSE;TRUE;FALSE})',
      result: [
        [1, 4, 1, 0.75, 0.21650635094610965],
        [3, 2, 1, 0.375, 0.28641098093474],
      ],
    },
    { formula: '=SURVIVAL({1;2;3;4},{1;0;1;0},3)', result: 0.375 },
    {
      formula: '=SURVIVAL({1;2;3;4},{"Yes";"No";"Yes";"No"},{0,1,2,9})',
      result: [[1, 0.75, 0.75, 0.375]],
    },
  ],
  errors: {
    en: '#VALUE! when the columns differ in size, a duration is text or churned is no yes or no; #NUM! when a duration is negative or there is none.',
    'zh-CN': '两列大小不同、时长为文本或流失标记无法识别时为 #VALUE!；时长为负或没有时长时为 #NUM!。',
  },
  source:
    'Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53; Greenwood (1926)',
  compute([durations, churned, times]) {
    const steps = rememberedCurve(durations, churned);
    if (isCellError(steps)) return steps;
    if (!times) {
      if (steps.length === 0) return formulaError('nobodyLeft', { argument: 'churned' });
      return steps.map(({ time, atRisk, events, survival, standardError }) => [
        time,
        atRisk,
        events,
        survival,
        standardError,
      ]);
    }
    const survival = numbersOf(times).map((time) => survivalAt(steps, time));
    if (survival.length === 1) return survival[0] ?? 1;
    return Array.from({ length: times.rows }, (_, row) =>
      survival.slice(row * times.columns, (row + 1) * times.columns),
    );
  },
});

/** Registry rows of this file. */
export const survivalFunctions: readonly FunctionSpec[] = [survivalSpec];
