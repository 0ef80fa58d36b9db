import type { WorkbookId } from '../model/ids';
import type { StorageConnection } from './connection';
import type {
  ComputedRow,
  HeadRow,
  JournalRow,
  PartRow,
  PointHeadRow,
  WorkbookRow,
  WorthbookDatabase,
} from './database';
import type { PartId } from './packedRecord';
import { StorageFault } from './storageFault';

/** A record with a version, `null` when the database gives an error for it. */
export interface VersionedRecord<Row> {
  readonly version: number;
  readonly record: Row | null;
}

/** Reads the records of one workbook; which way decides how much one bad record spoils. */
export interface RecordReader {
  row(): Promise<WorkbookRow | undefined>;
  heads(): Promise<VersionedRecord<HeadRow>[]>;
  journal(afterVersion: number): Promise<VersionedRecord<JournalRow>[]>;
  computed(): Promise<ComputedRow | undefined>;
  pointHead(pointId: string): Promise<PointHeadRow | undefined>;
  /** Those that are there and can be read, in any order. */
  parts(ids: readonly PartId[]): Promise<PartRow[]>;
}

/** Parts asked for at a time: enough to be fast, few enough that their copies do not pile up. */
const partsPerRead = 64;

/**
 * Reads in one transaction, so that nothing changes in between; when the database gives an error for some record,
 * reads them once more one by one, each in a transaction of its own, so that only the bad ones are missing.
 */
export async function readRecords<T>(
  connection: StorageConnection,
  id: WorkbookId,
  read: (reader: RecordReader) => Promise<T>,
): Promise<T> {
  try {
    return await connection.read((database) => read(readTogether(database, id)));
  } catch (error) {
    if (error instanceof StorageFault && error.reason !== 'storageFailed') throw error;
    return await read(readOneByOne(connection, id));
  }
}

function readTogether(database: WorthbookDatabase, id: WorkbookId): RecordReader {
  const versioned = <Row extends { version: number }>(rows: Row[]): VersionedRecord<Row>[] =>
    rows.map((record) => ({ version: record.version, record }));
  return {
    row: async () => database.workbooks.get(id),
    heads: async () => versioned(await database.ofWorkbook(database.heads, id).toArray()),
    journal: async (after) => versioned(await database.ofWorkbook(database.journal, id, after + 1).toArray()),
    computed: async () => database.computed.get(id),
    pointHead: async (pointId) => database.pointHeads.get([id, pointId]),
    async parts(ids) {
      const found: PartRow[] = [];
      for (let from = 0; from < ids.length; from += partsPerRead) {
        const keys = ids.slice(from, from + partsPerRead).map((partId): [WorkbookId, PartId] => [id, partId]);
        for (const row of await database.parts.bulkGet(keys)) if (row) found.push(row);
      }
      return found;
    },
  };
}

function readOneByOne(connection: StorageConnection, id: WorkbookId): RecordReader {
  const attempt = async <T>(read: (database: WorthbookDatabase) => PromiseLike<T>): Promise<T | null> => {
    try {
      return await connection.read(async (database) => read(database));
    } catch {
      return null;
    }
  };
  const versioned = async <Row>(
    keys: (database: WorthbookDatabase) => PromiseLike<[WorkbookId, number][]>,
    get: (database: WorthbookDatabase, key: [WorkbookId, number]) => PromiseLike<Row | undefined>,
  ): Promise<VersionedRecord<Row>[]> => {
    const records: VersionedRecord<Row>[] = [];
    for (const key of await connection.read(async (database) => keys(database))) {
      records.push({ version: key[1], record: (await attempt((database) => get(database, key))) ?? null });
    }
    return records;
  };
  return {
    row: () => connection.read(async (database) => database.workbooks.get(id)),
    heads: () =>
      versioned(
        (database) => database.ofWorkbook(database.heads, id).primaryKeys(),
        (database, key) => database.heads.get(key),
      ),
    journal: (after) =>
      versioned(
        (database) => database.ofWorkbook(database.journal, id, after + 1).primaryKeys(),
        (database, key) => database.journal.get(key),
      ),
    computed: async () => (await attempt((database) => database.computed.get(id))) ?? undefined,
    pointHead: async (pointId) =>
      (await attempt((database) => database.pointHeads.get([id, pointId]))) ?? undefined,
    async parts(ids) {
      const found: PartRow[] = [];
      for (const partId of ids) {
        const row = await attempt((database) => database.parts.get([id, partId]));
        if (row) found.push(row);
      }
      return found;
    },
  };
}
