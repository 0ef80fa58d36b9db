import type { WorkbookDocument } from '../../src/model/document';
import type { WorkbookStore } from '../../src/storage/workbookStore';
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

export async function createAndOpen(page: Page, store: WorkbookStore): Promise<Editing | null> {
  if (!(await store.create(page.document)).ok) return null;
  page.isCreated = true;
  return open(page, store);
}

export async function open(page: Page, store: WorkbookStore): Promise<Editing | null> {
  const opened = await store.open(page.document.id);
  // What could not be read this once is named; whoever is told so does not go on with the rest.
  if (!opened.ok || opened.value.damaged.length > 0) return null;
  page.witness.recognises(opened.value);
  page.editing = await Editing.open(store, page.document.id, page.witness).catch(() => null);
  return page.editing;
}

/** The page is closed in good order and comes up again. */
export async function closeAndOpen(page: Page): Promise<{ store: WorkbookStore; editing: Editing } | null> {
  await page.editing?.persister.dispose();
  page.editing = null;
  // It went down with everything else.
  if (page.witness.isDeaf) return null;
  const { kind, store } = await page.disk.openStore();
  const editing = kind === 'durable' ? await open(page, store) : null;
  return editing && { store, editing };
}

/** Keeps what the workbook is now; what was said to be kept is there, whatever happens later. */
export async function keepPoint(page: Page, { persister, workbook }: Editing, id: string): Promise<void> {
  const { version, document } = workbook;
  const atMs = page.disk.scheduler.nowMs();
  const kept = persister.keepPoint({ id, atMs, version, cause: 'named', name: id }, document);
  page.disk.scheduler.becomeIdle();
  if (await kept) page.kept.set(id, document);
}

/** Computed values of this version, written as when a person pauses. */
export async function keepComputed(page: Page, { persister, workbook }: Editing): Promise<void> {
  persister.keepComputed({ version: workbook.version });
  page.disk.scheduler.advance(1_000);
  page.disk.scheduler.becomeIdle();
  await persister.fold();
}
