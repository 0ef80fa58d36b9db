/**
 * Something a reader of a value should know although it could be computed: an argument that is likely not what was meant.
 * Plain data; `reason` names the words for `formulas/notices.ts`, `params` the argument and what fills them.
 */
export interface Notice {
  /** The function that was called. */
  readonly function: string;
  readonly reason: string;
  /** Cells are marked for a warning; a remark is only told to whoever asks. */
  readonly level: 'warning' | 'remark';
  readonly params: Readonly<Record<string, string | number>>;
}
