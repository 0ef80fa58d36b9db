import { addSheetOfValues } from '../../commands/addSheetOfValues';
import { columnValues, commonInputs, driftOf, type Drift } from '../../model/drift';
import { causesOf, type Cause, type Classify } from '../../model/driftCauses';
import { findSheet } from '../../model/lookup';
import { scratchTable } from '../../model/scratchTable';
import { readSnapshot, type Snapshot } from '../../model/snapshot';
import { plainText } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { driftSheetOf } from './driftSheet';

/** Now, taken like a snapshot. */
const nowId = 'now';
type Compared = Omit<Snapshot, 'id' | 'name' | 'takenMs'>;

/** Who moved between two snapshots, or between one and now, and what moved them. */
export class DriftState {
  readonly #screen: WorkbookScreenState;
  #abort: AbortController | null = null;
  readonly snapshots: readonly Snapshot[];
  fromId = $state('');
  toId = $state(nowId);
  drift = $state.raw<Drift | null>(null);
  /** By move; `null` while they are worked out. */
  causes = $state.raw<readonly (Cause | null)[] | null>(null);

  /** What the first can be compared with: the same segment of the same table. */
  readonly others: readonly { readonly id: string; readonly name: string }[] = $derived.by(() => {
    const { shell } = this.#screen;
    const from = this.from;
    const alike = this.snapshots.filter(
      (other) =>
        other !== from &&
        other.sheetId === from?.sheetId &&
        other.segment.columnId === from.segment.columnId &&
        other.key.columnId === from.key.columnId,
    );
    return [...alike, { id: nowId, name: shell.t('whatif_now') }];
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.snapshots = screen.view.document.snapshots ?? [];
    this.fromId = this.snapshots.at(-1)?.id ?? '';
  }

  get from(): Snapshot | undefined {
    return this.snapshots.find(({ id }) => id === this.fromId);
  }

  /** What values are counted in, where the snapshot has some. */
  get valueName(): string | null {
    return this.from?.value?.name ?? null;
  }

  choose(part: { readonly fromId?: string; readonly toId?: string }): void {
    if (part.fromId !== undefined) this.fromId = part.fromId;
    if (part.toId !== undefined) this.toId = part.toId;
    if (!this.others.some(({ id }) => id === this.toId)) this.toId = nowId;
    void this.compare();
  }

  async compare(): Promise<void> {
    this.#abort?.abort();
    this.drift = null;
    this.causes = null;
    const from = this.from;
    const to = from && this.#to(from);
    if (!from || !to) return;
    const drift = driftOf(from, to);
    this.drift = drift;
    const abort = new AbortController();
    this.#abort = abort;
    const causes = await causesOf(drift.moves, from, to, (...asked) =>
      this.#classify(from, to, asked, abort.signal),
    );
    if (!abort.signal.aborted) this.causes = causes;
  }

  async toSheet(): Promise<void> {
    const { drift, from, causes } = this;
    if (!drift || !from) return;
    const toName = this.others.find(({ id }) => id === this.toId)?.name ?? '';
    const sheet = driftSheetOf({ drift, causes, from, toName }, this.#screen.shell);
    if (await this.#screen.run(addSheetOfValues, sheet)) this.#screen.closeDialog();
  }

  dispose(): void {
    this.#abort?.abort();
    this.#screen.port.whatIf.release();
  }

  #to(from: Snapshot): Compared | null {
    if (this.toId !== nowId) return this.snapshots.find(({ id }) => id === this.toId) ?? null;
    const { view, port } = this.#screen;
    return readSnapshot(view.document, port.values, {
      sheetId: from.sheetId,
      keyColumnId: from.key.columnId,
      segmentColumnId: from.segment.columnId,
      valueColumnId: from.value?.columnId ?? null,
    });
  }

  async #classify(
    from: Snapshot,
    to: Compared,
    [rows, parameters]: Parameters<Classify>,
    signal: AbortSignal,
  ): Promise<readonly string[] | null> {
    const { view, port } = this.#screen;
    const table = findSheet(view.document, from.sheetId);
    if (table?.kind !== 'table') return null;
    const inputIds = commonInputs(from, to).map(({ before }) => before.columnId);
    const scratch = scratchTable(table, from.segment.columnId, inputIds, rows);
    if (!scratch) return null;
    const tried = await port.whatIf.run(
      parameters,
      ({ values }) => columnValues(values.columnBlocks(scratch.id, from.segment.columnId)).map(plainText),
      { signal, tables: [scratch] },
    );
    return tried.ok ? tried.value : null;
  }
}
