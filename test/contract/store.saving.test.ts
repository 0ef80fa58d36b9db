import {
  IDBDatabase as FDBDatabase,
  IDBObjectStore as FDBObjectStore,
  IDBTransaction as FDBTransaction,
} from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { gridEdit, importRows, sampleWorkbook, tableEdit } from './storeEdits';
import { FaultPlan } from './storeFaults';
import { Disk, Editing, expectSame, turn, valueOf, tamper } from './storeWorld';

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
      await tamper(disk, async (database) => {
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
    await tamper(disk, async (database) => {
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
    await tamper(disk, async (database) => {
      // Three columns in four blocks each, and the blocks of the head before that one edit has replaced.
      expect(await database.parts.count()).toBeLessThanOrEqual(3 * 4 + 1);
    });
  });
});
