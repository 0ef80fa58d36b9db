import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import { canonicalValues } from '../../src/model/documentEquality';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { openStore } from '../../src/storage/openStore';
import { firstTable, gridChunks, gridEdit, importRows, sampleWorkbook, tableEdit } from './storeEdits';
import { FaultPlan } from './storeFaults';
import { Disk, Editing, expectSame, valueOf, tamper } from './storeWorld';

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

const flipFirstByte = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));

describe('damage', () => {
  it('names the column of a bad block, leaves it blank, and keeps everything else', async () => {
    const column = firstTable(document).columns[1]!;
    await tamper(disk, (database) =>
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
    await tamper(disk, async (database) => {
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
    await tamper(disk, (database) =>
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
    await tamper(disk, async (database) => {
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
      void tamper(disk, (database) =>
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
    await tamper(disk, (database) =>
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
    await tamper(disk, (database) => database.meta.put({ key: 'schema', value: 99 }));
    await editing.save(gridEdit(document, 'x'));
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageNewer' });
    await editing.persister.retry();
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageNewer' });
    await tamper(disk, async (database) => expect(await database.journal.count()).toBe(0));
  });

  it('is what a page is told that it takes the database from', async () => {
    const editing = await Editing.open(store, document.id);
    const upgraded = new Promise<void>((resolve, reject) => {
      const opening = disk.environment.indexedDB.open('worthbook', 1_000);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('meta', 'readwrite');
        writing.objectStore('meta').put({ key: 'schema', value: 99 });
        writing.oncomplete = () => resolve(opening.result.close());
      };
      opening.onerror = () => reject(opening.error);
    });
    await upgraded;
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageNewer' });
    await editing.persister.retry();
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageNewer' });
  });

  it('leaves memory to an older one that comes up', async () => {
    await tamper(disk, (database) => database.meta.put({ key: 'schema', value: 99 }));
    expect(await disk.openStore()).toMatchObject({ kind: 'memory', reason: 'storageNewer' });
  });

  it('gives its documents to nobody who would misread them', async () => {
    await tamper(disk, (database) => database.workbooks.update(document.id, { formatVersion: 99 }));
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
    await tamper(disk, async (database) => {
      for (const table of database.tables) await table.clear();
    });
    await editing.save(gridEdit(document, 'x'));
    expect(editing.persister.state.kind).toBe('failed');
    await editing.persister.retry();
    expect(editing.persister.state).toMatchObject({ kind: 'saved', version: 1 });
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expectSame(opened.document, editing.workbook.document);
  });

  it('is not written when another one, which has the same workbook, stands in its place', async () => {
    const editing = await Editing.open(store, document.id);
    await tamper(disk, (database) => database.meta.put({ key: 'epoch', value: 'another' }));
    await editing.save(gridEdit(document, 'x'));
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageFailed' });
    expect(await store.open(document.id)).toMatchObject({ ok: false, problem: { code: 'storageFailed' } });
    await tamper(disk, async (database) => expect(await database.journal.count()).toBe(0));
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
    expect(opened.store.persist(document, 0).state).toEqual({ kind: 'unsaved', reason: 'storageBlocked' });
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

  it('is not said to fail where the browser refuses it, though IndexedDB says no more than that', async () => {
    const environment = { ...disk.environment, indexedDB: failing(Infinity) };
    const opened = await openStore({ ...disk, environment, marker: disk.marker, isRefused: () => true });
    expect(opened).toMatchObject({ kind: 'memory', reason: 'storageBlocked', loss: null });
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
    expect(opened.store.persist(document, 0).state).toEqual({ kind: 'unsaved', reason: 'storageFailed' });
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
