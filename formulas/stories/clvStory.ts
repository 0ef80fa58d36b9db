import type { FunctionStory, StoryCell } from '../../src/shared/functionStory';
import { figure, given, word } from './cells';

/** Periods that are told one by one; of more, the first and the last. */
const mostPeriods = 24;
const shownAtEnd = 4;

const timingTexts: ReadonlyMap<number, string> = new Map([
  [1, 'explain_story_clvAtEnd'],
  [0.5, 'explain_story_clvInMiddle'],
  [0, 'explain_story_clvAtStart'],
]);

/** Year by year: revenue, cost, discount factor, present value, and the value as it adds up. */
export function clvStory(
  revenues: readonly number[],
  costs: readonly number[],
  rate: number,
  timing: number,
): FunctionStory {
  const sharedCost = costs.length === 1;
  let total = 0;
  const rows = revenues.map((revenue, index): StoryCell[] => {
    const cost = costs[sharedCost ? 0 : index] ?? 0;
    const factor = (1 + rate) ** -(index + timing);
    const present = (revenue - cost) * factor;
    total += present;
    return [
      figure(index + 1),
      given(revenue, 0, index),
      given(cost, 1, sharedCost ? 0 : index),
      figure(factor),
      figure(present),
      figure(total),
    ];
  });
  const last = rows.at(-1)?.at(-1);
  if (last) rows[rows.length - 1]?.splice(-1, 1, { ...last, decides: true });
  return {
    sentence: {
      text: timingTexts.get(timing) ?? 'explain_story_clv',
      params: { periods: revenues.length, rate, timing },
      units: { rate: 'share' },
    },
    columns: [
      { text: 'explain_story_period', unit: 'count' },
      { text: 'explain_story_revenue', unit: 'money' },
      { text: 'explain_story_cost', unit: 'money' },
      { text: 'explain_story_factor', unit: 'factor' },
      { text: 'explain_story_presentValue', unit: 'money' },
      { text: 'explain_story_runningTotal', unit: 'money' },
    ],
    ...shortened(rows),
  };
}

/** Period by period: who is still there, what they bring, and the value as it adds up. */
export function clvRetentionStory(
  margin: number,
  retention: number,
  rate: number,
  periods: number | null,
  timing: number,
  result: number,
): FunctionStory {
  const told = Math.min(periods ?? mostPeriods / 2, mostPeriods);
  let total = 0;
  const rows = Array.from({ length: told }, (_, index): StoryCell[] => {
    const staying = retention ** index;
    const factor = (1 + rate) ** -(index + timing);
    const present = margin * staying * factor;
    total += present;
    return [
      figure(index + 1),
      figure(staying),
      index === 0 ? given(margin, 0) : figure(margin),
      figure(factor),
      figure(present),
      figure(total),
    ];
  });
  const units = { retention: 'share', rate: 'share' } as const;
  const rest = result - total;
  const hasRest = periods === null || periods > told;
  if (hasRest) {
    rows.push([
      word('explain_story_laterPeriods'),
      figure(null),
      figure(null),
      figure(null),
      figure(rest),
      { value: result, decides: true },
    ]);
  } else rows[rows.length - 1]?.splice(-1, 1, { value: total, decides: true });
  return {
    sentence:
      periods === null
        ? { text: 'explain_story_clvForever', params: { retention, rate }, units }
        : { text: 'explain_story_clvRetention', params: { periods, retention, rate }, units },
    columns: [
      { text: 'explain_story_period', unit: 'count' },
      { text: 'explain_story_staying', unit: 'share' },
      { text: 'explain_story_margin', unit: 'money' },
      { text: 'explain_story_factor', unit: 'factor' },
      { text: 'explain_story_presentValue', unit: 'money' },
      { text: 'explain_story_runningTotal', unit: 'money' },
    ],
    rows,
  };
}

function shortened(rows: readonly (readonly StoryCell[])[]): Pick<FunctionStory, 'rows' | 'omittedRows'> {
  const omittedRows = rows.length - mostPeriods;
  if (omittedRows <= 0) return { rows };
  return {
    rows: [...rows.slice(0, mostPeriods - shownAtEnd), ...rows.slice(-shownAtEnd)],
    omittedRows,
  };
}
