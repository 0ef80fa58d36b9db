import type { BackupFolder } from '../../src/storage/backupFolder';

/** A folder whose files last as long as the test, and that refuses when it is told to. */
export class MemoryFolder implements BackupFolder {
  readonly files = new Map<string, { bytes: Uint8Array; modifiedMs: number }>();
  isFull = false;
  #clock = 0;

  constructor(readonly name = 'folder') {}

  async list() {
    return [...this.files].map(([name, { modifiedMs }]) => ({ name, modifiedMs }));
  }
  async has(fileName: string) {
    return this.files.has(fileName);
  }
  async read(fileName: string) {
    const file = this.files.get(fileName);
    if (!file) throw new Error('no such file');
    return file.bytes;
  }
  async write(fileName: string, bytes: Uint8Array) {
    if (this.isFull) throw new DOMException('', 'QuotaExceededError');
    this.files.set(fileName, { bytes, modifiedMs: ++this.#clock });
  }
  async remove(fileName: string) {
    this.files.delete(fileName);
  }
}
