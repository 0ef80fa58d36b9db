import { describe, expect, it } from 'vitest';
import { readWorkbookFile } from '../../src/io/workbookFile';
import { storageSchema, WorthbookDatabase } from '../../src/storage/database';
import { quietConsole } from '../support/quietConsole';
import { gridEdit } from './storeEdits';
import { FaultPlan } from './storeFaults';
import { goldenDatabases, placeGolden } from './storeGolden';
import { Disk, Editing, expectSame, turn, valueOf } from './storeWorld';

quietConsole();

/** The workbook is there as it was, can be edited, and its states can be kept. */
async function expectWhole(disk: Disk, file: Uint8Array): Promise<void> {
  const wanted = valueOf(await readWorkbookFile(file));
  const opened = await disk.openStore();
  expect(opened.kind).toBe('durable');
  const { store } = opened;
  const [summary] = valueOf(await store.list());
  expect(summary).toMatchObject({ name: wanted.name, readable: true });
  const found = valueOf(await store.open(summary!.id));
  expect(found.damaged).toEqual([]);
  expectSame(found.document, { ...wanted, id: summary!.id });
  const editing = await Editing.open(store, summary!.id);
  await editing.save(gridEdit(found.document, 'after the migration', 9));
  const point = { id: 'p', atMs: 0, version: found.version, cause: 'named', name: 'p' } as const;
  const kept = editing.persister.keepPoint(point, found.document);
  disk.scheduler.becomeIdle();
  expect(await kept).toBe(true);
  expectSame(valueOf(await store.points.read(summary!.id, 'p')).document, found.document);
  const database = new WorthbookDatabase('worthbook', disk.environment);
  await database.open();
  expect(await database.meta.get('schema')).toEqual({ key: 'schema', value: storageSchema });
  database.close();
}

/** Opens such a database, and dies at the n-th thing asked of it; how many there were. */
async function migrate(name: (typeof goldenDatabases)[number], at: number | null): Promise<number> {
  const disk = new Disk();
  const file = await placeGolden(name, disk);
  const plan = at === null ? new FaultPlan() : new FaultPlan('crash', at);
  let isDone = false;
  void disk.openStore().finally(() => (isDone = true));
  while (!isDone && !plan.hasCrashed) await turn();
  const { count } = plan;
  plan.end();
  plan.uninstall();
  disk.crash();
  await expectWhole(disk, file);
  return count;
}

describe.each(goldenDatabases)('a database of the app as it was at %s', (name) => {
  it('opens with everything in it', async () => {
    const disk = new Disk();
    await expectWhole(disk, await placeGolden(name, disk));
  });

  it('opens after the app was killed at any point while it migrated', async () => {
    const count = await migrate(name, null);
    expect(count).toBeGreaterThan(2);
    for (let at = 1; at <= count; at++) await migrate(name, at);
  });
});
