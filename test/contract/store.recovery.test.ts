import {
  IDBDatabase as FDBDatabase,
  IDBObjectStore as FDBObjectStore,
  IDBTransaction as FDBTransaction,
} from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import { canonicalValues } from '../../src/model/documentEquality';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { WorthbookDatabase } from '../../src/storage/database';
import { openStore } from '../../src/storage/openStore';
import { firstTable, gridChunks, gridEdit, importRows, sampleWorkbook, tableEdit } from './storeEdits';
import { FaultPlan } from './storeFaults';
import { Disk, Editing, expectSame, turn, valueOf } from './storeWorld';

let disk: Disk;
let store: WorkbookStore;
let document: WorkbookDocument;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  disk = new Disk();
  store = await disk.openDurable();
  document = sampleWorkbook().document;
  valueOf(await store.create(document));
});
afterEach(() => vi.restoreAllMocks());

/** Reaches into the records as a broken disk, or another app, would. */
async function tamper(change: (database: WorthbookDatabase) => Promise<unknown>): Promise<void> {
  const database = new WorthbookDatabase('worthbook', disk.environment);
  await database.open();
  await change(database);
  database.close();
}

const flipFirstByte = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));

describe('damage', () => {
  it('names the column of a bad block, leaves it blank, and keeps everything else', async () => {
    const column = firstTable(document).columns[1]!;
    await tamper((database) =>
      database.parts.toCollection().modify((row, kept) => {
        if (row.part.kind === 'number')
          kept.value = { ...row, part: { ...row.part, checksum: row.part.checksum ^ 1 } };
      }),
    );
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expect(opened.damaged).toEqual([`Customers[${column.name}]`]);
    const table = firstTable(opened.document);
    expect(table.columns.map(({ blocks }) => canonicalValues(blocks))).toEqual([
      ['Ada', 'Bob', 'Cyd'],
      [null, null, null],
      [true, false, null],
    ]);
  });

  it('loses nothing when the newest head is bad, because the one before it is kept', async () => {
    const editing = await Editing.open(store, document.id);
    await editing.save(importRows(document, 5000));
    await editing.persister.fold();
    await editing.save(tableEdit(editing.workbook.document, 4500, 1));
    await editing.persister.fold();
    await editing.save(gridEdit(document, 'last'));
    await tamper(async (database) => {
      const newest = (await database.heads.toArray()).at(-1)!;
      await database.heads.put({ ...newest, text: flipFirstByte(newest.text) });
    });
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expectSame(opened.document, editing.workbook.document);
    expect(opened).toMatchObject({ damaged: [], version: 3 });
  });

  it('leaves out a bad journal entry, names its sheet, and keeps the edits after it', async () => {
    const editing = await Editing.open(store, document.id);
    await editing.save(tableEdit(document, 0, 11));
    await editing.save(tableEdit(document, 1, 22));
    await editing.save(tableEdit(document, 2, 33));
    await tamper((database) =>
      database.journal.toCollection().modify((row, kept) => {
        if (row.version === 2) kept.value = { ...row, text: flipFirstByte(row.text) };
      }),
    );
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expect(opened).toMatchObject({ damaged: ['Customers'], version: 3 });
    expect(canonicalValues(firstTable(opened.document).columns[1]!.blocks)).toEqual([11, 200, 33]);
  });

  it('keeps a long paste in records of its own, so that a bad one costs no more than its rows', async () => {
    const editing = await Editing.open(store, document.id);
    await editing.save(gridChunks(document, 20, 10));
    await tamper(async (database) => {
      const [entry] = await database.journal.toArray();
      expect(entry!.text.length).toBeLessThan(2000);
      const chunks = (await database.parts.toArray()).filter(({ part }) => part.kind === 'cells');
      expect(chunks.length).toBeGreaterThanOrEqual(20);
      const bad = chunks.find(({ part }) => part.length === 640)!;
      await database.parts.put({ ...bad, part: { ...bad.part, checksum: 0 } });
    });
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    const grid = opened.document.sheets.find((sheet) => sheet.kind === 'grid')!;
    expect(opened.damaged).toEqual([grid.name]);
    const cells = Object.values(grid.chunks).reduce((sum, chunk) => sum + Object.keys(chunk).length, 0);
    expect(cells).toBe(19 * 640);
  });

  it('does not write blanks over what could not be read this time', async () => {
    const original = await new Promise<unknown>((resolve) => {
      void tamper((database) =>
        database.parts.toCollection().modify((row, kept) => {
          if (row.part.kind !== 'number') return;
          resolve(row.part.checksum);
          kept.value = { ...row, part: { ...row.part, checksum: 0 } };
        }),
      );
    });
    const page = await disk.openDurable();
    const editing = await Editing.open(page, document.id);
    for (let i = 0; i < 300; i++) editing.edit(gridEdit(document, i));
    await editing.persister.flushed();
    disk.scheduler.advance(0);
    disk.scheduler.becomeIdle();
    await editing.persister.fold();
    await tamper((database) =>
      database.parts.toCollection().modify((row, kept) => {
        if (row.part.kind === 'number')
          kept.value = { ...row, part: { ...row.part, checksum: original as number } };
      }),
    );
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expect(opened.damaged).toEqual([]);
    expect(canonicalValues(firstTable(opened.document).columns[1]!.blocks)).toEqual([100, 200, null]);
  });
});

