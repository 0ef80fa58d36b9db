import type { HostFunctionWords } from '../../formulas/hostFunction';
import type { FunctionResult } from '../../formulas/spec';
import type { Locale } from '../shared/localText';
import type { Notice } from '../shared/notice';
import type { CellValue } from '../shared/value';
import type { Problem } from '../shared/problems';
import type { ConditionalFormat } from '../model/conditionalFormat';
import type { RuleFacts } from '../model/rules/ruleFacts';
import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnRef, GridCellKey, WorkbookDocument } from '../model/document';
import type { CellPlace, Explanation } from '../model/explanation';
import type { ColumnId, SheetId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { DistinctValues } from '../model/filtering/distinctValues';
import type { Work } from './workTeller';

/** What the main thread asks of the engine. Plain data; `version` is the document's after the change. */
export type EngineRequest =
  /** Before a workbook is opened: imports functions of the host. What is asked meanwhile waits. */
  | {
      readonly kind: 'useFunctions';
      /** Absolute addresses of ES modules. */
      readonly modules: readonly string[];
      /** Those among them that an earlier engine did not come back from: they are refused and not imported. */
      readonly stuck: readonly string[];
    }
  | {
      readonly kind: 'open';
      readonly version: number;
      readonly document: WorkbookDocument;
      /** Shown values that were saved with this very version: calculated columns in it are not computed again. */
      readonly computed: ComputedValues | null;
      /** As with `orderRows`: what filters hide is known before anything is answered. */
      readonly today: number;
      /** HyperFormula's. */
      readonly licenseKey: string;
      /** After an engine that did not answer any more: formulas that are not to be computed, by `heldKey`. */
      readonly held?: readonly string[];
      /** Functions of the host that are not to be called: they did not come to an end in several formulas. */
      readonly heldFunctions?: readonly string[];
      /** Says of every formula that it begins to work on it, and not only of those that call functions of the host. */
      readonly tellsWork?: boolean;
    }
  | { readonly kind: 'apply'; readonly version: number; readonly operations: readonly Operation[] }
  /**
   * `formula` in stored form. `thisSheet` is where `A1` and `[@X]` without a table look. `assuming`: as if these
   * operations had been applied; they are taken back at once.
   */
  | {
      readonly kind: 'evaluate';
      readonly requestId: number;
      readonly formula: string;
      readonly thisSheet: SheetId | null;
      readonly assuming?: readonly Operation[];
    }
  /** How the value of a cell comes about, once what it may read is computed. */
  | { readonly kind: 'explain'; readonly requestId: number; readonly place: CellPlace }
  /**
   * Which rows a table's view shows, in its order, once the columns it names are computed. `today` is the serial number
   * of the day that relative dates are seen from: the day of the page's clock, which a test can set.
   */
  | {
      readonly kind: 'orderRows';
      readonly requestId: number;
      readonly sheetId: SheetId;
      readonly today: number;
    }
  /**
   * The different values of a column in the rows that the filters of the other columns let through, as a filter by
   * values lists them; only those whose shown text contains `search`.
   */
  | {
      readonly kind: 'listValues';
      readonly requestId: number;
      readonly sheetId: SheetId;
      readonly columnId: ColumnId;
      readonly search: string;
      readonly limit: number;
      /** The language in which values are shown. */
      readonly locale: Locale;
      readonly today: number;
    }
  /** What a conditional format has to know of all cells of its columns. */
  | {
      readonly kind: 'ruleFacts';
      readonly requestId: number;
      readonly sheetId: SheetId;
      readonly format: ConditionalFormat;
    }
  /** Stops the calculation that runs; what is not computed yet stays pending until the next change or `resume`. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'close' };

/** What the engine answers. Replies of a version older than the mirror's are dropped where they are about values. */
export type EngineReply =
  | {
      readonly kind: 'patch';
      readonly version: number;
      readonly columns: readonly CalculatedColumnPatch[];
      readonly cells: readonly GridCellPatch[];
      /** Calculated columns whose values are not those of this version yet. */
      readonly pending: readonly ColumnRef[];
      /** All remembered results of functions that take long, when there are others than before. */
      readonly calls?: readonly ComputedCall[] | null;
      /** More cells of it follow at once (`patchPieces.ts`). */
      readonly hasMore?: true;
    }
  /** What it begins to compute, `null` when that is done (`workTeller.ts`). */
  | { readonly kind: 'working'; readonly work: Work | null }
  /** A module of the host is being imported. */
  | { readonly kind: 'importing'; readonly module: string }
  /** The functions of the host that were taken over, and why others were not; before anything is computed. */
  | {
      readonly kind: 'functions';
      readonly functions: readonly HostFunctionWords[];
      readonly refused: readonly Problem[];
    }
  | {
      readonly kind: 'progress';
      readonly version: number;
      readonly progress: CalculationProgress;
    }
  /** Everything up to this version is computed and has been sent. */
  | { readonly kind: 'settled'; readonly version: number }
  /** The calculation stopped because it was asked to; pending columns keep their last values. */
  | { readonly kind: 'cancelled'; readonly version: number }
  | {
      readonly kind: 'evaluated';
      readonly requestId: number;
      readonly value: CellValue | readonly (readonly CellValue[])[];
    }
  /** `null`: there is no such cell. */
  | { readonly kind: 'explained'; readonly requestId: number; readonly explanation: Explanation | null }
  /** Stored positions, transferred; `null` when there is no such table. */
  | { readonly kind: 'ordered'; readonly requestId: number; readonly rows: Uint32Array<ArrayBuffer> | null }
  | { readonly kind: 'ruleFactsFound'; readonly requestId: number; readonly facts: RuleFacts | null }
  | { readonly kind: 'valuesListed'; readonly requestId: number; readonly values: DistinctValues | null }
  /** What looks wrong about the arguments of formulas; all of it, whenever some of it changed. */
  | { readonly kind: 'notices'; readonly version: number; readonly notices: WorkbookNotices }
  | { readonly kind: 'failed'; readonly version: number; readonly problem: Problem };

/** Notices by the column or cell whose formula they are about. */
export interface WorkbookNotices {
  readonly columns: readonly (ColumnRef & { readonly notices: readonly ColumnNotice[] })[];
  readonly cells: readonly {
    readonly sheetId: SheetId;
    readonly key: GridCellKey;
    readonly notices: readonly Notice[];
  }[];
}
/** A notice about some rows of a calculated column. */
export interface ColumnNotice {
  readonly notice: Notice;
  /** One bit a stored row, the first row lowest; `null`: about all of them. */
  readonly rows: Uint8Array<ArrayBuffer> | null;
}

/** What is being worked on, and how much of it is done: a calculated column, or a function of a cell that takes long. */
export type CalculationProgress = {
  readonly done: number;
  readonly total: number;
} & (
  | { readonly kind: 'column'; readonly sheetId: SheetId; readonly columnId: ColumnId }
  | { readonly kind: 'function'; readonly functionName: string }
);

/** New values of a calculated column, from one row block on. The blocks have the table's block lengths. */
export interface CalculatedColumnPatch {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
  /** Index of the first block given; with `complete` the column consists of exactly these blocks. */
  readonly firstBlock: number;
  readonly blocks: readonly ColumnBlock[];
  readonly complete: boolean;
}
/** Results of formula cells and of cells that arrays spill into; `null` values are cells that show nothing now. */
export interface GridCellPatch {
  readonly sheetId: SheetId;
  readonly values: Readonly<Record<GridCellKey, CellValue>>;
  /** The sheet's computed values are exactly these (after a reshaping). */
  readonly complete: boolean;
}

/** Every computed value of a workbook at one version: stored so that opening shows numbers at once. */
export interface ComputedValues {
  readonly version: number;
  readonly columns: readonly CalculatedColumnPatch[];
  readonly cells: readonly GridCellPatch[];
  readonly calls?: readonly ComputedCall[];
}
/** The result of a function of a cell that takes long, by what it was computed from (`longCallKey.ts`). */
export interface ComputedCall {
  readonly key: string;
  readonly result: FunctionResult;
}

/** The same for a worker and for the in-process engine. */
export interface EngineTransport {
  send(request: EngineRequest, transfer?: Transferable[]): void;
  /** One listener: the client. */
  onReply(listener: (reply: EngineReply) => void): void;
  /** It brings functions of the host, and says which (`functions`) before it computes anything. */
  readonly hasHostFunctions?: true;
  /** The next engine is not to import this module: this one did not come back from it. */
  leaveOut?(module: string): void;
  /** It runs elsewhere, so that whoever waits for it can see that it does not answer. */
  readonly isSeparate?: true;
  /** The engine died (a worker error); the client restarts it once and reports. */
  onFailure(listener: (error: unknown) => void): void;
  terminate(): void;
}
