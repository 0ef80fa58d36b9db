import { applyOperations } from '../model/applyOperations';
import type { WorkbookDocument } from '../model/document';
import { assert, assertNever } from '../shared/assert';
import { problem, type Problem } from '../shared/problems';
import { reportFault } from '../shared/report';
import { HostFunctions } from './hostFunctions/hostFunctions';
import { importModules } from './hostFunctions/importModules';
import { defaultLicenseKey, isKnownFunction } from './hyperformula';
import { onNextMacrotask } from './macrotask';
import { patchPieces } from './patchPieces';
import type { EngineReply, EngineRequest } from './protocol';
import {
  answerViewQuestion,
  rowsLetThrough,
  type EngineValues,
  type ViewQuestion,
} from './view/viewQuestion';
import { WorkbookGraph } from './workbookGraph';
import { WorkTeller } from './workTeller';

/** How long one slice may keep requests waiting. */
const sliceMs = 12;

/** How long columns may take that depend on what is assumed. */
const assumptionMs = 400;

/** How long nobody must have asked for anything before formulas are looked at for what may be wrong with them. */
const quietMs = 300;

/** Nobody waits for such a look, and who types on must hardly wait for it. */
const inspectionMs = 4;

type Evaluation = Extract<EngineRequest, { kind: 'evaluate' | 'explain' }>;
type EvaluatedValue = Extract<EngineReply, { kind: 'evaluated' }>['value'];
type Reply = (reply: EngineReply, transfer?: Transferable[]) => void;

/**
 * The engine's side of the protocol, in a worker or beside the page: keeps its own copy of the document, does long
 * work in slices so that requests are heard in between, and says what came out.
 */
export class EngineHost {
  readonly #reply: Reply;
  #document: WorkbookDocument | null = null;
  #version = 0;
  /** The day on which the workbook was opened. */
  #today = 0;
  #graph: WorkbookGraph | null = null;
  #cancelled = false;
  #sliceIsDue = false;
  #closed = false;
  #inspectionTimer: ReturnType<typeof setTimeout> | null = null;
  /** Wait until what they read is computed. */
  #evaluations: Evaluation[] = [];
  #viewQuestions: ViewQuestion[] = [];

  /** Functions of the host; what is asked while they are imported waits. */
  #hostFunctions: HostFunctions | null = null;
  /** Where they were handed over, nobody looks on from another thread who could end a call that hangs. */
  readonly #isWatched: boolean;
  #waiting: EngineRequest[] | null = null;

  constructor(reply: Reply, hostFunctions: readonly unknown[] = []) {
    this.#reply = reply;
    this.#isWatched = hostFunctions.length === 0;
    if (hostFunctions.length > 0) this.#takeHostFunctions(hostFunctions, []);
  }

  handle(request: EngineRequest): void {
    if (request.kind === 'useFunctions') {
      this.#waiting ??= [];
      void this.#importFunctions(request);
      return;
    }
    if (this.#waiting && request.kind !== 'close') {
      this.#waiting.push(request);
      return;
    }
    this.#guarded(`request ${request.kind}`, () => this.#handle(request));
  }

