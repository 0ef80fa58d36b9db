import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { documentVersion, type WorkbookDocument } from '../model/document';
import { newWorkbookId, type WorkbookId } from '../model/ids';
import { MemoryPoints } from './memoryPoints';
import type { StorageFailure } from './storageFault';
import { sizeOf } from './summary';
import type {
  OpenedWorkbook,
  Persister,
  SaveState,
  StoredComputedValues,
  WorkbookStore,
  WorkbookSummary,
} from './workbookStore';

interface KeptWorkbook {
  readonly document: WorkbookDocument;
  readonly version: number;
  readonly computed: StoredComputedValues | null;
  readonly modifiedMs: number;
  readonly removedMs: number | null;
}

/** Workbooks that last as long as the page: private mode, blocked storage, hosts without a screen, tests. */
export class MemoryStore implements WorkbookStore {
  readonly points = new MemoryPoints();
  readonly #nowMs: () => number;
  readonly #unsaved: SaveState;
  readonly #workbooks = new Map<WorkbookId, KeptWorkbook>();

  /** `insteadOf`: why the store cannot be had in whose place it is. */
  constructor({ nowMs = Date.now, insteadOf }: { nowMs?: () => number; insteadOf?: StorageFailure } = {}) {
    this.#nowMs = nowMs;
    this.#unsaved = insteadOf ? { kind: 'unsaved', reason: insteadOf } : { kind: 'unsaved' };
  }

  async list(): Promise<Result<readonly WorkbookSummary[]>> {
    const shown = [...this.#workbooks.values()].filter(({ removedMs }) => removedMs === null);
    return ok(shown.toSorted((a, b) => b.modifiedMs - a.modifiedMs).map(summaryOf));
  }

  async open(id: WorkbookId): Promise<Result<OpenedWorkbook>> {
    const kept = this.#workbooks.get(id);
    if (!kept) return failed(problem('notFound', { name: id }));
    const { document, version, computed } = kept;
    return ok({ document, version, computed: computed?.version === version ? computed : null, damaged: [] });
  }

  async create(document: WorkbookDocument): Promise<Result<void>> {
    this.#keep({ document, version: 0, computed: null, modifiedMs: this.#nowMs(), removedMs: null });
    return ok();
  }

  rename(id: WorkbookId, name: string): Promise<Result<void>> {
    return this.#change(id, (kept) => ({ ...kept, document: { ...kept.document, name } }));
  }

  async duplicate(id: WorkbookId, name: string): Promise<Result<WorkbookId>> {
    const kept = this.#workbooks.get(id);
    if (!kept) return failed(problem('notFound', { name: id }));
    const copyId = newWorkbookId();
    const document = { ...kept.document, id: copyId, name };
    this.#keep({ ...kept, document, modifiedMs: this.#nowMs(), removedMs: null });
    return ok(copyId);
  }

  remove(id: WorkbookId): Promise<Result<void>> {
    return this.#change(id, (kept) => ({ ...kept, removedMs: this.#nowMs() }));
  }

  restore(id: WorkbookId): Promise<Result<void>> {
    return this.#change(id, (kept) => ({ ...kept, removedMs: null }));
  }

  async purgeRemoved(olderThanMs: number): Promise<Result<readonly WorkbookId[]>> {
    const newestMs = this.#nowMs() - olderThanMs;
    const gone: WorkbookId[] = [];
    for (const [id, { removedMs }] of this.#workbooks) {
      if (removedMs === null || removedMs > newestMs) continue;
      this.#workbooks.delete(id);
      gone.push(id);
    }
    return ok(gone);
  }

  /** Nothing lies anywhere. */
  rawRecords(id: WorkbookId): Promise<Result<Uint8Array<ArrayBuffer>>> {
    return Promise.resolve(failed(problem('notFound', { name: id })));
  }

  persist(document: WorkbookDocument): Persister {
    const { id } = document;
    const change = (update: Partial<KeptWorkbook>): void => {
      const kept = this.#workbooks.get(id);
      if (kept) this.#keep({ ...kept, ...update });
    };
    const done = (): Promise<void> => Promise.resolve();
    return {
      state: this.#unsaved,
      onState: () => () => undefined,
      record: ({ before, after, version, timeMs }) => {
        // As in the database, the start screen may have given another name meanwhile.
        const name = before.name === after.name ? this.#workbooks.get(id)?.document.name : after.name;
        change({ document: { ...after, name: name ?? after.name }, version, modifiedMs: timeMs });
      },
      keepComputed: (computed) => change({ computed }),
      keepPoint: async (point, state) => {
        this.points.keep(point, state);
        return true;
      },
      flushed: done,
      retry: done,
      fold: done,
      dispose: done,
    };
  }

  close(): void {
    this.#workbooks.clear();
  }

  #keep(kept: KeptWorkbook): void {
    this.#workbooks.set(kept.document.id, kept);
  }

  async #change(id: WorkbookId, change: (kept: KeptWorkbook) => KeptWorkbook): Promise<Result<void>> {
    const kept = this.#workbooks.get(id);
    if (!kept) return failed(problem('notFound', { name: id }));
    this.#keep(change(kept));
    return ok();
  }
}

function summaryOf({ document, modifiedMs }: KeptWorkbook): WorkbookSummary {
  const { id, name, formatVersion } = document;
  return { id, name, modifiedMs, ...sizeOf(document), readable: formatVersion <= documentVersion };
}
