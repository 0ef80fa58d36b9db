import { expect, it } from 'vitest';
import { readWorkbookFile, writeWorkbookFile } from '../../src/io/workbookFile';
import { canonicalDocument } from '../../src/model/documentEquality';
import type { WorkbookId } from '../../src/model/ids';
import { copiesIn, editsIn, readEdits, writeEdits } from '../../src/storage/copyFiles';
import type { JournalRow } from '../../src/storage/database';
import type { Scheduler } from '../../src/storage/scheduler';
import type { BackupFolder } from '../../src/storage/backupFolder';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { SecondCopies } from '../../src/storage/secondCopies';
import { eachSeed } from '../support/eachSeed';
import { MemoryFolder } from '../support/memoryFolder';
import { quietConsole } from '../support/quietConsole';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { anyEdit, gridEdit, sampleWorkbook } from './storeEdits';
import { Disk, Editing, turn, valueOf, Witness } from './storeWorld';

quietConsole();

const seeds = testSize(12, 300);
const stepsPerSeed = 40;
const codec = { encode: writeWorkbookFile, decode: readWorkbookFile };

/** The private folder of a browser, as the page that is up now has it: one that is gone writes no more. */
class Profile {
  readonly folder = new MemoryFolder();
  #page = 0;

  copies = (scheduler: Scheduler): SecondCopies => {
    const page = this.#page;
    const { folder } = this;
    const isGone = (): boolean => page !== this.#page;
    const write = async (name: string, bytes: Uint8Array): Promise<void> => {
      await turn();
      if (isGone()) throw new Error('the page is gone');
      return folder.write(name, bytes);
    };
    const remove = async (name: string): Promise<void> => {
      if (isGone()) throw new Error('the page is gone');
      return folder.remove(name);
    };
    const list = () => folder.list();
    const has = (name: string) => folder.has(name);
    const read = (name: string) => folder.read(name);
    return new SecondCopies({ name: 'private', list, has, read, write, remove }, codec, scheduler);
  };

  crash(): void {
    this.#page++;
  }
}

/** The sample workbook, stored on a disk and opened in its first page. */
async function beginOn(disk: Disk): Promise<{ readonly store: WorkbookStore; readonly editing: Editing }> {
  const { document } = sampleWorkbook();
  const store = await disk.openDurable();
  valueOf(await store.create(document));
  return { store, editing: await Editing.open(store, document.id) };
}

/** What the second copy of a workbook says, in a form that can be compared. */
async function copyOf(profile: Profile, disk: Disk, id: WorkbookId): Promise<unknown> {
  const read = await profile.copies(disk.scheduler).read(id);
  return read.ok ? canonicalDocument(read.value) : read;
}

async function expectCopy(profile: Profile, disk: Disk, { workbook }: Editing): Promise<void> {
  const { document } = workbook;
  await expect
    .poll(() => copyOf(profile, disk, document.id), { timeout: 20_000 })
    .toEqual(canonicalDocument(document));
}

it(
  'keeps every edit beside the database, through crashes and when the folder refuses for a while',
  async () => {
    await eachSeed(seeds, async (seed) => {
      const dice = diceOf(seed);
      const profile = new Profile();
      const disk = new Disk({ copies: profile.copies });
      const { document } = sampleWorkbook();
      let store = await disk.openDurable();
      valueOf(await store.create(document));
      let editing = await Editing.open(store, document.id);
      for (let step = 0; step < stepsPerSeed; step++) {
        switch (dice(12)) {
          case 0:
            disk.crash();
            profile.crash();
            store = await disk.openDurable();
            editing = await Editing.open(store, document.id);
            break;
          case 1:
            await editing.persister.dispose();
            editing = await Editing.open(store, document.id);
            break;
          case 2:
            disk.scheduler.becomeIdle();
            break;
          case 3:
            profile.folder.isFull = dice(2) === 0;
            break;
          case 4:
            for (let turns = dice(30); turns > 0; turns--) await turn();
            break;
          default:
            await editing.save(anyEdit(editing.workbook.document, dice));
        }
      }
      profile.folder.isFull = false;
      disk.scheduler.advance(60_000);
      await editing.save(anyEdit(editing.workbook.document, dice));
      await expectCopy(profile, disk, editing);
      // One copy, and the edits after it.
      const files = await profile.folder.list();
      expect(new Set(copiesIn(files).map(({ copy }) => copy)).size).toBe(1);
      disk.closeAll();
    });
    recordFigure('copies beside the database, with crashes', {
      seeds,
      steps: stepsPerSeed,
      firstSeed,
      lost: 0,
    });
  },
  testTimeoutMs(60_000),
);

