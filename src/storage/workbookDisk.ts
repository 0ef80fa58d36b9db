import type { WorkbookDocument } from '../model/document';
import { documentVersion } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { ChangeSet, Transaction } from '../model/transaction';
import type { StorageConnection } from './connection';
import type { JournalRow, WorthbookDatabase, WorkbookRow } from './database';
import { liftParts, packRecord, referencesOf, type LiftedValue, type PartId } from './packedRecord';
import { PartRegistry } from './partRegistry';
import type { LatestDocument, PersistenceDisk, RunStep } from './persistenceDisk';
import { randomToken } from './randomToken';
import { StorageFault } from './storageFault';
import { encodePart, partByteLength, partLengthOf, type Part } from './storedPart';
import { sizeOf } from './summary';
import type { StoredComputedValues } from './workbookStore';

/** Parts of fewer rows or cells stay inside the journal record: one record is cheaper than two. */
const inlineBelow = 512;
/** Encoding and handing over this much takes a few milliseconds, and any disk writes it well within the time limit. */
const bytesPerWrite = 2 * 1024 * 1024;

/**
 * Everything one persister does to the records of its workbook. Each method is a whole: its last transaction makes
 * the difference, and what came before it is unused, and swept, when that does not complete.
 */
export class WorkbookDisk implements PersistenceDisk {
  readonly #connection: StorageConnection;
  readonly #workbookId: WorkbookId;
  readonly #writer = randomToken();
  readonly #baseVersion: number;
  #registry: PartRegistry;
  #isClaimed = false;

  constructor(
    connection: StorageConnection,
    workbookId: WorkbookId,
    baseVersion: number,
    registry: PartRegistry,
  ) {
    this.#connection = connection;
    this.#workbookId = workbookId;
    this.#baseVersion = baseVersion;
    this.#registry = registry;
  }

