import { documentVersion } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { ChangeSet, Transaction } from '../model/transaction';
import { Pacer } from '../shared/pacer';
import type { StorageConnection } from './connection';
import type { JournalRow, PartRow, WorkbookRow, WorthbookDatabase } from './database';
import { packRecord, type LiftedValue, type PackedRecord, type PartId } from './packedRecord';
import type { PartRegistry } from './partRegistry';
import type { RunStep } from './persistenceDisk';
import { randomToken } from './randomToken';
import { StorageFault } from './storageFault';
import { encodePart, partByteLength, type Part } from './storedPart';

export type Unwritten = ReadonlyMap<Part, PartId>;
type Batch = readonly [Part, PartId][];

/** One writer of the records of a workbook: its right to write them, and the parts that it has to write. */
export class DiskWriter {
  readonly connection: StorageConnection;
  readonly workbookId: WorkbookId;
  readonly registry: PartRegistry;
  readonly #token = randomToken();
  readonly #baseVersion: number;
  #isClaimed = false;

  constructor(
    connection: StorageConnection,
    workbookId: WorkbookId,
    baseVersion: number,
    registry: PartRegistry,
  ) {
    this.connection = connection;
    this.workbookId = workbookId;
    this.#baseVersion = baseVersion;
    this.registry = registry;
  }

  get token(): string {
    return this.#token;
  }

  /**
   * Takes or confirms the right to write, inside the transaction that writes. Web Locks keep tabs apart where they
   * exist; this holds everywhere: whoever finds another persister's token, or an unexpected version, has been
   * overtaken and must not write.
   */
  async claim(database: WorthbookDatabase): Promise<WorkbookRow>;
  async claim(database: WorthbookDatabase, allow: 'missing too'): Promise<WorkbookRow | undefined>;
  async claim(database: WorthbookDatabase, allow?: 'missing too'): Promise<WorkbookRow | undefined> {
    const row = await database.workbooks.get(this.workbookId);
    if (!row) {
      if (allow) return undefined;
      throw new StorageFault('storageFailed', 'The workbook is gone from the store.');
    }
    const isMine = row.writer === this.#token;
    const isFree = !this.#isClaimed && row.version === this.#baseVersion;
    if (!isMine && !isFree) throw new StorageFault('storageBlocked', 'Another tab writes this workbook.');
    const claimed = { ...row, writer: this.#token };
    if (!isMine) await database.workbooks.put(claimed);
    return claimed;
  }

  /** Names for the parts that are not on disk yet and pass the filter. */
  unwritten(lifted: readonly LiftedValue[], needsRecord: (part: Part) => boolean = () => true): Unwritten {
    const names = new Map<Part, PartId>();
    for (const { parts } of lifted) {
      for (const part of parts) {
        if (this.registry.idOf(part) === undefined && needsRecord(part)) {
          if (!names.has(part)) names.set(part, randomToken());
        }
      }
    }
    return names;
  }

  /** Writes parts in pieces and hands back the last piece, which belongs into the transaction that names them all. */
  async writeAllButLast(unwritten: Unwritten, runStep: RunStep, allow?: 'missing too'): Promise<Batch> {
    const batches = cutIntoBatches(unwritten, this.connection.bytesPerWrite);
    const last = batches.pop() ?? [];
    for (const batch of batches) {
      await runStep(async () => {
        const rows = await this.partRows(batch);
        await this.connection.write(async (database) => {
          await (allow ? this.claim(database, allow) : this.claim(database));
          await database.parts.bulkPut(rows);
        });
        this.wrote(batch);
      });
    }
    return last;
  }

  async partRows(batch: Batch, pacer = new Pacer()): Promise<PartRow[]> {
    const rows: PartRow[] = [];
    for (const [part, id] of batch) {
      rows.push({ workbookId: this.workbookId, id, part: encodePart(part) });
      await pacer.pause();
    }
    return rows;
  }

  /** Parts without a record of their own stay inside this one. */
  pack(lifted: LiftedValue, unwritten: Unwritten, pacer?: Pacer): Promise<PackedRecord> {
    return packRecord(lifted, (part) => unwritten.get(part) ?? this.registry.idOf(part) ?? null, pacer);
  }

  async journalRow(
    { version, changes }: Transaction,
    lifted: LiftedValue,
    unwritten: Unwritten,
    pacer: Pacer,
  ): Promise<JournalRow> {
    const record = await this.pack(lifted, unwritten, pacer);
    const [workbookId, formatVersion] = [this.workbookId, documentVersion];
    return { ...record, workbookId, version, formatVersion, sheetIds: touchedSheets(changes) };
  }

  async headRow(lifted: LiftedValue, unwritten: Unwritten, version: number) {
    const record = await this.pack(lifted, unwritten);
    return { ...record, workbookId: this.workbookId, version, formatVersion: documentVersion };
  }

  /** After the transaction with the last piece has completed. */
  wrote(batch: Batch): void {
    this.#isClaimed = true;
    for (const [part, id] of batch) this.registry.add(part, id);
  }
}

function cutIntoBatches(parts: Unwritten, bytesPerWrite: number): [Part, PartId][][] {
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