it(
  'has whatever was said to be saved at that moment, also where a crash had left it behind',
  async () => {
    await eachSeed(seeds, async (seed) => {
      const dice = diceOf(seed);
      const profile = new Profile();
      const disk = new Disk({ copies: profile.copies });
      let { editing } = await beginOn(disk);
      const { id } = editing.workbook.document;
      for (let step = 0; step < stepsPerSeed; step++) {
        switch (dice(6)) {
          case 0:
            // Killed in the middle of an edit: the database may have it, and the copy not, or the other way round.
            editing.edit(anyEdit(editing.workbook.document, dice));
            for (let turns = dice(12); turns > 0; turns--) await turn();
            disk.crash();
            profile.crash();
            editing = await Editing.open(await disk.openDurable(), id, new Witness());
            break;
          case 1:
            disk.scheduler.becomeIdle();
            for (let turns = dice(6); turns > 0; turns--) await turn();
            break;
          default: {
            await editing.save(anyEdit(editing.workbook.document, dice));
            const saved = canonicalDocument(editing.workbook.document);
            expect(await copyOf(profile, disk, id), `step ${step}`).toEqual(saved);
          }
        }
      }
      disk.closeAll();
    });
    recordFigure('copies at the moment of Saved', { seeds, steps: stepsPerSeed, firstSeed, behind: 0 });
  },
  testTimeoutMs(60_000),
);

it('writes an edit, not the workbook, and begins anew when edits pile up', async () => {
  const profile = new Profile();
  const disk = new Disk({ copies: profile.copies });
  const { editing } = await beginOn(disk);
  const { document } = editing.workbook;
  disk.scheduler.becomeIdle();
  await expectCopy(profile, disk, editing);
  const [first] = copiesIn(await profile.folder.list());
  await editing.save(gridEdit(editing.workbook.document, 'one'));
  await expectCopy(profile, disk, editing);
  await editing.save(gridEdit(editing.workbook.document, 'two'));
  await expectCopy(profile, disk, editing);
  const files = await profile.folder.list();
  expect(copiesIn(files).map(({ name }) => name)).toEqual([first?.name]);
  expect(editsIn(files)).toHaveLength(1);

  // Another page goes on where this one ended.
  profile.crash();
  disk.crash();
  const next = await Editing.open(await disk.openDurable(), document.id);
  await next.save(gridEdit(next.workbook.document, 'three'));
  await expectCopy(profile, disk, next);
  expect(copiesIn(await profile.folder.list()).map(({ name }) => name)).toEqual([first?.name]);
  expect(editsIn(await profile.folder.list())).toHaveLength(1);

  for (let edit = 0; edit < 55; edit++) {
    await next.save(gridEdit(next.workbook.document, `${edit} ${'long '.repeat(6_000)}`));
  }
  await expectCopy(profile, disk, next);
  await expect.poll(async () => copiesIn(await profile.folder.list())[0]?.name).not.toBe(first?.name);
  disk.closeAll();
});

it('brings a workbook back when the database is gone, and goes on from there', async () => {
  const profile = new Profile();
  const disk = new Disk({ copies: profile.copies });
  const { editing: before } = await beginOn(disk);
  const { document } = before.workbook;
  for (const input of ['one', 'two', 'three']) {
    await before.save(gridEdit(before.workbook.document, input));
  }
  await expectCopy(profile, disk, before);
  disk.crash();
  profile.crash();
  disk.loseEverything();

  const opened = await disk.openStore();
  expect([opened.kind, opened.loss?.isNews]).toEqual(['durable', true]);
  const copy = valueOf(await profile.copies(disk.scheduler).read(document.id));
  expect(canonicalDocument(copy)).toEqual(canonicalDocument(before.workbook.document));
  valueOf(await opened.store.create(copy));
  // Versions begin anew: edits of before must not be taken for those after.
  const after = await Editing.open(opened.store, document.id, new Witness());
  await after.save(gridEdit(after.workbook.document, 'four'));
  await expectCopy(profile, disk, after);
  disk.closeAll();
});

