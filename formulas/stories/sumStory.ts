import type { FunctionStory, StoryCell } from '../../src/shared/functionStory';
import { deciding, figure, given, word } from './cells';

/** One amount of a sum: its message key, and whether it is added or subtracted. */
export interface Amount {
  readonly text: string;
  readonly value: number;
  readonly sign: 1 | -1;
}

/** Amounts one under the other with the sum so far, as on a receipt. The i-th amount is the i-th argument. */
export function sumStory(amounts: readonly Amount[]): FunctionStory {
  let total = 0;
  const rows = amounts.map(({ text, value, sign }, argument): StoryCell[] => {
    total += sign * value;
    const sofar = figure(total);
    return [
      word(text),
      word(sign > 0 ? 'explain_story_plus' : 'explain_story_minus'),
      given(value, argument),
      argument === amounts.length - 1 ? deciding(sofar) : sofar,
    ];
  });
  return {
    sentence: { text: total < 0 ? 'explain_story_sumNegative' : 'explain_story_sum' },
    columns: [
      { text: 'explain_story_figure', unit: 'text' },
      { text: 'explain_story_sign', unit: 'text' },
      { text: 'explain_story_amount', unit: 'money' },
      { text: 'explain_story_runningTotal', unit: 'money' },
    ],
    rows,
  };
}
