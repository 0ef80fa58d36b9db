import { countRows, noRows, unionScope, type RowScope } from '../rowRanges';
import type { ColumnIndex } from './columnIndex';
import type { ColumnStatistics } from './columnStatistics';

/** Groups whose rows, or what other columns hold in them, changed. */
export type TouchedGroups = ReadonlySet<number> | 'all';
export const noGroups: TouchedGroups = new Set<number>();

/** More changed rows than this, and all groups count as touched. */
const mostRows = 2048;

/** Tells, each time it is asked, which groups of an index changed since it was asked before. */
export class GroupWatch {
  #index: ColumnIndex | null = null;
  #indexVersion = 0;
  #versions: readonly number[] = [];

  /** `columns` are of the same table; `rows` are others that changed in some way. */
  touched(index: ColumnIndex, columns: readonly ColumnStatistics[], rows: RowScope = noRows): TouchedGroups {
    const moves = this.#index === index ? index.movedSince(this.#indexVersion) : null;
    const changed = columns.reduce<RowScope>(
      (scope, column, at) => unionScope(scope, column.editedSince(this.#versions[at] ?? -1)),
      rows,
    );
    this.#index = index;
    this.#indexVersion = index.version;
    this.#versions = columns.map(({ version }) => version);
    if (moves === null || changed === 'all' || countRows(changed) > mostRows) return 'all';
    const groups = new Set(moves.from);
    for (const row of moves.rows) groups.add(index.codes[row] as number);
    for (const [from, to] of changed)
      for (let row = from; row < to; row++) groups.add(index.codes[row] as number);
    return groups;
  }
}
