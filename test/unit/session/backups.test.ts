import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalDocument } from '../../../src/model/documentEquality';
import type { WorkbookDocument } from '../../../src/model/document';
import { newWorkbookId } from '../../../src/model/ids';
import { Workbook } from '../../../src/model/workbook';
import { BackupKeeper, backUpAfterMs } from '../../../src/session/backupKeeper';
import { readWorkbookFile, writeWorkbookFile } from '../../../src/io/workbookFile';
import { Backups } from '../../../src/session/backups';
import { Library } from '../../../src/session/library';
import type { ChosenFolder } from '../../../src/storage/chosenFolder';
import { SecondCopies } from '../../../src/storage/secondCopies';
import { MemoryStore } from '../../../src/storage/memoryStore';
import { StoreLoss } from '../../../src/storage/storeLoss';
import { ManualScheduler } from '../../contract/storeWorld';
import { MemoryFolder } from '../../support/memoryFolder';
import { sampleWorkbook } from '../../support/sampleWorkbook';

describe('backups', () => {
  let own: MemoryFolder;
  let chosen: MemoryFolder;
  let scheduler: ManualScheduler;
  let copies: SecondCopies;
  let isAllowed: boolean;
  let backups: Backups;
  let document: WorkbookDocument;
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    own = new MemoryFolder();
    chosen = new MemoryFolder('Documents');
    scheduler = new ManualScheduler();
    copies = new SecondCopies(own, { encode: writeWorkbookFile, decode: readWorkbookFile }, scheduler);
    isAllowed = true;
    const folder = {
      canChoose: true,
      open: async (ask: string) => (isAllowed || ask === 'ask' ? chosen : null),
      choose: async () => chosen,
      name: async () => chosen.name,
    };
    backups = new Backups(copies, folder as unknown as ChosenFolder);
    document = sampleWorkbook().document;
  });
  afterEach(() => vi.restoreAllMocks());

  /** As storage keeps the second copy of a workbook that is open. */
  async function keepCopy(): Promise<void> {
    const copy = copies.keep(document, 0);
    scheduler.becomeIdle();
    await copy.settled();
    copy.dispose();
  }

  function libraryWith(own: { readonly store: MemoryStore; readonly loss?: StoreLoss }): Library {
    return new Library({
      ...own,
      backups,
      engine: () => {
        throw new Error('nothing is opened here');
      },
      licenseKeys: {},
      readFile: () => {
        throw new Error('not asked for');
      },
      openCsvSource: () => {
        throw new Error('no files here');
      },
      joinTabs: null,
      newWorkbookName: () => 'New',
    });
  }

  it('go to the folder, one file a workbook, and come back as they were', async () => {
    expect(await backups.backUp(document, 'ask')).toEqual({ ok: true, value: ['private', 'chosen'] });
    await backups.backUp({ ...document, name: 'A / new * name' }, 'ask');
    expect([...chosen.files.keys()]).toEqual([`A   new   name.${document.id}.worthbook`]);
    const [newest] = await backups.list();
    const read = await backups.read(newest!);
    expect(read.ok && canonicalDocument(read.value)).toEqual(
      canonicalDocument({ ...document, name: 'A / new * name' }),
    );
  });

  it('are the second copy too, one a workbook', async () => {
    await keepCopy();
    const [kept] = await backups.list();
    expect(kept).toMatchObject({ place: 'private', name: document.name, workbookId: document.id });
    const read = await backups.read(kept!);
    expect(read.ok && canonicalDocument(read.value)).toEqual(canonicalDocument(document));
  });

  it('leave other files of a folder alone', async () => {
    await chosen.write('letter.doc', new Uint8Array([1]));
    await chosen.write('mine.worthbook', new Uint8Array([1]));
    await backups.backUp(document, 'ask');
    expect(chosen.files.size).toBe(3);
    expect((await backups.list()).map(({ name }) => name)).toEqual([document.name]);
  });

  it('say when a folder takes no more, and keep what was there', async () => {
    await backups.backUp(document, 'ask');
    const before = [...chosen.files.values()][0]?.bytes;
    chosen.isFull = true;
    expect(await backups.backUp(document, 'ask')).toMatchObject({ problem: { code: 'backupFailed' } });
    expect([...chosen.files.values()][0]?.bytes).toBe(before);
  });

  it('go to the folder by themselves only while the browser allows it', async () => {
    isAllowed = false;
    expect(await backups.backUp(document, 'only if allowed')).toEqual({ ok: true, value: ['private'] });
    expect(await backups.backUp(document, 'ask')).toEqual({ ok: true, value: ['private', 'chosen'] });
  });

  it('are made minutes after an edit, not before and not without one, and when the workbook is closed', async () => {
    const workbook = new Workbook(document);
    const keeper = new BackupKeeper(workbook, backups, scheduler);
    const made = vi.spyOn(backups, 'backUp');
    const rename = (name: string) =>
      workbook.dispatch({ operations: [{ kind: 'setWorkbookName', name }], origin: 'test' });
    scheduler.advance(2 * backUpAfterMs);
    rename('one');
    rename('two');
    scheduler.advance(backUpAfterMs - 1);
    expect(made).not.toHaveBeenCalled();
    scheduler.advance(1);
    expect(made).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(keeper.last).toHaveLength(1));
    rename('three');
    keeper.dispose();
    expect(made).toHaveBeenCalledTimes(2);
    expect(made.mock.lastCall?.[0].name).toBe('three');
    expect(scheduler.timerCount).toBe(0);
  });

  it('are offered when the store is gone, and make the workbook again', async () => {
    await keepCopy();
    await backups.backUp({ ...document, id: newWorkbookId(), name: 'another' }, 'ask');
    const store = new MemoryStore();
    let marked = 'before';
    const write = (epoch: string): string => (marked = epoch);
    const marker = { read: () => marked, write, onChange: () => () => undefined };
    const library = libraryWith({ store, loss: new StoreLoss(marker, 'before', 'after') });
    const lost = await library.lostBackups();
    const [one, other] = lost.ok ? lost.value.toSorted((a) => (a.name === document.name ? -1 : 1)) : [];
    if (!one || !other) throw new Error('Two are kept.');
    expect([one.name, other.name]).toEqual([document.name, 'another']);
    expect(await library.restoreBackup(one)).toEqual({ ok: true, value: document.id });
    expect(library.loss?.isNews).toBe(true);
    // In another tab the list is from before. What was edited since stays.
    await store.rename(document.id, 'edited');
    expect(await library.restoreBackup(one)).toEqual({ ok: true, value: document.id });
    expect(await store.open(document.id)).toMatchObject({
      value: { document: { name: 'edited' } },
    });
    await store.rename(document.id, document.name);
    expect((await library.restoreBackup(other)).ok).toBe(true);
    expect([await library.lostBackups(), library.loss?.isNews]).toEqual([{ ok: true, value: [] }, false]);
    const opened = await store.open(document.id);
    expect(opened.ok && canonicalDocument(opened.value.document)).toEqual(canonicalDocument(document));
  });

  it('open beside a workbook that is here and cannot be read, which is left as it is', async () => {
    await keepCopy();
    const store = new MemoryStore();
    const damaged = { ...document, sheets: document.sheets.slice(1) };
    await store.create(damaged);
    const library = libraryWith({ store });
    expect(await library.lostBackups()).toEqual({ ok: true, value: [] });
    const kept = await library.backupsOf(document.id);
    const [copy] = kept.ok ? kept.value : [];
    if (!copy) throw new Error('One is kept.');
    expect(await library.backupsOf(newWorkbookId())).toEqual({ ok: true, value: [] });
    const made = await library.copyBackup(copy, 'as it was');
    if (!made.ok) throw new Error(made.problem.code);
    expect(made.value).not.toBe(document.id);
    expect(await store.open(document.id)).toMatchObject({ value: { document: damaged } });
    const opened = await store.open(made.value);
    expect(opened.ok && canonicalDocument({ ...opened.value.document, id: document.id })).toEqual(
      canonicalDocument({ ...document, name: 'as it was' }),
    );
  });

  it('do not stay in the browser when their workbook is deleted for good', async () => {
    await keepCopy();
    await backups.backUp(document, 'ask');
    expect(own.files.size).toBe(1);
    await backups.forget([document.id]);
    expect(own.files.size).toBe(0);
    expect(chosen.files.size).toBe(1);
  });
});
