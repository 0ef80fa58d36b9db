/**
 * A place of the host's own where workbooks are kept: a server, a file system, a database of its own. Workbooks come as
 * the bytes of a `.worthbook` file. Every method may reject; nothing is lost then, and the person is told.
 *
 * `worthbook/storage-checks` holds the tests that an adapter must pass.
 */
export interface StorageAdapter {
  /** Everything that was written and not deleted, in any order. */
  list(): Promise<readonly StoredWorkbook[]>;
  /** The bytes that were written last, or `null` when there is no such workbook. */
  read(id: string): Promise<Uint8Array | null>;
  /**
   * Keeps `bytes` in the place of what was there. Resolves when they are durable, and not before: *Saved* appears then.
   * A write that fails must leave the bytes of the one before.
   */
  write(workbook: StoredWorkbook, bytes: Uint8Array): Promise<void>;
  /** Changes what is known of a workbook and leaves its bytes. */
  describe(workbook: StoredWorkbook): Promise<void>;
  /** Deletes a workbook for good; one that is not there is no error. */
  delete(id: string): Promise<void>;
}

/** What the list of workbooks says of one. A host keeps it beside the bytes and gives it back as it was. */
export interface StoredWorkbook {
  readonly id: string;
  readonly name: string;
  readonly modifiedMs: number;
  /** Rows of all tables. */
  readonly rowCount: number;
  readonly sheetCount: number;
  /** Counts its changes. */
  readonly version: number;
  /** When a person deleted it; it can be brought back until `delete` is called. */
  readonly removedMs: number | null;
}
