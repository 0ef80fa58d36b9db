import type { StorageAdapter, StoredWorkbook } from '../../src/storage/storageAdapter';

/** The simplest storage a host can have; what it holds outlives the stores opened on it. */
export class MemoryAdapter implements StorageAdapter {
  readonly #kept = new Map<string, { workbook: StoredWorkbook; bytes: Uint8Array }>();

  async list(): Promise<readonly StoredWorkbook[]> {
    return [...this.#kept.values()].map(({ workbook }) => workbook);
  }

  async read(id: string): Promise<Uint8Array | null> {
    return this.#kept.get(id)?.bytes ?? null;
  }

  async write(workbook: StoredWorkbook, bytes: Uint8Array): Promise<void> {
    this.#kept.set(workbook.id, { workbook, bytes: bytes.slice() });
  }

  async describe(workbook: StoredWorkbook): Promise<void> {
    const kept = this.#kept.get(workbook.id);
    if (kept) this.#kept.set(workbook.id, { ...kept, workbook });
  }

  async delete(id: string): Promise<void> {
    this.#kept.delete(id);
  }
}
