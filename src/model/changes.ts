import type { GridCellKey } from './document';
import type { LineReshape } from './formula/cellReference';
import type { ColumnId, SheetId } from './ids';
import type { ChangeSet, TableRange } from './transaction';

/** Collects what the operations of one transaction touch. */
export class ChangeCollector implements ChangeSet {
  sheetList = false;
  parameters = false;
  names = false;
  charts = false;
  templates = false;
  readonly reshaped = new Set<SheetId>();
  readonly added = new Set<SheetId>();
  readonly gridCells = new Map<SheetId, Set<GridCellKey>>();
  readonly tableCells = new Map<SheetId, Map<ColumnId, TableRange[] | 'all'>>();
  readonly columns = new Map<SheetId, Set<ColumnId>>();
  readonly views = new Set<SheetId>();
  readonly comments = new Set<SheetId>();
  /** How lines came, went and moved, one after the other: where what a formula refers to stands now. */
  readonly reshapes: LineReshape[] = [];

  addGridCell(sheetId: SheetId, key: GridCellKey): void {
    entry(this.gridCells, sheetId, () => new Set<GridCellKey>()).add(key);
  }

  addColumn(sheetId: SheetId, columnId: ColumnId): void {
    entry(this.columns, sheetId, () => new Set<ColumnId>()).add(columnId);
  }

  addTableCells(sheetId: SheetId, columnId: ColumnId, range: TableRange | 'all'): void {
    const ofSheet = entry(this.tableCells, sheetId, () => new Map<ColumnId, TableRange[] | 'all'>());
    const known = ofSheet.get(columnId);
    if (range === 'all' || known === 'all') ofSheet.set(columnId, 'all');
    else if (known) known.push(range);
    else ofSheet.set(columnId, [range]);
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
