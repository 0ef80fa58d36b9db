import { restoreOperations } from '../../src/model/restoreContent';
import { firstTable, gridEdit, importRows, tableEdit } from './storeEdits';
import { createAndOpen, keepPoint, type Scenario } from './storePage';

/** On which the scenarios write more than once what a real disk takes at once: a column block is half of it. */
export const scenarioBytesPerWrite = 64 * 1024;

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
