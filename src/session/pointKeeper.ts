import type { WorkbookDocument } from '../model/document';
import type { Transaction } from '../model/transaction';
import type { Workbook } from '../model/workbook';
import type { Dispose } from '../shared/disposable';
import { newPointId, type PointCause, type RestorePoint } from '../storage/restorePoint';
import type { Persister } from '../storage/workbookStore';

/** Editing leaves a state behind at most this often. */
export const automaticEveryMs = 10 * 60 * 1000;

/** What changes much at once: the state before it is kept whenever it happens. */
const causes: readonly (readonly [originPrefix: string, cause: PointCause])[] = [
  ['import.', 'beforeImport'],
  ['template.', 'beforeTemplate'],
  ['versions.', 'beforeRestore'],
];

/**
 * Keeps restore points while a workbook is edited. A point is always the state before an edit, so that nothing has to be
 * kept while nobody does anything, and the state that a visit began with is among them.
 */
export class PointKeeper {
  readonly #persister: Persister;
  readonly #onKept: () => void;
  readonly #unsubscribe: Dispose;
  #last: Pick<RestorePoint, 'atMs' | 'version'> | null = null;
  /** Edits that came before it was known which points there are. */
  #early: Transaction[] | null = [];

  constructor(workbook: Workbook, persister: Persister, onKept: () => void) {
    this.#persister = persister;
    this.#onKept = onKept;
    this.#unsubscribe = workbook.subscribe((transaction) => {
      if (transaction.source === 'remote') return;
      if (this.#early) this.#early.push(transaction);
      else this.#consider(transaction);
    });
  }

  /** The newest point there is, or `null`; until this was said nothing is kept. */
  begin(newest: Pick<RestorePoint, 'atMs' | 'version'> | null): void {
    this.#last = newest;
    const early = this.#early ?? [];
    this.#early = null;
    for (const transaction of early) this.#consider(transaction);
  }

  /** Resolves with whether the state was kept. */
  async keep(
    document: WorkbookDocument,
    point: Pick<RestorePoint, 'atMs' | 'version' | 'cause' | 'name'>,
  ): Promise<boolean> {
    this.#last = point;
    const isKept = await this.#persister.keepPoint({ id: newPointId(), ...point }, document);
    if (isKept) this.#onKept();
    return isKept;
  }

  dispose(): void {
    this.#unsubscribe();
  }

  #consider({ origin, before, version, timeMs }: Transaction): void {
    const versionBefore = version - 1;
    if (this.#last && this.#last.version >= versionBefore) return;
    const cause = causes.find(([prefix]) => origin.startsWith(prefix))?.[1] ?? 'automatic';
    const isDue = !this.#last || timeMs - this.#last.atMs >= automaticEveryMs;
    if (cause === 'automatic' && !isDue) return;
    if (!hasContent(before)) return;
    void this.keep(before, { atMs: timeMs, version: versionBefore, cause, name: null });
  }
}

/** A workbook that was just made has nothing to go back to. */
function hasContent({ sheets, parameters }: WorkbookDocument): boolean {
  const isFilled = sheets.some((sheet) =>
    sheet.kind === 'table' ? sheet.columns.length > 0 : Object.keys(sheet.chunks).length > 0,
  );
  return isFilled || parameters.length > 0;
}
