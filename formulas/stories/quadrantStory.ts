import type { FunctionStory, StoryCell } from '../../src/shared/functionStory';
import type { RangeArgument } from '../spec';
import { deciding, figure, given, word } from './cells';

/** Where each score stands against its cut. */
export function quadrantStory(
  value: number,
  capability: number,
  cuts: { readonly value: number; readonly capability: number },
  cutColumns: readonly [RangeArgument, RangeArgument],
  letter: string,
): FunctionStory {
  const row = (text: string, score: number, cut: number, argument: number): StoryCell[] => {
    const column = cutColumns[argument as 0 | 1];
    return [
      word(text),
      given(score, argument),
      column.values.length === 1 ? given(cut, argument + 2) : figure(cut),
      word(column.values.length === 1 ? 'explain_story_cutFixed' : 'explain_story_cutMedian'),
      deciding(word(score >= cut ? 'explain_story_high' : 'explain_story_low')),
    ];
  };
  return {
    sentence: { text: 'explain_story_quadrant', params: { quadrant: letter } },
    columns: [
      { text: 'explain_story_score', unit: 'text' },
      { text: 'explain_story_customer', unit: 'plain' },
      { text: 'explain_story_cut', unit: 'plain' },
      { text: 'explain_story_cutFrom', unit: 'text' },
      { text: 'explain_story_standing', unit: 'text' },
    ],
    rows: [
      row('explain_story_value', value, cuts.value, 0),
      row('explain_story_capability', capability, cuts.capability, 1),
    ],
  };
}
