import type { PartId } from './packedRecord';
import type { Part } from './storedPart';

/**
 * Knows which part objects in memory lie on disk, and under which name, so that an edit writes only what is new.
 * Undo holds parts that the document has left behind; once their records are swept they count as unwritten again.
 */
export class PartRegistry {
  readonly #idByPart = new WeakMap<Part, PartId>();
  readonly #onDisk = new Set<PartId>();

  idOf(part: Part): PartId | undefined {
    const id = this.#idByPart.get(part);
    return id !== undefined && this.#onDisk.has(id) ? id : undefined;
  }

  /** Only for records whose transaction completed. */
  add(part: Part, id: PartId): void {
    this.#idByPart.set(part, id);
    this.#onDisk.add(id);
  }

  /** Before the records are deleted, so that nothing refers to them from now on. */
  forget(ids: Iterable<PartId>): void {
    for (const id of ids) this.#onDisk.delete(id);
  }
}
