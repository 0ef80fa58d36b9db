import type { PartId } from './packedRecord';
import type { Part } from './storedPart';

/**
 * Knows which part objects in memory lie on disk, and under which name, so that an edit writes only what is new and an
 * earlier state that is read shares what did not change. Undo holds parts that the document has left behind; once their
 * records are swept they count as unwritten again.
 */
export class PartRegistry {
  readonly #idByPart = new WeakMap<Part, PartId>();
  readonly #onDisk = new Map<PartId, WeakRef<Part>>();
  #sweeps = 0;

  /** Changes whenever records go: what was read before may be gone by now, and must not be added any more. */
  get sweeps(): number {
    return this.#sweeps;
  }

  idOf(part: Part): PartId | undefined {
    const id = this.#idByPart.get(part);
    return id !== undefined && this.#onDisk.has(id) ? id : undefined;
  }

  /** The part of a record, while it is in memory. */
  partOf(id: PartId): Part | null {
    return this.#onDisk.get(id)?.deref() ?? null;
  }

  /** Only for records whose transaction completed. */
  add(part: Part, id: PartId): void {
    this.#idByPart.set(part, id);
    this.#onDisk.set(id, new WeakRef(part));
  }

  /** Before the records are deleted, so that nothing refers to them from now on. */
  forget(ids: Iterable<PartId>): void {
    this.#sweeps++;
    for (const id of ids) this.#onDisk.delete(id);
  }

  /** Another tab has written and swept meanwhile: of what was known, these records are there. */
  retain(ids: ReadonlySet<PartId>): void {
    this.forget([...this.#onDisk.keys()].filter((id) => !ids.has(id)));
  }

  /** Nobody knows what is on disk any more. */
  forgetAll(): void {
    this.#sweeps++;
    this.#onDisk.clear();
  }
}
