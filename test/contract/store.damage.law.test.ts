import { expect, it } from 'vitest';
import { WorthbookDatabase } from '../../src/storage/database';
import { writeWorkbookFile } from '../../src/io/workbookFile';
import { eachSeed } from '../support/eachSeed';
import { quietConsole } from '../support/quietConsole';
import { diceOf, firstSeed, recordFigure, testSize, testTimeoutMs } from '../support/testSize';
import { anyEdit, gridEdit, importRows, sampleWorkbook } from './storeEdits';
import { Disk, Editing, valueOf } from './storeWorld';

const profiles = testSize(40, 500);

quietConsole();

/** Something that no record should be, somewhere in it. */
function spoil(record: unknown, dice: (sides: number) => number): unknown {
  const rubbish = [undefined, null, 0, -1, 'x', {}, [], Number.NaN, new Uint8Array([1, 2, 3])];
  if (record instanceof Uint8Array && record.length > 0 && dice(4) > 0) {
    const copy = record.slice();
    const at = dice(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << dice(8));
    return copy;
  }
  if (Array.isArray(record) && record.length > 0 && dice(5) > 0) {
    const at = dice(record.length);
    return record.map((item, index) => (index === at ? spoil(item, dice) : (item as unknown)));
  }
  if (typeof record === 'object' && record !== null && !ArrayBuffer.isView(record) && dice(6) > 0) {
    const names = Object.keys(record);
    const name = names[dice(Math.max(names.length, 1))];
    if (name === undefined) return record;
    return { ...record, [name]: spoil((record as Record<string, unknown>)[name], dice) };
  }
  return rubbish[dice(rubbish.length)];
}

/** Damages some records behind the app's back: those of one workbook of two. */
async function damage(disk: Disk, workbookId: string, dice: (sides: number) => number): Promise<void> {
  const database = new WorthbookDatabase('worthbook', disk.environment);
  await database.open();
  const tables = database.tables.filter(({ name }) => name !== 'meta' && name !== 'workbooks');
  for (let count = 1 + dice(4); count > 0; count--) {
    const table = tables[dice(tables.length)];
    const records = ((await table?.toArray()) ?? []) as Record<string, unknown>[];
    const own = records.filter((record) => record['workbookId'] === workbookId);
    const record = own[dice(Math.max(own.length, 1))];
    if (!table || !record) continue;
    const { workbookId: id, version, id: partId, ...content } = record;
    const key = {
      workbookId: id,
      ...(version === undefined ? {} : { version }),
      ...(partId === undefined ? {} : { id: partId }),
    };
    if (dice(5) === 0) {
      await table.delete(table.name === 'computed' ? id : [id, version ?? partId]);
      continue;
    }
    const spoilt = spoil(content, dice);
    await table.put({ ...(typeof spoilt === 'object' && spoilt !== null ? spoilt : {}), ...key });
  }
  database.close();
}

it(
  'a damaged profile opens, or says what it cannot open; others in it are whole, and all can be exported',
  async () => {
    const outcome = { whole: 0, named: 0, refused: 0 };
    await eachSeed(profiles, async (seed) => {
      const dice = diceOf(seed);
      const disk = new Disk();
      const store = await disk.openDurable();
      const { document } = sampleWorkbook();
      const other = sampleWorkbook().document;
      valueOf(await store.create(document));
      valueOf(await store.create(other));
      const editing = await Editing.open(store, document.id);
      await editing.save(importRows(document, 5000));
      await editing.persister.fold();
      for (let i = 0; i < 3; i++) await editing.save(anyEdit(editing.workbook.document, dice));
      const point = { id: 'p', atMs: 0, version: 1, cause: 'named', name: 'p' } as const;
      const kept = editing.persister.keepPoint(point, editing.workbook.document);
      disk.scheduler.becomeIdle();
      await kept;
      await editing.persister.dispose();
      disk.closeAll();
      await damage(disk, document.id, dice);

      const fresh = await disk.openDurable();
      expect(valueOf(await fresh.list())).toHaveLength(2);
      const whole = valueOf(await fresh.open(other.id));
      expect(whole.damaged).toEqual([]);
      valueOf(await fresh.rawRecords(document.id));
      const found = await fresh.open(document.id);
      if (!found.ok) {
        expect(['recordDamaged', 'documentDamaged', 'documentNewer']).toContain(found.problem.code);
        outcome.refused++;
      } else {
        outcome[found.value.damaged.length > 0 ? 'named' : 'whole']++;
        await writeWorkbookFile(found.value.document);
        const goesOn = await Editing.open(fresh, document.id);
        await goesOn.save(gridEdit(goesOn.workbook.document, 'goes on'));
        expect(goesOn.persister.state.kind).toBe('saved');
      }
      disk.closeAll();
    });
    recordFigure('damaged profiles', { profiles, firstSeed, ...outcome, crashed: 0 });
  },
  testTimeoutMs(60_000),
);
