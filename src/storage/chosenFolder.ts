import type { StorageConnection } from './connection';
import { directoryFolder, type BackupFolder } from './backupFolder';

/** Where the browser lets a page write into a folder of the person's: Chromium, in a secure context, not in a frame. */
interface FolderPicker {
  showDirectoryPicker(options: { readonly id: string; readonly mode: 'readwrite' }): Promise<PermittedHandle>;
}
interface PermittedHandle extends FileSystemDirectoryHandle {
  queryPermission(options: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(options: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

/** The folder that the person chose for backups; the database remembers it, and the browser may ask again each visit. */
export class ChosenFolder {
  readonly #connection: StorageConnection;

  constructor(connection: StorageConnection) {
    this.#connection = connection;
  }

  get canChoose(): boolean {
    return 'showDirectoryPicker' in globalThis;
  }

  /** `ask` needs a click. `null`: none was chosen, or it may not be written to now. */
  async open(ask: 'ask' | 'only if allowed'): Promise<BackupFolder | null> {
    const handle = await this.#handle();
    if (!handle) return null;
    let permission = await handle.queryPermission({ mode: 'readwrite' });
    if (permission === 'prompt' && ask === 'ask') {
      permission = await handle.requestPermission({ mode: 'readwrite' });
    }
    return permission === 'granted' ? directoryFolder(handle) : null;
  }

  /** What the chosen folder is called, whether or not it may be written to now. */
  async name(): Promise<string | null> {
    return (await this.#handle())?.name ?? null;
  }

  /** Lets the person choose; `null` when they did not. */
  async choose(): Promise<BackupFolder | null> {
    let handle: PermittedHandle;
    try {
      handle = await (globalThis as unknown as FolderPicker).showDirectoryPicker({
        id: 'worthbook',
        mode: 'readwrite',
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      throw error;
    }
    await this.#connection.write((database) => database.meta.put({ key: 'backupFolder', value: handle }));
    return directoryFolder(handle);
  }

  async #handle(): Promise<PermittedHandle | null> {
    const row = await this.#connection.read((database) => database.meta.get('backupFolder'));
    return row?.key === 'backupFolder' ? (row.value as PermittedHandle) : null;
  }
}
