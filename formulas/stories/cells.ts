import type { CellValue } from '../../src/shared/value';
import type { StoryCell, StoryText, StoryUnit } from '../../src/shared/functionStory';

/** A figure that was worked out. */
export const figure = (value: CellValue, unit?: StoryUnit): StoryCell => ({
  value,
  ...(unit ? { unit } : {}),
});

/** A figure as it was given: which cell of which argument. */
export const given = (value: CellValue, argument: number, cell = 0): StoryCell => ({
  value,
  from: { argument, cell },
});

/** A word of the story, by its message key. */
export const word = (text: string, params?: StoryText['params']): StoryCell => ({
  value: { text, ...(params ? { params } : {}) },
});

/** What decided. */
export const deciding = (cell: StoryCell): StoryCell => ({ ...cell, decides: true });
