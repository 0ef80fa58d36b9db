import { compareDocuments, type DocumentDifference } from '../model/documentDifference';
import type { WorkbookDocument } from '../model/document';
import type { Workbook } from '../model/workbook';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { pointLimits } from '../storage/pointThinning';
import type { RestorePoint, RestorePoints } from '../storage/restorePoint';
import type { Persister } from '../storage/workbookStore';
import { PointKeeper } from './pointKeeper';

const longestName = 100;

/** The earlier states of one open workbook: kept while it is edited, listed, named, compared and read. */
export class VersionHistory {
  readonly #workbook: Workbook;
  readonly #points: RestorePoints;
  readonly #keeper: PointKeeper | null;
  readonly #changes = new Emitter<void>('version history');

  /** Without a persister nothing new is kept: the workbook is open for reading. */
  constructor(workbook: Workbook, points: RestorePoints, persister: Persister | null) {
    this.#workbook = workbook;
    this.#points = points;
    this.#keeper = persister && new PointKeeper(workbook, persister, () => this.#changes.emit());
    void this.list().then((listed) => this.#keeper?.begin((listed.ok ? listed.value[0] : null) ?? null));
  }

  /** Whether earlier states outlive the page. */
  get areLasting(): boolean {
    return this.#points.areLasting;
  }

  /** The newest first. */
  list(): Promise<Result<readonly RestorePoint[]>> {
    return this.#points.list(this.#workbook.document.id);
  }

  /** What the workbook held then; what of it was damaged is blank. */
  async read(pointId: string): Promise<Result<WorkbookDocument>> {
    const read = await this.#points.read(this.#workbook.document.id, pointId);
    return read.ok ? ok(read.value.document) : read;
  }

  /** What changed from one state to a later one; `null` is the workbook as it is now. */
  async compare(from: string, to: string | null): Promise<Result<DocumentDifference>> {
    const before = await this.read(from);
    if (!before.ok) return before;
    const after = to === null ? ok(this.#workbook.document) : await this.read(to);
    return after.ok ? ok(compareDocuments(before.value, after.value)) : after;
  }

  /** Keeps the workbook as it is now, under a name. */
  async keep(name: string): Promise<Result<void>> {
    const checked = await this.#checkName(name);
    if (!checked.ok) return checked;
    const { document, version } = this.#workbook;
    const point = { atMs: Date.now(), version, cause: 'named', name: checked.value } as const;
    const isKept = await this.#keeper?.keep(document, point);
    return isKept ? ok() : failed(problem('storageFailed'));
  }

  /** An empty name takes it away: the point may be given up in time, as others are. */
  async rename(pointId: string, name: string): Promise<Result<void>> {
    const checked = name.trim() === '' ? ok(null) : await this.#checkName(name);
    if (!checked.ok) return checked;
    const renamed = await this.#points.rename(this.#workbook.document.id, pointId, checked.value);
    this.#changes.emit();
    return renamed;
  }

  /** There are others than before, or other names. */
  onChange(listener: () => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  dispose(): void {
    this.#keeper?.dispose();
  }

  async #checkName(name: string): Promise<Result<string>> {
    const trimmed = name.trim().slice(0, longestName);
    if (trimmed === '') return failed(problem('nameEmpty'));
    const listed = await this.list();
    const named = listed.ok ? listed.value.filter((point) => point.name !== null).length : 0;
    if (named >= pointLimits.named) return failed(problem('tooManyVersions', { limit: pointLimits.named }));
    return ok(trimmed);
  }
}
