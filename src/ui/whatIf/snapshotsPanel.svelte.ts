import { removeSnapshot, renameSnapshot, takeSnapshot } from '../../commands/snapshots';
import type { TableColumn, TableSheet } from '../../model/document';
import type { ColumnId, SheetId } from '../../model/ids';
import { freeSnapshotName } from './snapshotName';
import { guessSnapshot } from '../../model/guessSnapshot';
import type { Snapshot, SnapshotChoice } from '../../model/snapshot';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** The snapshots of a workbook, and what the next one is taken of. */
export class SnapshotsPanelState {
  readonly #screen: WorkbookScreenState;
  /** What a person chose; the rest is guessed. */
  #chosen = $state.raw<Partial<SnapshotChoice>>({});
  renaming = $state<string | null>(null);
  refusal = $state<string | null>(null);

  readonly snapshots: readonly Snapshot[] = $derived.by(() => this.#screen.view.document.snapshots ?? []);
  readonly tables: readonly TableSheet[] = $derived.by(() =>
    this.#screen.view.document.sheets.filter((sheet) => sheet.kind === 'table'),
  );
  readonly table: TableSheet | undefined = $derived.by(
    () =>
      this.tables.find(({ id }) => id === this.#chosen.sheetId) ??
      this.tables.find(({ id }) => id === this.#screen.sheet?.id) ??
      this.tables.find((table) => table.columns.some(({ formula }) => formula !== null)) ??
      this.tables[0],
  );
  readonly choice: SnapshotChoice | null = $derived.by(() => {
    const { table } = this;
    const guessed = table && guessSnapshot(table);
    if (!table || !guessed) return null;
    const known = (id: ColumnId | null | undefined): boolean =>
      table.columns.some((column) => column.id === id);
    const { keyColumnId, segmentColumnId, valueColumnId } = this.#chosen;
    return {
      sheetId: table.id,
      keyColumnId: keyColumnId && known(keyColumnId) ? keyColumnId : guessed.keyColumnId,
      segmentColumnId: segmentColumnId && known(segmentColumnId) ? segmentColumnId : guessed.segmentColumnId,
      valueColumnId:
        valueColumnId === null || known(valueColumnId) ? (valueColumnId ?? null) : guessed.valueColumnId,
    };
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get columns(): readonly TableColumn[] {
    return this.table?.columns ?? [];
  }

  get numbers(): readonly TableColumn[] {
    return this.columns.filter(({ type }) => type === 'number' || type === 'currency');
  }

  choose(part: Partial<SnapshotChoice>): void {
    this.#chosen = part.sheetId === undefined ? { ...this.#chosen, ...part } : part;
    this.refusal = null;
  }

  chooseTable(sheetId: string): void {
    this.choose({ sheetId: sheetId as SheetId });
  }

  async take(): Promise<void> {
    const { choice, table, snapshots } = this;
    if (!choice || !table) return;
    const name = freeSnapshotName(table, choice, snapshots, this.#screen.shell);
    const taken = await this.#screen.runQuietly(takeSnapshot, { ...choice, name });
    this.refusal = taken.ok ? null : this.#screen.problemText(taken.problem);
  }

  async rename({ id }: Snapshot, name: string): Promise<void> {
    this.renaming = null;
    await this.#screen.run(renameSnapshot, { id, name });
  }

  remove({ id }: Snapshot): void {
    void this.#screen.run(removeSnapshot, { id });
  }
}
