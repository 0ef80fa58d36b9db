import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { applyOperations } from '../model/applyOperations';
import { documentVersion, type WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import { migrate } from '../model/migrations';
import type { Operation } from '../model/operation';
import type { StorageConnection } from './connection';
import { placeInDocument, placeInOperations, sheetName } from './damagedPlaces';
import type { ComputedRow, HeadRow, JournalRow, PartRow, WorkbookRow } from './database';
import { decodeParts, sliceMs } from './decodeParts';
import { isRecordIntact, referencesOf, unpackRecord, type PartId } from './packedRecord';
import { PartRegistry } from './partRegistry';
import { readRecords, type RecordReader, type VersionedRecord } from './recordReader';
import type { Scheduler } from './scheduler';
import type { Part } from './storedPart';
import type { OpenedWorkbook, StoredComputedValues } from './workbookStore';

/** What opening learns besides the workbook itself, for the persister that goes on from there. */
export interface ReadWorkbook extends OpenedWorkbook {
  readonly registry: PartRegistry;
  /** Journal entries that the newest head does not contain yet. */
  readonly journalLength: number;
}

interface WorkbookRecords {
  readonly row: WorkbookRow;
  readonly head: HeadRow | null;
  readonly journal: readonly VersionedRecord<JournalRow>[];
  readonly computed: ComputedRow | null;
  readonly parts: readonly PartRow[];
}

/**
 * Puts a workbook together: the newest head that is intact, the journal after it, computed values when they fit.
 * What cannot be read is replaced by blanks, or left out, and named.
 */
export async function readWorkbook(
  connection: StorageConnection,
  id: WorkbookId,
  scheduler: Scheduler,
): Promise<Result<ReadWorkbook>> {
  const records = await readRecords(connection, id, collect);
  if (!records) return failed(problem('notFound', { name: id }));
  const { row, head, journal, computed } = records;
  if (row.formatVersion > documentVersion) return failed(problem('documentNewer', { name: row.name }));
  if (!head) return failed(problem('recordDamaged', { name: row.name }));

  const registry = new PartRegistry();
  const parts = await decodeParts(records.parts, scheduler);
  for (const [partId, part] of parts) registry.add(part, partId);
  const partOf = (partId: PartId): Part | null => parts.get(partId) ?? null;
  const damaged = new Set<string>();
  const damagedPaths: (readonly string[])[] = [];
  const stored = unpackRecord(head, partOf, (path) => damagedPaths.push(path)) as WorkbookDocument;
  for (const path of damagedPaths) damaged.add(placeInDocument(stored, path));
  const current = migrate({ ...stored, id }) as WorkbookDocument | null;
  if (!current) return failed(problem('documentDamaged', { place: 'formatVersion' }));
  const document = await replay(current, row, head.version, journal, partOf, damaged, scheduler);
  return ok({
    // The row's name counts, see `WorkbookRow`.
    document: { ...document, name: row.name },
    version: row.version,
    computed: computed?.version === row.version ? readComputed(computed, partOf) : null,
    damaged: [...damaged],
    registry,
    journalLength: row.version - head.version,
  });
}

async function collect(reader: RecordReader): Promise<WorkbookRecords | null> {
  const row = await reader.row();
  if (!row) return null;
  const heads = (await reader.heads()).toSorted((a, b) => b.version - a.version);
  // Creating it was cut short, and never said to be done.
  if (heads.length === 0 && row.removedMs !== null) return null;
  const head = heads.map(({ record }) => record).find((record) => record && isRecordIntact(record)) ?? null;
  const journal = head ? await reader.journal(head.version) : [];
  const computed = (await reader.computed()) ?? null;
  const named = [head, computed, ...journal.map(({ record }) => record)].flatMap((record) =>
    record && isRecordIntact(record) ? referencesOf(record) : [],
  );
  return { row, head, journal, computed, parts: await reader.parts([...new Set(named)]) };
}

/** Every edit since the head. One that is missing, damaged or does not fit any more is left out and named. */
async function replay(
  start: WorkbookDocument,
  row: WorkbookRow,
  headVersion: number,
  journal: readonly VersionedRecord<JournalRow>[],
  partOf: (id: PartId) => Part | null,
  damaged: Set<string>,
  scheduler: Scheduler,
): Promise<WorkbookDocument> {
  let document = start;
  if (journal.length !== row.version - headVersion) damaged.add(row.name);
  let sliceEndMs = scheduler.nowMs() + sliceMs;
  for (const { record } of journal) {
    try {
      if (!record || !isRecordIntact(record)) throw new Error('damaged');
      const damagedPaths: (readonly string[])[] = [];
      const { operations } = unpackRecord(record, partOf, (path) => damagedPaths.push(path)) as {
        operations: readonly Operation[];
      };
      document = applyOperations(document, operations).document;
      for (const path of damagedPaths) damaged.add(placeInOperations(document, operations, path));
    } catch {
      const sheetIds = Array.isArray(record?.sheetIds) ? record.sheetIds : [];
      for (const sheetId of sheetIds) damaged.add(sheetName(document, sheetId));
      if (sheetIds.length === 0) damaged.add(row.name);
    }
    if (scheduler.nowMs() >= sliceEndMs) {
      await scheduler.breathe();
      sliceEndMs = scheduler.nowMs() + sliceMs;
    }
  }
  return document;
}

/** Numbers that are computed anew anyway: with anything damaged they are not worth showing. */
function readComputed(row: ComputedRow, partOf: (id: PartId) => Part | null): StoredComputedValues | null {
  let isWhole = isRecordIntact(row);
  if (!isWhole) return null;
  const computed = unpackRecord(row, partOf, () => (isWhole = false)) as StoredComputedValues;
  return isWhole ? computed : null;
}
