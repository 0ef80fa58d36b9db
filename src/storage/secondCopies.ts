import { applyOperations } from '../model/applyOperations';
import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Operation } from '../model/operation';
import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { WorkbookCodec } from './adapterStore';
import type { BackupFolder } from './backupFolder';
import { copiesIn, editsIn, readEdits, type CopyFile } from './copyFiles';
import { isRecordIntact, unpackRecord } from './packedRecord';
import type { Scheduler } from './scheduler';
import { SecondCopy } from './secondCopy';

/** A workbook that is kept outside the database. */
export interface KeptCopy {
  readonly fileName: string;
  readonly workbookId: WorkbookId;
  readonly name: string;
  /** Its last edit, or when it was written. */
  readonly atMs: number;
}

/**
 * Every workbook once more, in the private folder that the browser keeps apart from its databases, up to the last edit.
 *
 * Needed because Chromium throws a whole database away when it finds it damaged, and damages it by itself: it goes on writing
 * a log file that a killed browser left torn, and stumbles over that the next time. Two of about 1,000 kills ended so. A strict
 * transaction does not help against it.
 */
export class SecondCopies {
  readonly #folder: BackupFolder;
  readonly #codec: WorkbookCodec;
  readonly #scheduler: Scheduler;
  /** Who wrote each workbook last: the next one waits for them. */
  readonly #writers = new Map<WorkbookId, SecondCopy>();

  constructor(folder: BackupFolder, codec: WorkbookCodec, scheduler: Scheduler) {
    this.#folder = folder;
    this.#codec = codec;
    this.#scheduler = scheduler;
  }

  /** Keeps a workbook that begins to be written. */
  keep(document: WorkbookDocument, version: number): SecondCopy {
    const start = { document, version };
    const before = this.#writers.get(document.id);
    const copy = new SecondCopy(this.#folder, this.#codec.encode, this.#scheduler, start, before);
    this.#writers.set(document.id, copy);
    return copy;
  }

  /** One a workbook. */
  async list(): Promise<readonly KeptCopy[]> {
    const files = await this.#folder.list();
    const edits = editsIn(files);
    const kept = new Map<WorkbookId, KeptCopy>();
    for (const { name, workbookId, workbookName, modifiedMs, copy } of copiesIn(files)) {
      if (kept.has(workbookId)) continue;
      const editedMs = edits.filter((file) => file.copy === copy).map((file) => file.modifiedMs);
      kept.set(workbookId, {
        fileName: name,
        workbookId,
        name: workbookName,
        atMs: Math.max(modifiedMs, ...editedMs),
      });
    }
    return [...kept.values()];
  }

  /** The workbook with all its edits; where a file is damaged, what is before it. */
  async read(workbookId: WorkbookId): Promise<Result<WorkbookDocument>> {
    const files = await this.#folder.list();
    let why: Result<WorkbookDocument> = failed(problem('notFound', { name: workbookId }));
    for (const file of copiesIn(files)) {
      if (file.workbookId !== workbookId) continue;
      const read = await this.#readWhole(file);
      if (read.ok) return { ...read, value: await this.#replay(read.value, file) };
      why = read;
    }
    return why;
  }

  /** Nothing of these stays. */
  async forget(workbookIds: readonly WorkbookId[]): Promise<void> {
    const files = await this.#folder.list();
    for (const { name, workbookId } of [...copiesIn(files), ...editsIn(files)]) {
      if (workbookIds.includes(workbookId)) await this.#folder.remove(name);
    }
  }

  async #readWhole({ name }: CopyFile): Promise<Result<WorkbookDocument>> {
    try {
      return await this.#codec.decode(await this.#folder.read(name));
    } catch {
      return failed(problem('notFound', { name }));
    }
  }

  async #replay(document: WorkbookDocument, { copy, version }: CopyFile): Promise<WorkbookDocument> {
    let current = document;
    let next = version + 1;
    try {
      for (const file of editsIn(await this.#folder.list())) {
        if (file.copy !== copy) continue;
        for (const row of readEdits(await this.#folder.read(file.name))) {
          if (row.version !== next || !isRecordIntact(row)) return current;
          const { operations } = unpackRecord(row, noPart, failOnPart) as {
            operations: readonly Operation[];
          };
          current = applyOperations(current, operations).document;
          next++;
        }
        await this.#scheduler.breathe();
      }
    } catch {
      // What is damaged ends it: later edits may build on the one that is missing.
    }
    return current;
  }
}

const noPart = (): null => null;

function failOnPart(): never {
  throw new Error('Worthbook: an edit is kept without a part of it');
}
