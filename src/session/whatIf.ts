import type { ComputedValues } from '../engine/protocol';
import type { Parameter, TableSheet, WorkbookDocument } from '../model/document';
import type { Operation } from '../model/operation';
import type { ParameterValues } from '../model/scenarioValues';
import type { ValueReader } from '../model/valueReader';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { WorkbookCore } from './workbookCore';

/** What a workbook shows under other values of its parameters. Good until the next one is asked for. */
export interface Trial {
  readonly document: WorkbookDocument;
  readonly values: ValueReader;
}

export interface TrialOptions {
  readonly signal?: AbortSignal;
  /** Tables that the copy has besides, for this run. */
  readonly tables?: readonly TableSheet[];
}

export interface WhatIfOptions {
  readonly core: WorkbookCore;
  /** Another workbook with an engine of its own and nothing behind it. */
  fork(document: WorkbookDocument, version: number, computed: ComputedValues | null): WorkbookCore;
}

/**
 * Works out what the workbook would show with other parameters, in a copy with an engine of its own: what is shown, undo,
 * and what is saved know nothing of it. The copy shares all blocks with the document here; its engine has its own.
 *
 *     none --run--> forked --run: only parameters differ--> forked
 *                      |---- run: the sheets differ --> forked anew
 *                      |---- release, cancelled, failed --> none
 */
export class WhatIf {
  readonly #options: WhatIfOptions;
  #fork: WorkbookCore | null = null;
  /** The document that was forked. */
  #base: WorkbookDocument | null = null;
  /** One after the other: they share the copy. */
  #last: Promise<unknown> = Promise.resolve();
  #isDisposed = false;

  constructor(options: WhatIfOptions) {
    this.#options = options;
  }

  /** Parameters that are not named keep their value of now. `read` is called once, when all is calculated. */
  run<T>(
    parameters: ParameterValues,
    read: (trial: Trial) => T,
    { signal, tables = [] }: TrialOptions = {},
  ): Promise<Result<T>> {
    const run = this.#last.then(() => this.#run(parameters, read, tables, signal));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Gives the copy back when what was asked is answered; the next run makes another. */
  release(): void {
    this.#last = this.#last.then(() => this.#drop());
  }

  /** Ends at once, for good. */
  dispose(): void {
    this.#isDisposed = true;
    this.#drop();
  }

  #drop(): void {
    this.#fork?.dispose();
    this.#fork = null;
    this.#base = null;
  }

  async #run<T>(
    parameters: ParameterValues,
    read: (trial: Trial) => T,
    tables: readonly TableSheet[],
    signal: AbortSignal | undefined,
  ): Promise<Result<T>> {
    if (signal?.aborted || this.#isDisposed) return failed(problem('cancelled'));
    const fork = await this.#current();
    const { workbook, engine } = fork;
    const wanted = { ...valuesOf(this.#options.core.workbook.document.parameters), ...parameters };
    const last = workbook.document.sheets.at(-1)?.id ?? null;
    const apply = (operations: readonly Operation[]): void => {
      if (operations.length > 0) workbook.dispatch({ operations, origin: 'whatIf', undo: 'none' });
    };
    apply([
      ...workbook.document.parameters.flatMap(({ id, value }): Operation[] => {
        const patch = wanted[id];
        return patch === undefined || patch === value
          ? []
          : [{ kind: 'updateParameter', parameterId: id, patch: { value: patch } }];
      }),
      ...tables.map((sheet): Operation => ({ kind: 'addSheet', sheet, after: last })),
    ]);
    await untilAborted(engine.settled(), signal);
    if (signal?.aborted) {
      // What it is in the middle of may take long.
      this.#drop();
      return failed(problem('cancelled'));
    }
    if (engine.status.kind === 'failed') {
      const failure = engine.status.problem;
      this.#drop();
      return failed(failure);
    }
    if (fork !== this.#fork) return failed(problem('cancelled'));
    const answer = read({ document: workbook.document, values: fork.values });
    apply(tables.map(({ id }): Operation => ({ kind: 'removeSheet', sheetId: id })));
    return ok(answer);
  }

  async #current(): Promise<WorkbookCore> {
    const { core, fork } = this.#options;
    // Values that are all of one version are taken over: nothing is calculated twice.
    await core.engine.settled();
    const { document, version } = core.workbook;
    if (this.#fork && this.#base && differInValuesOnly(this.#base, document)) return this.#fork;
    this.#drop();
    this.#base = document;
    return (this.#fork = fork(document, version, core.values.snapshot()));
  }
}

const valuesOf = (parameters: readonly Parameter[]): ParameterValues =>
  Object.fromEntries(parameters.map(({ id, value }) => [id, value]));

const idsOf = ({ parameters }: WorkbookDocument): string => parameters.map(({ id }) => id).join();

/** Whether two documents calculate alike, but for the values of parameters. */
function differInValuesOnly(a: WorkbookDocument, b: WorkbookDocument): boolean {
  return a.sheets === b.sheets && a.locale === b.locale && idsOf(a) === idsOf(b);
}

function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return work;
  return new Promise((resolve) => {
    const end = (): void => {
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end);
    void work.then(end);
  });
}
