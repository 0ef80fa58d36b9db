import { ExportedCellChange, type HyperFormula } from 'hyperformula';
import type { ColumnRef, GridSheet, TableSheet, WorkbookDocument } from '../model/document';
import type { CellPlace, Explanation } from '../model/explanation';
import type { SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { ChangeSet } from '../model/transaction';
import type { CellValue } from '../shared/value';
import { AskedFormulas } from './askedFormulas';
import { CalculatedColumns } from './calculatedColumns';
import type { CalculatorContext, HeardFunctions } from './calculatorContext';
import { ColumnEvaluators } from './columnEvaluators';
import { explainCell } from './explain/explainCell';
import { resultOf } from './formulaResult';
import { FormulaWriter } from './formulaWriter';
import { GraphCycles } from './graphCycles';
import { GraphPlaces } from './graphPlaces';
import { GridCells } from './gridCells';
import { createCalculator } from './hyperformula';
import { hostCall } from './hostFunctions/hostCall';
import type { HostFunctions } from './hostFunctions/hostFunctions';
import { Literals } from './literals';
import { LongCalls } from './longCalls';
import { Inspection, type InspectedWorkbook } from './inspection/inspection';
import { meansOtherThings } from './nameMeanings';
import type { CalculationProgress, ComputedValues, EngineReply, WorkbookNotices } from './protocol';
import { RegisterCells } from './registerCells';
import { Registers, registerSheets, type RegisterSheet } from './registers';
import { ShownTableRows } from './shownTableRows';
import { storedCells, storedColumns } from './storedResults';
import { TableGraph } from './tableGraph';
import { TableStore } from './tableStore';
import { UnshownRows } from './unshownRows';
import type { WorkTeller } from './workTeller';

/** Arrays that make room for each other; more rounds than this is two arrays in each other's way. */
const maxSettlingRounds = 32;

export interface GraphOptions {
  /** Formulas that are not to be computed, by `heldKey`. */
  readonly held?: ReadonlySet<string>;
  /** Functions of the host, and those among them that are not to be called. */
  readonly host?: HostFunctions | null;
  readonly heldFunctions?: ReadonlySet<string>;
  /** Hears what is computed. */
  readonly teller?: WorkTeller | null;
}

type Patch = Omit<Extract<EngineReply, { kind: 'patch' }>, 'kind' | 'version'>;

/** A workbook's formulas: HyperFormula's graph over grid cells, parameters and version cells of table columns. */
export class WorkbookGraph {
  readonly #hf: HyperFormula;
  readonly #literals = new Literals();
  readonly #registers = new Registers();
  readonly #registerSheets: Record<RegisterSheet, number>;
  readonly #registerCells: RegisterCells;
  readonly #store = new TableStore();
  readonly #inspection = new Inspection(this.#inspectedWorkbook());
  readonly #calculated = new CalculatedColumns(this.#store, (ref, rows) =>
    this.#inspection.noteColumn(ref, rows),
  );
  readonly #longCalls = new LongCalls();
  readonly #unshown = new UnshownRows();
  readonly #shownTableRows: ShownTableRows;
  readonly #functions: HeardFunctions;
  readonly #host: HostFunctions | null;
  readonly #callHost: CalculatorContext['callHost'];
  readonly #teller: WorkTeller | null;
  readonly #writer: FormulaWriter;
  readonly #evaluators: ColumnEvaluators;
  readonly #tables: TableGraph;
  readonly #cells: GridCells;
  readonly #places: GraphPlaces;
  readonly #cycles: GraphCycles;
  readonly #asked: AskedFormulas;
  #document: WorkbookDocument;

  constructor(
    document: WorkbookDocument,
    licenseKey: string,
    computed: ComputedValues | null,
    { held = new Set(), host = null, heldFunctions = new Set(), teller = null }: GraphOptions = {},
  ) {
    this.#document = document;
    this.#unshown.follow(document);
    this.#shownTableRows = new ShownTableRows(document);
    this.#host = host;
    this.#callHost = hostCall(host, heldFunctions, teller);
    this.#teller = teller;
    this.#calculated.onStep = teller && ((place) => teller.begin(() => place));
    this.#functions = { locale: document.locale, onNotice: null };
    this.#writer = new FormulaWriter({
      document: () => this.#document,
      literals: this.#literals,
      registers: this.#registers,
      host,
      held,
    });
    this.#evaluators = new ColumnEvaluators({
      licenseKey,
      functions: this.#functions,
      literals: this.#literals,
      store: this.#store,
      callHost: this.#callHost,
      // An error in each row until it is known would be worse than what all rows come to.
      shownRows: (block) => this.#shownTableRows.of(block) ?? block,
    });
    this.#hf = createCalculator(licenseKey, this.#context());
    this.#registerSheets = Object.fromEntries(
      registerSheets.map((name) => [name, this.#hf.getSheetId(this.#hf.addSheet(name))]),
    ) as Record<RegisterSheet, number>;
    this.#registerCells = new RegisterCells(this.#hf, this.#registers, this.#registerSheets);
    this.#cells = new GridCells(this.#hf, (stored, sheetId) => this.#writer.formula(stored, sheetId, true));
    this.#tables = new TableGraph(
      {
        hf: this.#hf,
        store: this.#store,
        registers: this.#registers,
        calculated: this.#calculated,
        evaluator: (program, sheetId, kind) => this.#evaluators.of(program, sheetId, kind),
        write: (stored, sheetId) => this.#writer.program(stored, sheetId),
      },
      this.#registerSheets,
    );
    this.#places = new GraphPlaces({
      hf: this.#hf,
      cells: this.#cells,
      store: this.#store,
      registers: this.#registers,
      columnsSheet: this.#registerSheets.columns,
    });
    this.#cycles = new GraphCycles({
      hf: this.#hf,
      registers: this.#registers,
      calculated: this.#calculated,
      places: this.#places,
      document: () => this.#document,
    });
    this.#asked = new AskedFormulas({
      hf: this.#hf,
      cells: this.#cells,
      store: this.#store,
      writer: this.#writer,
      evaluators: this.#evaluators,
      teller,
      nowhere: this.#registerSheets.parameters,
    });
    this.#open(computed);
  }

  /** Carries a change into the graph; columns that take longer wait for `run`. */
  apply(document: WorkbookDocument, changes: ChangeSet): void {
    const before = this.#document;
    this.#document = document;
    if (changes.sheetList) this.#syncSheetList(before, document);
    this.#inspection.noteChange(changes.reshaped);
    this.#longCalls.inputsChanged();
    const cellsShowOthers = this.#unshown.follow(document);
    const tablesShowOthers = this.#shownTableRows.follow(document);
    this.#settle(
      this.#evaluating(() => {
        if (cellsShowOthers || tablesShowOthers) this.#registerCells.markShownRows();
        for (const sheet of document.sheets) {
          if (sheet.kind === 'table') {
            if (findSheet(before, sheet.id) !== sheet) this.#tables.update(sheet, changes);
          } else this.#updateCells(sheet, changes);
        }
        if (changes.parameters) this.#registerCells.writeParameters(before.parameters, document.parameters);
        if (meansOtherThings(before, document)) {
          this.#cells.rewriteFormulas();
          this.#tables.rewriteFormulas();
        } else if (before.namedRanges !== document.namedRanges) {
          this.#cells.rewriteNaming();
          this.#tables.rewriteNaming();
        }
      }),
    );
  }

  /** Hears which rows a table's view shows; whether that changed values. */
  takeRowOrder(sheetId: SheetId, rows: Uint32Array | 'later' | null): boolean {
    if (!this.#shownTableRows.take(sheetId, rows)) return false;
    this.#longCalls.inputsChanged();
    this.#settle(this.#evaluating(() => this.#registerCells.markShownRows()));
    return true;
  }

  /** Tables whose `SUBTOTAL` waits to hear that. */
  get awaitedRowOrders(): readonly SheetId[] {
    return this.#shownTableRows.awaited;
  }

  get hasWork(): boolean {
    return this.#calculated.hasWork || this.#longCalls.hasWork;
  }

  get progress(): CalculationProgress | null {
    return this.#calculated.progress ?? this.#longCalls.progress;
  }

  /** The values of every table column. */
  get tableValues(): TableStore {
    return this.#store;
  }

  isPending({ sheetId, columnId }: ColumnRef): boolean {
    return this.#calculated.pending.some((ref) => ref.sheetId === sheetId && ref.columnId === columnId);
  }

  /** Works on calculated columns, then on calls that take long, until all are done or time is up. */
  run(isTimeUp: () => boolean): void {
    this.#teller?.end();
    do {
      if (this.#calculated.hasWork) {
        const finished = this.#calculated.run(isTimeUp);
        this.#teller?.end();
        if (!finished) return;
        this.#longCalls.inputsChanged();
        this.#settle(this.#evaluating(() => this.#tables.markDone(finished)));
      } else if (this.#longCalls.run(isTimeUp))
        this.#settle(this.#evaluating(() => this.#registerCells.markLongCallDone()));
      else return;
    } while (!isTimeUp());
  }

  /** Whether formulas were calculated whose arguments nobody has looked at since. */
  get hasInspection(): boolean {
    return this.#inspection.hasWork;
  }

  /** Looks at the arguments of formulas until all is done or time is up. */
  inspect(isTimeUp: () => boolean): void {
    this.#inspection.run(isTimeUp);
  }

  /** What looks wrong about the arguments of formulas, when some of it is news. */
  takeNotices(): WorkbookNotices | null {
    return this.#inspection.takeNews();
  }

  /** What changed since the last time. */
  takePatch(): Patch {
    const columns = this.#calculated.takePatches();
    const cells = this.#cells.takePatches((value, place) => this.#cycles.named(value, place));
    return { columns, cells, pending: this.#calculated.pending, calls: this.#longCalls.takeResults() };
  }

  /** The result of a formula that is stored nowhere; arrays as rows. */
  evaluate(stored: string, thisSheet: SheetId | null): CellValue | readonly (readonly CellValue[])[] {
    return resultOf(this.#asked.inCell(stored, thisSheet));
  }

  /** How the value of a cell comes about; `null` when there is no such cell. */
  explain(place: CellPlace): Explanation | null {
    return explainCell(place, {
      document: this.#document,
      functions: this.#functions,
      evaluate: (stored, { sheetId, rowIndex }) => {
        const sheet = findSheet(this.#document, sheetId);
        return sheet?.kind === 'table'
          ? this.#asked.inRow(stored, sheet.id, rowIndex)
          : this.#asked.inCell(stored, sheetId);
      },
      value: (cell) => this.#places.valueAt(cell, this.#document),
      dependents: (cell) => this.#places.dependentsOf(cell, this.#document),
    });
  }

  dispose(): void {
    this.#calculated.dispose();
    this.#evaluators.dispose();
    this.#hf.destroy();
  }

  #inspectedWorkbook(): InspectedWorkbook {
    return {
      rowCount: (sheetId) => this.#store.rowCount(sheetId),
      columnFormula: (sheetId, columnId) => {
        const table = findSheet(this.#document, sheetId);
        if (table?.kind !== 'table') return null;
        return table.columns.find(({ id }) => id === columnId)?.formula ?? null;
      },
      beginColumn: (sheetId, columnId) => this.#calculated.beginInspection(sheetId, columnId),
      inspectColumn: (...rows) => this.#calculated.inspect(...rows),
      cellFormula: (sheetId, key) => this.#cells.formulaIn(sheetId, key),
      inspectCell: (sheetId, key, report) => {
        const stored = this.#cells.formulaIn(sheetId, key);
        if (stored === null) return;
        this.#functions.onNotice = report;
        try {
          this.#asked.inCell(stored, sheetId, true);
        } finally {
          this.#functions.onNotice = null;
        }
      },
    };
  }

  #open(computed: ComputedValues | null): void {
    const { sheets, parameters } = this.#document;
    const tables = sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table');
    const grids = sheets.filter((sheet): sheet is GridSheet => sheet.kind === 'grid');
    for (const grid of grids) this.#cells.addSheet(grid, storedCells(grid, computed));
    this.#longCalls.restore(computed?.calls ?? []);
    this.#settle(
      this.#evaluating(() => {
        this.#registerCells.writeParameters([], parameters);
        for (const table of tables) this.#tables.addValues(table);
        for (const table of tables)
          this.#tables.addFormulas(table, storedColumns(table, computed, this.#host));
        for (const grid of grids) this.#cells.load(grid);
      }),
    );
  }

  #syncSheetList(before: WorkbookDocument, after: WorkbookDocument): void {
    for (const sheet of before.sheets) {
      if (findSheet(after, sheet.id)) continue;
      if (sheet.kind === 'grid') this.#cells.removeSheet(sheet.id);
      else this.#tables.remove(sheet.id);
    }
    for (const sheet of after.sheets) {
      if (sheet.kind === 'grid' && !findSheet(before, sheet.id)) this.#cells.addSheet(sheet);
    }
  }

  /** Makes changes of the graph and has it evaluated; what differs then. */
  #evaluating(change: () => void): readonly unknown[] {
    this.#calculated.beginEvaluation();
    return this.#hf.batch(change);
  }

  #updateCells(sheet: GridSheet, changes: ChangeSet): void {
    if (changes.reshaped.has(sheet.id)) this.#cells.load(sheet);
    else {
      const keys = changes.gridCells.get(sheet.id);
      if (keys) this.#cells.setCells(sheet, keys);
    }
  }

  /** Notes what was recalculated, and lets arrays take the room their results need. */
  #settle(changes: readonly unknown[]): void {
    this.#note(changes);
    let retried = false;
    for (let round = 0; round < maxSettlingRounds; round++) {
      let more = this.#cells.resizeArrays(round >= maxSettlingRounds - 2);
      if (more === null && !retried) {
        retried = true;
        more = this.#cells.retryBlockedArrays();
      }
      if (more === null) return;
      this.#note(more);
    }
  }

  #note(changes: readonly unknown[]): void {
    const cells = changes.filter((change) => change instanceof ExportedCellChange);
    this.#cells.noteChanges(cells);
    for (const { sheet, row, col } of cells) {
      const cell = this.#cells.cellAt({ sheet, row, col });
      if (cell) this.#inspection.noteCell(cell.sheetId, cell.key);
      if (sheet === this.#registerSheets.columns && col === 0) this.#cycles.noteColumn({ sheet, row, col });
    }
  }

  #context(): CalculatorContext {
    const [teller, callHost] = [this.#teller, this.#callHost];
    return {
      functions: this.#functions,
      literals: this.#literals,
      statistics: this.#evaluators.statistics,
      onArithmetic: (arithmetic) => this.#evaluators.useArithmetic(arithmetic),
      tableValues: (reference) => this.#store.values(reference),
      calculateColumn: (sheetId, columnId, inputs) => this.#calculated.order(sheetId, columnId, inputs),
      ...(callHost ? { callHost } : {}),
      ...(teller ? { onCell: (place) => teller.begin(() => this.#cells.cellAt(place)) } : {}),
      input: () => {
        throw new Error('Worthbook: ENGINE.INPUT outside a row');
      },
      evaluateRows: () => {
        throw new Error('Worthbook: ENGINE.ROWS outside a column');
      },
      longCall: (spec, args, { sheet, row, col, call }) =>
        this.#functions.onNotice
          ? this.#longCalls.peek(spec, args)
          : this.#longCalls.ask(spec, args, this.#functions, `${sheet} ${row} ${col} ${call}`),
      leftOut: (sheet, alsoHidden) => {
        const sheetId = this.#cells.idOf(sheet);
        if (sheetId === undefined) return null;
        const isHidden = this.#unshown.test(sheetId, alsoHidden);
        const isSubtotal = this.#cells.subtotalTest(sheet);
        if (!isHidden && !isSubtotal) return null;
        return (row, col) => isHidden?.(row) === true || isSubtotal?.(row, col) === true;
      },
      shownRows: (block) => this.#shownTableRows.of(block),
      onArraySize: (place, rows, columns) => this.#cells.onArraySize(place, rows, columns),
      capture: (value) => this.#asked.capture(value),
    };
  }
}
