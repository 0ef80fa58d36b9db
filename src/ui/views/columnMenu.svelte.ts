import type { MessageKey } from '../../i18n/texts';
import { formatValue } from '../../model/format/formatValue';
import type { ColumnFilter, SortDirection, SortLevel } from '../../model/tableView';
import type { CellValue } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { columnTarget, type ColumnPlace, type ColumnTarget } from './columnTarget';
import { conditionOf, draftOf, type FilterDraft } from './filterDraft';
import { listedValues, ValueList } from './valueList.svelte';

/** The drop-down of a column heading: how a table or a list of cells is sorted by it and filtered by it. */
export class ColumnMenuState {
  readonly #screen: WorkbookScreenState;
  readonly column: ColumnTarget;
  readonly values: ValueList;
  draft = $state.raw() as FilterDraft;
  refusal = $state<MessageKey | null>(null);

  /** `null` when the column has gone meanwhile. */
  static of(screen: WorkbookScreenState, place: ColumnPlace): ColumnMenuState | null {
    const column = columnTarget(screen, place);
    return column && new ColumnMenuState(screen, column);
  }

  constructor(screen: WorkbookScreenState, column: ColumnTarget) {
    this.#screen = screen;
    this.column = column;
    this.draft = draftOf(column.filter, column.format, screen.shell.locale);
    this.values = new ValueList(this.filter, (search) => column.list(search, listedValues));
    void this.values.load();
  }

  get filter(): ColumnFilter | undefined {
    return this.column.filter;
  }

  get level(): SortLevel | undefined {
    return this.column.level;
  }

  /** Other columns decide first: this one can come after them. */
  get canFollow(): boolean {
    return this.column.levels.some((level) => level !== this.level);
  }

  /** This column alone decides the order, in this direction. */
  isSortedBy(direction: SortDirection): boolean {
    return !this.canFollow && this.level?.direction === direction;
  }

  sort(direction: SortDirection): void {
    this.#runAndClose(() => this.column.sort(direction));
  }

  sortThen(direction: SortDirection | null): void {
    this.#runAndClose(() => this.column.sortThen(direction));
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
    this.#runAndClose(() => this.column.filterBy(filter));
  }

  clear(): void {
    this.#runAndClose(() => this.column.filterBy(null));
  }

  close(): void {
    this.#screen.closeColumnMenu();
    this.#screen.grid?.focusSoon();
  }

  text(value: CellValue): string {
    const { shell } = this.#screen;
    return formatValue(value, this.column.format, shell.locale) || shell.t('app_viewBlanks');
  }

  #runAndClose(run: () => Promise<boolean>): void {
    this.close();
    void run();
  }
}
