import type { ColumnBlock } from '../../model/columnBlock';
import { noRows, normalizeRanges, type RowRanges, type RowScope } from '../rowRanges';
import type { TouchedGroups } from './groupWatch';
import type { KeyJoin } from './keyJoin';
import { several } from './numberTable';
import { PlanNode, RowColumnNode, type Frame } from './planNode';

/**
 * A step that reads other rows by a key of its own: whole columns by way of an index. It looks once a calculation at
 * what changed in them, and so can tell which of its rows that concerns.
 */
export abstract class KeyedNode extends PlanNode {
  #calculation = -1;
  #touched: TouchedGroups = 'all';

  override staleRows(frame: Frame): RowScope {
    if (this.isUniform) return noRows;
    const touched = this.refreshed(frame);
    if (touched === 'all') return 'all';
    if (touched.size === 0) return noRows;
    const { key, join } = this;
    if (!(key instanceof RowColumnNode) || join === null) return 'all';
    return rowsOfGroups(join, frame.inputs.rowColumn(key.columnId), touched);
  }

  /** Brings what it knows of the columns up to date; the groups that this changed. */
  protected refreshed(frame: Frame): TouchedGroups {
    if (this.#calculation !== frame.calculation) {
      this.#touched = this.refresh(frame);
      this.#calculation = frame.calculation;
    }
    return this.#touched;
  }

  /** The groups of a row's keys, for the rows in hand. */
  protected groupsOf(key: PlanNode, join: KeyJoin, frame: Frame): Int32Array {
    if (key instanceof RowColumnNode) {
      const block = frame.inputs.rowColumn(key.columnId)[frame.block];
      const { offset, rows } = frame;
      if (block) return join.ofRows(block, offset, offset + rows, () => key.vector(frame));
    }
    return join.ofVector(key.vector(frame), frame.rows);
  }

  protected abstract refresh(frame: Frame): TouchedGroups;

  /** The only key that differs from row to row. */
  protected abstract readonly key: PlanNode | null;
  protected abstract readonly join: KeyJoin | null;
}

/** Rows whose key leads to one of the groups, or cannot be told by its group alone. */
function rowsOfGroups(
  join: KeyJoin,
  blocks: readonly ColumnBlock[],
  touched: ReadonlySet<number>,
): RowRanges {
  const flags = new Uint8Array(join.index.groupCount);
  for (const group of touched) flags[group] = 1;
  const rows: [number, number][] = [];
  let start = 0;
  for (const block of blocks) {
    const groups = join.ofBlock(block);
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      if (group === several || flags[group] === 1) rows.push([start + row, start + row + 1]);
    }
    start += block.length;
  }
  return normalizeRanges(rows);
}
