import type { WorkbookDocument } from '../model/document';
import type { Dispose } from '../shared/disposable';
import { reportFault } from '../shared/report';
import type { EncodeWorkbook } from './adapterDisk';
import type { BackupFolder } from './backupFolder';
import {
  copiesIn,
  editsFileName,
  editsIn,
  newCopyFile,
  readEdits,
  writeEdits,
  type EditsFile,
} from './copyFiles';
import type { JournalRow } from './database';
import { referencesOf } from './packedRecord';
import type { Scheduler } from './scheduler';
import { sizeOf } from './summary';

/** A file of edits is written anew with each of them until it is so long; the next one begins another. */
const longestEditsFile = 64 * 1024;
/** So many files of edits, and the whole workbook is written anew. */
const mostEditsFiles = 16;
/** A workbook of more rows is not written as a whole between one edit and the next. */
const rowsAtOnce = 20_000;
/** How long that waits, for more edits and for the page. */
const wholeAfterMs = 20_000;
/** After the folder refused something, or did not answer at all. */
const retryAfterMs = 60_000;
/** After it answered too late for the second time; twice as long each time that it does so again. */
const firstPauseMs = 1_000;
/** *Saved* waits so long for a folder that does not answer, once. */
const longestWaitMs = 2_000;

/** A state of the workbook that the database has. */
interface Durable {
  readonly document: WorkbookDocument;
  readonly version: number;
}

/** The files that hold the workbook now, and the file of edits that is being written. */
interface Chain {
  readonly copy: string;
  /** The file of the whole workbook, which the edits are nothing without. */
  readonly whole: string;
  endVersion: number;
  files: number;
  rows: JournalRow[];
}

/**
 * Writes the second copy of one workbook, beside the database: the whole workbook once, then its edits. Edits that hold whole
 * blocks of a table make it write the workbook anew. One file at a time; what comes meanwhile goes into the next. Its failures
 * are its own: they are reported, and tried again later.
 */
export class SecondCopy {
  readonly #folder: BackupFolder;
  readonly #encode: EncodeWorkbook;
  readonly #scheduler: Scheduler;
  #before: SecondCopy | null;
  #latest: Durable;
  /** `undefined` until the folder has been looked at; `null` when what is there does not lead to what is durable. */
  #chain: Chain | null | undefined = undefined;
  #waiting: JournalRow[] = [];
  #waiters: (() => void)[] = [];
  #isWritingWhole = false;
  /** The folder failed a moment ago, or has not answered yet. */
  #isOff = false;
  #isLate = false;
  /** What a folder that was late is left in peace for once it has answered. */
  #pauseMs = 0;
  #isWholeDue = false;
  #mayWriteWhole = false;
  #cancelTimer: Dispose | null = null;
  #working: Promise<void> | null = null;
  #isDisposed = false;

