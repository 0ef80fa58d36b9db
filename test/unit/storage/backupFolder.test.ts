import { describe, expect, it } from 'vitest';
import { begunAnew, directoryFolder, type BackupFolder } from '../../../src/storage/backupFolder';
import { MemoryFolder } from '../../support/memoryFolder';

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

  it('says whether a file is there, and does not take a failure for an answer', async () => {
    const refused = new DOMException('', 'NotAllowedError');
    const getFileHandle = (name: string) => {
      if (name === 'there') return Promise.resolve(fileHandle(name, () => Promise.reject(refused)));
      return Promise.reject(name === 'gone' ? new DOMException('', 'NotFoundError') : refused);
    };
    const folder = directoryFolder({ name: 'copies', getFileHandle } as unknown as FileSystemDirectoryHandle);
    expect([await folder.has('there'), await folder.has('gone')]).toEqual([true, false]);
    await expect(folder.has('locked')).rejects.toBe(refused);
  });

  it('is begun anew when it is found gone, and only then', async () => {
    const gone = new DOMException('', 'NotFoundError');
    const isGone = () => Promise.reject<never>(gone);
    const [first, second] = [new MemoryFolder(), new MemoryFolder()];
    const begun: BackupFolder[] = [];
    const folder = begunAnew(first, () => {
      begun.push(second);
      return Promise.resolve(second);
    });
    await folder.write('a', new Uint8Array([1]));
    first.isFull = true;
    await expect(folder.write('a', new Uint8Array([2]))).rejects.toThrow(DOMException);
    Object.assign(first, { read: isGone, remove: isGone });
    await expect(folder.read('b')).rejects.toBe(gone);
    await expect(folder.remove('b')).rejects.toBe(gone);
    expect(begun).toEqual([]);
    Object.assign(first, { list: isGone, write: isGone });
    expect(await folder.list()).toEqual([]);
    await folder.write('a', new Uint8Array([3]));
    expect([await folder.read('a'), await folder.has('a')]).toEqual([new Uint8Array([3]), true]);
    expect(begun).toEqual([second]);
    second.write = isGone;
    await expect(folder.write('a', new Uint8Array([4]))).rejects.toBe(gone);
  });
});
