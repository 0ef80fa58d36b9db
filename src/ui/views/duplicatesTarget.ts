import type { DuplicatePlace } from '../../commands/duplicateSearch';
import { listAtSelection } from '../../commands/listAtSelection';
import type { ColumnId } from '../../model/ids';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { addressOfRegion, rangeColumns } from './rangeColumns';

/** Where duplicates are to be removed. */
export interface DuplicatesTarget {
  readonly kind: DuplicatePlace['kind'];
  /** The table's name, or the address of the range. */
  readonly name: string;
  /** Whether the first row seems to name the columns. */
  readonly hasHeader: boolean;
  /** A filter of the table hides some of the rows. */
  readonly isFiltered: boolean;
  columns(hasHeader: boolean): readonly { readonly key: string; readonly name: string }[];
  place(keys: readonly string[], hasHeader: boolean): DuplicatePlace;
}

/** The sheet's table with its hidden columns too, or the list of cells that is selected; `null` where there is none. */
export function duplicatesTarget(screen: WorkbookScreenState): DuplicatesTarget | null {
  const { sheet, selection, port } = screen;
  if (sheet?.kind === 'table') {
    const columns = sheet.columns.map(({ id, name }) => ({ key: id, name }));
    return {
      kind: 'table',
      name: sheet.name,
      hasHeader: false,
      isFiltered: Object.keys(sheet.view?.filters ?? {}).length > 0,
      columns: () => columns,
      place: (keys) => ({ kind: 'table', sheetId: sheet.id, columnIds: keys as readonly ColumnId[] }),
    };
  }
  const list = sheet && selection && listAtSelection(sheet, port.values, selection);
  if (!list) return null;
  const { region } = list;
  return {
    kind: 'range',
    name: addressOfRegion(region),
    hasHeader: list.hasHeader,
    isFiltered: false,
    columns: (hasHeader) =>
      rangeColumns(screen, sheet, region, hasHeader).map(({ index, name }) => ({ key: String(index), name })),
    place: (keys, hasHeader) => ({ kind: 'range', region, hasHeader, columnIndexes: keys.map(Number) }),
  };
}
