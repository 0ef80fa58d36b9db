import { beforeEach, describe, expect, it } from 'vitest';
import { readWorkbookFile, writeWorkbookFile } from '../../src/io/workbookFile';
import type { WorkbookDocument } from '../../src/model/document';
import { compareDocuments } from '../../src/model/documentDifference';
import { restoreOperations } from '../../src/model/restoreContent';
import { AdapterStore } from '../../src/storage/adapterStore';
import { WorthbookDatabase } from '../../src/storage/database';
import { MemoryStore } from '../../src/storage/memoryStore';
import type { RestorePoint } from '../../src/storage/restorePoint';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { MemoryAdapter } from '../support/memoryAdapter';
import { gridEdit, importRows, sampleWorkbook, tableEdit } from './storeEdits';
import { Disk, Editing, expectSame, ManualScheduler, turn, valueOf } from './storeWorld';

let nextPoint = 0;
function pointOf(editing: Editing, atMs: number, name: string | null = null): RestorePoint {
  const cause = name === null ? 'automatic' : 'named';
  return { id: `point${nextPoint++}`, atMs, version: editing.workbook.version, cause, name };
}

/** Keeps the state of now. Storage does it when the page is idle. */
async function keep(
  editing: Editing,
  scheduler: ManualScheduler,
  name: string | null = null,
): Promise<RestorePoint> {
  const point = pointOf(editing, scheduler.nowMs(), name);
  const kept = editing.persister.keepPoint(point, editing.workbook.document);
  scheduler.becomeIdle();
  expect(await kept).toBe(true);
  return point;
}

const stores: Readonly<
  Record<string, () => { scheduler: ManualScheduler; areLasting: boolean; open(): Promise<WorkbookStore> }>
> = {
  indexedDbStore() {
    const disk = new Disk();
    return { scheduler: disk.scheduler, areLasting: true, open: () => disk.openDurable() };
  },
  memoryStore() {
    const store = new MemoryStore();
    return { scheduler: new ManualScheduler(), areLasting: false, open: async () => store };
  },
  adapterStore() {
    const codec = { encode: writeWorkbookFile, decode: readWorkbookFile };
    const scheduler = new ManualScheduler();
    const store = new AdapterStore(new MemoryAdapter(), codec, { scheduler, gatherMs: 0 });
    return { scheduler, areLasting: false, open: async () => store };
  },
};

describe.each(Object.keys(stores))('earlier states in %s', (kind) => {
  it('are listed, read, named, and brought back in one step that can be undone', async () => {
    const { scheduler, areLasting, open } = stores[kind]!();
    let store = await open();
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    const editing = await Editing.open(store, document.id);
    expect(store.points.areLasting).toBe(areLasting);
    expect(valueOf(await store.points.list(document.id))).toEqual([]);

    await editing.save(importRows(document, 5000));
    const first = await keep(editing, scheduler);
    const then = editing.workbook.document;
    scheduler.advance(60_000);
    await editing.save(tableEdit(then, 4990, 7), gridEdit(then, 'later'));
    const second = await keep(editing, scheduler, 'before the meeting');
    expect(valueOf(await store.points.list(document.id))).toEqual([second, first]);
    valueOf(await store.points.rename(document.id, first.id, 'imported'));
    expect(valueOf(await store.points.list(document.id))[1]).toEqual({ ...first, name: 'imported' });

    const read = valueOf(await store.points.read(document.id, first.id));
    expect(read.damaged).toEqual([]);
    expectSame(read.document, then);
    const now = editing.workbook.document;
    expect(compareDocuments(read.document, now).sheets.map(({ cells }) => cells)).toEqual([1, 1]);
    await editing.save(...restoreOperations(now, read.document));
    await editing.persister.dispose();
    store = await open();
    expectSame(valueOf(await store.open(document.id)).document, then);
    expect(await store.points.read(document.id, 'unknown')).toMatchObject({ problem: { code: 'notFound' } });
    expect(await store.points.rename(document.id, 'unknown', 'x')).toMatchObject({
      problem: { code: 'notFound' },
    });
  });

  it('are thinned out as new ones come', async () => {
    const { scheduler, open } = stores[kind]!();
    const store = await open();
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    const editing = await Editing.open(store, document.id);
    for (let i = 0; i < 40; i++) {
      await editing.save(gridEdit(document, i));
      await keep(editing, scheduler, i === 3 ? 'stays' : null);
      scheduler.advance(10 * 60_000);
    }
    const points = valueOf(await store.points.list(document.id));
    expect(points.length).toBeGreaterThan(8);
    expect(points.length).toBeLessThan(16);
    expect(points.map(({ name }) => name)).toContain('stays');
    for (const { id } of points) valueOf(await store.points.read(document.id, id));
  });
});

