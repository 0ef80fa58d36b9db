import type { WorkbookDocument } from '../../src/model/document';
import { History } from '../../src/model/history';
import { restoreOperations } from '../../src/model/restoreContent';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { diceOf } from '../support/testSize';
import {
  anyEdit,
  firstTable,
  gridChunks,
  gridEdit,
  importRows,
  sampleWorkbook,
  tableEdit,
} from './storeEdits';
import { Editing, type Disk, type Witness } from './storeWorld';

/** What a page does until it is closed, or until everything is over. */
export interface Page {
  readonly disk: Disk;
  readonly witness: Witness;
  readonly document: WorkbookDocument;
  /** Set by the scenario, so that the fault's consequences can be looked at. */
  editing: Editing | null;
  /** The workbook was said to be there. */
  isCreated: boolean;
  /** Restore points that were said to be kept. */
  readonly kept: Map<string, WorkbookDocument>;
}
export type Scenario = (page: Page, store: WorkbookStore) => Promise<void>;

/** On which the scenarios write more than once what a real disk takes at once: a column block is half of it. */
export const scenarioBytesPerWrite = 64 * 1024;

async function createAndOpen(page: Page, store: WorkbookStore): Promise<Editing | null> {
  if (!(await store.create(page.document)).ok) return null;
  page.isCreated = true;
  return open(page, store);
}

async function open(page: Page, store: WorkbookStore): Promise<Editing | null> {
  const opened = await store.open(page.document.id);
  // What could not be read this once is named; whoever is told so does not go on with the rest.
  if (!opened.ok || opened.value.damaged.length > 0) return null;
  page.witness.recognises(opened.value);
  page.editing = await Editing.open(store, page.document.id, page.witness).catch(() => null);
  return page.editing;
}

/** The page is closed in good order and comes up again. */
async function closeAndOpen(page: Page): Promise<{ store: WorkbookStore; editing: Editing } | null> {
  await page.editing?.persister.dispose();
  page.editing = null;
  // It went down with everything else.
  if (page.witness.isDeaf) return null;
  const { kind, store } = await page.disk.openStore();
  const editing = kind === 'durable' ? await open(page, store) : null;
  return editing && { store, editing };
}

/** Keeps what the workbook is now; what was said to be kept is there, whatever happens later. */
async function keepPoint(page: Page, { persister, workbook }: Editing, id: string): Promise<void> {
  const { version, document } = workbook;
  const atMs = page.disk.scheduler.nowMs();
  const kept = persister.keepPoint({ id, atMs, version, cause: 'named', name: id }, document);
  page.disk.scheduler.becomeIdle();
  if (await kept) page.kept.set(id, document);
}

/** Computed values of this version, written as when a person pauses. */
async function keepComputed(page: Page, { persister, workbook }: Editing): Promise<void> {
  persister.keepComputed({ version: workbook.version });
  page.disk.scheduler.advance(1_000);
  page.disk.scheduler.becomeIdle();
  await persister.fold();
}

