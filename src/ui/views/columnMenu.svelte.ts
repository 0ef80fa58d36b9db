import { filterBy, sortAscending, sortBy, sortDescending } from '../../commands/tableViews';
import type { MessageKey } from '../../i18n/texts';
import type { ColumnRef, TableColumn, TableSheet } from '../../model/document';
import { formatValue } from '../../model/format/formatValue';
import type { ColumnFilter, SortDirection, SortLevel } from '../../model/tableView';
import type { CellValue } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { conditionOf, draftOf, type FilterDraft } from './filterDraft';
import { listedValues, ValueList } from './valueList.svelte';

/** The drop-down of a column heading: how the table is sorted by it and filtered by it. */
export class ColumnMenuState {
  readonly #screen: WorkbookScreenState;
  readonly table: TableSheet;
  readonly column: TableColumn;
  readonly values: ValueList;
  draft = $state.raw() as FilterDraft;
  refusal = $state<MessageKey | null>(null);

  /** `null` when the column has gone meanwhile. */
  static of(screen: WorkbookScreenState, { sheetId, columnId }: ColumnRef): ColumnMenuState | null {
    const table = screen.view.document.sheets.find(({ id }) => id === sheetId);
    const column = table?.kind === 'table' ? table.columns.find(({ id }) => id === columnId) : undefined;
    return table?.kind === 'table' && column ? new ColumnMenuState(screen, table, column) : null;
  }

  constructor(screen: WorkbookScreenState, table: TableSheet, column: TableColumn) {
    this.#screen = screen;
    this.table = table;
    this.column = column;
    this.draft = draftOf(this.filter, column, screen.shell.locale);
    this.values = new ValueList(this.filter, (search) =>
      screen.port.listValues({
        ...this.#target,
        search,
        limit: listedValues,
        locale: screen.shell.locale,
      }),
    );
    void this.values.load();
  }

  get filter(): ColumnFilter | undefined {
    return this.table.view?.filters[this.column.id];
  }

  get level(): SortLevel | undefined {
    return this.table.view?.sort.find(({ columnId }) => columnId === this.column.id);
  }

  /** Other columns decide first: this one can come after them. */
  get canFollow(): boolean {
    const levels = this.table.view?.sort ?? [];
    return levels.some(({ columnId }) => columnId !== this.column.id);
  }

  /** This column alone decides the order, in this direction. */
  isSortedBy(direction: SortDirection): boolean {
    return !this.canFollow && this.level?.direction === direction;
  }

  sort(direction: SortDirection): void {
    this.#runAndClose(() =>
      this.#screen.run(direction === 'ascending' ? sortAscending : sortDescending, this.#target),
    );
  }

  sortThen(direction: SortDirection | null): void {
    this.#runAndClose(() => this.#screen.run(sortBy, { ...this.#target, direction }));
  }

  /** The dialog takes the focus, and gives it back to the grid. */
  sortBySeveral(): void {
    this.#screen.closeColumnMenu();
    this.#screen.showDialog('sort');
  }

  change(draft: Partial<FilterDraft>): void {
    this.draft = { ...this.draft, ...draft };
    this.refusal = null;
  }

  apply(): void {
    const filter =
      this.draft.choice === 'values'
        ? (this.values.filter ?? (this.values.filter === null ? null : 'app_viewNeedsValue'))
        : conditionOf(this.draft, this.column, this.#screen.shell.locale);
    if (typeof filter === 'string') {
      this.refusal = filter;
      return;
    }
    this.#runAndClose(() => this.#screen.run(filterBy, { ...this.#target, filter }));
  }

  clear(): void {
    this.#runAndClose(() => this.#screen.run(filterBy, { ...this.#target, filter: null }));
  }

  close(): void {
    this.#screen.closeColumnMenu();
    // Once the menu is gone: as long as it is there it keeps the focus to itself.
    requestAnimationFrame(() => this.#screen.grid?.focus());
  }

  text(value: CellValue): string {
    const { shell } = this.#screen;
    return formatValue(value, this.column, shell.locale) || shell.t('app_viewBlanks');
  }

  get #target(): ColumnRef {
    return { sheetId: this.table.id, columnId: this.column.id };
  }

  #runAndClose(run: () => Promise<boolean>): void {
    this.close();
    void run();
  }
}
