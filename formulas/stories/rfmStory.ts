import type { FunctionStory, StoryCell } from '../../src/shared/functionStory';
import type { Population } from '../population';
import { deciding, figure, given, word } from './cells';

/** One dimension of RFM. */
export interface RfmDimension {
  readonly text: 'explain_story_recency' | 'explain_story_frequency' | 'explain_story_monetary';
  readonly value: number;
  readonly population: Population;
  readonly score: number;
  readonly argument: number;
}

/** For each dimension: where the customer stands among all, and the score that makes. */
export function rfmStory(dimensions: readonly RfmDimension[], bins: number, code: string): FunctionStory {
  return {
    sentence: { text: 'explain_story_rfm', params: { code, bins } },
    columns: [
      { text: 'explain_story_dimension', unit: 'text' },
      { text: 'explain_story_customer', unit: 'plain' },
      { text: 'explain_story_rankFromBelow', unit: 'count' },
      { text: 'explain_story_of', unit: 'count' },
      { text: 'explain_story_score', unit: 'count' },
    ],
    rows: dimensions.map(({ text, value, population, score, argument }): StoryCell[] => [
      word(text),
      given(value, argument),
      figure(population.countBelow(value) + 1),
      figure(population.size),
      deciding(figure(score)),
    ]),
  };
}

/** The row and the column of the grid of segments that meet. */
export function rfmSegmentStory(recency: number, frequency: number, segment: string): FunctionStory {
  return {
    sentence: { text: 'explain_story_rfmSegment', params: { segment } },
    columns: [
      { text: 'explain_story_dimension', unit: 'text' },
      { text: 'explain_story_score', unit: 'count' },
    ],
    rows: [
      [word('explain_story_recency'), deciding(given(recency, 0))],
      [word('explain_story_frequency'), deciding(given(frequency, 1))],
    ],
  };
}