  async #importFunctions({
    modules,
    stuck,
  }: Extract<EngineRequest, { kind: 'useFunctions' }>): Promise<void> {
    const { rows, refused } = await importModules(modules, {
      stuck,
      onImport: (module) => this.#reply({ kind: 'importing', module }),
    });
    if (this.#closed) return;
    this.#guarded('functions of the host', () => this.#takeHostFunctions(rows, refused));
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const request of waiting) this.handle(request);
  }

  #takeHostFunctions(rows: readonly unknown[], refused: readonly Problem[]): void {
    const host = new HostFunctions(rows, isKnownFunction);
    this.#hostFunctions = host.size > 0 ? host : null;
    this.#reply({ kind: 'functions', functions: host.words, refused: [...refused, ...host.refused] });
  }

  #handle(request: Exclude<EngineRequest, { kind: 'useFunctions' }>): void {
    switch (request.kind) {
      case 'open':
        this.#graph?.dispose();
        this.#document = request.document;
        this.#version = request.version;
        this.#cancelled = false;
        this.#graph = new WorkbookGraph(
          request.document,
          request.licenseKey || defaultLicenseKey,
          request.computed?.version === request.version ? request.computed : null,
          {
            held: new Set(request.held ?? []),
            host: this.#hostFunctions,
            heldFunctions: new Set(request.heldFunctions ?? []),
            teller: this.#teller(request.tellsWork === true),
          },
        );
        this.#today = request.today;
        this.#hideFiltered(this.#graph);
        this.#work();
        break;
      case 'apply': {
        assert(this.#document && this.#graph, 'a change before a workbook was opened');
        const { document, changes } = applyOperations(this.#document, request.operations);
        this.#document = document;
        this.#version = request.version;
        this.#cancelled = false;
        this.#graph.apply(document, changes);
        // What could be computed at once is shown before what takes longer.
        if (this.#graph.hasWork) this.#replyPatch(this.#graph);
        this.#work();
        break;
      }
      case 'evaluate':
      case 'explain':
        this.#evaluations.push(request);
        if (!this.#sliceIsDue) this.#evaluateWaiting();
        break;
      case 'orderRows':
      case 'listValues':
      case 'ruleFacts':
        this.#viewQuestions.push(request);
        if (this.#answerViewQuestions()) this.#work();
        break;
      case 'cancel':
        if (!this.#graph?.hasWork) break;
        this.#cancelled = true;
        this.#reply({ kind: 'cancelled', version: this.#version });
        this.#evaluateWaiting();
        this.#answerViewQuestions();
        break;
      case 'resume':
        this.#cancelled = false;
        this.#work();
        break;
      case 'close':
        this.#closed = true;
        if (this.#inspectionTimer !== null) clearTimeout(this.#inspectionTimer);
        this.#graph?.dispose();
        this.#graph = null;
        break;
      default:
        assertNever(request, 'engine request');
    }
  }

  /** What filters hide is left out of the first answer already; a total of what waits for columns waits with them. */
  #hideFiltered(graph: WorkbookGraph): void {
    for (const sheet of this.#document?.sheets ?? []) {
      const rows = sheet.kind === 'table' ? rowsLetThrough(sheet, this.#today, valuesOf(graph)) : null;
      if (rows) graph.takeRowOrder(sheet.id, rows);
    }
  }

  /** Nothing is left to be computed first: what still waits then waits for itself, and is computed over all rows. */
  #endAwaited(graph: WorkbookGraph): void {
    const known = graph.awaitedRowOrders.map((sheetId) => {
      const sheet = this.#document?.sheets.find(({ id }) => id === sheetId);
      const rows = sheet?.kind === 'table' ? rowsLetThrough(sheet, this.#today, valuesOf(graph)) : null;
      return { sheetId, rows };
    });
    const ready = known.filter(({ rows }) => rows !== 'later');
    for (const { sheetId, rows } of ready.length > 0 ? ready : known)
      graph.takeRowOrder(sheetId, rows === 'later' ? null : rows);
  }

  #teller(tellsAll: boolean): WorkTeller | null {
    if (!tellsAll && !(this.#hostFunctions && this.#isWatched)) return null;
    return new WorkTeller((work) => this.#reply({ kind: 'working', work }), tellsAll ? 'all' : 'hosts');
  }

  /** One slice of work, then word of it; the next slice when there is more to do. */
  #work(): void {
    const graph = this.#graph;
    if (!graph || this.#cancelled) return;
    const end = performance.now() + sliceMs;
    graph.run(() => performance.now() >= end);
    while (!graph.hasWork && graph.awaitedRowOrders.length > 0) this.#endAwaited(graph);
    this.#replyPatch(graph);
    if (this.#answerViewQuestions()) this.#replyPatch(graph);
    if (graph.hasWork) {
      const { progress } = graph;
      if (progress) this.#reply({ kind: 'progress', version: this.#version, progress });
      this.#scheduleSlice();
      return;
    }
    this.#reply({ kind: 'settled', version: this.#version });
    this.#evaluateWaiting();
    this.#inspectWhenQuiet();
  }

  #replyPatch(graph: WorkbookGraph): void {
    for (const piece of patchPieces(graph.takePatch()))
      this.#reply({ kind: 'patch', version: this.#version, ...piece });
  }

  #inspectWhenQuiet(): void {
    if (this.#inspectionTimer !== null) clearTimeout(this.#inspectionTimer);
    this.#inspectionTimer = null;
    if (!this.#graph?.hasInspection) return;
    this.#inspectionTimer = setTimeout(() => {
      this.#guarded('inspection', () => this.#inspect());
    }, quietMs);
  }

  /** One slice; a request that comes in between puts the rest off. */
  #inspect(): void {
    const graph = this.#graph;
    if (!graph || graph.hasWork) return;
    const end = performance.now() + inspectionMs;
    graph.inspect(() => performance.now() >= end);
    if (graph.hasInspection) {
      this.#inspectionTimer = setTimeout(() => this.#guarded('inspection', () => this.#inspect()));
      return;
    }
    this.#inspectionTimer = null;
    const notices = graph.takeNotices();
    if (notices) this.#reply({ kind: 'notices', version: this.#version, notices });
  }

  #scheduleSlice(): void {
    if (this.#sliceIsDue) return;
    this.#sliceIsDue = true;
    onNextMacrotask(() => {
      this.#sliceIsDue = false;
      if (!this.#closed) this.#guarded('calculation', () => this.#work());
    });
  }

  #evaluateWaiting(): void {
    const evaluations = this.#evaluations;
    this.#evaluations = [];
    assert(evaluations.length === 0 || this.#graph, 'an evaluation before a workbook was opened');
    for (const question of evaluations) {
      const { requestId } = question;
      if (question.kind === 'explain') {
        const explanation = this.#graph?.explain(question.place) ?? null;
        this.#reply({ kind: 'explained', requestId, explanation });
        continue;
      }
      this.#reply({ kind: 'evaluated', requestId, value: this.#valueOf(question) });
    }
    if (this.#graph?.hasWork && !this.#cancelled) this.#scheduleSlice();
  }

  /** What takes longer under an assumption than it may is not known: `null`. */
  #valueOf({ formula, thisSheet, assuming }: Extract<Evaluation, { kind: 'evaluate' }>): EvaluatedValue {
    const [graph, document] = [this.#graph, this.#document];
    if (!graph || !document) return null;
    if (!assuming) return graph.evaluate(formula, thisSheet);
    const assumed = applyOperations(document, assuming);
    graph.apply(assumed.document, assumed.changes);
    try {
      const end = performance.now() + assumptionMs;
      graph.run(() => performance.now() >= end);
      return graph.hasWork ? null : graph.evaluate(formula, thisSheet);
    } finally {
      const back = applyOperations(assumed.document, assumed.inverse);
      graph.apply(back.document, back.changes);
      this.#document = back.document;
    }
  }

  /**
   * A column that is being calculated is waited for, unless somebody stopped the calculation. Says whether values changed,
   * because other rows are shown.
   */
  #answerViewQuestions(): boolean {
    const [document, graph] = [this.#document, this.#graph];
    assert(document && graph, 'a question about a view before a workbook was opened');
    const waiting: ViewQuestion[] = [];
    let changesValues = false;
    for (const question of this.#viewQuestions) {
      const answer = answerViewQuestion(question, document, {
        ...valuesOf(graph),
        isPending: (ref) => !this.#cancelled && graph.isPending(ref),
      });
      if (answer === 'later') {
        waiting.push(question);
        continue;
      }
      if (answer.kind === 'ordered' && graph.takeRowOrder(question.sheetId, answer.rows))
        changesValues = true;
      this.#reply(answer, answer.kind === 'ordered' && answer.rows ? [answer.rows.buffer] : []);
    }
    this.#viewQuestions = waiting;
    return changesValues;
  }

  #guarded(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      reportFault(`engine, ${what}`, error);
      const detail = error instanceof Error ? error.message : String(error);
      this.#reply({ kind: 'failed', version: this.#version, problem: problem('engineFailed', { detail }) });
    }
  }
}

const valuesOf = (graph: WorkbookGraph): EngineValues => ({
  values: graph.tableValues,
  isPending: (ref) => graph.isPending(ref),
});
