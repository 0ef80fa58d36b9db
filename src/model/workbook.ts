import { Emitter } from '../shared/emitter';
import type { Dispose } from '../shared/disposable';
import { applyOperations } from './applyOperations';
import type { WorkbookDocument } from './document';
import type { Transaction, TransactionSpec } from './transaction';

/** The one writer of a workbook: every change, from typing to undo to another tab, is a dispatched transaction. */
export class Workbook {
  #document: WorkbookDocument;
  #version: number;
  readonly #transactions = new Emitter<Transaction>('workbook transactions');

  constructor(document: WorkbookDocument, version = 0) {
    this.#document = document;
    this.#version = version;
  }

  get document(): WorkbookDocument {
    return this.#document;
  }

  /** Counts the transactions; computed values and stored records carry the version they belong to. */
  get version(): number {
    return this.#version;
  }

  /**
   * Applies operations and tells the listeners, in the order they subscribed. Operations that do not fit the document
   * are a bug of the caller and throw; nothing is changed then.
   */
  dispatch(spec: TransactionSpec): Transaction {
    const { document, inverse, changes } = applyOperations(this.#document, spec.operations);
    const transaction: Transaction = {
      operations: spec.operations,
      origin: spec.origin,
      label: spec.label,
      undo: spec.undo ?? 'record',
      source: spec.source ?? 'user',
      renumbered: spec.renumbered ?? [],
      before: this.#document,
      after: document,
      inverse,
      changes,
      version: this.#version + 1,
      timeMs: Date.now(),
    };
    this.#document = document;
    this.#version = transaction.version;
    this.#transactions.emit(transaction);
    return transaction;
  }

  subscribe(listener: (transaction: Transaction) => void): Dispose {
    return this.#transactions.subscribe(listener);
  }
}
