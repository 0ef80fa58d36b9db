import Dexie, { type Table } from 'dexie';
import type { WorkbookId } from '../model/ids';
import type { PackedRecord, PartId } from './packedRecord';
import type { RestorePoint } from './restorePoint';
import type { StoredPart } from './storedPart';

/**
 * Raised when records change shape. Dexie 4.4.7 opens a database of a newer app with older code and writes to it
 * without a word, so the number also stands in a record (`meta`, `schema`) that every transaction looks at first.
 */
export const storageSchema = 2;

/**
 * What lies where:
 *
 *     meta       schema; epoch, which changes when the whole store was lost and begun anew; the folder for backups
 *     workbooks  one small row a workbook: what the start screen shows, and who writes it
 *     heads      the document at a version, without its parts; the two newest are kept, so that a damaged one costs nothing
 *     parts      column blocks and chunks of grid cells, by name; never changed, only added and swept
 *     journal    transactions after the older of the two heads, one record each
 *     computed   last computed values, for showing numbers at once
 *     points     earlier states that can be brought back, what the list of them shows; with the parts they need, which the
 *                sweep asks for
 *     pointHeads the document of each, without its parts
 */
export class WorthbookDatabase extends Dexie {
  readonly meta: Table<MetaRow, string>;
  readonly workbooks: Table<WorkbookRow, WorkbookId>;
  readonly heads: Table<HeadRow, [WorkbookId, number]>;
  readonly parts: Table<PartRow, [WorkbookId, PartId]>;
  readonly journal: Table<JournalRow, [WorkbookId, number]>;
  readonly computed: Table<ComputedRow, WorkbookId>;
  readonly points: Table<PointRow, [WorkbookId, string]>;
  readonly pointHeads: Table<PointHeadRow, [WorkbookId, string]>;

  constructor(name: string, environment: DatabaseEnvironment) {
    super(name, {
      ...environment,
      // The default loses every recent transaction in a power cut; strict costs about 0.4 ms a write.
      chromeTransactionDurability: 'strict',
      // After an I/O error Chrome may come back with an empty database: opening again is a decision, not a reflex.
      autoOpen: false,
      cache: 'disabled',
    });
    this.version(1).stores({
      meta: 'key',
      workbooks: 'id',
      heads: '[workbookId+version]',
      parts: '[workbookId+id]',
      journal: '[workbookId+version]',
      computed: 'workbookId',
    });
    // An app that knows no points would sweep the parts they need: the record keeps it away from now on.
    this.version(2)
      .stores({ points: '[workbookId+id]', pointHeads: '[workbookId+id]' })
      .upgrade((transaction) => transaction.table<MetaRow>('meta').put({ key: 'schema', value: 2 }));
    this.meta = this.table('meta');
    this.workbooks = this.table('workbooks');
    this.heads = this.table('heads');
    this.parts = this.table('parts');
    this.journal = this.table('journal');
    this.computed = this.table('computed');
    this.points = this.table('points');
    this.pointHeads = this.table('pointHeads');
  }

  /** The records of a workbook, or a stretch of them, in a table whose key begins with the workbook's id. */
  ofWorkbook<Row, Name extends string | number>(
    table: Table<Row, [WorkbookId, Name]>,
    id: WorkbookId,
    from: unknown = Dexie.minKey,
    to: unknown = Dexie.maxKey,
  ) {
    return table.where(':id').between([id, from], [id, to], true, true);
  }
}

/** Where IndexedDB comes from when it is not the page's own. */
export interface DatabaseEnvironment {
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

export type MetaRow =
  | { readonly key: 'schema'; readonly value: number }
  | { readonly key: 'epoch'; readonly value: string }
  | { readonly key: 'backupFolder'; readonly value: FileSystemDirectoryHandle };

export interface WorkbookRow {
  readonly id: WorkbookId;
  /** The name that counts: renaming from the start screen changes it here and nowhere else. */
  readonly name: string;
  readonly modifiedMs: number;
  readonly rowCount: number;
  readonly sheetCount: number;
  readonly formatVersion: number;
  readonly removedMs: number | null;
  /** The version of the last journal entry, or of the head when there is none. */
  readonly version: number;
  /** Token of the persister that wrote last: whoever finds another one's has been overtaken and must stop. */
  readonly writer: string;
}

export interface HeadRow extends PackedRecord {
  readonly workbookId: WorkbookId;
  readonly version: number;
  readonly formatVersion: number;
}

export interface PartRow {
  readonly workbookId: WorkbookId;
  readonly id: PartId;
  readonly part: StoredPart;
}

export interface JournalRow extends PackedRecord {
  readonly workbookId: WorkbookId;
  readonly version: number;
  readonly formatVersion: number;
  /** Ids of the sheets it touched, readable when its text is not. */
  readonly sheetIds: readonly string[];
}

export interface ComputedRow extends PackedRecord {
  readonly workbookId: WorkbookId;
  readonly version: number;
}

export interface PointRow extends RestorePoint {
  readonly workbookId: WorkbookId;
  readonly partIds: readonly PartId[];
}

export interface PointHeadRow extends PackedRecord {
  readonly workbookId: WorkbookId;
  readonly id: string;
  readonly formatVersion: number;
}
