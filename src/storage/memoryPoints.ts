import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { pointsToForget } from './pointThinning';
import type { ReadPoint, RestorePoint, RestorePoints } from './restorePoint';

interface KeptPoint extends RestorePoint {
  readonly document: WorkbookDocument;
}

/** Earlier states for as long as the page is open: where workbooks are in memory only, or in a host's own storage. */
export class MemoryPoints implements RestorePoints {
  readonly areLasting = false;
  readonly #points = new Map<WorkbookId, readonly KeptPoint[]>();

  keep(point: RestorePoint, document: WorkbookDocument): void {
    const kept = [...this.#of(document.id), { ...point, document }];
    const gone = new Set(pointsToForget(kept, point.atMs).map(({ id }) => id));
    this.#points.set(
      document.id,
      kept.filter(({ id }) => !gone.has(id)),
    );
  }

  async list(id: WorkbookId): Promise<Result<readonly RestorePoint[]>> {
    const points = this.#of(id).map(({ document: _, ...point }) => point);
    return ok(points.toSorted((a, b) => b.atMs - a.atMs));
  }

  async read(id: WorkbookId, pointId: string): Promise<Result<ReadPoint>> {
    const found = this.#of(id).find((point) => point.id === pointId);
    return found ? ok({ document: found.document, damaged: [] }) : failed(problem('notFound'));
  }

  async rename(id: WorkbookId, pointId: string, name: string | null): Promise<Result<void>> {
    if (!this.#of(id).some((point) => point.id === pointId)) return failed(problem('notFound'));
    this.#points.set(
      id,
      this.#of(id).map((point) => (point.id === pointId ? { ...point, name } : point)),
    );
    return ok();
  }

  #of(id: WorkbookId): readonly KeptPoint[] {
    return this.#points.get(id) ?? [];
  }
}
