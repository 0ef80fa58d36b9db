import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import { restoreOperations } from '../../src/model/restoreContent';
import type { WorkbookStore } from '../../src/storage/workbookStore';
import { firstTable, gridEdit, importRows, sampleWorkbook, tableEdit } from './storeEdits';
import { FaultPlan, faults, type Fault } from './storeFaults';
import { Disk, Editing, expectSame, turn, valueOf, Witness } from './storeWorld';

/** What a page does until it is closed, or until everything is over. */
interface Page {
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
type Scenario = (page: Page, store: WorkbookStore) => Promise<void>;

async function createAndOpen(page: Page, store: WorkbookStore): Promise<Editing | null> {
  if (!(await store.create(page.document)).ok) return null;
  page.isCreated = true;
  if (!(await store.open(page.document.id)).ok) return null;
  page.editing = await Editing.open(store, page.document.id, page.witness).catch(() => null);
  return page.editing;
}

const scenarios: Readonly<Record<string, Scenario>> = {
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
    await editing.save(largeImport);
    await editing.save(tableEdit(editing.workbook.document, 100_000, 42));
  },

  async 'folding, sweeping, undoing what was swept'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    const { persister, workbook } = editing;
    await editing.save(importRows(page.document, 9000));
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
    await editing.save(importRows(page.document, 5000));
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
    const keep = async (id: string): Promise<void> => {
      const { version } = workbook;
      const atMs = page.disk.scheduler.nowMs();
      const kept = persister.keepPoint({ id, atMs, version, cause: 'named', name: id }, workbook.document);
      page.disk.scheduler.becomeIdle();
      if (!(await kept)) return;
      // What was said to be kept is there, whatever happens later.
      page.kept.set(id, workbook.document);
    };
    await editing.save(importRows(page.document, 9000));
    await keep('first');
    await editing.save({ kind: 'removeSheet', sheetId: firstTable(workbook.document).id });
    await persister.fold();
    await keep('second');
    await persister.fold();
    const read = await store.points.read(page.document.id, 'first');
    if (read.ok) await editing.save(...restoreOperations(workbook.document, read.value.document));
    await persister.fold();
  },

  async 'retrying when the workbook was lost'(page, store) {
    const editing = await createAndOpen(page, store);
    if (!editing) return;
    await editing.save(importRows(page.document, 5000));
    page.isCreated = false;
    await store.remove(page.document.id);
    await store.purgeRemoved(0);
    await editing.save(gridEdit(page.document, 'kept in memory'));
    await editing.persister.retry();
    await editing.save(gridEdit(page.document, 'after', 2));
  },
};

const sample = sampleWorkbook().document;
const largeImport = importRows(sample, 240_000);

let plan: FaultPlan;
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  plan.uninstall();
  vi.restoreAllMocks();
});

/** Runs a scenario with one thing going wrong. `null`: nothing does. */
async function run(scenario: Scenario, fault: Fault | null, at: number): Promise<Page> {
  plan = new FaultPlan(fault, at);
  const disk = new Disk();
  const page: Page = {
    disk,
    witness: new Witness(),
    document: sample,
    editing: null,
    isCreated: false,
    kept: new Map(),
  };
  page.witness.versions.set(0, page.document);
  let isDone = false;
  const running = (async () => {
    const opened = await disk.openStore();
    if (opened.kind === 'durable') await scenario(page, opened.store);
  })().finally(() => (isDone = true));
  while (!isDone && !plan.hasCrashed) {
    await turn();
    if (!plan.isHanging) continue;
    disk.scheduler.advance(1000);
    const state = page.editing?.persister.state;
    // Told within a second, whether or not it turns out to be a failure.
    if (state?.kind === 'saving') expect(state.stalled).toBe(true);
    disk.scheduler.advance(10_000);
  }
  if (plan.hasCrashed) {
    page.witness.isDeaf = true;
    disk.crash();
  } else {
    await running;
  }
  return page;
}

/** The page comes up again on what is on the disk. */
async function checkAfterRestart(page: Page): Promise<void> {
  const store = await page.disk.openDurable();
  const opened = await store.open(page.document.id);
  if (!opened.ok) {
    expect(opened.problem.code).toBe('notFound');
    expect(page.isCreated).toBe(false);
    return;
  }
  expect(opened.value.damaged).toEqual([]);
  page.witness.recognises(opened.value);
  for (const [id, document] of page.kept) {
    const read = valueOf(await store.points.read(page.document.id, id));
    expect(read.damaged).toEqual([]);
    expectSame(read.document, document);
  }
  // It goes on from there as if nothing had happened.
  const editing = await Editing.open(store, page.document.id, page.witness);
  await editing.save(gridEdit(page.document, 'life goes on', 9));
  await editing.persister.fold();
  expect(editing.persister.state.kind).toBe('saved');
  const again = valueOf(await (await page.disk.openDurable()).open(page.document.id));
  page.witness.recognises(again);
}

async function checkFault(scenario: Scenario, fault: Fault, at: number): Promise<void> {
  const page = await run(scenario, fault, at);
  expect(plan.isReached).toBe(true);
  const { editing } = page;
  const state = editing?.persister.state;
  plan.end();
  if (editing && state && !plan.hasCrashed) {
    expect(['saved', 'failed']).toContain(state.kind);
    if (state.kind === 'saved') expect(state.version).toBe(editing.workbook.version);
    await editing.persister.retry();
    expect(editing.persister.state).toMatchObject({ kind: 'saved', version: editing.workbook.version });
  }
  await checkAfterRestart(page);
  plan.uninstall();
}

/** One of so many operations is struck, other ones each time; 1 strikes every one and takes minutes. */
const stride = Number(process.env['STORE_FAULT_STRIDE'] ?? 29);
const offset = Number(process.env['STORE_FAULT_OFFSET'] ?? Math.floor(Math.random() * stride));

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  it('goes well when nothing fails', async () => {
    const page = await run(scenario, null, Infinity);
    expect(page.editing?.persister.state).toMatchObject({
      kind: 'saved',
      version: page.editing?.workbook.version,
    });
    await checkAfterRestart(page);
  });

  it.each(faults)(
    'tears and loses nothing when the n-th operation meets: %s',
    async (fault) => {
      await run(scenario, null, Infinity);
      const { count } = plan;
      plan.uninstall();
      for (let at = 1 + offset; at <= count; at += stride) {
        try {
          await checkFault(scenario, fault, at);
        } catch (error) {
          throw new Error(
            `${fault} at operation ${at} of ${count}, repeat with STORE_FAULT_OFFSET=${offset}`,
            { cause: error },
          );
        }
      }
    },
    120_000,
  );
});
