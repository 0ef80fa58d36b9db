import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newWorkbook } from '../../src/model/newWorkbook';
import { readWorkbookFile, writeWorkbookFile } from '../../src/io/workbookFile';
import { AdapterStore } from '../../src/storage/adapterStore';
import { MemoryStore } from '../../src/storage/memoryStore';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { MemoryAdapter } from '../support/memoryAdapter';
import { anyEdit, firstTable, gridEdit, importRows, sampleWorkbook, tableEdit } from './storeEdits';
import { Disk, Editing, expectSame, ManualScheduler, valueOf } from './storeWorld';

/** A kind of store, and how to come back to it after the page was closed. */
interface Kept {
  readonly scheduler: ManualScheduler;
  /** Otherwise an opening computes everything anew. */
  readonly keepsComputed: boolean;
  reopen(): Promise<WorkbookStore>;
}

const kinds: Readonly<Record<string, () => Kept>> = {
  indexedDbStore() {
    const disk = new Disk();
    return { scheduler: disk.scheduler, keepsComputed: true, reopen: () => disk.openDurable() };
  },
  memoryStore() {
    const scheduler = new ManualScheduler();
    const store = new MemoryStore({ nowMs: () => scheduler.nowMs() });
    return { scheduler, keepsComputed: true, reopen: () => Promise.resolve(store) };
  },
  adapterStore() {
    const scheduler = new ManualScheduler();
    const adapter = new MemoryAdapter();
    const codec = { encode: writeWorkbookFile, decode: readWorkbookFile };
    return {
      scheduler,
      keepsComputed: false,
      reopen: () => Promise.resolve(new AdapterStore(adapter, codec, { scheduler, gatherMs: 0 })),
    };
  },
};

