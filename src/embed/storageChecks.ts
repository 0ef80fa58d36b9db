import type { StorageAdapter, StoredWorkbook } from '../session/openLibrary';

export type { StorageAdapter, StoredWorkbook };

/** One promise of an adapter, and whether it was kept. */
export interface StorageCheck {
  readonly name: string;
  readonly passed: boolean;
  /** What was seen instead. */
  readonly detail: string;
}

/**
 * Holds a host's storage against what Worthbook relies on. `open` gives an adapter on the same storage each time, as a
 * page that comes up anew would have it; what the checks write they delete again. Needs no test runner:
 *
 *     const failures = (await checkStorageAdapter(open)).filter(({ passed }) => !passed);
 */
export async function checkStorageAdapter(
  open: () => StorageAdapter | Promise<StorageAdapter>,
): Promise<readonly StorageCheck[]> {
  const results: StorageCheck[] = [];
  for (const [name, check] of Object.entries(checks)) {
    const ids = [`worthbook-check-${name.length}-a`, `worthbook-check-${name.length}-b`] as const;
    let detail = '';
    try {
      await check(open, ids);
    } catch (error) {
      detail = error instanceof Error ? error.message : String(error);
    }
    results.push({ name, passed: detail === '', detail });
    const adapter = await open();
    for (const id of ids) await adapter.delete(id).catch(() => undefined);
  }
  return results;
}

type Open = () => StorageAdapter | Promise<StorageAdapter>;
type Ids = readonly [string, string];

const checks: Readonly<Record<string, (open: Open, ids: Ids) => Promise<void>>> = {
  async 'gives back the bytes that were written, also when it is opened anew'(open, [id]) {
    const bytes = everyByte(3000);
    await (await open()).write(described(id), bytes);
    expectBytes(await (await open()).read(id), bytes);
  },

  async 'keeps its own copy of the bytes'(open, [id]) {
    const adapter = await open();
    const bytes = everyByte(300);
    await adapter.write(described(id), bytes);
    bytes.fill(0);
    expectBytes(await adapter.read(id), everyByte(300));
  },

  async 'replaces what was there, by longer and by shorter bytes'(open, [id]) {
    const adapter = await open();
    for (const length of [10, 5000, 3]) {
      await adapter.write(described(id), everyByte(length));
      expectBytes(await (await open()).read(id), everyByte(length));
    }
  },

  async 'lists what was written with what is known of it, unchanged'(open, ids) {
    const adapter = await open();
    const workbooks = [
      described(ids[0], { name: '客户 “A” & <B> 😀' }),
      described(ids[1], { removedMs: 1_700_000_000_001, version: 7, rowCount: 100_000 }),
    ];
    for (const workbook of workbooks) await adapter.write(workbook, everyByte(8));
    const listed = await (await open()).list();
    for (const workbook of workbooks) {
      expectSame(
        listed.find(({ id }) => id === workbook.id),
        workbook,
      );
    }
  },

  async 'describes a workbook anew and leaves its bytes'(open, [id]) {
    const adapter = await open();
    await adapter.write(described(id), everyByte(64));
    await adapter.describe(described(id, { name: 'Renamed', removedMs: 5 }));
    const again = await open();
    expectSame(
      (await again.list()).find((listed) => listed.id === id),
      described(id, { name: 'Renamed', removedMs: 5 }),
    );
    expectBytes(await again.read(id), everyByte(64));
  },

  async 'does not mix up two workbooks'(open, [a, b]) {
    const adapter = await open();
    await Promise.all([
      adapter.write(described(a), everyByte(100)),
      adapter.write(described(b), everyByte(200)),
    ]);
    expectBytes(await adapter.read(a), everyByte(100));
    expectBytes(await adapter.read(b), everyByte(200));
  },

  async 'deletes for good, and does not mind what is not there'(open, [a, b]) {
    const adapter = await open();
    await adapter.write(described(a), everyByte(10));
    await adapter.delete(a);
    await adapter.delete(b);
    const again = await open();
    expectSame(await again.read(a), null);
    expectSame(
      (await again.list()).some(({ id }) => id === a),
      false,
    );
  },

  async 'knows nothing of a workbook that was never written'(open, [id]) {
    expectSame(await (await open()).read(id), null);
  },
};

function described(id: string, change: Partial<StoredWorkbook> = {}): StoredWorkbook {
  return {
    id,
    name: 'Check',
    modifiedMs: 1_700_000_000_000,
    rowCount: 2,
    sheetCount: 1,
    version: 1,
    removedMs: null,
    ...change,
  };
}

const everyByte = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 256);

function expectBytes(actual: Uint8Array | null, expected: Uint8Array): void {
  if (!actual) throw new Error(`expected ${expected.length} bytes, got none`);
  const differs = expected.findIndex((byte, index) => actual[index] !== byte);
  if (actual.length !== expected.length || differs >= 0) {
    throw new Error(`expected ${expected.length} bytes, got ${actual.length}; byte ${differs} differs`);
  }
}

function expectSame(actual: unknown, expected: unknown): void {
  const [seen, due] = [inOrder(actual), inOrder(expected)];
  if (seen !== due) throw new Error(`expected ${due}, got ${seen}`);
}

/** JSON in which the order of the keys, which a database may change, makes no difference. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
