import { sortTable } from '../../commands/sortTable';
import type { ColumnType, TableSheet } from '../../model/document';
import type { ColumnId } from '../../model/ids';
import type { SortDirection } from '../../model/tableView';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

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

/** Columns to sort by, while they are being chosen. */
export class SortDialogState {
  readonly #screen: WorkbookScreenState;
  readonly table: TableSheet;
  readonly fields: readonly SortField[];
  levels = $state.raw<readonly DraftLevel[]>([]);
  /** What a screen reader hears of a move. */
  moved = $state('');

  /** `null` when no table is on the screen. */
  static of(screen: WorkbookScreenState): SortDialogState | null {
    return screen.sheet?.kind === 'table' ? new SortDialogState(screen, screen.sheet) : null;
  }

  constructor(screen: WorkbookScreenState, table: TableSheet) {
    this.#screen = screen;
    this.table = table;
    const sorted = new Set<string>(table.view?.sort.map(({ columnId }) => columnId));
    this.fields = table.columns
      .filter(({ id, hidden }) => !hidden || sorted.has(id))
      .map(({ id, name, type }) => ({ key: id, name, type }));
    this.levels = (table.view?.sort ?? []).map(({ columnId, direction }) => ({ key: columnId, direction }));
    if (this.levels.length === 0) this.add(table.columns[screen.selection?.activeColumn ?? 0]?.id);
  }

  /** A column occurs once: what a level may be changed to. */
  choices(level: DraftLevel): readonly SortField[] {
    return this.fields.filter(({ key }) => key === level.key || this.#isFree(key));
  }

  field(key: string): SortField | undefined {
    return this.fields.find((field) => field.key === key);
  }

  get canAdd(): boolean {
    return this.fields.some(({ key }) => this.#isFree(key));
  }

  /** Returns the column that was added: the one wished for, or the first that is free. */
  add(wanted?: string): string | undefined {
    const free = this.fields.filter(({ key }) => this.#isFree(key));
    const field = free.find(({ key }) => key === wanted) ?? free[0];
    if (field) this.levels = [...this.levels, { key: field.key, direction: 'ascending' }];
    return field?.key;
  }

  change(level: DraftLevel, changed: Partial<DraftLevel>): void {
    this.levels = this.levels.map((other) => (other === level ? { ...level, ...changed } : other));
  }

  remove(level: DraftLevel): void {
    this.levels = this.levels.filter((other) => other !== level);
  }

  canMove(level: DraftLevel, step: 1 | -1): boolean {
    return this.levels[this.levels.indexOf(level) + step] !== undefined;
  }

  move(level: DraftLevel, step: 1 | -1): void {
    if (!this.canMove(level, step)) return;
    const at = this.levels.indexOf(level) + step;
    this.levels = this.levels.filter((other) => other !== level).toSpliced(at, 0, level);
    const column = this.field(level.key)?.name ?? '';
    this.moved = this.#screen.shell.t('view_sortMoved', {
      column,
      place: at + 1,
      count: this.levels.length,
    });
  }

  apply(): void {
    const levels = this.levels.map(({ key, direction }) => ({ columnId: key as ColumnId, direction }));
    this.#screen.closeDialog();
    void this.#screen.run(sortTable, { sheetId: this.table.id, levels });
  }

  #isFree(key: string): boolean {
    return this.levels.every((level) => level.key !== key);
  }
}
