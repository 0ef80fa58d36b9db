import { History } from '../../src/model/history';
import { lineId, newWorkbookId } from '../../src/model/ids';
import type { JournalPersister } from '../../src/storage/persister';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { diceOf } from '../support/testSize';
import {
  anyEdit,
  firstGrid,
  firstTable,
  gridChunks,
  gridEdit,
  importRows,
  insertLines,
  sampleWorkbook,
  tableEdit,
} from './storeEdits';
import { closeAndOpen, createAndOpen, keepComputed, keepPoint, open, type Scenario } from './storePage';
import { Editing } from './storeWorld';

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

  async 'lines of a sheet of cells that come, move and go'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const { id: sheetId } = firstGrid(page.document);
    const rows = { sheetId, dimension: 'rows' as const };
    await editing.save(gridChunks(page.document, 3, 8));
    await editing.save(insertLines(editing.workbook.document, 'rows', 2, 3));
    await editing.persister.fold();
    await editing.save({ kind: 'moveLines', ...rows, lines: [[5, 4]], after: lineId(20) });
    await editing.save({ kind: 'removeLines', ...rows, lines: [[10, 60]] });
    await editing.save(insertLines(editing.workbook.document, 'columns', -1));
    await editing.persister.fold();
  },

  async 'undoing and redoing what takes rows, a column and a sheet away'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const history = new History(editing.workbook);
    await editing.save(importRows(page.document, 1_200));
    const { id: sheetId, rows, columns } = firstTable(editing.workbook.document);
    await editing.save({ kind: 'removeRows', sheetId, rows: rows.slice(-1) });
    await editing.save({ kind: 'removeColumn', sheetId, columnId: columns[0]!.id });
    await editing.save({ kind: 'removeSheet', sheetId });
    await editing.persister.fold();
    for (let step = 0; step < 3; step++) history.undo();
    await editing.persister.fold();
    for (let step = 0; step < 2; step++) history.redo();
    await editing.persister.flushed();
  },

  async 'a copy that is edited beside what it is of'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 1_200));
    const copied = await store.duplicate(page.document.id, 'Copy');
    if (copied.ok) {
      const copy = await Editing.open(store, copied.value).catch(() => null);
      await copy?.save(gridEdit(page.document, 'in the copy'));
      await editing.save(gridEdit(page.document, 'in the original'));
      await copy?.persister.fold();
      await copy?.persister.dispose();
    }
    await editing.persister.fold();
  },

  async 'an earlier state that becomes a workbook of its own'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 1_200));
    await keepPoint(page, editing, 'before');
    await editing.save(tableEdit(editing.workbook.document, 7, 7));
    const read = await store.points.read(page.document.id, 'before');
    if (read.ok) await store.create({ ...read.value.document, id: newWorkbookId(), name: 'Before' });
    await editing.save(gridEdit(page.document, 'after'));
    await editing.persister.fold();
  },

  async 'writing all of it anew after a failure, while it is edited'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 1_200));
    (editing.persister as JournalPersister).fail('storageFull');
    editing.edit(gridEdit(page.document, 'kept in memory'));
    const retried = editing.persister.retry();
    editing.edit(gridEdit(page.document, 'meanwhile', 2));
    await retried;
    await editing.persister.flushed();
    await editing.save(gridEdit(page.document, 'after', 3));
  },

  async 'a page that goes without a word, over and over'(page, store) {
    let [opened, editing]: [WorkbookStore, Editing | null] = [store, await createAndOpen(page, store)];
    for (let visit = 0; editing && visit < 3; visit++) {
      await editing.save(gridEdit(page.document, `visit ${visit}`, visit + 1));
      if (page.witness.isDeaf || editing.persister.state.kind === 'failed') return;
      opened.close();
      page.editing = null;
      const next = await page.disk.openStore();
      opened = next.store;
      editing = next.kind === 'durable' ? await open(page, opened) : null;
    }
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

const walks = Array.from({ length: 8 }, (_, seed) => [`by chance, ${seed}`, walk(seed)] as const);

/** Those that the long run adds. */
export const furtherScenarios: Readonly<Record<string, Scenario>> = {
  ...written,
  ...Object.fromEntries(walks),
};
