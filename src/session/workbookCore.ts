import type { CellValue } from '../shared/value';
import { DisposableStack } from '../shared/disposable';
import type { Result } from '../shared/result';
import { failed, ok } from '../shared/result';
import { problem } from '../shared/problems';
import type { WorkbookDocument } from '../model/document';
import { toStoredFormula } from '../model/formula/vocabulary';
import { serialOfDay } from '../model/datePeriods';
import { History } from '../model/history';
import type { SheetId } from '../model/ids';
import { Workbook } from '../model/workbook';
import { EngineClient } from '../engine/engineClient';
import type { ComputedValues, EngineTransport } from '../engine/protocol';
import { ValueMirror } from '../engine/valueMirror';

export interface CoreOptions {
  readonly document: WorkbookDocument;
  readonly version?: number;
  readonly computed?: ComputedValues | null;
  readonly engine: () => EngineTransport;
  /** HyperFormula's licence key. */
  readonly engineLicenseKey: string;
  /** `false`: nothing is calculated until `engine.resume()`; values that were stored with this version are shown. */
  readonly calculate?: boolean;
}

/**
 * What every open workbook has, with a screen or without: the model, its history, the engine and the mirror of the
 * shown values. Listeners hear a transaction in the order they are set up here.
 */
export class WorkbookCore {
  readonly workbook: Workbook;
  readonly values: ValueMirror;
  readonly history: History;
  readonly engine: EngineClient;
  readonly #disposables = new DisposableStack();

  /** `listenFirst` is where the journal hears of a transaction: after mirror and history, before the engine. */
  constructor(options: CoreOptions, listenFirst?: (workbook: Workbook) => () => void) {
    const { document, version = 0, computed = null, calculate = true } = options;
    this.workbook = new Workbook(document, version);
    this.values = new ValueMirror(document, version);
    if (computed) this.values.restore(computed);
    this.values.workOutOrders(serialOfDay(new Date()));
    this.#disposables.add(
      this.workbook.subscribe((transaction) => this.values.applyTransaction(transaction)),
    );
    this.history = new History(this.workbook);
    this.#disposables.add(() => this.history.dispose());
    if (listenFirst) this.#disposables.add(listenFirst(this.workbook));
    this.engine = new EngineClient(options.engine, { licenseKey: options.engineLicenseKey });
    this.#disposables.add(() => this.engine.dispose());
    this.#disposables.add(this.engine.onPatch((patch) => this.values.applyPatch(patch)));
    this.#disposables.add(this.engine.onNotices((notices) => this.values.takeNotices(notices)));
    this.#disposables.add(this.workbook.subscribe((transaction) => this.engine.apply(transaction)));
    if (calculate) this.engine.open(this.workbook.document, version, computed);
    else this.#hold(version);
    this.values.orders.connect((sheetId) => this.engine.orderRows(sheetId));
  }

  /** Computes a formula without storing it. `thisSheet` is where `A1` looks. */
  async evaluate(
    formula: string,
    thisSheet: SheetId | null,
  ): Promise<Result<CellValue | readonly (readonly CellValue[])[]>> {
    const typed = formula.trimStart().startsWith('=') ? formula : `=${formula}`;
    const stored = toStoredFormula(typed, this.workbook.document, { sheetId: thisSheet });
    if (!stored.ok) return stored;
    try {
      return ok(await this.engine.evaluate(stored.value, thisSheet));
    } catch {
      return failed(problem('engineFailed'));
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Orders of sorted tables could not be worked out either: they are asked for once the engine runs. */
  #hold(version: number): void {
    this.engine.hold(this.workbook.document, version);
    const stop = this.engine.onStatus((status) => {
      if (status.kind !== 'calculating') return;
      stop();
      for (const sheet of this.workbook.document.sheets)
        if (sheet.kind === 'table' && sheet.view) this.values.orders.reapply(sheet.id);
    });
    this.#disposables.add(stop);
  }
}
