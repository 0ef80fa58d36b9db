import { documentVersion, type WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import { migrate } from '../model/migrations';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { StorageConnection } from './connection';
import { placeInDocument } from './damagedPlaces';
import { decodeParts } from './decodeParts';
import { isRecordIntact, referencesOf, unpackRecord, type PartId } from './packedRecord';
import { PartRegistry } from './partRegistry';
import { readRecords } from './recordReader';
import type { ReadPoint, RestorePoint, RestorePoints } from './restorePoint';
import type { Scheduler } from './scheduler';
import type { Part } from './storedPart';
import { storageFailureOf } from './storageFault';

/** Earlier states in IndexedDB; layout in `database.ts`. */
export class IndexedDbPoints implements RestorePoints {
  readonly areLasting = true;
  readonly #connection: StorageConnection;
  readonly #scheduler: Scheduler;
  readonly #registryOf: (id: WorkbookId) => PartRegistry | undefined;

  /** `registryOf` knows the parts of a workbook that is open. */
  constructor(
    connection: StorageConnection,
    scheduler: Scheduler,
    registryOf: (id: WorkbookId) => PartRegistry | undefined,
  ) {
    this.#connection = connection;
    this.#scheduler = scheduler;
    this.#registryOf = registryOf;
  }

  list(id: WorkbookId): Promise<Result<readonly RestorePoint[]>> {
    return attempt(async () => {
      const rows = await this.#connection.read((database) =>
        database.ofWorkbook(database.points, id).toArray(),
      );
      const points = rows.map(({ workbookId: _, partIds: _parts, ...point }): RestorePoint => point);
      return ok(points.toSorted((a, b) => b.atMs - a.atMs));
    });
  }

  read(id: WorkbookId, pointId: string): Promise<Result<ReadPoint>> {
    return attempt(async () => {
      const registry = this.#registryOf(id) ?? new PartRegistry();
      const { sweeps } = registry;
      const known = new Map<PartId, Part>();
      const { head, rows } = await readRecords(this.#connection, id, async (reader) => {
        const found = (await reader.pointHead(pointId)) ?? null;
        const ids = found && isRecordIntact(found) ? [...new Set(referencesOf(found))] : [];
        for (const partId of ids) {
          const part = registry.partOf(partId);
          if (part) known.set(partId, part);
        }
        return { head: found, rows: await reader.parts(ids.filter((partId) => !known.has(partId))) };
      });
      if (!head) return failed(problem('notFound'));
      if (head.formatVersion > documentVersion) return failed(problem('documentNewer', { name: '' }));
      if (!isRecordIntact(head)) return failed(problem('documentDamaged', { place: 'pointHeads' }));
      const read = await decodeParts(rows, this.#scheduler);
      // A part whose record went meanwhile must be written anew by whoever uses it.
      if (registry.sweeps === sweeps) for (const [partId, part] of read) registry.add(part, partId);
      const paths: (readonly string[])[] = [];
      const stored = unpackRecord(
        head,
        (partId) => known.get(partId) ?? read.get(partId) ?? null,
        (path) => paths.push(path),
      ) as WorkbookDocument;
      const damaged = [...new Set(paths.map((path) => placeInDocument(stored, path)))];
      const document = migrate({ ...stored, id }) as WorkbookDocument | null;
      return document
        ? ok({ document, damaged })
        : failed(problem('documentDamaged', { place: 'pointHeads' }));
    });
  }

  rename(id: WorkbookId, pointId: string, name: string | null): Promise<Result<void>> {
    return attempt(async () => {
      const renamed = await this.#connection.write((database) =>
        database.points.update([id, pointId], { name }),
      );
      return renamed ? ok() : failed(problem('notFound'));
    });
  }
}

/** A database that fails is expected; it becomes a problem that names the reason. */
async function attempt<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    return failed(problem(storageFailureOf(error)));
  }
}
