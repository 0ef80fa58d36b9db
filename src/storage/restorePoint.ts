import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Result } from '../shared/result';
import { randomToken } from './randomToken';

/** Why a state of a workbook was kept. */
export type PointCause = 'automatic' | 'named' | 'beforeImport' | 'beforeTemplate' | 'beforeRestore';

/** A state of a workbook that can be brought back. */
export interface RestorePoint {
  readonly id: string;
  /** When the workbook was like this. */
  readonly atMs: number;
  readonly version: number;
  readonly cause: PointCause;
  /** Those that a person named are never given up by themselves. */
  readonly name: string | null;
}

export interface ReadPoint {
  readonly document: WorkbookDocument;
  /** Names of sheets and columns whose records were damaged. */
  readonly damaged: readonly string[];
}

/** Earlier states of workbooks, also of those that cannot be opened any more. New ones come through the persister. */
export interface RestorePoints {
  /** Whether they outlive the page. */
  readonly areLasting: boolean;
  /** The newest first. */
  list(id: WorkbookId): Promise<Result<readonly RestorePoint[]>>;
  /** What did not change between this state and others in memory is shared with them. */
  read(id: WorkbookId, pointId: string): Promise<Result<ReadPoint>>;
  /** `null` takes the name away: the point may be given up in time. */
  rename(id: WorkbookId, pointId: string, name: string | null): Promise<Result<void>>;
}

export const newPointId = (): string => randomToken();
