import type { Result } from '../../shared/result';
import type { WorkbookId } from '../../model/ids';
import type { AfterOpening, ShellState } from '../shellState.svelte';
import type { WorkbookCard } from '../libraryPort';
import type { TemplateSource } from '../templatesPort';

/** The start screen's list of workbooks and everything one can do from there. */
export class StartScreenState {
  readonly #shell: ShellState;
  /** `null` while it is being read. */
  workbooks = $state.raw<readonly WorkbookCard[] | null>(null);
  /** A workbook is being made; a second click would make a second one. */
  busy = $state(false);
  renaming = $state<WorkbookId | null>(null);
  /** The store of this browser is gone, and nobody has acted on it. */
  tellsLoss = $state(false);

  constructor(shell: ShellState) {
    this.#shell = shell;
    this.#lookForLoss();
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const listed = await this.#shell.attempt('listing workbooks', () => this.#shell.library.list());
    this.workbooks = [...(listed.ok ? listed.value : [])].sort((a, b) => b.modifiedMs - a.modifiedMs);
  }

  /** Other tabs act on it too. */
  followLoss(): (() => void) | undefined {
    return this.#shell.library.loss?.onChange(() => this.#lookForLoss());
  }

  dismissLoss(): void {
    const { library, toasts, t } = this.#shell;
    library.loss?.dismiss();
    this.#lookForLoss();
    toasts.info(t('history_lossDismissed'), {
      label: t('app_undo'),
      onClick: () => {
        library.loss?.recall();
        this.#lookForLoss();
      },
    });
  }

  #lookForLoss(): void {
    this.tellsLoss = this.#shell.library.loss?.isNews ?? false;
  }

  open(id: WorkbookId, after: AfterOpening = {}): void {
    void this.#shell.navigate(id, after);
  }

  create(after: AfterOpening = {}): Promise<void> {
    const { library, locale } = this.#shell;
    return this.#once(() => this.#shell.openNew(() => library.create({ locale }), after));
  }

  trySample(source: TemplateSource): Promise<void> {
    const { library, locale } = this.#shell;
    const make = (): ReturnType<typeof library.createSample> => library.createSample(source, { locale });
    const showTemplate = typeof source === 'string' ? source : source.id;
    return this.#once(() => this.#shell.openNew(make, { showTemplate }));
  }

  /** Opens a workbook that is made by something else than a new one or a sample. */
  openMade(make: () => Promise<Result<WorkbookId>>): Promise<void> {
    return this.#once(() => this.#shell.openNew(make));
  }

  openFile(file: File): Promise<void> {
    return this.#once(() => this.#shell.openFile(file));
  }

  async rename(card: WorkbookCard, name: string): Promise<void> {
    this.renaming = null;
    const trimmed = name.trim();
    if (!trimmed || trimmed === card.name) return;
    this.workbooks =
      this.workbooks?.map((other) => (other.id === card.id ? { ...other, name: trimmed } : other)) ?? null;
    await this.#shell.attempt('renaming a workbook', () => this.#shell.library.rename(card.id, trimmed));
    await this.refresh();
  }

  async duplicate(card: WorkbookCard): Promise<void> {
    const name = this.#shell.t('app_copyOf', { name: card.name });
    await this.#shell.attempt('duplicating a workbook', () => this.#shell.library.duplicate(card.id, name));
    await this.refresh();
  }

  async remove(card: WorkbookCard): Promise<void> {
    const { library, toasts, t } = this.#shell;
    const removed = await this.#shell.attempt('deleting a workbook', () => library.remove(card.id));
    await this.refresh();
    if (!removed.ok) return;
    toasts.info(t('app_workbookRemoved', { name: card.name }), {
      label: t('app_undo'),
      onClick: () => void this.#restore(card.id),
    });
  }

  async #restore(id: WorkbookId): Promise<void> {
    await this.#shell.attempt('restoring a workbook', () => this.#shell.library.restore(id));
    await this.refresh();
  }

  /** One workbook at a time: a second click while one is being made does nothing. */
  async #once(open: () => Promise<boolean>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const opened = await open();
    this.busy = false;
    if (!opened) await this.refresh();
  }
}
