import { typeOfCells } from '../../commands/dataBlock';
import { listAtSelection } from '../../commands/listAtSelection';
import { sortRange } from '../../commands/sortRange';
import { sortTable } from '../../commands/sortTable';
import type { GridSheet, TableSheet } from '../../model/document';
import type { ColumnType } from '../../model/document';
import type { ColumnId } from '../../model/ids';
import type { SortDirection } from '../../model/tableView';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { addressOfRegion, rangeColumns } from './rangeColumns';

/** Something that can be sorted by. */
export interface SortField {
  readonly key: string;
  readonly name: string;
  readonly type: ColumnType;
}

export interface DraftLevel {
  readonly key: string;
  readonly direction: SortDirection;
}

/** What the sort dialog is about. */
export interface SortTarget {
  readonly kind: 'table' | 'range';
  /** The table's name, or the address of the range. */
  readonly name: string;
  /** How it is sorted now. */
  readonly levels: readonly DraftLevel[];
  /** The field that the active cell suggests. */
  readonly suggested: string | undefined;
  /** Whether the first row seems to name the columns. */
  readonly hasHeader: boolean;
  fields(hasHeader: boolean): readonly SortField[];
  apply(levels: readonly DraftLevel[], hasHeader: boolean): Promise<boolean>;
}

/** The sheet's table, or the list of cells that is selected; `null` where there is nothing to sort. */
export function sortTarget(screen: WorkbookScreenState): SortTarget | null {
  const { sheet } = screen;
  if (!sheet) return null;
  return sheet.kind === 'table' ? tableTarget(screen, sheet) : rangeTarget(screen, sheet);
}

function tableTarget(screen: WorkbookScreenState, table: TableSheet): SortTarget {
  const sorted = new Set<string>(table.view?.sort.map(({ columnId }) => columnId));
  const fields = table.columns
    .filter(({ id, hidden }) => !hidden || sorted.has(id))
    .map(({ id, name, type }) => ({ key: id, name, type }));
  return {
    kind: 'table',
    name: table.name,
    levels: (table.view?.sort ?? []).map(({ columnId, direction }) => ({ key: columnId, direction })),
    suggested: table.columns[screen.selection?.activeColumn ?? 0]?.id,
    hasHeader: false,
    fields: () => fields,
    apply: (levels) =>
      screen.run(sortTable, {
        sheetId: table.id,
        levels: levels.map(({ key, direction }) => ({ columnId: key as ColumnId, direction })),
      }),
  };
}

function rangeTarget(screen: WorkbookScreenState, sheet: GridSheet): SortTarget | null {
  const { selection, port } = screen;
  const { values } = port;
  if (!selection) return null;
  const list = listAtSelection(sheet, values, selection);
  if (!list) return null;
  const { region } = list;
  return {
    kind: 'range',
    name: addressOfRegion(region),
    levels: [],
    suggested: String(selection.activeColumn),
    hasHeader: list.hasHeader,
    fields: (hasHeader) =>
      rangeColumns(screen, sheet, region, hasHeader).map(({ index, name }) => ({
        key: String(index),
        name,
        type: typeOfCells(
          sheet,
          values,
          { fromRow: region.fromRow + (hasHeader ? 1 : 0), toRow: region.toRow },
          index,
        ),
      })),
    apply: (levels, hasHeader) =>
      screen.run(sortRange, {
        region,
        hasHeader,
        levels: levels.map(({ key, direction }) => ({ columnIndex: Number(key), direction })),
      }),
  };
}