  /** Begins when `before`, which wrote the workbook until now, has ended. */
  constructor(
    folder: BackupFolder,
    encode: EncodeWorkbook,
    scheduler: Scheduler,
    start: Durable,
    before: SecondCopy | null = null,
  ) {
    this.#before = before;
    this.#folder = folder;
    this.#encode = encode;
    this.#scheduler = scheduler;
    this.#latest = start;
    // A workbook that is only looked at is kept too.
    this.#cancelTimer = scheduler.idle(() => {
      this.#cancelTimer = null;
      this.#goOn();
    });
  }

  /**
   * Edits on their way into the database. Resolves when they are kept here too, or as soon as it is clear that they will not
   * be; never rejects.
   */
  append(rows: readonly JournalRow[], document: WorkbookDocument): Promise<void> {
    const last = rows[rows.length - 1];
    if (!last) return Promise.resolve();
    this.#waiting.push(...rows);
    this.#latest = { document, version: last.version };
    const isSlow = this.#isWholeSlow() && (this.#chain === null || this.#isWritingWhole);
    const kept = isSlow ? Promise.resolve() : new Promise<void>((resolve) => this.#waiters.push(resolve));
    this.#goOn();
    return isSlow ? kept : this.#soon(kept);
  }

  /** Whether nobody should wait for the whole workbook to be written. */
  #isWholeSlow(): boolean {
    return this.#isOff || this.#pauseMs > 0 || sizeOf(this.#latest.document).rowCount > rowsAtOnce;
  }

  /** After the database was given the whole workbook: nobody knows what it had before. */
  rewrote(document: WorkbookDocument, version: number): void {
    this.#latest = { document, version };
    this.#waiting = [];
    this.#chain = null;
    // Also where the workbook as it was is just being written.
    this.#isWholeDue = true;
    this.#goOn();
  }

  /** Everything that can be is written. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  /** What is being written still ends; nothing is begun any more. */
  dispose(): void {
    this.#isDisposed = true;
    this.#stopTimer();
  }

  #stopTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  /** A folder that hangs costs one edit a wait, and no more until it is tried again. */
  async #soon(kept: Promise<void>): Promise<void> {
    let stopWaiting: Dispose | undefined;
    const late = new Promise<void>((resolve) => {
      stopWaiting = this.#scheduler.after(longestWaitMs, () => {
        this.#isLate = true;
        this.#giveUp();
        resolve();
      });
    });
    await Promise.race([kept, late]);
    stopWaiting?.();
  }

  #goOn(): void {
    if (!this.#isDisposed) this.#working ??= this.#work();
  }

  #giveUp(): void {
    this.#chain = null;
    this.#mayWriteWhole = false;
    this.#isOff = true;
    for (const resolve of this.#waiters.splice(0)) resolve();
    this.#retryAfter(retryAfterMs);
  }

  /** A slow folder, as on a busy machine, is soon used again: until then this copy is the older one. */
  #answered(): void {
    if (!this.#isLate) this.#pauseMs = 0;
    else {
      this.#isLate = false;
      this.#retryAfter(this.#pauseMs);
      this.#pauseMs = Math.min(Math.max(this.#pauseMs * 2, firstPauseMs), retryAfterMs);
    }
  }

  #retryAfter(delayMs: number): void {
    this.#stopTimer();
    this.#later(delayMs);
  }

  async #work(): Promise<void> {
    try {
      await this.#before?.settled();
      this.#before = null;
      if (this.#chain === undefined) this.#chain = await this.#look();
      for (;;) {
        const [rows, waiters] = [this.#waiting.splice(0), this.#waiters.splice(0)];
        try {
          if (rows.length > 0) await this.#extend(rows);
          // Edits that nothing here leads to are kept as part of the whole.
          if (waiters.length > 0 && !this.#chain && this.#mayBeginWhole()) await this.#writeWhole();
        } finally {
          for (const resolve of waiters) resolve();
        }
        if (this.#waiting.length > 0 || this.#waiters.length > 0) continue;
        // From here to the end nothing may be awaited: what came then would wait for ever.
        if (!this.#mayBeginWhole()) break;
        await this.#writeWhole();
      }
    } catch (error) {
      reportFault('writing the second copy', error);
      this.#isLate = false;
      this.#giveUp();
    } finally {
      this.#working = null;
    }
  }
  /** Whether the workbook as a whole has to be written, and now. */
  #mayBeginWhole(): boolean {
    if (this.#isDisposed || this.#isOff || (this.#chain && !this.#isWholeDue)) return false;
    if (this.#mayWriteWhole || sizeOf(this.#latest.document).rowCount <= rowsAtOnce) return true;
    this.#later(wholeAfterMs);
    return false;
  }

  #later(delayMs: number): void {
    if (this.#isDisposed) return;
    this.#cancelTimer ??= this.#scheduler.after(delayMs, () => {
      this.#cancelTimer = null;
      this.#mayWriteWhole = true;
      this.#isOff = false;
      this.#goOn();
    });
  }

  /** What an earlier page left, when it leads to where this one begins. */
  async #look(): Promise<Chain | null> {
    const startVersion = (this.#waiting[0]?.version ?? this.#latest.version + 1) - 1;
    const files = await this.#folder.list();
    const newest = copiesIn(files).find(({ workbookId }) => workbookId === this.#latest.document.id);
    if (!newest?.copy) return null;
    const edits = editsIn(files).filter(({ copy }) => copy === newest.copy);
    const last = edits[edits.length - 1];
    const start = {
      copy: newest.copy,
      whole: newest.name,
      endVersion: newest.version,
      files: edits.length,
      rows: [],
    };
    const chain = last ? await this.#endOf(last, start, startVersion) : start;
    return chain?.endVersion === startVersion ? chain : null;
  }

  /** An edit that reached this copy, but not the database before the page died, never was. */
  async #endOf(last: EditsFile, chain: Chain, startVersion: number): Promise<Chain | null> {
    try {
      const found = readEdits(await this.#folder.read(last.name));
      const rows = found.filter(({ version }) => version <= startVersion);
      if (rows.length < found.length) await this.#writeEdits(last.name, rows);
      return { ...chain, rows, endVersion: rows.at(-1)?.version ?? last.fromVersion - 1 };
    } catch {
      return null;
    }
  }

  async #extend(rows: readonly JournalRow[]): Promise<void> {
    const chain = this.#chain;
    if (!chain) return;
    for (const row of rows) {
      if (row.version !== chain.endVersion + 1 || referencesOf(row).length > 0) {
        this.#chain = null;
        return;
      }
      if (chain.rows.length === 0) chain.files++;
      chain.rows.push(row);
      chain.endVersion = row.version;
    }
    const first = chain.rows[0] as JournalRow;
    const fileName = editsFileName(first.workbookId, chain.copy, first.version);
    // Both at once: the question costs the person no time.
    const [length, isWholeThere] = await Promise.all([
      this.#writeEdits(fileName, chain.rows),
      this.#folder.has(chain.whole),
    ]);
    // Cleared under the open page, in this tab or another.
    if (!isWholeThere) {
      this.#chain = null;
      return;
    }
    if (length > longestEditsFile) chain.rows = [];
    this.#isWholeDue = chain.files > mostEditsFiles;
  }

  async #writeEdits(name: string, rows: readonly JournalRow[]): Promise<number> {
    const bytes = await writeEdits(rows);
    await this.#folder.write(name, bytes);
    this.#answered();
    return bytes.length;
  }

  async #writeWhole(): Promise<void> {
    this.#isWritingWhole = true;
    try {
      await this.#replaceAll();
    } finally {
      this.#isWritingWhole = false;
    }
  }

  async #replaceAll(): Promise<void> {
    const { document, version } = this.#latest;
    this.#isWholeDue = false;
    this.#mayWriteWhole = false;
    this.#waiting = this.#waiting.filter((row) => row.version > version);
    const file = newCopyFile(document.id, document.name, version);
    const bytes = await this.#encode(document);
    // Another page may have begun to write: what it has is newer.
    if (this.#isDisposed) return;
    const files = await this.#folder.list();
    await this.#folder.write(file.name, bytes);
    for (const { name, workbookId } of [...editsIn(files), ...copiesIn(files)]) {
      if (workbookId === document.id) await this.#folder.remove(name);
    }
    this.#chain = { copy: file.copy, whole: file.name, endVersion: version, files: 0, rows: [] };
    // Where it was given up meanwhile, it has answered now.
    this.#isOff = false;
    this.#isLate = false;
  }
}