/** Those that `npm test` strikes at every operation. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  async 'typing into cells'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(gridEdit(page.document, 'one'));
    editing.edit(gridEdit(page.document, 'two', 2));
    editing.edit(gridEdit(page.document, 'three', 3));
    await editing.persister.flushed();
    await editing.save(tableEdit(page.document, 1, 42));
  },

  async 'importing more than one write takes'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 9_000));
    await editing.save(tableEdit(editing.workbook.document, 6_000, 42));
  },

  async 'folding, sweeping, undoing what was swept'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const { persister, workbook } = editing;
    await editing.save(importRows(page.document, 600));
    await persister.fold();
    const { id: sheetId, columns } = firstTable(workbook.document);
    const removed = columns[1]!;
    editing.edit({ kind: 'removeColumn', sheetId, columnId: removed.id });
    editing.edit(gridEdit(page.document, 'x', 70));
    await persister.fold();
    await editing.save(gridEdit(page.document, 'y', 70));
    await persister.fold();
    await editing.save({ kind: 'addColumn', sheetId, column: removed, after: null });
    persister.keepComputed({ version: workbook.version });
    page.disk.scheduler.becomeIdle();
    await persister.fold();
  },

  async 'renaming, duplicating, hiding and purging around edits'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 600));
    const copy = await store.duplicate(page.document.id, 'Copy');
    await store.remove(page.document.id);
    await editing.save(gridEdit(page.document, 'while hidden'));
    await store.restore(page.document.id);
    if (copy.ok) await store.remove(copy.value);
    await store.purgeRemoved(0);
    await editing.save(gridEdit(page.document, 'after'));
  },

  async 'keeping restore points, and bringing one back'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const { persister, workbook } = editing;
    await editing.save(importRows(page.document, 600));
    await keepPoint(page, editing, 'first');
    await editing.save({ kind: 'removeSheet', sheetId: firstTable(workbook.document).id });
    await persister.fold();
    await keepPoint(page, editing, 'second');
    await persister.fold();
    const read = await store.points.read(page.document.id, 'first');
    if (read.ok) await editing.save(...restoreOperations(workbook.document, read.value.document));
    await persister.fold();
  },

  async 'retrying when the workbook was lost'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 600));
    page.isCreated = false;
    await store.remove(page.document.id);
    await store.purgeRemoved(0);
    await editing.save(gridEdit(page.document, 'kept in memory'));
    await editing.persister.retry();
    await editing.save(gridEdit(page.document, 'after', 2));
  },
};

const written: Readonly<Record<string, Scenario>> = {
  async 'pasting long texts and clearing them'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(gridChunks(page.document, 4, 12));
    await editing.persister.fold();
    await editing.save(gridChunks(page.document, 2, 3, 7));
    await editing.save(gridEdit(page.document, '', 3, 2));
    await editing.persister.fold();
  },

  async 'removing rows, a column and a sheet'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 2_000));
    const { id: sheetId, rows, columns } = firstTable(editing.workbook.document);
    await editing.persister.fold();
    await editing.save({ kind: 'removeRows', sheetId, rows: rows.slice(-1) });
    await editing.save({ kind: 'removeColumn', sheetId, columnId: columns[0]!.id });
    await editing.save({ kind: 'removeSheet', sheetId });
    await editing.persister.fold();
  },

  async 'importing once more, with other values'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 4_500));
    await editing.save(importRows(editing.workbook.document, 4_500, 5));
    await editing.persister.fold();
  },

  async 'computed values, until their leavings are swept'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    for (let pause = 0; pause < 9; pause++) {
      await editing.save(gridEdit(page.document, pause));
      await keepComputed(page, editing);
    }
  },

  async 'closing and opening again between edits'(page, store) {
    let editing = await createAndOpen(page, store);
    for (let visit = 0; editing && visit < 3; visit++) {
      await editing.save(gridEdit(page.document, `visit ${visit}`, visit + 1));
      editing.edit(tableEdit(editing.workbook.document, visit, visit));
      editing = (await closeAndOpen(page))?.editing ?? null;
    }
  },

  async 'a journal so long that it is folded by itself'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    for (let edit = 0; edit < 40; edit++) editing.edit(gridEdit(page.document, edit, edit + 1));
    await editing.persister.flushed();
    page.disk.scheduler.becomeIdle();
    await editing.save(gridEdit(page.document, 'meanwhile', 50));
    await editing.persister.fold();
  },

  async 'a journal so long that it waits for no pause'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    for (let edit = 0; edit < 300; edit++) editing.edit(gridEdit(page.document, edit, edit + 1));
    await editing.persister.flushed();
    page.disk.scheduler.advance(1);
    await editing.save(gridEdit(page.document, 'meanwhile'));
    await editing.persister.fold();
  },

  async 'another workbook that comes and goes'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const other = sampleWorkbook().document;
    if ((await store.create(other)).ok) {
      const beside = await Editing.open(store, other.id).catch(() => null);
      await beside?.save(importRows(other, 600));
      await editing.save(gridEdit(page.document, 'beside'));
      await beside?.persister.dispose();
      await store.remove(other.id);
      await store.purgeRemoved(0);
    }
    await editing.save(gridEdit(page.document, 'alone', 2));
  },

  async 'undoing and redoing an import'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const history = new History(editing.workbook);
    await editing.save(importRows(page.document, 5_000));
    history.undo();
    await editing.persister.fold();
    history.redo();
    await editing.persister.flushed();
    history.undo();
    await editing.persister.fold();
  },

  async 'naming the workbook and its states'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save({ kind: 'setWorkbookName', name: 'Renamed' });
    await keepPoint(page, editing, 'named');
    await store.points.rename(page.document.id, 'named', 'Named otherwise');
    await editing.save({ kind: 'setWorkbookName', name: 'Renamed again' });
    await store.points.list(page.document.id);
    await store.rawRecords(page.document.id);
  },
};

/** What a page does by chance, the same each time. */
const walk =
  (seed: number): Scenario =>
  async (page, store) => {
    const dice = diceOf(seed);
    let editing = await createAndOpen(page, store);
    let history = editing && new History(editing.workbook);
    for (let step = 0; editing && step < 16; step++) {
      switch (dice(9)) {
        case 0:
          await editing.persister.flushed();
          break;
        case 1:
          await editing.persister.fold();
          break;
        case 2:
          await keepPoint(page, editing, `step ${step}`);
          break;
        case 3:
          await keepComputed(page, editing);
          break;
        case 4:
          history?.undo();
          break;
        case 5: {
          if (dice(2) > 0) break;
          editing = (await closeAndOpen(page))?.editing ?? null;
          history = editing && new History(editing.workbook);
          break;
        }
        default:
          editing.edit(anyEdit(editing.workbook.document, dice));
      }
    }
    await editing?.persister.flushed();
  };

const walks = Array.from({ length: 14 }, (_, seed) => [`by chance, ${seed}`, walk(seed)] as const);

/** Those that the long run adds. */
export const furtherScenarios: Readonly<Record<string, Scenario>> = {
  ...written,
  ...Object.fromEntries(walks),
};
