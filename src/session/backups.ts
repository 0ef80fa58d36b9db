import { readWorkbookFile, workbookFileExtension, writeWorkbookFile } from '../io/workbookFile';
import type { WorkbookDocument } from '../model/document';
import type { WorkbookId } from '../model/ids';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import { failed, ok, type Result } from '../shared/result';
import type { BackupFolder } from '../storage/backupFolder';
import type { ChosenFolder } from '../storage/chosenFolder';
import type { SecondCopies } from '../storage/secondCopies';
import { fileNameOf } from '../shared/fileNameOf';

/** A whole workbook as it was, outside the database. */
export interface Backup {
  readonly place: 'private' | 'chosen';
  readonly fileName: string;
  readonly workbookId: WorkbookId;
  readonly name: string;
  readonly atMs: number;
}
export type BackupPlace = Pick<Backup, 'place' | 'fileName' | 'workbookId'>;

/**
 * Workbooks outside the database: the second copies in the private folder of the browser, which storage keeps up to the last
 * edit, and `.worthbook` files in a folder that the person chose, which also outlives the browser; one file a workbook.
 */
export class Backups {
  readonly #copies: SecondCopies | null;
  readonly #chosen: ChosenFolder | null;
  readonly #changes = new Emitter<void>('backups');
  /** One after the other: two writes into one file would get in each other's way. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(copies: SecondCopies | null, chosen: ChosenFolder | null) {
    this.#copies = copies;
    this.#chosen = chosen;
  }

  get canChooseFolder(): boolean {
    return this.#chosen?.canChoose ?? false;
  }

  /** Writes the workbook into the chosen folder, if there is one; the places that have it as it is now. */
  backUp(document: WorkbookDocument, ask: 'ask' | 'only if allowed'): Promise<Result<Backup['place'][]>> {
    const work = this.#last.then(() => this.#backUp(document, ask));
    this.#last = work;
    return work;
  }

  /** The newest first. */
  async list(): Promise<readonly Backup[]> {
    const [copies, files] = await Promise.all([
      listed(async () => {
        const kept = (await this.#copies?.list()) ?? [];
        return kept.map((copy): Backup => ({ place: 'private', ...copy }));
      }),
      listed(async () => {
        const folder = await this.#folder('only if allowed');
        return ((await folder?.list()) ?? []).flatMap((file) => backupOf(file.name, file.modifiedMs));
      }),
    ]);
    return [...copies, ...files].toSorted((a, b) => b.atMs - a.atMs);
  }

  async read({ place, fileName, workbookId }: BackupPlace): Promise<Result<WorkbookDocument>> {
    try {
      if (place === 'private' && this.#copies) return await this.#copies.read(workbookId);
      const folder = place === 'chosen' ? await this.#folder('ask') : null;
      return folder ? await readWorkbookFile(await folder.read(fileName)) : failed(problem('notFound'));
    } catch {
      return failed(problem('notFound', { name: fileName }));
    }
  }

  /** Lets the person choose the folder; `false` when they did not. */
  async chooseFolder(): Promise<Result<boolean>> {
    try {
      const folder = await this.#chosen?.choose();
      if (folder) this.#changes.emit();
      return ok(folder !== null && folder !== undefined);
    } catch (error) {
      reportFault('choosing a backup folder', error);
      return failed(problem('storageFailed'));
    }
  }

  async folderName(): Promise<string | null> {
    try {
      return (await this.#chosen?.name()) ?? null;
    } catch {
      return null;
    }
  }

  /** For workbooks that are deleted for good: nothing of them stays in the browser. The person's folder is theirs. */
  async forget(ids: readonly WorkbookId[]): Promise<void> {
    await this.#copies?.forget(ids).catch((error: unknown) => reportFault('removing second copies', error));
  }

  /** There are newer ones, or another folder. */
  onChange(listener: () => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  async #backUp(
    document: WorkbookDocument,
    ask: 'ask' | 'only if allowed',
  ): Promise<Result<Backup['place'][]>> {
    const kept: Backup['place'][] = this.#copies ? ['private'] : [];
    try {
      const folder = await this.#folder(ask);
      if (!folder) return ok(kept);
      const bytes = await writeWorkbookFile(document);
      const fileName = `${fileNameOf(document.name, '')}.${document.id}${workbookFileExtension}`;
      await folder.write(fileName, bytes);
      await removeOlder(folder, document.id, fileName);
      return ok([...kept, 'chosen']);
    } catch (error) {
      reportFault('backing up', error);
      return failed(problem('backupFailed'));
    } finally {
      this.#changes.emit();
    }
  }

  async #folder(ask: 'ask' | 'only if allowed'): Promise<BackupFolder | null> {
    return (await this.#chosen?.open(ask).catch(() => null)) ?? null;
  }
}

/** A place that cannot be read has none to offer. */
async function listed(read: () => Promise<Backup[]>): Promise<Backup[]> {
  try {
    return await read();
  } catch (error) {
    reportFault('listing backups', error);
    return [];
  }
}

/** Under the name that the workbook had before. */
async function removeOlder(folder: BackupFolder, id: WorkbookId, fileName: string): Promise<void> {
  for (const { name } of await folder.list()) {
    if (name !== fileName && backupOf(name, 0)[0]?.workbookId === id) await folder.remove(name);
  }
}

function backupOf(fileName: string, atMs: number): Backup[] {
  const [, name, id] = /^(.*)\.(_w[a-z0-9]{10})\.worthbook$/s.exec(fileName) ?? [];
  return name === undefined ? [] : [{ place: 'chosen', fileName, workbookId: id as WorkbookId, name, atMs }];
}