describe('earlier states in the database', () => {
  let disk: Disk;
  let store: WorkbookStore;
  let document: WorkbookDocument;
  let editing: Editing;
  beforeEach(async () => {
    disk = new Disk();
    store = await disk.openDurable();
    document = sampleWorkbook().document;
    valueOf(await store.create(document));
    editing = await Editing.open(store, document.id);
  });

  async function looking<T>(look: (database: WorthbookDatabase) => Promise<T>): Promise<T> {
    const database = new WorthbookDatabase('worthbook', disk.environment);
    await database.open();
    const found = await look(database);
    database.close();
    return found;
  }
  const partCount = () => looking((database) => database.parts.count());

  it('cost the parts that changed and no others', async () => {
    await editing.save(importRows(document, 9000));
    await editing.persister.fold();
    const before = await partCount();
    await keep(editing, disk.scheduler);
    expect(await partCount()).toBe(before);
    await editing.save(tableEdit(editing.workbook.document, 10, 1));
    await keep(editing, disk.scheduler);
    expect(await partCount()).toBe(before + 1);
  });

  it('keep their parts when the workbook has left them behind, and give them up with the point', async () => {
    await editing.save(importRows(document, 9000));
    const point = await keep(editing, disk.scheduler);
    const then = editing.workbook.document;
    await editing.save({ kind: 'removeSheet', sheetId: document.sheets[1]!.id });
    await editing.persister.fold();
    await editing.save(gridEdit(document, 1));
    await editing.persister.fold();
    const fresh = await disk.openDurable();
    expectSame(valueOf(await fresh.points.read(document.id, point.id)).document, then);

    // Another point that day takes its place, a day later.
    disk.scheduler.advance(60_000);
    await keep(editing, disk.scheduler);
    disk.scheduler.advance(40 * 60 * 60 * 1000);
    await editing.save(gridEdit(document, 2));
    await keep(editing, disk.scheduler);
    await editing.save(gridEdit(document, 3));
    await editing.persister.fold();
    expect(await store.points.read(document.id, point.id)).toMatchObject({ problem: { code: 'notFound' } });
    expect(await partCount()).toBeLessThan(9);
  });

  it('share with the open workbook what did not change, so that a restoration writes almost nothing', async () => {
    await editing.save(importRows(document, 9000));
    const point = await keep(editing, disk.scheduler);
    await editing.save(tableEdit(editing.workbook.document, 10, 1));
    await editing.persister.fold();
    const before = await partCount();
    const { document: then } = valueOf(await store.points.read(document.id, point.id));
    const [now, old] = [editing.workbook.document, then].map(({ sheets }) => sheets[1]!);
    if (now?.kind !== 'table' || old?.kind !== 'table') throw new Error('no table');
    expect(old.columns[0]!.blocks[1]).toBe(now.columns[0]!.blocks[1]);
    await editing.save(...restoreOperations(editing.workbook.document, then));
    expect(await partCount()).toBe(before);
    expectSame(valueOf(await (await disk.openDurable()).open(document.id)).document, then);
  });

  it('are read without a part that a sweep takes away at the same time being counted on', async () => {
    await editing.save(importRows(document, 9000));
    const then = editing.workbook.document;
    const point = await keep(editing, disk.scheduler);
    await editing.save({ kind: 'removeSheet', sheetId: document.sheets[1]!.id });
    await editing.persister.fold();
    await editing.persister.dispose();
    // Nothing of that state is in memory any more.
    store = await disk.openDurable();
    editing = await Editing.open(store, document.id);
    const reading = store.points.read(document.id, point.id);
    await looking(async (database) => {
      await database.points.clear();
      await database.pointHeads.clear();
    });
    await editing.save(gridEdit(document, 1));
    await editing.persister.fold();
    const read = await reading;
    if (read.ok) await editing.save(...restoreOperations(editing.workbook.document, read.value.document));
    const opened = valueOf(await (await disk.openDurable()).open(document.id));
    expect(opened.damaged).toEqual([]);
    if (read.ok) expectSame(opened.document, then);
  });

  it('can be read when the workbook cannot be opened', async () => {
    await editing.save(importRows(document, 600));
    const point = await keep(editing, disk.scheduler);
    const then = editing.workbook.document;
    await looking((database) => database.heads.toCollection().modify({ checksum: 0 }));
    const fresh = await disk.openDurable();
    expect(await fresh.open(document.id)).toMatchObject({ problem: { code: 'recordDamaged' } });
    expect(valueOf(await fresh.points.list(document.id))).toEqual([point]);
    expectSame(valueOf(await fresh.points.read(document.id, point.id)).document, then);
  });

  it('name what of them is damaged', async () => {
    await editing.save(importRows(document, 600));
    const point = await keep(editing, disk.scheduler);
    await looking((database) =>
      database.parts.toCollection().modify((row, kept) => {
        if (row.part.kind === 'boolean')
          kept.value = { ...row, part: { ...row.part, checksum: row.part.checksum ^ 1 } };
      }),
    );
    const read = valueOf(await (await disk.openDurable()).points.read(document.id, point.id));
    expect(read.damaged).toEqual(['Customers[Active]']);
  });

  it('go on in a copy of the workbook, and end with the workbook', async () => {
    const point = await keep(editing, disk.scheduler);
    const copyId = valueOf(await store.duplicate(document.id, 'Copy'));
    valueOf(await store.remove(document.id));
    valueOf(await store.purgeRemoved(0));
    expect(valueOf(await store.points.list(document.id))).toEqual([]);
    expect(valueOf(await store.points.list(copyId))).toEqual([point]);
    expect(valueOf(await store.points.read(copyId, point.id)).document.id).toBe(copyId);
    expect(await looking((database) => database.pointHeads.count())).toBe(1);
  });

  it('are not kept by a page that may not write any more', async () => {
    const other = await Editing.open(await disk.openDurable(), document.id);
    await other.save(gridEdit(document, 'other'));
    const kept = editing.persister.keepPoint(pointOf(editing, 0), document);
    disk.scheduler.becomeIdle();
    for (let i = 0; i < 50; i++) await turn();
    expect(await kept).toBe(false);
    expect(editing.persister.state).toEqual({ kind: 'failed', reason: 'storageBlocked' });
    expect(await editing.persister.keepPoint(pointOf(editing, 0), document)).toBe(false);
  });
});
