import { defaultLicenseKey } from '../../src/engine/hyperformula';
import { WorkbookGraph } from '../../src/engine/workbookGraph';
import { applyOperations } from '../../src/model/applyOperations';
import type { ColumnBlock } from '../../src/model/columnBlock';
import type { WorkbookDocument } from '../../src/model/document';
import type { Operation } from '../../src/model/operation';

/** The engine as it runs in the worker, without messages: done when a call returns. */
export class BenchEngine {
  #document: WorkbookDocument;
  readonly #graph: WorkbookGraph;
  readonly #columns = new Map<string, readonly ColumnBlock[]>();

  constructor(document: WorkbookDocument) {
    this.#document = document;
    this.#graph = new WorkbookGraph(document, defaultLicenseKey, null);
    this.#finish();
  }

  apply(operation: Operation): void {
    const { document, changes } = applyOperations(this.#document, [operation]);
    this.#document = document;
    this.#graph.apply(document, changes);
    this.#finish();
  }

  /** The blocks last sent of a calculated column; those that did not change since its last patch are missing. */
  blocksOf(columnId: string): readonly ColumnBlock[] {
    return this.#columns.get(columnId) ?? [];
  }

  dispose(): void {
    this.#graph.dispose();
  }

  #finish(): void {
    this.#graph.run(() => false);
    for (const { columnId, blocks } of this.#graph.takePatch().columns) this.#columns.set(columnId, blocks);
  }
}
