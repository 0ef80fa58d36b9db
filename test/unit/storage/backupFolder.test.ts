import { describe, expect, it } from 'vitest';
import { directoryFolder } from '../../../src/storage/backupFolder';

const fileHandle = (name: string, getFile: () => Promise<File>) => ({ kind: 'file', name, getFile });

describe('a folder for copies', () => {
  it('lists what is there beside a file that is gone by the time it is looked at', async () => {
    const there = (name: string) =>
      fileHandle(name, () => Promise.resolve(new File(['x'], name, { lastModified: 7 })));
    const gone = fileHandle('gone', () => Promise.reject(new DOMException('', 'NotFoundError')));
    const entries = [there('a'), gone, { kind: 'directory', name: 'other' }, there('b')];
    async function* values() {
      yield* entries;
      await Promise.resolve();
    }
    const folder = directoryFolder({ name: 'copies', values } as unknown as FileSystemDirectoryHandle);
    expect(await folder.list()).toEqual([
      { name: 'a', modifiedMs: 7 },
      { name: 'b', modifiedMs: 7 },
    ]);
  });
});