describe('a newer version of the app', () => {
  it('is not written over by a page that was open before', async () => {
    const editing = await Editing.open(store, document.id);
    await tamper((database) => database.meta.put({ key: 'schema', value: 99 }));
    await editing.save(gridEdit(document, 'x'));
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageNewer' });
    await editing.persister.retry();
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageNewer' });
    await tamper(async (database) => expect(await database.journal.count()).toBe(0));
  });

  it('leaves memory to an older one that comes up', async () => {
    await tamper((database) => database.meta.put({ key: 'schema', value: 99 }));
    expect(await disk.openStore()).toMatchObject({ kind: 'memory', reason: 'storageNewer' });
  });

  it('gives its documents to nobody who would misread them', async () => {
    await tamper((database) => database.workbooks.update(document.id, { formatVersion: 99 }));
    expect(await store.open(document.id)).toMatchObject({ ok: false, problem: { code: 'documentNewer' } });
    expect(valueOf(await store.list())).toMatchObject([{ readable: false }]);
  });
});

describe('the whole store', () => {
  it('is missed when it is gone, in every page until somebody acts on it in one', async () => {
    expect(await disk.openStore()).toMatchObject({ kind: 'durable', loss: null });
    disk.loseEverything();
    const first = await disk.openStore();
    const second = await disk.openStore();
    const heard = vi.fn();
    const stop = second.loss?.onChange(heard);
    expect([first.kind, first.loss?.isNews, second.loss?.isNews]).toEqual(['durable', true, true]);
    first.loss?.dismiss();
    expect([first.loss?.isNews, second.loss?.isNews]).toEqual([false, false]);
    expect(await disk.openStore()).toMatchObject({ loss: null });
    second.loss?.recall();
    expect([second.loss?.isNews, (await disk.openStore()).loss?.isNews]).toEqual([true, true]);
    expect(heard).toHaveBeenCalled();
    stop?.();
  });

  it('is missed again when the one in its place is gone too, and no more when it comes back', async () => {
    const whole = disk.environment.indexedDB;
    disk.loseEverything();
    expect((await disk.openStore()).loss?.isNews).toBe(true);
    disk.loseEverything();
    expect((await disk.openStore()).loss?.isNews).toBe(true);
    disk.environment.indexedDB = whole;
    expect(await disk.openStore()).toMatchObject({ kind: 'durable', loss: null });
  });

  it('is not mistaken for the one before when it comes back empty under an open page', async () => {
    const editing = await Editing.open(store, document.id);
    await tamper(async (database) => {
      for (const table of database.tables) await table.clear();
    });
    await editing.save(gridEdit(document, 'x'));
    expect(editing.persister.state.kind).toBe('failed');
    await editing.persister.retry();
    expect(editing.persister.state).toMatchObject({ kind: 'saved', version: 1 });
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expectSame(opened.document, editing.workbook.document);
  });

  it('is replaced by memory, with the reason, where IndexedDB is blocked', async () => {
    const blocked = {
      open: () => {
        throw new DOMException('', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const opened = await openStore({ ...disk, environment: { ...disk.environment, indexedDB: blocked } });
    expect(opened).toMatchObject({ kind: 'memory', reason: 'storageBlocked' });
    valueOf(await opened.store.create(document));
    expect(opened.store.persist(document, 0).state).toEqual({ kind: 'unsaved', blocked: true });
  });

  /** Fails as Chromium does after a kill, so many times. */
  const failing = (times: number): IDBFactory => {
    const { indexedDB } = disk.environment;
    let left = times;
    const open = (...args: Parameters<IDBFactory['open']>): IDBOpenDBRequest => {
      if (left-- > 0) throw new DOMException('Internal error opening backing store', 'UnknownError');
      return indexedDB.open(...args);
    };
    return { open, cmp: indexedDB.cmp.bind(indexedDB) } as unknown as IDBFactory;
  };
  const openFailing = (times: number) =>
    openStore({
      ...disk,
      marker: disk.marker,
      environment: { ...disk.environment, indexedDB: failing(times) },
    });

  it('opens at the second time, where it failed once after a kill', async () => {
    const opened = await openFailing(1);
    expect(opened).toMatchObject({ kind: 'durable', loss: null });
    expectSame(valueOf(await opened.store.open(document.id)).document, document);
    opened.store.close();
  });

  it('is replaced by memory where it does not open any more, and missed', async () => {
    const opened = await openFailing(Infinity);
    expect(opened).toMatchObject({ kind: 'memory', reason: 'storageFailed' });
    expect(opened.loss?.isNews).toBe(true);
    opened.loss?.dismiss();
    expect(opened.loss?.isNews).toBe(false);
    expect((await openFailing(Infinity)).loss?.isNews).toBe(true);
    const marker = { read: () => null, write: () => undefined, onChange: () => () => undefined };
    const first = await openStore({
      marker,
      environment: { ...disk.environment, indexedDB: failing(Infinity) },
    });
    expect(first).toMatchObject({ kind: 'memory', reason: 'storageFailed', loss: null });
  });

  it('stays readable when it takes no more', async () => {
    const plan = new FaultPlan('quota');
    plan.strikeEveryWrite();
    const full = await disk.openDurable();
    const editing = await Editing.open(full, document.id);
    await editing.save(gridEdit(document, 'x'));
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageFull' });
    expect(editing.workbook.document).not.toBe(document);
    plan.uninstall();
    await editing.persister.retry();
    expect(editing.persister.state).toMatchObject({ kind: 'saved', version: 1 });
  });
});

describe('two pages on one workbook without locks', () => {
  it('refuse the slower one instead of mixing both', async () => {
    const first = await Editing.open(store, document.id);
    const second = await Editing.open(await disk.openDurable(), document.id);
    await first.save(gridEdit(document, 'first'));
    await second.save(gridEdit(document, 'second'));
    expect(second.persister.state).toEqual({ kind: 'failed', reason: 'storageBlocked' });
    await second.persister.retry();
    expect(second.persister.state).toEqual({ kind: 'failed', reason: 'storageBlocked' });
    await first.save(gridEdit(document, 'first again'));
    expect(first.persister.state.kind).toBe('saved');
    expectSame(valueOf(await store.open(document.id)).document, first.workbook.document);
  });
});

describe('saving', () => {
  it('begins in the same turn as the edit, before any timer', async () => {
    const editing = await Editing.open(store, document.id);
    const plan = new FaultPlan();
    editing.edit(gridEdit(document, 'x'));
    // Turns of microtasks only: no task, and no time, passes.
    for (let i = 0; i < 20; i++) await Promise.resolve();
    expect(plan.count).toBeGreaterThan(0);
    plan.uninstall();
    await editing.persister.flushed();
  });

  it('is asked to be on the disk before it is said to be done', async () => {
    const asked: unknown[] = [];
    const original = FDBDatabase.prototype.transaction as (...args: unknown[]) => IDBTransaction;
    vi.spyOn(FDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      if (args[1] === 'readwrite') asked.push(args[2]);
      return original.apply(this, args);
    });
    // Dexie 4.4.7 takes the method when it opens a database.
    const editing = await Editing.open(await disk.openDurable(), document.id);
    await editing.save(gridEdit(document, 'x'));
    await editing.persister.fold();
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((options) => (options as IDBTransactionOptions).durability !== 'strict')).toEqual([]);
  });

  /** Each turn between page and database may have to wait until a frame is painted. */
  it('of an edit is one transaction that asks twice: for what is there, and for what is new', async () => {
    const editing = await Editing.open(store, document.id);
    await editing.save(gridEdit(document, 'x'));
    const told: string[] = [];
    for (const method of ['get', 'put'] as const) {
      const original = FDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
      vi.spyOn(FDBObjectStore.prototype, method).mockImplementation(function (
        this: unknown,
        ...args: unknown[]
      ) {
        const request = original.apply(this, args);
        told.push(method);
        request.addEventListener('success', () => told.push('answer'));
        return request as never;
      });
    }
    const commit = FDBTransaction.prototype.commit;
    vi.spyOn(FDBTransaction.prototype, 'commit').mockImplementation(function (
      this: InstanceType<typeof FDBTransaction>,
    ) {
      told.push('commit');
      commit.call(this);
    });
    await editing.save(gridEdit(document, 'y'));
    expect(told.join(' ')).toBe('get get get answer answer answer put put commit answer answer');
  });

  it('joins edits that wait into one write, and says saved only for the last', async () => {
    const editing = await Editing.open(store, document.id);
    for (let i = 1; i <= 50; i++) editing.edit(gridEdit(document, i, i));
    await editing.persister.flushed();
    expect(editing.states.filter(({ kind }) => kind === 'saved')).toMatchObject([{ version: 50 }]);
  });

  it('says that the disk is slow within a second, and goes back to saved when it answers', async () => {
    const editing = await Editing.open(store, document.id);
    editing.edit(gridEdit(document, 'x'));
    disk.scheduler.advance(500);
    editing.edit(gridEdit(document, 'y'));
    disk.scheduler.advance(400);
    expect(editing.persister.state).toEqual({ kind: 'saving', version: 2, stalled: true });
    await editing.persister.flushed();
    expect(editing.persister.state).toMatchObject({ kind: 'saved', version: 2 });
  });

  it('keeps computed values once nothing was edited for a second, and not after every edit', async () => {
    const editing = await Editing.open(store, document.id);
    const storedVersion = async (): Promise<number | undefined> => {
      let version: number | undefined;
      await tamper(async (database) => {
        version = (await database.computed.toArray())[0]?.version;
      });
      return version;
    };
    for (let version = 1; version <= 3; version++) {
      await editing.save(gridEdit(document, version));
      editing.persister.keepComputed({ version });
      disk.scheduler.advance(900);
      disk.scheduler.becomeIdle();
      for (let i = 0; i < 50; i++) await turn();
      expect(await storedVersion()).toBeUndefined();
    }
    disk.scheduler.advance(100);
    disk.scheduler.becomeIdle();
    for (let i = 0; i < 50; i++) await turn();
    expect(await storedVersion()).toBe(3);
  });

  it('keeps computed values when the workbook is closed before that', async () => {
    const editing = await Editing.open(store, document.id);
    await editing.save(gridEdit(document, 'x'));
    editing.persister.keepComputed({ version: 1 });
    await editing.persister.dispose();
    expect(valueOf(await store.open(document.id)).computed).toEqual({ version: 1 });
  });

  it('folds a long journal by itself when the page is idle, and leaves no timer behind', async () => {
    const editing = await Editing.open(store, document.id);
    for (let i = 1; i <= 40; i++) editing.edit(gridEdit(document, i, i));
    await editing.persister.flushed();
    disk.scheduler.becomeIdle();
    for (let i = 0; i < 200; i++) await turn();
    await editing.persister.dispose();
    await tamper(async (database) => {
      expect((await database.heads.toArray()).map(({ version }) => version)).toEqual([0, 40]);
    });
    expect(disk.scheduler.timerCount).toBe(0);
    expectSame(valueOf(await store.open(document.id)).document, editing.workbook.document);
  });

  it('keeps the disk free of parts that nothing names', async () => {
    const editing = await Editing.open(store, document.id);
    await editing.save(importRows(document, 9000));
    for (let i = 0; i < 4; i++) {
      await editing.save(tableEdit(editing.workbook.document, 10, i));
      await editing.persister.fold();
    }
    await tamper(async (database) => {
      // Three columns in four blocks each, and the blocks of the head before that one edit has replaced.
      expect(await database.parts.count()).toBeLessThanOrEqual(3 * 4 + 1);
    });
  });
});
