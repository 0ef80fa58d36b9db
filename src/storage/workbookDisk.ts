import type { WorkbookDocument } from '../model/document';
import { documentVersion } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Transaction } from '../model/transaction';
import { Pacer } from '../shared/pacer';
import type { StorageConnection } from './connection';
import type { JournalRow, WorkbookRow } from './database';
import { DiskWriter } from './diskWriter';
import { fewParts, liftParts, referencesOf, type LiftedValue } from './packedRecord';
import type { PartRegistry } from './partRegistry';
import type { LatestDocument, PersistenceDisk, RunStep } from './persistenceDisk';
import { pointsToForget } from './pointThinning';
import type { RestorePoint } from './restorePoint';
import type { SecondCopy } from './secondCopy';
import { StorageFault } from './storageFault';
import { partLengthOf } from './storedPart';
import { sizeOf } from './summary';
import type { StoredComputedValues } from './workbookStore';

/** Parts of fewer rows or cells stay inside the journal record: one record is cheaper than two. */
const inlineBelow = 512;

/**
 * Everything one persister does to the records of its workbook. Each method is a whole: its last transaction makes
 * the difference, and what came before it is unused, and swept, when that does not complete.
 */
export class WorkbookDisk implements PersistenceDisk {
  readonly #writer: DiskWriter;
  readonly #workbookId: WorkbookId;
  readonly #copy: SecondCopy | null;

  constructor(
    connection: StorageConnection,
    workbookId: WorkbookId,
    baseVersion: number,
    registry: PartRegistry,
    copy: SecondCopy | null = null,
  ) {
    this.#copy = copy;
    this.#writer = new DiskWriter(connection, workbookId, baseVersion, registry);
    this.#workbookId = workbookId;
  }

  /** Makes transactions durable, in order, all or none. */
  async appendJournal(transactions: readonly Transaction[]): Promise<void> {
    const first = transactions[0];
    const last = transactions[transactions.length - 1];
    if (!first || !last) return;
    const writer = this.#writer;
    const lifted = transactions.map(liftOperations);
    const unwritten = writer.unwritten(lifted, (part) => partLengthOf(part) >= inlineBelow);
    const lastBatch = await writer.writeAllButLast(unwritten, (step) => step());
    const pacer = new Pacer();
    // Not in the task that has made and drawn it.
    if (lifted.some(({ parts }) => parts.length > fewParts)) await pacer.giveWay();
    const parts = await writer.partRows(lastBatch, pacer);
    const entries: JournalRow[] = [];
    for (const [index, transaction] of transactions.entries())
      entries.push(await writer.journalRow(transaction, lifted[index] as LiftedValue, unwritten, pacer));
    const renamed = first.before.name !== last.after.name;
    // Beside the database, not after it: both together take hardly longer than one.
    const copied = this.#copy?.append(entries, last.after);
    await writer.connection.write(async (database, finish) => {
      const row = await writer.claim(database);
      if (row.version !== first.version - 1)
        throw new StorageFault('storageFailed', 'The journal has a gap.');
      const changed: WorkbookRow = {
        ...row,
        ...sizeOf(last.after),
        name: renamed ? last.after.name : row.name,
        modifiedMs: last.timeMs,
        formatVersion: documentVersion,
        version: last.version,
      };
      finish({ parts, journal: entries, workbooks: [changed] });
    });
    writer.wrote(lastBatch);
    await copied;
  }

