import type { Locale } from '../shared/localText';
import type { Result } from '../shared/result';
import type { ColumnBlock } from './columnBlock';
import type { ColumnType } from './document';

/** Tab-separated text to be read into packed columns: what is pasted into a table. Plain data: it goes to a worker. */
export interface ColumnTextRequest {
  readonly text: string;
  readonly locale: Locale;
  /** What the columns take, from the first of the text on; `null` for one that takes nothing. Further ones are new. */
  readonly types: readonly (ColumnType | null)[];
  /** Rows of the first blocks, where they must fit blocks that are there; all others are full. */
  readonly blockLengths: readonly number[];
}

export interface ReadColumns {
  readonly rowCount: number;
  readonly columns: readonly ReadColumn[];
}
export interface ReadColumn {
  /** As asked for; of a new column, `number` when all its texts are numbers, else `text`. */
  readonly type: ColumnType;
  /** Empty for a column that takes nothing. */
  readonly blocks: readonly ColumnBlock[];
}

/** Long work while it goes on. */
export interface WorkControls {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  onProgress(fraction: number): void;
}

/** Fails with `cancelled` when the signal is aborted. */
export type ColumnTextReader = (
  request: ColumnTextRequest,
  controls: WorkControls,
) => Promise<Result<ReadColumns>>;
