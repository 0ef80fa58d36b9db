import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { sortTarget, type DraftLevel, type SortField, type SortTarget } from './sortTargets';

/** What to sort by, while it is being chosen. */
export class SortDialogState {
  readonly #screen: WorkbookScreenState;
  readonly target: SortTarget;
  levels = $state.raw<readonly DraftLevel[]>([]);
  hasHeader = $state(false);
  readonly fields: readonly SortField[] = $derived.by(() => this.target.fields(this.hasHeader));
  /** What a screen reader hears of a move. */
  moved = $state('');

  /** `null` when there is nothing to sort. */
  static of(screen: WorkbookScreenState): SortDialogState | null {
    const target = sortTarget(screen);
    return target && new SortDialogState(screen, target);
  }

  constructor(screen: WorkbookScreenState, target: SortTarget) {
    this.#screen = screen;
    this.target = target;
    this.hasHeader = target.hasHeader;
    this.levels = target.levels;
    if (this.levels.length === 0) this.add(target.suggested);
  }

  /** A table may be left unsorted; a range is only sorted by something. */
  get canApply(): boolean {
    return this.target.kind === 'table' || this.levels.length > 0;
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
    if (!this.canApply) return;
    this.#screen.closeDialog();
    void this.target.apply(this.levels, this.hasHeader);
  }

  #isFree(key: string): boolean {
    return this.levels.every((level) => level.key !== key);
  }
}
