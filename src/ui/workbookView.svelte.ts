import { AnswerWait } from '../shared/answerWait';
import { DisposableStack } from '../shared/disposable';
import type { WorkbookDocument } from '../model/document';
import type { EngineStatus, HeldFormula, ShownSaveState, WorkbookPort } from './workbookPort';

/**
 * The only bridge from the model to Svelte: raw snapshots, replaced as a whole. `$state` would wrap every block of
 * every column in a proxy.
 */
export class WorkbookView {
  readonly #port: WorkbookPort;
  readonly #subscriptions = new DisposableStack();
  /** What is shown of a value that was typed waits a moment for the engine's answer. */
  readonly answer = new AnswerWait();

  document = $state.raw() as WorkbookDocument;
  /** Rises whenever shown values may differ; what reads values directly depends on it. */
  valuesVersion = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);
  saving = $state.raw() as ShownSaveState;
  engine = $state.raw() as EngineStatus;
  held = $state.raw<readonly HeldFormula[]>([]);
  /** When it was last backed up, where the person chose or else in this browser; `null` for never. */
  backedUp = $state.raw<{ readonly place: 'private' | 'chosen'; readonly atMs: number } | null>(null);
  nextUndo = $state<string | undefined>();
  nextRedo = $state<string | undefined>();
  readonly readOnlyReason: WorkbookPort['readOnlyReason'];
  /** The tab that was editing has let go. */
  canReopen = $state(false);

  constructor(port: WorkbookPort) {
    this.#port = port;
    this.readOnlyReason = port.readOnlyReason;
    this.#readAll();
    const { workbook, values, history, saving, engine } = port;
    const subscribe = this.#subscriptions;
    const show = (work: () => void) => () => this.answer.afterwards(work);
    /** When everyone has heard of it who listens. */
    const endWaiting = (): void => queueMicrotask(() => this.answer.end());
    subscribe.add(
      workbook.subscribe(
        show(() => {
          this.document = workbook.document;
          this.valuesVersion++;
        }),
      ),
    );
    subscribe.add(values.subscribe(show(() => this.valuesVersion++)));
    subscribe.add(
      values.subscribe(({ isAnswer }) => {
        if (isAnswer) endWaiting();
      }),
    );
    subscribe.add(history.onChange(show(() => this.#readHistory())));
    subscribe.add(saving.onState(show(() => (this.saving = saving.state))));
    subscribe.add(
      engine.onStatus(
        show(() => {
          this.engine = engine.status;
          this.held = engine.held;
        }),
      ),
    );
    subscribe.add(
      engine.onStatus(() => {
        if (engine.status.kind === 'idle') endWaiting();
      }),
    );
    if (port.backup) subscribe.add(port.backup.onChange(() => this.#readBackup()));
    subscribe.add(port.onReadOnly(() => (this.canReopen = true)));
  }

  get readOnly(): boolean {
    return this.readOnlyReason !== null;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #readAll(): void {
    this.document = this.#port.workbook.document;
    this.saving = this.#port.saving.state;
    this.engine = this.#port.engine.status;
    this.held = this.#port.engine.held;
    this.#readHistory();
    this.#readBackup();
  }

  #readBackup(): void {
    const last = this.#port.backup?.last ?? [];
    this.backedUp = last.find(({ place }) => place === 'chosen') ?? last[0] ?? null;
  }

  #readHistory(): void {
    this.canUndo = this.#port.history.canUndo;
    this.canRedo = this.#port.history.canRedo;
    this.nextUndo = this.#port.history.nextUndo?.label;
    this.nextRedo = this.#port.history.nextRedo?.label;
  }
}
