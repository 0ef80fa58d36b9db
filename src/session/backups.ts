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
import { fileNameOf } from './fileNameOf';

/** A whole workbook as it was, outside the database. */
export interface Backup {
  readonly place: BackupFolder['kind'];
  readonly fileName: string;
  readonly workbookId: WorkbookId;
  readonly name: string;
  readonly atMs: number;
}

/**
 * Second copies of workbooks as `.worthbook` files: in the private folder of the browser, which a damaged database leaves
 * whole, and in a folder that the person chose, which also outlives the browser. A workbook has one file in each.
 */
export class Backups {
  readonly #private: BackupFolder | null;
  readonly #chosen: ChosenFolder | null;
  readonly #changes = new Emitter<void>('backups');
  /** One after the other: two writes into one file would get in each other's way. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(own: BackupFolder | null, chosen: ChosenFolder | null) {
    this.#private = own;
    this.#chosen = chosen;
  }

  get canChooseFolder(): boolean {
    return this.#chosen?.canChoose ?? false;
  }

  /** Writes the workbook into every folder there is; the places it went to. Fails when one of them would not take it. */
  backUp(document: WorkbookDocument, ask: 'ask' | 'only if allowed'): Promise<Result<Backup['place'][]>> {
    const work = this.#last.then(() => this.#backUp(document, ask));
    this.#last = work;
    return work;
  }

  /** The newest first. */
  async list(): Promise<readonly Backup[]> {
    const listed = await Promise.all(
      (await this.#folders('only if allowed')).map(async (folder) => {
        try {
          return (await folder.list()).flatMap((file) => backupOf(folder.kind, file.name, file.modifiedMs));
        } catch (error) {
          reportFault('listing backups', error);
          return [];
        }
      }),
    );
    return listed.flat().toSorted((a, b) => b.atMs - a.atMs);
  }

  async read(backup: Pick<Backup, 'place' | 'fileName'>): Promise<Result<WorkbookDocument>> {
    const folder = (await this.#folders('ask')).find(({ kind }) => kind === backup.place);
    if (!folder) return failed(problem('notFound'));
    try {
      return await readWorkbookFile(await folder.read(backup.fileName));
    } catch {
      return failed(problem('notFound', { name: backup.fileName }));
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
    const gone = (await this.list()).filter(
      ({ place, workbookId }) => place === 'private' && ids.includes(workbookId),
    );
    for (const { fileName } of gone) await this.#private?.remove(fileName).catch(() => undefined);
  }

  /** There are newer ones, or another folder. */
  onChange(listener: () => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  async #backUp(
    document: WorkbookDocument,
    ask: 'ask' | 'only if allowed',
  ): Promise<Result<Backup['place'][]>> {
    try {
      const folders = await this.#folders(ask);
      if (folders.length === 0) return ok([]);
      const bytes = await writeWorkbookFile(document);
      const fileName = `${fileNameOf(document.name, '')}.${document.id}${workbookFileExtension}`;
      for (const folder of folders) {
        await folder.write(fileName, bytes);
        await removeOlder(folder, document.id, fileName);
      }
      this.#changes.emit();
      return ok(folders.map(({ kind }) => kind));
    } catch (error) {
      reportFault('backing up', error);
      return failed(problem('backupFailed'));
    }
  }

  async #folders(ask: 'ask' | 'only if allowed'): Promise<BackupFolder[]> {
    const chosen = await this.#chosen?.open(ask).catch(() => null);
    return [...(this.#private ? [this.#private] : []), ...(chosen ? [chosen] : [])];
  }
}

/** Under the name that the workbook had before. */
async function removeOlder(folder: BackupFolder, id: WorkbookId, fileName: string): Promise<void> {
  for (const { name } of await folder.list()) {
    if (name !== fileName && backupOf(folder.kind, name, 0)[0]?.workbookId === id) await folder.remove(name);
  }
}

function backupOf(place: Backup['place'], fileName: string, atMs: number): Backup[] {
  const [, name, id] = /^(.*)\.(_w[a-z0-9]{10})\.worthbook$/s.exec(fileName) ?? [];
  return name === undefined ? [] : [{ place, fileName, workbookId: id as WorkbookId, name, atMs }];
}
