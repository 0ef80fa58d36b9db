/** A folder of files: the browser's private one for this page, or one that the person chose. */
export interface BackupFolder {
  /** As the person knows it. */
  readonly name: string;
  list(): Promise<readonly BackupFile[]>;
  has(fileName: string): Promise<boolean>;
  read(fileName: string): Promise<Uint8Array>;
  /** What was there under the name stays until all of the new is written. */
  write(fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(fileName: string): Promise<void>;
}
export interface BackupFile {
  readonly name: string;
  readonly modifiedMs: number;
}

export function directoryFolder(handle: FileSystemDirectoryHandle): BackupFolder {
  return {
    name: handle.name,
    async list() {
      const files: BackupFile[] = [];
      for await (const entry of handle.values()) {
        if (entry.kind !== 'file') continue;
        const file = await found(entry);
        if (file) files.push({ name: entry.name, modifiedMs: file.lastModified });
      }
      return files;
    },
    async has(fileName) {
      try {
        await handle.getFileHandle(fileName);
        return true;
      } catch (error) {
        if (isGone(error)) return false;
        throw error;
      }
    },
    async read(fileName) {
      const file = await (await handle.getFileHandle(fileName)).getFile();
      return new Uint8Array(await file.arrayBuffer());
    },
    async write(fileName, bytes) {
      const file = await handle.getFileHandle(fileName, { create: true });
      const stream = await file.createWritable();
      try {
        await stream.write(bytes);
      } catch (error) {
        await stream.abort();
        throw error;
      }
      await stream.close();
    },
    async remove(fileName) {
      await handle.removeEntry(fileName);
    },
  };
}

/** `null` for one that is gone by now: while it is replaced, or because a browser was killed. The others must not go with it. */
async function found(entry: FileSystemFileHandle): Promise<File | null> {
  try {
    return await entry.getFile();
  } catch {
    return null;
  }
}

/** One that is begun anew, empty, when it is found gone: site data may be cleared under an open page. */
export function begunAnew(first: BackupFolder, begin: () => Promise<BackupFolder>): BackupFolder {
  let folder = first;
  const orAnew = async <T>(task: () => Promise<T>): Promise<T> => {
    try {
      return await task();
    } catch (error) {
      if (!isGone(error)) throw error;
      folder = await begin();
      return task();
    }
  };
  return {
    name: first.name,
    list: () => orAnew(() => folder.list()),
    write: (fileName, bytes) => orAnew(() => folder.write(fileName, bytes)),
    // What these find gone is the file.
    has: (fileName) => folder.has(fileName),
    read: (fileName) => folder.read(fileName),
    remove: (fileName) => folder.remove(fileName),
  };
}

const isGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

/** The private folder of a database of this name; `null` where the browser has none. */
export async function privateFolder(databaseName: string): Promise<BackupFolder | null> {
  try {
    // Without it only a worker can write.
    if (!('createWritable' in FileSystemFileHandle.prototype)) return null;
    const begin = async (): Promise<BackupFolder> => {
      const root = await navigator.storage.getDirectory();
      return directoryFolder(await root.getDirectoryHandle(`${databaseName}-backups`, { create: true }));
    };
    return begunAnew(await begin(), begin);
  } catch {
    return null;
  }
}
