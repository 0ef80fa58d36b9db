import type { WorkbookDocument } from '../model/document';
import type { Operation } from '../model/operation';
import { rebase } from '../model/rebase';
import { restoreOperations } from '../model/restoreContent';
import type { Transaction } from '../model/transaction';
import type { Workbook } from '../model/workbook';
import type { WrittenSince } from './workbookStore';

/**
 * The workbook as one tab shows it: what is written, and after it what was edited here and is not written yet.
 *
 *     journal      ... v40 v41 | v42 v43        what other tabs wrote goes in at the bar (`show`)
 *     this tab     ... v40 v41 | p1  p2  p3     pending
 *
 * The workbook counts its own versions, and every reading is one of them; the journal's are `#offset` away.
 */
export class PendingEdits {
  #workbook: Workbook | null = null;
  #pending: Transaction[] = [];
  #version: number;
  #offset = 0;

  constructor(version: number) {
    this.#version = version;
  }

  connect(workbook: Workbook): void {
    this.#workbook = workbook;
    this.#offset = this.#version - workbook.version;
  }

  get isConnected(): boolean {
    return this.#workbook !== null;
  }

  /** The journal's version that is shown, without what is pending. */
  get version(): number {
    return this.#version;
  }

  get count(): number {
    return this.#pending.length;
  }

  /** What is shown without what is pending. */
  get confirmed(): WorkbookDocument {
    return this.#pending[0]?.before ?? (this.#workbook as Workbook).document;
  }

  add(transaction: Transaction): void {
    this.#pending.push(transaction);
  }

  /** What belongs to a version of the workbook, under the version that the journal gives it. */
  stamped<T extends { readonly version: number }>(dated: T): T {
    return { ...dated, version: dated.version + this.#offset };
  }

  /** A transaction that is written now, nothing being pending. */
  written(transaction: Transaction): Transaction {
    const stamped = this.stamped(transaction);
    this.#version = stamped.version;
    return stamped;
  }

  /** All that is pending, to be written now, after all that is shown without it. */
  takeAll(): Transaction[] {
    const taken = this.#pending
      .splice(0)
      .map((transaction) => ({ ...transaction, version: ++this.#version }));
    if (this.#workbook) this.#offset = this.#version - this.#workbook.version;
    return taken;
  }

  /** Shows what others wrote. Returns how many of the pending edits came to nothing. */
  show(written: WrittenSince): number {
    const operations =
      'operations' in written ? written.operations : toBecome(this.confirmed, written.document);
    let refused = 0;
    if (operations.length > 0) {
      const rebased = rebase(this.#pending, operations);
      this.#pending = [...rebased.kept];
      refused = rebased.refused.length;
      this.#workbook?.dispatch({
        operations: rebased.operations,
        origin: 'tabs.follow',
        undo: 'none',
        source: 'remote',
        renumbered: rebased.renumbered,
      });
    }
    this.#version = written.version;
    return refused;
  }
}

function toBecome(current: WorkbookDocument, wanted: WorkbookDocument): readonly Operation[] {
  const { name } = wanted;
  const renaming: Operation[] = name === current.name ? [] : [{ kind: 'setWorkbookName', name }];
  return [...renaming, ...restoreOperations(current, wanted)];
}
