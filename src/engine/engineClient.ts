import { serialOfDay } from '../model/datePeriods';
import type { ConditionalFormat } from '../model/conditionalFormat';
import type { RuleFacts } from '../model/rules/ruleFacts';
import type { WorkbookDocument } from '../model/document';
import type { CellPlace, Explanation } from '../model/explanation';
import type { SheetId } from '../model/ids';
import type { Operation } from '../model/operation';
import type { Transaction } from '../model/transaction';
import { assertNever } from '../shared/assert';
import type { Dispose } from '../shared/disposable';
import { Emitter } from '../shared/emitter';
import { problem, type Problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import { cellError, type CellValue } from '../shared/value';
import { EngineQuestions, type EngineAnswer, type EngineQuestion } from './engineQuestions';
import { HeldFormulas, type FormulaPlace } from './heldFormulas';
import { ToldFunctions, type HostFunctionsTold } from './hostFunctions/toldFunctions';
import type {
  CalculationProgress,
  ComputedValues,
  EngineReply,
  EngineRequest,
  EngineTransport,
  WorkbookNotices,
} from './protocol';
import { SilenceWatch } from './silenceWatch';
import type { DistinctValues } from '../model/filtering/distinctValues';
import type { Work } from './workTeller';

/**
 *     idle <--settled-- calculating <--open, apply, resume-- (any but failed)
 *                            |
 *                         cancel --> stopped         a second failure in a row --> failed
 *
 * A workbook that is only held (`hold`) is stopped from the beginning; no engine runs until `resume`.
 */
export type EngineStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'calculating'; readonly progress: CalculationProgress | null }
  /** Asked to stop; some columns are pending. `isHeld`: it was never asked to begin. */
  | { readonly kind: 'stopped'; readonly isHeld?: true }
  | { readonly kind: 'failed'; readonly problem: Problem };
export type EnginePatch = Extract<EngineReply, { kind: 'patch' }>;
export type EvaluatedValue = Extract<EngineReply, { kind: 'evaluated' }>['value'];

export interface EngineClientOptions {
  /** HyperFormula's licence key; without one it runs under the GPL. */
  readonly licenseKey?: string;
  /** What time it is for filters by relative dates; the machine's clock when it is not said. */
  readonly now?: () => Date;
  /** Repeats a task until it is disposed of; for tests. */
  readonly setTick?: (task: () => void, ms: number) => Dispose;
}
/** An engine that works answers many times a second, but for one that builds a large workbook. */
const silentMs = 30_000;
/** One formula may take so long when it is known which it is. */
const formulaMs = 10_000;

/** What `EngineClient.listValues` asks for; see `protocol.ts`. */
export type ValueListing = Omit<
  Extract<EngineRequest, { kind: 'listValues' }>,
  'kind' | 'requestId' | 'today'
>;

/** The page's side of the protocol: one engine for one workbook, restarted once when it dies. */
export class EngineClient {
  readonly #createTransport: () => EngineTransport;
  readonly #licenseKey: string;
  readonly #now: () => Date;
  readonly #statuses = new Emitter<EngineStatus>('engine status');
  readonly #patches = new Emitter<EnginePatch>('engine patches');
  readonly #notices = new Emitter<WorkbookNotices>('engine notices');
  #transport: EngineTransport | null = null;
  #status: EngineStatus = { kind: 'idle' };
  /** What a restarted engine is given. */
  #document: WorkbookDocument | null = null;
  #version = 0;
  #restarted = false;
  readonly #questions = new EngineQuestions();
  /** The views whose rows were asked for, and the day each was seen from: an engine that starts anew has to know them too. */
  readonly #views = new Map<SheetId, number>();
  #waiting: (() => void)[] = [];
  readonly #watch: SilenceWatch;
  readonly #held = new HeldFormulas();
  /** An engine fell silent: the one that runs now says what it works on. */
  #tellsWork = false;
  #workingOn: Work | null = null;
  /** The module of the host that the engine imports. */
  #importing: string | null = null;
  readonly #hostFunctions = new ToldFunctions();

  constructor(createTransport: () => EngineTransport, options: EngineClientOptions = {}) {
    this.#createTransport = createTransport;
    this.#licenseKey = options.licenseKey ?? '';
    this.#now = options.now ?? (() => new Date());
    this.#watch = new SilenceWatch(() => this.#onSilence(), options.setTick);
  }

  get status(): EngineStatus {
    return this.#status;
  }

  /** Formulas that did not come to an end and are not computed, until they are changed or tried again. */
  get held(): readonly FormulaPlace[] {
    return this.#held.places;
  }

  /** The functions of the host, once the engine has told of them; none where it has none, or where there is no engine. */
  hostFunctions(): Promise<HostFunctionsTold> {
    const isTelling = this.#transport?.hasHostFunctions === true && this.#status.kind !== 'failed';
    return this.#hostFunctions.ask(isTelling);
  }

