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

  /** One that breaks a single promise, and the promise. */
  const unfaithful: Readonly<Record<string, new () => StorageAdapter>> = {
    'keeps its own copy of the bytes': class extends MemoryAdapter {
      readonly #given = new Map<string, Uint8Array>();
      override async write(workbook: StoredWorkbook, bytes: Uint8Array): Promise<void> {
        await super.write(workbook, bytes);
        this.#given.set(workbook.id, bytes);
      }
      override async read(id: string): Promise<Uint8Array | null> {
        return (await super.read(id)) && (this.#given.get(id) ?? null);
      }
    },
    'replaces what was there, by longer and by shorter bytes': class extends MemoryAdapter {
      override async write(workbook: StoredWorkbook, bytes: Uint8Array): Promise<void> {
        const before = (await this.read(workbook.id)) ?? new Uint8Array();
        await super.write(workbook, Uint8Array.from([...bytes, ...before.slice(bytes.length)]));
      }
    },
    'describes a workbook anew and leaves its bytes': class extends MemoryAdapter {
      override describe(workbook: StoredWorkbook): Promise<void> {
        return super.write(workbook, new Uint8Array());
      }
    },
    'does not mix up two workbooks': class extends MemoryAdapter {
      #latest: Uint8Array | null = null;
      override async write(workbook: StoredWorkbook, bytes: Uint8Array): Promise<void> {
        await super.write(workbook, bytes);
        this.#latest = bytes.slice();
      }
      override async read(id: string): Promise<Uint8Array | null> {
        return (await super.read(id)) && this.#latest;
      }
    },
    'deletes for good, and does not mind what is not there': class extends MemoryAdapter {
      override async delete(id: string): Promise<void> {
        if (!(await this.read(id))) throw new Error('there is no such workbook');
        await super.delete(id);
      }
    },
    'knows nothing of a workbook that was never written': class extends MemoryAdapter {
      readonly #written = new Set<string>();
      override async read(id: string): Promise<Uint8Array | null> {
        return this.#written.has(id) ? super.read(id) : new Uint8Array();
      }
      override write(workbook: StoredWorkbook, bytes: Uint8Array): Promise<void> {
        this.#written.add(workbook.id);
        return super.write(workbook, bytes);
      }
    },
  };
  it.each(Object.entries(unfaithful))(
    'names, of all promises, the one that is broken: %s',
    async (promise, Adapter) => {
      const adapter = new Adapter();
      expect(await failuresOf(() => adapter)).toEqual([promise]);
    },
  );

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
