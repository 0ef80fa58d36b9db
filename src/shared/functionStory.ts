import type { CellValue } from './value';

/**
 * How a function came to its result for one set of arguments, as plain data: a table of figures and a sentence. Words are
 * keys of messages, which whoever shows the story looks up.
 */
export interface FunctionStory {
  /** One sentence that says what decided. */
  readonly sentence: StoryText;
  readonly columns: readonly StoryColumn[];
  readonly rows: readonly (readonly StoryCell[])[];
  /** Rows left out in the middle, where a series is too long to be shown. */
  readonly omittedRows?: number;
}

/** A message key with parameters; numbers are shown in the reader's language. */
export interface StoryText {
  readonly text: string;
  readonly params?: Readonly<Record<string, CellValue>>;
  /** How a parameter is shown, where it is no plain number. */
  readonly units?: Readonly<Record<string, StoryUnit>>;
}

export interface StoryColumn {
  /** Message key of the heading. */
  readonly text: string;
  readonly unit: StoryUnit;
}
/** How the numbers of a column are shown; `plain` with as many digits as they need. */
export type StoryUnit = 'text' | 'plain' | 'count' | 'money' | 'share' | 'factor';

export interface StoryCell {
  readonly value: CellValue | StoryText;
  /** Where the figure was given: the argument, and which of its cells. */
  readonly from?: { readonly argument: number; readonly cell: number };
  /** The figure is the result, or what decided it. */
  readonly decides?: true;
  /** Where a column holds figures of several kinds. */
  readonly unit?: StoryUnit;
}

export function isStoryText(value: CellValue | StoryText): value is StoryText {
  return typeof value === 'object' && value !== null && 'text' in value;
}