describe.each(Object.keys(kinds))('%s', (kind) => {
  let kept: Kept;
  let store: WorkbookStore;
  beforeEach(async () => {
    kept = kinds[kind]!();
    store = await kept.reopen();
  });

  it('finds a new workbook again, with everything in it', async () => {
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    const opened = valueOf(await (await kept.reopen()).open(document.id));
    expectSame(opened.document, document);
    expect(opened).toMatchObject({ version: 0, damaged: [], computed: null });
  });

  it('says that an unknown workbook is not found', async () => {
    const { id } = newWorkbook();
    const code = 'notFound';
    expect(await store.open(id)).toMatchObject({ ok: false, problem: { code } });
    expect(await store.duplicate(id, 'x')).toMatchObject({ ok: false, problem: { code } });
    expect(await store.rename(id, 'x')).toMatchObject({ ok: false, problem: { code } });
    expect(await store.remove(id)).toMatchObject({ ok: false, problem: { code } });
  });

  it('keeps edits of every kind over reopening, folding and further edits', async () => {
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    for (let session = 0; session < 3; session++) {
      store = await kept.reopen();
      const editing = await Editing.open(store, document.id);
      editing.edit(gridEdit(document, 'a', session + 1));
      editing.edit(importRows(editing.workbook.document, 5000, session));
      await editing.save(tableEdit(editing.workbook.document, 4100, 7));
      if (session === 1) await editing.persister.fold();
      await editing.save(tableEdit(editing.workbook.document, 2, 'not a number'));
      await editing.persister.dispose();
      const opened = valueOf(await (await kept.reopen()).open(document.id));
      expectSame(opened.document, editing.workbook.document);
      expect(opened.version).toBe((session + 1) * 4);
    }
  });

  it('keeps what random edits make of a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('edit', 'edit', 'edit', 'fold', 'reopen')), {
          maxLength: 40,
        }),
        async (actions) => {
          kept = kinds[kind]!();
          store = await kept.reopen();
          const { document } = sampleWorkbook();
          valueOf(await store.create(document));
          let editing = await Editing.open(store, document.id);
          for (const [seed, action] of actions) {
            const before = editing.workbook.document;
            if (action === 'edit') editing.edit(anyEdit(before, diceOf(seed)));
            if (action === 'fold') await editing.persister.fold();
            if (action === 'reopen') {
              await editing.persister.dispose();
              editing = await Editing.open(await kept.reopen(), document.id);
              expectSame(editing.workbook.document, before);
            }
          }
          await editing.persister.dispose();
          const opened = valueOf(await (await kept.reopen()).open(document.id));
          expectSame(opened.document, editing.workbook.document);
          expect(opened.version).toBe(editing.workbook.version);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('shows computed values again only at the version they were computed for', async () => {
    const { document, table } = sampleWorkbook();
    valueOf(await store.create(document));
    const editing = await Editing.open(store, document.id);
    await editing.save(gridEdit(document, 1));
    const computed = { version: 1, columns: [{ blocks: table.columns[1]!.blocks }], cells: { a: 1 } };
    editing.persister.keepComputed(computed);
    kept.scheduler.becomeIdle();
    await editing.persister.fold();
    expect(valueOf(await store.open(document.id)).computed).toEqual(kept.keepsComputed ? computed : null);
    await editing.save(gridEdit(document, 2));
    expect(valueOf(await store.open(document.id)).computed).toBeNull();
  });

  it('lists workbooks with what is in them, the last edited first', async () => {
    const { document } = sampleWorkbook();
    const other = newWorkbook({ name: 'Other' });
    valueOf(await store.create(document));
    kept.scheduler.advance(1000);
    valueOf(await store.create(other));
    const editing = await Editing.open(store, document.id);
    expect(valueOf(await store.list()).map(({ name }) => name)).toEqual(['Other', document.name]);
    await editing.save(importRows(editing.workbook.document, 10), {
      kind: 'setWorkbookName',
      name: 'Edited',
    });
    const [first, second] = valueOf(await store.list());
    expect([first, second]).toMatchObject([
      { id: document.id, name: 'Edited', rowCount: 13, sheetCount: 2, readable: true },
      { id: other.id, name: 'Other', rowCount: 0, sheetCount: 1, readable: true },
    ]);
  });

  it('renames a workbook, also while it is being edited', async () => {
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    const editing = await Editing.open(store, document.id);
    valueOf(await store.rename(document.id, 'New name'));
    await editing.save(gridEdit(document, 1));
    expect(editing.persister.state.kind).not.toBe('failed');
    const opened = valueOf(await (await kept.reopen()).open(document.id));
    expectSame(opened.document, { ...editing.workbook.document, name: 'New name' });
    valueOf(await store.rename(document.id, 'New name'));
  });

  it('duplicates a workbook into one that goes its own way', async () => {
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    const editing = await Editing.open(store, document.id);
    await editing.save(importRows(document, 5000));
    const copyId = valueOf(await store.duplicate(document.id, 'Copy'));
    const copy = await Editing.open(store, copyId);
    expectSame(copy.workbook.document, { ...editing.workbook.document, id: copyId, name: 'Copy' });
    const removeAll = { kind: 'removeSheet', sheetId: firstTable(document).id } as const;
    await editing.save(removeAll);
    await editing.persister.fold();
    await editing.save(gridEdit(document, 1));
    await editing.persister.fold();
    await copy.save(gridEdit(document, 'copy'));
    valueOf(await store.remove(document.id));
    valueOf(await store.purgeRemoved(0));
    const opened = valueOf(await (await kept.reopen()).open(copyId));
    expectSame(opened.document, copy.workbook.document);
    expect(opened.damaged).toEqual([]);
  });

  it('hides a removed workbook, brings it back, and forgets it only when purged', async () => {
    const { document } = sampleWorkbook();
    valueOf(await store.create(document));
    valueOf(await store.remove(document.id));
    expect(valueOf(await store.list())).toEqual([]);
    valueOf(await store.purgeRemoved(60_000));
    valueOf(await store.restore(document.id));
    valueOf(await store.restore(document.id));
    expect(valueOf(await store.list())).toHaveLength(1);
    expectSame(valueOf(await store.open(document.id)).document, document);
    valueOf(await store.remove(document.id));
    kept.scheduler.advance(60_000);
    valueOf(await store.purgeRemoved(60_000));
    expect(await store.restore(document.id)).toMatchObject({ ok: false, problem: { code: 'notFound' } });
  });
});

/** A sequence of choices that a number stands for. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