it('gives what is before a file that is damaged, and an older copy when the newest is', async () => {
  const profile = new Profile();
  const disk = new Disk({ copies: profile.copies });
  const { editing } = await beginOn(disk);
  const { document } = editing.workbook;
  disk.scheduler.becomeIdle();
  await expectCopy(profile, disk, editing);
  const start = await copyOf(profile, disk, document.id);
  await editing.save(gridEdit(editing.workbook.document, 'one'));
  await expectCopy(profile, disk, editing);
  const [edits] = editsIn(await profile.folder.list());
  await profile.folder.write(edits!.name, new Uint8Array([1, 2, 3]));
  expect(await copyOf(profile, disk, document.id)).toEqual(start);
  const [copy] = copiesIn(await profile.folder.list());
  const whole = await profile.folder.read(copy!.name);
  await profile.folder.write(copy!.name.replace(/-\w+\.worthbook$/, '-other.worthbook'), whole.slice(0, 99));
  expect(await copyOf(profile, disk, document.id)).toEqual(start);
  const withoutNewest = {
    ...folderOf(profile.folder),
    read: (name: string) =>
      name.endsWith('-other.worthbook') ? Promise.reject(new Error('gone')) : profile.folder.read(name),
  };
  const older = valueOf(await new SecondCopies(withoutNewest, codec, disk.scheduler).read(document.id));
  expect(canonicalDocument(older)).toEqual(start);
  disk.closeAll();
});

it('is the whole workbook again by the next Saved when its files were cleared under the open page', async () => {
  const profile = new Profile();
  const disk = new Disk({ copies: profile.copies });
  const { editing } = await beginOn(disk);
  const { id } = editing.workbook.document;
  disk.scheduler.becomeIdle();
  await editing.save(gridEdit(editing.workbook.document, 'one'));
  await expectCopy(profile, disk, editing);
  for (const input of ['two', 'three']) {
    profile.folder.files.clear();
    await editing.save(gridEdit(editing.workbook.document, input));
    expect(editing.persister.state.kind).toBe('saved');
    expect(await copyOf(profile, disk, id)).toEqual(canonicalDocument(editing.workbook.document));
  }
  const files = await profile.folder.list();
  expect([copiesIn(files).length, editsIn(files).length]).toEqual([1, 0]);
  disk.closeAll();
});

/** Changes the text of an edit as a flipped bit would: it still reads, and says something else. */
function misspelt(row: JournalRow): JournalRow {
  const text = new TextDecoder().decode(row.text);
  expect(text).toContain('two');
  return { ...row, text: new TextEncoder().encode(text.replace('two', 'owt')) };
}

it.each<[string, (rows: readonly JournalRow[]) => readonly JournalRow[]]>([
  ['is missing', ([one, , three]) => [one!, three!]],
  ['stands twice', ([one, , three]) => [one!, one!, three!]],
  ['stands in the wrong place', ([one, two, three]) => [one!, three!, two!]],
  ['says what nobody wrote', ([one, two, three]) => [one!, misspelt(two!), three!]],
])('ends before an edit that %s', async (_, damage) => {
  const profile = new Profile();
  const disk = new Disk({ copies: profile.copies });
  const { editing } = await beginOn(disk);
  const { id } = editing.workbook.document;
  disk.scheduler.becomeIdle();
  await expectCopy(profile, disk, editing);
  await editing.save(gridEdit(editing.workbook.document, 'one'));
  const before = canonicalDocument(editing.workbook.document);
  for (const input of ['two', 'three']) await editing.save(gridEdit(editing.workbook.document, input));
  await expectCopy(profile, disk, editing);
  const [edits] = editsIn(await profile.folder.list());
  const rows = readEdits(await profile.folder.read(edits!.name));
  expect(rows).toHaveLength(3);
  await profile.folder.write(edits!.name, await writeEdits(damage(rows)));
  expect(await copyOf(profile, disk, id)).toEqual(before);
  disk.closeAll();
});