  /** Makes transactions durable, in order, all or none. */
  async appendJournal(transactions: readonly Transaction[]): Promise<void> {
    const first = transactions[0];
    const last = transactions[transactions.length - 1];
    if (!first || !last) return;
    const lifted = transactions.map(liftOperations);
    const unwritten = this.#unwritten(lifted, (part) => partLengthOf(part) >= inlineBelow);
    const lastBatch = await this.#writeAllButLast(unwritten, (step) => step());
    const parts = this.#partRows(lastBatch);
    const entries = transactions.map((transaction, index): JournalRow => ({
      ...packRecord(
        lifted[index] as LiftedValue,
        (part) => unwritten.get(part) ?? this.#registry.idOf(part) ?? null,
      ),
      workbookId: this.#workbookId,
      version: transaction.version,
      formatVersion: documentVersion,
      sheetIds: touchedSheets(transaction.changes),
    }));
    const renamed = first.before.name !== last.after.name;
    await this.#connection.write(async (database, commit) => {
      const row = await this.#claim(database);
      if (row.version !== first.version - 1)
        throw new StorageFault('storageFailed', 'The journal has a gap.');
      const writes = [
        ...(parts.length > 0 ? [database.parts.bulkPut(parts)] : []),
        database.journal.bulkPut(entries),
        database.workbooks.put({
          ...row,
          ...sizeOf(last.after),
          name: renamed ? last.after.name : row.name,
          modifiedMs: last.timeMs,
          formatVersion: documentVersion,
          version: last.version,
        }),
      ];
      commit();
      await Promise.all(writes);
    });
    this.#wrote(lastBatch);
  }

  /** A new head at a version that the journal has reached. The head before it stays, with the journal after that. */
  async fold(document: WorkbookDocument, version: number, runStep: RunStep): Promise<void> {
    const lifted = liftDocument(document);
    const unwritten = this.#unwritten([lifted], () => true);
    const lastBatch = await this.#writeAllButLast(unwritten, runStep);
    await runStep(async () => {
      const parts = this.#partRows(lastBatch);
      const head = this.#headRow(lifted, unwritten, version);
      await this.#connection.write(async (database) => {
        await this.#claim(database);
        const older = await database.ofWorkbook(database.heads, this.#workbookId).primaryKeys();
        const kept = older.pop();
        await database.parts.bulkPut(parts);
        await database.heads.bulkDelete(older);
        await database.heads.put(head);
        if (kept) await database.ofWorkbook(database.journal, this.#workbookId, undefined, kept[1]).delete();
      });
      this.#wrote(lastBatch);
    });
  }

  /**
   * After a failure nobody knows what is on disk: writes the whole document anew and, in the last transaction, lets
   * it take the place of everything before. Also when the store itself was lost. Refuses to overwrite another tab.
   */
  async rewrite(latest: LatestDocument): Promise<void> {
    const { document, version, timeMs, isRenamed } = latest;
    await this.#connection.reopen();
    this.#registry = new PartRegistry();
    const lifted = liftDocument(document);
    const unwritten = this.#unwritten([lifted], () => true);
    const lastBatch = await this.#writeAllButLast(unwritten, (step) => step(), 'missing too');
    const parts = this.#partRows(lastBatch);
    const head = this.#headRow(lifted, unwritten, version);
    await this.#connection.write(async (database) => {
      const row = await this.#claim(database, 'missing too');
      await database.parts.bulkPut(parts);
      await database.ofWorkbook(database.heads, this.#workbookId).delete();
      await database.ofWorkbook(database.journal, this.#workbookId).delete();
      await database.heads.put(head);
      await database.workbooks.put({
        ...newWorkbookRow(document, timeMs),
        name: row && !isRenamed ? row.name : document.name,
        removedMs: row?.removedMs ?? null,
        version,
        writer: this.#writer,
      });
    });
    this.#wrote(lastBatch);
  }

  async keepComputed(computed: StoredComputedValues, runStep: RunStep): Promise<void> {
    const lifted = liftParts(computed);
    const unwritten = this.#unwritten([lifted], () => true);
    const lastBatch = await this.#writeAllButLast(unwritten, runStep);
    await runStep(async () => {
      const parts = this.#partRows(lastBatch);
      const record = packRecord(lifted, (part) => unwritten.get(part) ?? this.#registry.idOf(part) ?? null);
      await this.#connection.write(async (database) => {
        await this.#claim(database);
        await database.parts.bulkPut(parts);
        await database.computed.put({ ...record, workbookId: this.#workbookId, version: computed.version });
      });
      this.#wrote(lastBatch);
    });
  }

  /**
   * Deletes the parts that no record names. What is used is read from the disk, in the same transaction, and not from
   * memory. Never while a method above is between two of its transactions.
   */
  async sweep(): Promise<void> {
    await this.#connection.write(async (database) => {
      await this.#claim(database);
      const computed = await database.computed.get(this.#workbookId);
      const records = [
        ...(computed ? [computed] : []),
        ...(await database.ofWorkbook(database.heads, this.#workbookId).toArray()),
        ...(await database.ofWorkbook(database.journal, this.#workbookId).toArray()),
      ];
      const used = new Set(records.flatMap(referencesOf));
      const keys = await database.ofWorkbook(database.parts, this.#workbookId).primaryKeys();
      const unused = keys.filter(([, id]) => !used.has(id));
      this.#registry.forget(unused.map(([, id]) => id));
      await database.parts.bulkDelete(unused);
    });
  }

  /**
   * Takes or confirms the right to write, inside the transaction that writes. Web Locks keep tabs apart where they
   * exist; this holds everywhere: whoever finds another persister's token, or an unexpected version, has been
   * overtaken and must not write.
   */
  async #claim(database: WorthbookDatabase): Promise<WorkbookRow>;
  async #claim(database: WorthbookDatabase, allow: 'missing too'): Promise<WorkbookRow | undefined>;
  async #claim(database: WorthbookDatabase, allow?: 'missing too'): Promise<WorkbookRow | undefined> {
    const row = await database.workbooks.get(this.#workbookId);
    if (!row) {
      if (allow) return undefined;
      throw new StorageFault('storageFailed', 'The workbook is gone from the store.');
    }
    const isMine = row.writer === this.#writer;
    const isFree = !this.#isClaimed && row.version === this.#baseVersion;
    if (!isMine && !isFree) throw new StorageFault('storageBlocked', 'Another tab writes this workbook.');
    const claimed = { ...row, writer: this.#writer };
    if (!isMine) await database.workbooks.put(claimed);
    return claimed;
  }

  /** Names for the parts that are not on disk yet and pass the filter. */
  #unwritten(lifted: readonly LiftedValue[], needsRecord: (part: Part) => boolean): Map<Part, PartId> {
    const names = new Map<Part, PartId>();
    for (const { parts } of lifted) {
      for (const part of parts) {
        if (this.#registry.idOf(part) === undefined && needsRecord(part)) {
          if (!names.has(part)) names.set(part, randomToken());
        }
      }
    }
    return names;
  }

  /** Writes parts in pieces and hands back the last piece, which belongs into the transaction that names them all. */
  async #writeAllButLast(
    unwritten: ReadonlyMap<Part, PartId>,
    runStep: RunStep,
    allow?: 'missing too',
  ): Promise<[Part, PartId][]> {
    const batches = cutIntoBatches(unwritten);
    const last = batches.pop() ?? [];
    for (const batch of batches) {
      await runStep(async () => {
        const rows = this.#partRows(batch);
        await this.#connection.write(async (database) => {
          await (allow ? this.#claim(database, allow) : this.#claim(database));
          await database.parts.bulkPut(rows);
        });
        this.#wrote(batch);
      });
    }
    return last;
  }

  #partRows(batch: readonly [Part, PartId][]) {
    return batch.map(([part, id]) => ({ workbookId: this.#workbookId, id, part: encodePart(part) }));
  }

  #headRow(lifted: LiftedValue, unwritten: ReadonlyMap<Part, PartId>, version: number) {
    const record = packRecord(lifted, (part) => unwritten.get(part) ?? this.#registry.idOf(part) ?? null);
    return { ...record, workbookId: this.#workbookId, version, formatVersion: documentVersion };
  }

  #wrote(batch: readonly [Part, PartId][]): void {
    this.#isClaimed = true;
    for (const [part, id] of batch) this.#registry.add(part, id);
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

function touchedSheets(changes: ChangeSet): string[] {
  const { reshaped, gridCells, tableCells, columns, views, comments } = changes;
  return [
    ...new Set([
      ...reshaped,
      ...gridCells.keys(),
      ...tableCells.keys(),
      ...columns.keys(),
      ...views,
      ...comments,
    ]),
  ];
}

function cutIntoBatches(parts: ReadonlyMap<Part, PartId>): [Part, PartId][][] {
  const batches: [Part, PartId][][] = [];
  let bytes = Infinity;
  for (const [part, id] of parts) {
    const partBytes = partByteLength(part);
    if (bytes + partBytes > bytesPerWrite) {
      batches.push([]);
      bytes = 0;
    }
    batches[batches.length - 1]?.push([part, id]);
    bytes += partBytes;
  }
  return batches;
}