  /** A new head at a version that the journal has reached. The head before it stays, with the journal after that. */
  async fold(document: WorkbookDocument, version: number, runStep: RunStep): Promise<void> {
    const writer = this.#writer;
    const lifted = liftDocument(document);
    const unwritten = writer.unwritten([lifted]);
    const lastBatch = await writer.writeAllButLast(unwritten, runStep);
    await runStep(async () => {
      const parts = await writer.partRows(lastBatch);
      const head = await writer.headRow(lifted, unwritten, version);
      await writer.connection.write(async (database) => {
        await writer.claim(database);
        const older = await database.ofWorkbook(database.heads, this.#workbookId).primaryKeys();
        const kept = older.pop();
        await database.parts.bulkPut(parts);
        await database.heads.bulkDelete(older);
        await database.heads.put(head);
        if (kept) await database.ofWorkbook(database.journal, this.#workbookId, undefined, kept[1]).delete();
      });
      writer.wrote(lastBatch);
    });
  }

  /**
   * After a failure nobody knows what is on disk: writes the whole document anew and, in the last transaction, lets
   * it take the place of everything before. Also when the store itself was lost. Refuses to overwrite another tab.
   */
  async rewrite(latest: LatestDocument): Promise<void> {
    const { document, version, timeMs, isRenamed } = latest;
    await this.#writer.connection.reopen();
    this.#writer.registry.forgetAll();
    const writer = this.#writer;
    const lifted = liftDocument(document);
    const unwritten = writer.unwritten([lifted]);
    const lastBatch = await writer.writeAllButLast(unwritten, (step) => step(), 'missing too');
    const parts = await writer.partRows(lastBatch);
    const head = await writer.headRow(lifted, unwritten, version);
    await writer.connection.write(async (database) => {
      const row = await writer.claim(database, 'missing too');
      await database.parts.bulkPut(parts);
      await database.ofWorkbook(database.heads, this.#workbookId).delete();
      await database.ofWorkbook(database.journal, this.#workbookId).delete();
      await database.heads.put(head);
      await database.workbooks.put({
        ...newWorkbookRow(document, timeMs),
        name: row && !isRenamed ? row.name : document.name,
        removedMs: row?.removedMs ?? null,
        version,
        writer: writer.token,
      });
    });
    writer.wrote(lastBatch);
    this.#copy?.rewrote(document, version);
  }

  async keepComputed(computed: StoredComputedValues, runStep: RunStep): Promise<void> {
    const writer = this.#writer;
    const lifted = liftParts(computed);
    const unwritten = writer.unwritten([lifted]);
    const lastBatch = await writer.writeAllButLast(unwritten, runStep);
    await runStep(async () => {
      const parts = await writer.partRows(lastBatch);
      const record = await writer.pack(lifted, unwritten);
      await writer.connection.write(async (database) => {
        await writer.claim(database);
        await database.parts.bulkPut(parts);
        await database.computed.put({ ...record, workbookId: this.#workbookId, version: computed.version });
      });
      writer.wrote(lastBatch);
    });
  }

  /** One transaction keeps the point and gives up what is too many; a point costs the parts that no other record has. */
  async keepPoint(point: RestorePoint, document: WorkbookDocument, runStep: RunStep): Promise<void> {
    const writer = this.#writer;
    const lifted = liftDocument(document);
    const unwritten = writer.unwritten([lifted]);
    const lastBatch = await writer.writeAllButLast(unwritten, runStep);
    await runStep(async () => {
      const parts = await writer.partRows(lastBatch);
      const head = await writer.pack(lifted, unwritten);
      const key = { workbookId: this.#workbookId, id: point.id };
      await writer.connection.write(async (database) => {
        await writer.claim(database);
        const known = await database.ofWorkbook(database.points, this.#workbookId).toArray();
        const gone = pointsToForget([...known, point], point.atMs).map(({ id }): [WorkbookId, string] => [
          this.#workbookId,
          id,
        ]);
        await database.parts.bulkPut(parts);
        await database.points.put({ ...point, ...key, partIds: referencesOf(head) });
        await database.pointHeads.put({ ...head, ...key, formatVersion: documentVersion });
        await database.points.bulkDelete(gone);
        await database.pointHeads.bulkDelete(gone);
      });
      writer.wrote(lastBatch);
    });
  }

  /**
   * Deletes the parts that no record names. What is used is read from the disk, in the same transaction, and not from
   * memory. Never while a method above is between two of its transactions.
   */
  async sweep(): Promise<void> {
    const writer = this.#writer;
    await writer.connection.write(async (database) => {
      await writer.claim(database);
      const computed = await database.computed.get(this.#workbookId);
      const records = [
        ...(computed ? [computed] : []),
        ...(await database.ofWorkbook(database.heads, this.#workbookId).toArray()),
        ...(await database.ofWorkbook(database.journal, this.#workbookId).toArray()),
      ];
      const points = await database.ofWorkbook(database.points, this.#workbookId).toArray();
      const used = new Set([...records.flatMap(referencesOf), ...points.flatMap(({ partIds }) => partIds)]);
      const keys = await database.ofWorkbook(database.parts, this.#workbookId).primaryKeys();
      const unused = keys.filter(([, id]) => !used.has(id));
      writer.registry.forget(unused.map(([, id]) => id));
      await database.parts.bulkDelete(unused);
    });
  }
}

/** A row for a workbook that nobody writes yet. */
export function newWorkbookRow(document: WorkbookDocument, modifiedMs: number): WorkbookRow {
  return {
    id: document.id,
    name: document.name,
    modifiedMs,
    ...sizeOf(document),
    formatVersion: documentVersion,
    removedMs: null,
    version: 0,
    writer: '',
  };
}

/** In a document the chunks of grid cells are parts too, found by their place. */
function liftDocument(document: WorkbookDocument): LiftedValue {
  return liftParts(document, (path) => path.length === 4 && path[0] === 'sheets' && path[2] === 'chunks');
}

/** The chunks of a sheet that is added, and those that are entered as a whole. */
function liftOperations({ operations }: Transaction): LiftedValue {
  return liftParts({ operations }, (path) => {
    const [, , list, place] = path;
    return path.length === 4
      ? list === 'chunks'
      : path.length === 5 && list === 'sheet' && place === 'chunks';
  });
}
