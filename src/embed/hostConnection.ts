import type { Transaction } from '../model/transaction';
import { problemText } from '../i18n/problemText';
import { isMessageKey, text } from '../i18n/texts';
import type { RefusedTemplate } from '../session/openLibrary';
import { DisposableStack, type Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import type { Locale } from '../shared/localText';
import { problem, type Problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import type { Result } from '../shared/result';
import type { ShellObserver } from '../ui/shellObserver';
import type { WorkbookPort } from '../ui/workbookPort';
import type {
  HostCommand,
  HostEvent,
  HostEventName,
  HostEvents,
  HostListener,
  HostOutcome,
  HostProblem,
  HostSaveState,
  HostSelection,
} from './hostEvents';

type Selection = NonNullable<Parameters<ShellObserver['selectionChanged']>[0]>;

/**
 * Between one shell and its host: tells the host what happens, as plain data, and runs what the host asks for. A
 * listener of the host that throws is reported and switched off; the workbook goes on.
 */
export class HostConnection implements ShellObserver {
  readonly #emitters = new Map<HostEventName, Emitter<unknown>>();
  readonly #everything = new Emitter<HostEvent>('host events');
  readonly #locale: () => Locale;
  #port: WorkbookPort | null = null;
  #ofWorkbook = new DisposableStack();
  #isOver = false;

  constructor(locale: () => Locale) {
    this.#locale = locale;
  }

  on<Name extends HostEventName>(name: Name, listener: (detail: HostEvents[Name]) => void): Dispose {
    return this.#emitter(name).subscribe(listener as (detail: unknown) => void);
  }

  /** Every event, from the first one on. */
  onAny(listener: HostListener): void {
    this.#everything.subscribe((event) => listener(...event));
  }

  emit<Name extends HostEventName>(name: Name, detail: HostEvents[Name]): void {
    if (this.#isOver) return;
    this.#everything.emit([name, detail] as unknown as HostEvent);
    this.#emitter(name).emit(detail);
  }

  workbookShown(port: WorkbookPort | null): void {
    this.#ofWorkbook.dispose();
    this.#port = port;
    if (!port) return;
    const subscriptions = this.#ofWorkbook;
    subscriptions.add(port.workbook.subscribe((transaction) => this.#onTransaction(transaction)));
    subscriptions.add(port.saving.onState(() => this.emit('saveState', saveStateOf(port))));
    subscriptions.add(
      port.engine.onStatus(() => {
        const { status } = port.engine;
        if (status.kind === 'failed') this.emit('problem', this.#inWords(status.problem));
      }),
    );
    void port.refusedFunctions().then((refused) => {
      if (this.#port !== port) return;
      for (const each of refused) this.problemShown(each, this.#inWords(each).message);
    });
    this.emit('saveState', saveStateOf(port));
  }

  selectionChanged(selection: Selection | null): void {
    const sheet = this.#port?.workbook.document.sheets.find(({ id }) => id === selection?.sheetId);
    this.emit('selection', selection && sheet ? selectionOf(selection, sheet.name) : null);
  }

  problemShown({ code }: Problem, message: string): void {
    this.emit('problem', { code, message });
  }

  /** The host's own affair: the person is not told. */
  templateRefused({ place, problem: refusal }: RefusedTemplate): void {
    this.emit('problem', { ...this.#inWords(refusal), place: `templates.${place}` });
  }

  commands(): readonly HostCommand[] {
    const port = this.#port;
    if (!port) return [];
    return port.commands.map(({ id, text: key, keys = [] }) => ({
      id,
      title: isMessageKey(key) ? text(this.#locale(), key) : key,
      keys,
      isEnabled: port.isCommandEnabled(id),
    }));
  }

  async run(id: string, args: unknown): Promise<HostOutcome> {
    const outcome = await this.#attempt(id, args);
    return outcome.ok ? { ok: true } : { ok: false, problem: this.#inWords(outcome.problem) };
  }

  async save(): Promise<Uint8Array> {
    const saved = await this.#port?.exportWorkbook();
    if (saved?.ok) return saved.value.bytes;
    const { message } = this.#inWords(saved?.problem ?? problem('notFound', { name: '' }));
    throw new Error(`Worthbook: ${message}`);
  }

  /** The host hears nothing any more. */
  dispose(): void {
    this.workbookShown(null);
    this.#isOver = true;
  }

  async #attempt(id: string, args: unknown): Promise<Result<void>> {
    if (!this.#port) return { ok: false, problem: problem('notFound', { name: id }) };
    try {
      return await this.#port.runCommand(id, args);
    } catch (error) {
      // Arguments come from outside: what a command cannot read is the caller's mistake, and changes nothing.
      reportFault(`command ${id}, run by the host`, error);
      return { ok: false, problem: problem('internal') };
    }
  }

  #onTransaction({ after, before, version, origin, source, timeMs, operations }: Transaction): void {
    this.emit('change', { workbook: after.id, version, origin, source, timeMs, operations });
    if (after.templates === before.templates) return;
    for (const applied of after.templates) {
      if (before.templates.includes(applied)) continue;
      this.emit('templateApplied', { template: applied.id, version: applied.version });
    }
  }

  #inWords(told: Problem): HostProblem {
    return { code: told.code, message: problemText(this.#locale(), told) };
  }

  #emitter(name: HostEventName): Emitter<unknown> {
    let emitter = this.#emitters.get(name);
    if (!emitter) this.#emitters.set(name, (emitter = new Emitter<unknown>(`host event ${name}`)));
    return emitter;
  }
}

function saveStateOf({ saving }: WorkbookPort): HostSaveState {
  const { state } = saving;
  return { state: state.kind, reason: 'reason' in state ? (state.reason ?? null) : null };
}

function selectionOf(selection: Selection, sheet: string): HostSelection {
  const { fromRow, toRow, fromColumn, toColumn, activeRow, activeColumn } = selection;
  return { sheet, fromRow, toRow, fromColumn, toColumn, activeRow, activeColumn };
}
