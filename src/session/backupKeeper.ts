import type { Workbook } from '../model/workbook';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Scheduler } from '../storage/scheduler';
import type { Backup, Backups } from './backups';

/** So much editing at most is missing from the chosen folder; the second copy follows every edit. */
export const backUpAfterMs = 5 * 60 * 1000;

/** Backs one open workbook up: some minutes after an edit, when it is closed, and when it is asked to. */
export class BackupKeeper {
  readonly #workbook: Workbook;
  readonly #backups: Backups;
  readonly #changes = new Emitter<void>('backup');
  readonly #disposals: Dispose[] = [];
  #cancel: Dispose | null = null;
  #last: readonly Backup[] = [];

  constructor(workbook: Workbook, backups: Backups, scheduler: Scheduler) {
    this.#workbook = workbook;
    this.#backups = backups;
    this.#disposals.push(
      workbook.subscribe(({ source }) => {
        if (source === 'user') this.#cancel ??= scheduler.after(backUpAfterMs, () => void this.#automatic());
      }),
      backups.onChange(() => void this.#look()),
    );
    void this.#look();
  }

  /** The backups of this workbook, the newest first. */
  get last(): readonly Backup[] {
    return this.#last;
  }

  get canChooseFolder(): boolean {
    return this.#backups.canChooseFolder;
  }

  onChange(listener: () => void): Dispose {
    return this.#changes.subscribe(listener);
  }

  /** The places it went to: none where there is no folder, and then a file is the way. */
  backUp(): Promise<Result<Backup['place'][]>> {
    this.#stopWaiting();
    return this.#backups.backUp(this.#workbook.document, 'ask');
  }

  async chooseFolder(): Promise<Result<void>> {
    const chosen = await this.#backups.chooseFolder();
    if (!chosen.ok) return chosen;
    if (!chosen.value) return failed(problem('cancelled'));
    const done = await this.backUp();
    return done.ok ? ok() : done;
  }

  /** What was not backed up yet is; nobody waits for that. */
  dispose(): void {
    if (this.#cancel) void this.#automatic();
    for (const dispose of this.#disposals.splice(0)) dispose();
  }

  async #automatic(): Promise<void> {
    this.#stopWaiting();
    await this.#backups.backUp(this.#workbook.document, 'only if allowed');
  }

  #stopWaiting(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  async #look(): Promise<void> {
    const { id } = this.#workbook.document;
    this.#last = (await this.#backups.list()).filter(({ workbookId }) => workbookId === id);
    this.#changes.emit();
  }
}
