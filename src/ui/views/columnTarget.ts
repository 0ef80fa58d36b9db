import { typeOfCells } from '../../commands/dataBlock';
import { filterCells } from '../../commands/gridFilters';
import { filterableValues } from '../../commands/gridFilterWork';
import { formatOfCell, shownValue } from '../../commands/readCells';
import { sortRange } from '../../commands/sortRange';
import { filterBy, sortAscending, sortBy, sortDescending } from '../../commands/tableViews';
import { lineIndexOf } from '../../model/axis';
import type { ColumnType, GridSheet, TableColumn, TableSheet } from '../../model/document';
import { formatValue, type ValueFormat } from '../../model/format/formatValue';
import { columnLetter } from '../../model/formula/cellReference';
import { filterPlace, type FilterPlace } from '../../model/gridFilter';
import type { ColumnId, GridColumnId, SheetId } from '../../model/ids';
import type { ColumnFilter, SortDirection, SortLevel } from '../../model/tableView';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import type { ListedValues } from '../workbookPort';

/** A column of a table, or one under a filter over cells. */
export interface ColumnPlace {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId | GridColumnId;
}

/** What the drop-down of a heading does, and to what. */
export interface ColumnTarget {
  readonly name: string;
  readonly columnIndex: number;
  readonly type: ColumnType;
  readonly format: ValueFormat;
  readonly filter: ColumnFilter | undefined;
  /** What a table is sorted by; cells are moved, and nothing remembers by what. */
  readonly levels: readonly SortLevel[];
  readonly level: SortLevel | undefined;
  list(search: string, limit: number): Promise<ListedValues | null>;
  sort(direction: SortDirection): Promise<boolean>;
  /** After the levels that decide now; `null` takes the column out of them. */
  sortThen(direction: SortDirection | null): Promise<boolean>;
  filterBy(filter: ColumnFilter | null): Promise<boolean>;
}

/** `null` when the column has gone meanwhile, or its filter. */
export function columnTarget(screen: WorkbookScreenState, place: ColumnPlace): ColumnTarget | null {
  const sheet = screen.view.document.sheets.find(({ id }) => id === place.sheetId);
  if (sheet?.kind === 'grid') return ofCells(screen, sheet, place.columnId as GridColumnId);
  const column = sheet?.columns.find(({ id }) => id === place.columnId);
  return sheet && column ? ofTable(screen, sheet, column) : null;
}

function ofTable(screen: WorkbookScreenState, table: TableSheet, column: TableColumn): ColumnTarget {
  const place = { sheetId: table.id, columnId: column.id };
  const levels = table.view?.sort ?? [];
  return {
    name: column.name,
    columnIndex: table.columns.indexOf(column),
    type: column.type,
    format: column,
    filter: table.view?.filters[column.id],
    levels,
    level: levels.find(({ columnId }) => columnId === column.id),
    list: (search, limit) => screen.port.listValues({ ...place, search, limit, locale: screen.shell.locale }),
    sort: (direction) => screen.run(direction === 'ascending' ? sortAscending : sortDescending, place),
    sortThen: (direction) => screen.run(sortBy, { ...place, direction }),
    filterBy: (filter) => screen.run(filterBy, { ...place, filter }),
  };
}

function ofCells(screen: WorkbookScreenState, sheet: GridSheet, columnId: GridColumnId): ColumnTarget | null {
  const place = filterPlace(sheet);
  const columnIndex = lineIndexOf(sheet.columns, columnId);
  if (!place || columnIndex < place.fromColumn || columnIndex > place.toColumn) return null;
  const { values } = screen.port;
  const data = { fromRow: place.fromRow + 1, toRow: place.toRow };
  const sort = (direction: SortDirection): Promise<boolean> =>
    screen.run(sortRange, {
      region: { sheetId: sheet.id, ...place },
      hasHeader: true,
      levels: [{ columnIndex, direction }],
    });
  return {
    name: headingOf(screen, sheet, place, columnIndex),
    columnIndex,
    type: typeOfCells(sheet, values, data, columnIndex),
    format: formatOfCell(sheet, Math.min(data.fromRow, data.toRow), columnIndex),
    filter: sheet.filter?.columns[String(columnId)]?.filter,
    levels: [],
    level: undefined,
    list: (search, limit) =>
      Promise.resolve(
        filterableValues(sheet, values, columnId, {
          search,
          limit,
          locale: screen.shell.locale,
          sortLocale: screen.view.document.locale,
        }),
      ),
    sort,
    sortThen: (direction) => (direction === null ? Promise.resolve(false) : sort(direction)),
    filterBy: (filter) => screen.run(filterCells, { sheetId: sheet.id, columnId, filter }),
  };
}

/** What stands in the heading, or the letter of a column without one. */
function headingOf(
  { port, shell }: WorkbookScreenState,
  sheet: GridSheet,
  { fromRow }: FilterPlace,
  columnIndex: number,
): string {
  const value = shownValue(sheet, port.values, fromRow, columnIndex);
  const text = formatValue(value, formatOfCell(sheet, fromRow, columnIndex), shell.locale);
  return text.trim() || shell.t('view_columnLetter', { letter: columnLetter(columnIndex) });
}
