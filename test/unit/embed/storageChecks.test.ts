import { describe, expect, it } from 'vitest';
import { checkStorageAdapter } from '../../../src/embed/storageChecks';
import type { StorageAdapter, StoredWorkbook } from '../../../src/storage/storageAdapter';
import { MemoryAdapter } from '../../support/memoryAdapter';

const failuresOf = async (open: () => StorageAdapter): Promise<string[]> =>
  (await checkStorageAdapter(open)).filter(({ passed }) => !passed).map(({ name }) => name);

describe('checkStorageAdapter', () => {
  it('passes an adapter that keeps its promises, and leaves nothing in it', async () => {
    const adapter = new MemoryAdapter();
    expect(await failuresOf(() => adapter)).toEqual([]);
    expect(await adapter.list()).toEqual([]);
  });

  it('names what an adapter that forgets at reopening breaks', async () => {
    expect(await failuresOf(() => new MemoryAdapter())).toContain(
      'gives back the bytes that were written, also when it is opened anew',
    );
  });

  it('names one that changes what is known of a workbook', async () => {
    class Trimming extends MemoryAdapter {
      override async list(): Promise<readonly StoredWorkbook[]> {
        return (await super.list()).map((workbook) => ({ ...workbook, name: workbook.name.toLowerCase() }));
      }
    }
    const adapter = new Trimming();
    expect(await failuresOf(() => adapter)).toEqual([
      'lists what was written with what is known of it, unchanged',
      'describes a workbook anew and leaves its bytes',
    ]);
  });

  it('names one that cannot be written to, with its own words', async () => {
    class Full extends MemoryAdapter {
      override write(): Promise<void> {
        return Promise.reject(new Error('the shelf is full'));
      }
    }
    const adapter = new Full();
    const [first] = await checkStorageAdapter(() => adapter);
    expect(first).toMatchObject({ passed: false, detail: 'the shelf is full' });
  });
});
