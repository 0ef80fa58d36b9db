import type { CellValue } from '../../src/shared/value';
import type { FunctionStory, StoryCell } from '../../src/shared/functionStory';
import type { Population } from '../population';
import { deciding, figure, given, word } from './cells';

/** Classes that are told; of more, those around the value's own. */
const mostClasses = 12;

/** The classes with their bounds, the value's own marked. `cuts` are ascending. */
export function classesStory(
  value: number,
  cuts: readonly number[],
  chosen: number,
  labels: readonly CellValue[] | undefined,
  options: {
    /** Which side of a cut a value at it belongs to. */
    readonly atCut: 'above' | 'below';
    /** Cell of the argument where the i-th cut was given. */
    readonly cutFrom?: (index: number) => StoryCell['from'];
    /** What the class is called when it has no label. */
    readonly classNumber?: (index: number) => number;
    readonly population?: Population;
  },
): FunctionStory {
  const { atCut, cutFrom, classNumber = (index) => index + 1, population } = options;
  const bound = (index: number): StoryCell => {
    const cut = cuts[index];
    if (cut === undefined) return figure(null);
    const from = cutFrom?.(index);
    return from ? { value: cut, from } : figure(cut);
  };
  const all = Array.from({ length: cuts.length + 1 }, (_, index): StoryCell[] => {
    const name = labels ? figure(labels[index] ?? '') : figure(classNumber(index));
    return [
      index === chosen ? deciding(name) : name,
      bound(index - 1),
      bound(index),
      index === chosen ? deciding(given(value, 0)) : figure(null),
    ];
  });
  const from = Math.max(0, Math.min(chosen - mostClasses / 2, all.length - mostClasses));
  const rows = all.slice(from, from + mostClasses);
  return {
    sentence: population
      ? {
          text: 'explain_story_classOfColumn',
          params: { below: population.countBelow(value), size: population.size },
        }
      : { text: 'explain_story_classOfBreaks' },
    columns: [
      { text: 'explain_story_class', unit: 'text' },
      {
        text: atCut === 'above' ? 'explain_story_fromIncluded' : 'explain_story_fromExcluded',
        unit: 'plain',
      },
      { text: atCut === 'above' ? 'explain_story_toExcluded' : 'explain_story_toIncluded', unit: 'plain' },
      { text: 'explain_story_thisValue', unit: 'plain' },
    ],
    rows,
    ...(all.length > rows.length ? { omittedRows: all.length - rows.length } : {}),
  };
}

/** How much of the total the larger customers hold, against the bounds of A and B. */
export function paretoStory(
  value: number,
  population: Population,
  a: number,
  b: number,
  letter: string,
): FunctionStory {
  const larger = population.countAbove(value);
  const held = population.sumOfLargest(larger) / population.total;
  const row = (text: string, cell: StoryCell): StoryCell[] => [word(text), cell];
  const share = (number: number, cell: StoryCell = figure(number)): StoryCell => ({ ...cell, unit: 'share' });
  return {
    sentence: {
      text: value <= 0 ? 'explain_story_paretoNothing' : 'explain_story_pareto',
      params: { class: letter, larger, size: population.size },
    },
    columns: [
      { text: 'explain_story_figure', unit: 'text' },
      { text: 'explain_story_amount', unit: 'plain' },
    ],
    rows: [
      row('explain_story_thisValue', given(value, 0)),
      row('explain_story_total', figure(population.total)),
      row('explain_story_ownShare', share(value / population.total)),
      row('explain_story_largerCustomers', figure(larger, 'count')),
      row('explain_story_heldByLarger', deciding(share(held))),
      row('explain_story_boundA', share(a, given(a, 2))),
      row('explain_story_boundB', share(b, given(b, 3))),
    ],
  };
}
