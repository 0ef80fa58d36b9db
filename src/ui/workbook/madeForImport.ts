import { ok, type Result } from '../../shared/result';
import { settle } from '../settle';
import type { WorkbookScreenState } from './workbookScreen.svelte';

/** A workbook that was made for an import: when that does not happen, and nothing else was done with it, it goes again. */
export class MadeForImport {
  readonly #screen: WorkbookScreenState;
  readonly #isMadeForImport: boolean;

  constructor(screen: WorkbookScreenState, isMadeForImport: boolean) {
    this.#screen = screen;
    this.#isMadeForImport = isMadeForImport;
  }

  get #isUnused(): boolean {
    const { history } = this.#screen.port;
    return this.#isMadeForImport && !history.canUndo && !history.canRedo;
  }

  /** The import was closed. */
  async leaveUnused(): Promise<void> {
    if (!this.#isUnused) return;
    const { shell, view } = this.#screen;
    const { id } = view.document;
    await shell.navigate(null);
    await shell.library.remove(id);
    shell.refreshStart();
  }

  /** Opens a file as a workbook of its own in place of this one. */
  async openFileAlone(file: File, signal: AbortSignal): Promise<Result<void>> {
    const { shell, view } = this.#screen;
    const { library, locale } = shell;
    const opened = await settle('opening a file', () => library.importWorkbook(file, { locale, signal }));
    if (!opened.ok) return opened;
    const unused = this.#isUnused ? view.document.id : null;
    await shell.navigate(opened.value.id, { fileNotes: opened.value.notes });
    if (unused !== null) await library.remove(unused);
    return ok();
  }
}