it('is the whole workbook again as soon as a folder that was slow has answered, and later where it stays slow', async () => {
  const profile = new Profile();
  let hold: Promise<void> = Promise.resolve();
  const { folder } = profile;
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    await hold;
    return folder.write(name, bytes);
  };
  const slow = { ...folderOf(folder), write };
  const disk = new Disk({ copies: (scheduler) => new SecondCopies(slow, codec, scheduler) });
  const { editing } = await beginOn(disk);
  disk.scheduler.becomeIdle();
  await expect.poll(async () => copiesIn(await folder.list())).toHaveLength(1);
  /** An edit whose file takes longer than Saved waits, and one more before it is there. */
  const editSlowly = async (): Promise<void> => {
    let goOn: () => void = () => undefined;
    hold = new Promise((resolve) => (goOn = resolve));
    editing.edit(gridEdit(editing.workbook.document, 'slow'));
    await expect.poll(() => editing.persister.state.kind).toBe('saving');
    for (let turns = 0; turns < 20; turns++) await turn();
    disk.scheduler.advance(2_000);
    await editing.persister.flushed();
    await editing.save(gridEdit(editing.workbook.document, 'meanwhile'));
    goOn();
    for (let turns = 0; turns < 20; turns++) await turn();
  };
  await editSlowly();
  disk.scheduler.advance(0);
  await expectCopy(profile, disk, editing);
  await editSlowly();
  disk.scheduler.advance(900);
  for (let turns = 0; turns < 20; turns++) await turn();
  expect(await copyOf(profile, disk, editing.workbook.document.id)).not.toEqual(
    canonicalDocument(editing.workbook.document),
  );
  disk.scheduler.advance(100);
  await expectCopy(profile, disk, editing);
  disk.closeAll();
});

/** To be changed in parts. */
const folderOf = (folder: MemoryFolder): BackupFolder => ({
  name: folder.name,
  list: () => folder.list(),
  has: (name) => folder.has(name),
  read: (name) => folder.read(name),
  write: (name, bytes) => folder.write(name, bytes),
  remove: (name) => folder.remove(name),
});

it('is waited for before Saved is said, but not for long when the folder hangs', async () => {
  const folder = new MemoryFolder();
  let hold: Promise<void> = Promise.resolve();
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    await hold;
    return folder.write(name, bytes);
  };
  const slow = { ...folderOf(folder), write };
  const disk = new Disk({ copies: (scheduler) => new SecondCopies(slow, codec, scheduler) });
  const { store, editing } = await beginOn(disk);
  const { document } = editing.workbook;
  disk.scheduler.becomeIdle();
  await expect.poll(async () => copiesIn(await folder.list())).toHaveLength(1);
  await editing.save(gridEdit(editing.workbook.document, 'one'));

  let goOn: () => void = () => undefined;
  hold = new Promise((resolve) => (goOn = resolve));
  editing.edit(gridEdit(editing.workbook.document, 'two'));
  const version = editing.workbook.version;
  const saved = async (): Promise<number> => valueOf(await store.open(document.id)).version;
  await expect.poll(saved).toBe(version);
  expect(editing.persister.state.kind).toBe('saving');
  goOn();
  await editing.persister.flushed();
  expect(editing.persister.state).toMatchObject({ kind: 'saved', version });

  hold = new Promise(() => undefined);
  editing.edit(gridEdit(editing.workbook.document, 'three'));
  await expect.poll(saved).toBe(version + 1);
  expect(editing.persister.state.kind).toBe('saving');
  disk.scheduler.advance(2_000);
  await editing.persister.flushed();
  expect(editing.persister.state.kind).toBe('saved');
  // Once is enough.
  await editing.save(gridEdit(editing.workbook.document, 'four'));
  expect(editing.persister.state.kind).toBe('saved');
  disk.closeAll();
});