  /** Computes held formulas once more. */
  tryAgain(): void {
    if (this.#held.places.length === 0 && this.#held.functions.length === 0) return;
    this.#held.clear();
    this.#start(null);
  }

  /** `computed`: values stored with this very version; they are not computed again. */
  open(document: WorkbookDocument, version: number, computed: ComputedValues | null): void {
    this.#restarted = false;
    this.#views.clear();
    this.#document = document;
    this.#version = version;
    this.#start(computed);
  }

  /** Takes a workbook over without calculating it: `resume` begins. Until then every question is answered with nothing. */
  hold(document: WorkbookDocument, version: number): void {
    this.#document = document;
    this.#version = version;
    this.#setStatus({ kind: 'stopped', isHeld: true });
  }

  apply(transaction: Transaction): void {
    this.#document = transaction.after;
    this.#version = transaction.version;
    this.#held.follow(transaction.after);
    if (this.#status.kind === 'failed' || this.#isHeld) return;
    this.#setStatus({ kind: 'calculating', progress: null });
    this.#send({
      kind: 'apply',
      version: transaction.version,
      operations: transaction.operations.filter(isForEngine),
    });
  }

  /** The result of a stored formula that stands nowhere, once what it may read is computed; arrays as rows. */
  async evaluate(
    formula: string,
    thisSheet: SheetId | null = null,
    assuming?: readonly Operation[],
  ): Promise<EvaluatedValue> {
    const answer = await this.#ask({
      kind: 'evaluate',
      formula,
      thisSheet,
      ...(assuming ? { assuming } : {}),
    });
    return answer?.kind === 'evaluated' ? answer.value : engineFailed;
  }

  /** How the value of a cell comes about; `null` when there is no such cell, or it cannot be known. */
  async explain(place: CellPlace): Promise<Explanation | null> {
    const answer = await this.#ask({ kind: 'explain', place });
    return answer?.kind === 'explained' ? answer.explanation : null;
  }

  /** The stored positions of the rows that a table's view shows, in its order; `null` when it cannot be known. */
  async orderRows(sheetId: SheetId): Promise<Uint32Array | null> {
    const today = serialOfDay(this.#now());
    this.#views.set(sheetId, today);
    const answer = await this.#ask({ kind: 'orderRows', sheetId, today });
    return answer?.kind === 'ordered' ? answer.rows : null;
  }

  /** The different values of a column with their counts; `null` when it cannot be known. */
  async listValues(listing: ValueListing): Promise<DistinctValues | null> {
    const answer = await this.#ask({ kind: 'listValues', ...listing, today: serialOfDay(this.#now()) });
    return answer?.kind === 'valuesListed' ? answer.values : null;
  }

  /** What a conditional format has to know of its columns; `null` when it cannot be known. */
  async ruleFacts(sheetId: SheetId, format: ConditionalFormat): Promise<RuleFacts | null> {
    const answer = await this.#ask({ kind: 'ruleFacts', sheetId, format });
    return answer?.kind === 'ruleFactsFound' ? answer.facts : null;
  }

  /** Resolves when nothing is being calculated: all is computed, it was cancelled, or the engine failed. */
  settled(): Promise<void> {
    if (this.#status.kind !== 'calculating') return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  cancel(): void {
    if (this.#status.kind === 'calculating') this.#send({ kind: 'cancel' });
  }

  resume(): void {
    if (this.#status.kind !== 'stopped') return;
    if (this.#isHeld) {
      this.#start(null);
      return;
    }
    this.#setStatus({ kind: 'calculating', progress: null });
    this.#send({ kind: 'resume' });
  }

  onStatus(listener: (status: EngineStatus) => void): Dispose {
    return this.#statuses.subscribe(listener);
  }

  onPatch(listener: (patch: EnginePatch) => void): Dispose {
    return this.#patches.subscribe(listener);
  }

  /** What looks wrong about the arguments of formulas, all of it whenever some changed; a while after the values. */
  onNotices(listener: (notices: WorkbookNotices) => void): Dispose {
    return this.#notices.subscribe(listener);
  }

  dispose(): void {
    this.#watch.rest();
    this.#transport?.terminate();
    this.#transport = null;
    this.#questions.giveUp();
    this.#hostFunctions.giveUp();
    this.#setStatus({ kind: 'idle' });
  }

  get #isHeld(): boolean {
    return this.#status.kind === 'stopped' && this.#status.isHeld === true;
  }

  #start(computed: ComputedValues | null): void {
    this.#transport?.terminate();
    this.#workingOn = null;
    this.#importing = null;
    const transport = this.#createTransport();
    this.#transport = transport;
    transport.onReply((reply) => {
      if (this.#transport === transport) this.#receive(reply);
    });
    transport.onFailure((error) => {
      if (this.#transport === transport) this.#recover(error);
    });
    if (!this.#document) return;
    this.#setStatus({ kind: 'calculating', progress: null });
    this.#send({
      kind: 'open',
      version: this.#version,
      document: withoutSnapshots(this.#document),
      computed,
      today: serialOfDay(this.#now()),
      licenseKey: this.#licenseKey,
      ...(this.#held.keys.length > 0 ? { held: this.#held.keys } : {}),
      ...(this.#held.functions.length > 0 ? { heldFunctions: this.#held.functions } : {}),
      ...(this.#tellsWork ? { tellsWork: true } : {}),
    });
    for (const [sheetId, today] of this.#views)
      this.#send({ kind: 'orderRows', requestId: this.#questions.numberUnheard(), sheetId, today });
    for (const request of this.#questions.requests) this.#send(request);
  }

  #ask(question: EngineQuestion): Promise<EngineAnswer | null> {
    if (this.#status.kind === 'failed' || this.#isHeld) return Promise.resolve(null);
    const answer = this.#questions.ask(question, (request) => this.#send(request));
    this.#listen();
    return answer;
  }

  #send(request: EngineRequest): void {
    this.#transport?.send(request);
  }

  #receive(reply: EngineReply): void {
    this.#watch.heard();
    switch (reply.kind) {
      case 'patch':
        this.#patches.emit(reply);
        break;
      case 'working':
        this.#workingOn = reply.work;
        this.#listen();
        break;
      case 'importing':
        this.#importing = reply.module;
        break;
      case 'functions':
        this.#importing = null;
        this.#hostFunctions.tell(reply);
        break;
      case 'progress':
        if (this.#status.kind === 'calculating') {
          this.#setStatus({ kind: 'calculating', progress: reply.progress });
        }
        break;
      case 'settled':
        if (reply.version !== this.#version) break;
        this.#restarted = false;
        this.#workingOn = null;
        this.#setStatus({ kind: 'idle' });
        break;
      case 'cancelled':
        if (reply.version === this.#version) this.#setStatus({ kind: 'stopped' });
        break;
      case 'notices':
        this.#notices.emit(reply.notices);
        break;
      case 'evaluated':
      case 'explained':
      case 'ordered':
      case 'valuesListed':
      case 'ruleFactsFound':
        this.#questions.take(reply);
        this.#listen();
        break;
      case 'failed':
        this.#recover(new Error(`Worthbook: ${reply.problem.params?.['detail'] ?? reply.problem.code}`));
        break;
      default:
        assertNever(reply, 'engine reply');
    }
  }

  /** Whether an answer is owed, and for how long silence is none. */
  #listen(): void {
    const isOwed = this.#status.kind === 'calculating' || this.#questions.size > 0;
    if (!isOwed || this.#transport?.isSeparate !== true) this.#watch.rest();
    else this.#watch.expect(this.#workingOn ? formulaMs : silentMs);
  }

  /**
   * An engine that does not answer is ended. Where it had said what it works on, which it does of formulas that call functions
   * of the host, that formula is held, and everything else is calculated without it. Otherwise the next one says it of all.
   */
  #onSilence(): void {
    const { status, asked } = { status: this.#status.kind, asked: this.#questions.size };
    reportFault('engine does not answer', new Error(`Worthbook: ${status}, ${asked} questions`));
    // Whatever was asked may be what it does not come back from.
    this.#questions.giveUp();
    if (this.#document && this.#leaveOut(this.#document)) this.#start(null);
    else if (this.#document && !this.#tellsWork) {
      this.#tellsWork = true;
      this.#start(null);
    } else this.#recover(new Error('Worthbook: the engine does not answer'));
  }

  /** Whether it is known what the engine did not come back from; the next one does without. */
  #leaveOut(document: WorkbookDocument): boolean {
    const [work, module] = [this.#workingOn, this.#importing];
    if (module !== null) this.#transport?.leaveOut?.(module);
    return module !== null || (work !== null && this.#held.hold(document, work));
  }

  /** Starts the engine anew, once; a second death before anything was settled is final. */
  #recover(error: unknown): void {
    reportFault(this.#restarted ? 'engine died again' : 'engine died, restarting', error);
    if (!this.#restarted) {
      this.#restarted = true;
      this.#start(null);
      return;
    }
    this.#transport?.terminate();
    this.#transport = null;
    const detail = error instanceof Error ? error.message : String(error);
    this.#questions.giveUp();
    this.#hostFunctions.giveUp();
    this.#setStatus({ kind: 'failed', problem: problem('engineFailed', { detail }) });
  }

  #setStatus(status: EngineStatus): void {
    this.#status = status;
    if (status.kind !== 'calculating') {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) resolve();
    }
    this.#listen();
    this.#statuses.emit(status);
  }
}

/** Nothing is calculated from snapshots: the engine's copy of the document has none. */
function withoutSnapshots(document: WorkbookDocument): WorkbookDocument {
  const { snapshots: _, ...rest } = document;
  return rest;
}
const isForEngine = ({ kind }: Operation): boolean =>
  kind !== 'addSnapshot' && kind !== 'removeSnapshot' && kind !== 'renameSnapshot';

const engineFailed: CellValue = cellError('ERROR', 'engineFailed');
