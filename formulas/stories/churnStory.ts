import type { FunctionStory } from '../../src/shared/functionStory';
import { deciding, figure, given, word } from './cells';

/** Lost and kept customers against those of the start. */
export function churnStory(lost: number, initial: number, asked: 'churn' | 'retention'): FunctionStory {
  const [churn, retention] = [figure(lost / initial), figure(1 - lost / initial)];
  return {
    sentence: { text: `explain_story_${asked}`, params: { lost, kept: initial - lost, initial } },
    columns: [
      { text: 'explain_story_figure', unit: 'text' },
      { text: 'explain_story_customers', unit: 'count' },
      { text: 'explain_story_share', unit: 'share' },
    ],
    rows: [
      [word('explain_story_atStart'), given(initial, 1), figure(1)],
      [word('explain_story_lost'), given(lost, 0), asked === 'churn' ? deciding(churn) : churn],
      [
        word('explain_story_kept'),
        figure(initial - lost),
        asked === 'retention' ? deciding(retention) : retention,
      ],
    ],
  };
}
