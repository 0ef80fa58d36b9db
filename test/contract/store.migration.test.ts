import { describe, expect, it } from 'vitest';
import type { WorkbookDocument } from '../../src/model/document';
import type { Operation } from '../../src/model/operation';
import { storageSchema, WorthbookDatabase } from '../../src/storage/database';
import { eachSeed } from '../support/eachSeed';
import { quietConsole } from '../support/quietConsole';
import { randomFileDocument } from '../support/randomFileDocument';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { anyEdit } from './storeEdits';
import { FaultPlan } from './storeFaults';
import { goldenDatabases, placeAsOf, placeGolden } from './storeGolden';
import { Disk, Editing, expectSame, turn, valueOf } from './storeWorld';

quietConsole();

const documents = testSize(10, 1_000);

/** The workbook is there as it was, can be edited, and its states can be kept. */
async function expectWhole(disk: Disk, wanted: WorkbookDocument): Promise<void> {
  const opened = await disk.openStore();
  expect(opened.kind).toBe('durable');
  const { store } = opened;
  const [summary] = valueOf(await store.list());
  expect(summary).toMatchObject({ id: wanted.id, name: wanted.name, readable: true });
  const found = valueOf(await store.open(wanted.id));
  expect(found.damaged).toEqual([]);
  expectSame(found.document, wanted);
  const editing = await Editing.open(store, wanted.id);
  await editing.save({ kind: 'setWorkbookName', name: 'After the migration' });
  const point = { id: 'p', atMs: 0, version: found.version, cause: 'named', name: 'p' } as const;
  const kept = editing.persister.keepPoint(point, found.document);
  disk.scheduler.becomeIdle();
  expect(await kept).toBe(true);
  expectSame(valueOf(await store.points.read(wanted.id, 'p')).document, found.document);
  const database = new WorthbookDatabase('worthbook', disk.environment);
  await database.open();
  expect(await database.meta.get('schema')).toEqual({ key: 'schema', value: storageSchema });
  database.close();
  disk.closeAll();
}

type Place = (disk: Disk) => Promise<WorkbookDocument>;

/** Opens such a database, and dies at the n-th thing asked of it; how many there were. */
async function migrate(place: Place, at: number | null): Promise<number> {
  const disk = new Disk();
  const wanted = await place(disk);
  const plan = at === null ? new FaultPlan() : new FaultPlan('crash', at);
  let isDone = false;
  void disk.openStore().finally(() => (isDone = true));
  while (!isDone && !plan.hasCrashed) await turn();
  const { count } = plan;
  plan.end();
  plan.uninstall();
  disk.crash();
  await expectWhole(disk, wanted);
  return count;
}

it('gives back the states that were kept in a database of the app as it was at v2', async () => {
  const disk = new Disk();
  const { id } = await placeGolden('v2', disk);
  const store = await disk.openDurable();
  expect(valueOf(await store.points.list(id))).toMatchObject([{ id: 'point', name: 'Before' }]);
  const { document, damaged } = valueOf(await store.points.read(id, 'point'));
  expect([document.name, damaged]).toEqual(['Before', []]);
});

describe.each(goldenDatabases)('a database of the app as it was at %s', (name) => {
  it('opens with everything in it', async () => {
    const disk = new Disk();
    await expectWhole(disk, await placeGolden(name, disk));
  });

  it('opens after the app was killed at any point while it opened', async () => {
    const place: Place = (disk) => placeGolden(name, disk);
    const count = await migrate(place, null);
    expect(count).toBeGreaterThan(1);
    for (let at = 1; at <= count; at++) await migrate(place, at);
  });
});

const older = goldenDatabases.filter((name) => name !== `v${storageSchema}`);

describe.each(older)('a database of the app as it was at %s, which migrates', (name) => {
  it(
    'opens so whatever workbook was in it',
    async () => {
      let [edits, kills] = [0, 0];
      await eachSeed(documents, async (seed) => {
        const dice = diceOf(seed);
        let left = dice(4);
        const edit = (document: WorkbookDocument): Operation | null => {
          if (left-- <= 0) return null;
          edits++;
          return anyEdit(document, dice);
        };
        const disk = new Disk();
        const document = await placeAsOf(name, randomFileDocument(dice), edit, disk);
        await expectWhole(disk, document);
        const again: Place = (other) => placeAsOf(name, document, () => null, other);
        const count = await migrate(again, null);
        await migrate(again, 1 + dice(count));
        kills++;
      });
      recordFigure(`migration from ${name} of random documents`, {
        documents,
        firstSeed,
        edits,
        kills,
        different: 0,
      });
    },
    testTimeoutMs(60_000),
  );
});
