import type { FunctionStory, StoryCell } from '../../src/shared/functionStory';
import type { Population } from '../population';
import { deciding, figure, given, word } from './cells';

/** Each score with its weight and what it adds; a blank one drops out with its weight. */
export function weightedStory(
  scores: readonly (number | null)[],
  weights: readonly number[],
  result: number,
): FunctionStory {
  const counted = scores.reduce<number>(
    (sum, score, index) => sum + (score === null ? 0 : (weights[index] ?? 0)),
    0,
  );
  const rows = scores.map((score, index): StoryCell[] => {
    const weight = weights[index] ?? 0;
    const part = score === null ? null : weight / counted;
    return [
      figure(index + 1),
      given(score, 0, index),
      given(weight, 1, index),
      figure(part),
      score === null || part === null ? word('explain_story_dropped') : figure(score * part),
    ];
  });
  rows.push([
    word('explain_story_together'),
    figure(null),
    figure(counted),
    figure(1),
    deciding(figure(result)),
  ]);
  return {
    sentence: { text: 'explain_story_weighted' },
    columns: [
      { text: 'explain_story_number', unit: 'count' },
      { text: 'explain_story_score', unit: 'plain' },
      { text: 'explain_story_weight', unit: 'plain' },
      { text: 'explain_story_share', unit: 'share' },
      { text: 'explain_story_adds', unit: 'plain' },
    ],
    rows,
  };
}

/** What the score is measured against. */
export function normalizeStory(
  value: number,
  population: Population,
  method: 'minmax' | 'rank' | 'z',
  reverse: boolean,
  result: number,
): FunctionStory {
  const row = (text: string, cell: StoryCell): StoryCell[] => [word(text), cell];
  const against = {
    minmax: [
      row('explain_story_smallest', figure(population.smallest)),
      row('explain_story_largest', figure(population.largest)),
    ],
    rank: [
      row('explain_story_lowerValues', figure(population.countBelow(value), 'count')),
      row('explain_story_higherValues', figure(population.countAbove(value), 'count')),
    ],
    z: [
      row('explain_story_mean', figure(population.mean)),
      row('explain_story_deviation', figure(population.standardDeviation)),
    ],
  };
  return {
    sentence: { text: `explain_story_normalize_${method}`, params: { size: population.size } },
    columns: [
      { text: 'explain_story_figure', unit: 'text' },
      { text: 'explain_story_amount', unit: 'plain' },
    ],
    rows: [
      row('explain_story_thisValue', given(value, 0)),
      ...against[method],
      ...(reverse ? [row('explain_story_reversed', figure(100 - result))] : []),
      row('explain_story_score', deciding(figure(result))),
    ],
  };
}
