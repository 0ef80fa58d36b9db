import { duplicateSearch, type DuplicatePlace } from '../../commands/duplicateSearch';
import { atOnce, cellsAtOnce, paced } from '../../commands/longSteps';
import { removeDuplicates } from '../../commands/removeDuplicates';
import type { Dispose } from '../../shared/disposable';
import type { Problem } from '../../shared/problems';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { duplicatesTarget, type DuplicatesTarget } from './duplicatesTarget';

/** What is known of the rows: not yet, how many repeat an earlier one, or why they cannot be removed. */
type Found =
  | { readonly kind: 'looking' | 'noColumn' }
  | { readonly kind: 'counted'; readonly count: number; readonly rowCount: number }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** By which columns rows are compared, while that is being chosen, and what comes of it. */
export class DuplicatesDialogState {
  readonly #screen: WorkbookScreenState;
  readonly target: DuplicatesTarget;
  hasHeader = $state(false);
  readonly columns: ReturnType<DuplicatesTarget['columns']> = $derived.by(() =>
    this.target.columns(this.hasHeader),
  );
  #left = $state.raw<ReadonlySet<string>>(new Set());
  found = $state.raw<Found>({ kind: 'looking' });

  /** `null` when there is nothing to compare. */
  static of(screen: WorkbookScreenState): DuplicatesDialogState | null {
    const target = duplicatesTarget(screen);
    return target && new DuplicatesDialogState(screen, target);
  }

  constructor(screen: WorkbookScreenState, target: DuplicatesTarget) {
    this.#screen = screen;
    this.target = target;
    this.hasHeader = target.hasHeader;
  }

  isTicked(key: string): boolean {
    return !this.#left.has(key);
  }

  tick(key: string, on: boolean): void {
    const left = new Set(this.#left);
    if (on) left.delete(key);
    else left.add(key);
    this.#left = left;
  }

  tickAll(on: boolean): void {
    this.#left = new Set(on ? [] : this.columns.map(({ key }) => key));
  }

  get canApply(): boolean {
    return this.found.kind === 'counted' && this.found.count > 0;
  }

  /** Counts for what is chosen now, in slices; what is returned gives it up, because something else has been chosen. */
  look(): Dispose {
    const place = this.#place;
    const abort = new AbortController();
    void this.#count(place, abort.signal);
    return () => abort.abort();
  }

  apply(): void {
    const place = this.#place;
    if (!place || !this.canApply) return;
    this.#screen.closeDialog();
    void this.#screen.run(removeDuplicates, place);
  }

  get #place(): DuplicatePlace | null {
    const keys = this.columns.map(({ key }) => key).filter((key) => this.isTicked(key));
    return keys.length === 0 ? null : this.target.place(keys, this.hasHeader);
  }

  async #count(place: DuplicatePlace | null, signal: AbortSignal): Promise<void> {
    if (!place) {
      this.found = { kind: 'noColumn' };
      return;
    }
    const { view, port } = this.#screen;
    const search = duplicateSearch(view.document, port.values, place);
    if (!search.ok) {
      this.found = { kind: 'refused', problem: search.problem };
      return;
    }
    const { steps, cells, rowCount } = search.value;
    if (cells > cellsAtOnce) this.found = { kind: 'looking' };
    const controls = { signal, onProgress: () => undefined };
    const found = cells > cellsAtOnce ? await paced(steps, cells, controls) : atOnce(steps);
    if (signal.aborted) return;
    this.found = found.ok
      ? { kind: 'counted', count: found.value.length, rowCount }
      : { kind: 'refused', problem: found.problem };
  }
}
