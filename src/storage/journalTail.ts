import { documentVersion } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { StorageConnection } from './connection';
import { decodeParts } from './decodeParts';
import { isRecordIntact, referencesOf, unpackRecord } from './packedRecord';
import type { PartRegistry } from './partRegistry';
import type { Scheduler } from './scheduler';
import { StorageFault } from './storageFault';

/** What was journalled after a version. */
export interface JournalTail {
  readonly version: number;
  /** `null`: the journal does not reach back so far, or not all of it can be read. */
  readonly operations: readonly Operation[] | null;
  /** Entries that the newest head does not contain yet. */
  readonly journalLength: number;
}

/**
 * Reads what another tab has written since `afterVersion`, and brings the registry up to date with what lies on disk by
 * now, so that whoever writes next names no record that was swept. `null` when the workbook is gone.
 */
export async function readJournalTail(
  connection: StorageConnection,
  id: WorkbookId,
  afterVersion: number,
  registry: PartRegistry,
  scheduler: Scheduler,
): Promise<JournalTail | null> {
  const found = await connection.read(async (database) => {
    const row = await database.workbooks.get(id);
    if (!row) return null;
    const heads = await database.ofWorkbook(database.heads, id).primaryKeys();
    const journal = await database.ofWorkbook(database.journal, id, afterVersion + 1).toArray();
    const keys = journal.flatMap(referencesOf).map((partId): [WorkbookId, string] => [id, partId]);
    const parts = keys.length > 0 ? await database.parts.bulkGet(keys) : [];
    const onDisk = await database.ofWorkbook(database.parts, id).primaryKeys();
    return { row, headVersion: heads.at(-1)?.[1] ?? 0, journal, parts, onDisk };
  });
  if (!found) return null;
  const { row, headVersion, journal } = found;
  if (row.formatVersion > documentVersion)
    throw new StorageFault('storageNewer', 'A newer version of the app wrote the workbook.');
  registry.retain(new Set(found.onDisk.map(([, partId]) => partId)));
  const parts = await decodeParts(
    found.parts.flatMap((part) => part ?? []),
    scheduler,
  );
  for (const [partId, part] of parts) registry.add(part, partId);
  const isWhole = row.version >= afterVersion && journal.length === row.version - afterVersion;
  let isRead = isWhole && journal.every(isRecordIntact);
  const operations = isRead
    ? journal.flatMap((record) => {
        const entry = unpackRecord(
          record,
          (partId) => parts.get(partId) ?? null,
          () => (isRead = false),
        );
        return (entry as { operations: readonly Operation[] }).operations;
      })
    : null;
  return {
    version: row.version,
    operations: isRead ? operations : null,
    journalLength: row.version - headVersion,
  };
}
