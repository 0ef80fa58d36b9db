import {
  CellError,
  SimpleRangeValue,
  type ExportedCellChange,
  type HyperFormula,
  type RawCellContent,
} from 'hyperformula';
import { lineIdAt, lineIndexOf, axisLength } from '../model/axis';
import type { GridCellKey, GridInput, GridSheet } from '../model/document';
import { formulaOf, inputValue } from '../model/format/gridInput';
import { mayNameRange } from '../model/formula/expandNames';
import type { SheetId } from '../model/ids';
import { gridCell, gridCellKey, gridCells, parseGridCellKey } from '../model/lookup';
import { isCellError, type CellValue } from '../shared/value';
import type { CellPlace } from './calculatorContext';
import type { EngineScalar } from './engineTypes';
import { fromEngineValue, sameValue, toEngineError } from './engineValue';
import { isPending, pendingError } from './pending';
import type { GridCellPatch } from './protocol';
import { callsSubtotal } from './readFormula';

interface EngineSheet {
  readonly number: number;
  document: GridSheet;
  readonly formulas: Map<string, FormulaCell>;
  /** Places of formulas that call `SUBTOTAL`: another one leaves them out. */
  readonly subtotals: Set<string>;
  /** Places of formulas that name ranges. */
  readonly naming: Set<string>;
  /** Computed values that were sent. */
  shown: Map<GridCellKey, CellValue>;
  readonly touched: Set<string>;
  /** Places of an array that was stored and is being worked out anew: they show what they showed. */
  readonly carried: Set<string>;
  /** Everything is to be sent anew. */
  reloaded: boolean;
}
interface FormulaCell {
  readonly row: number;
  readonly col: number;
  readonly stored: string;
  text: string;
  /** Cells reserved for an array. */
  rows: number;
  columns: number;
}

/** Turns a stored formula into engine text; never fails, errors become formulas that yield them. */
export type FormulaWriter = (stored: string, sheetId: SheetId) => string;

/**
 * The cells of grid sheets in HyperFormula: what is entered, how much room arrays get, and which results the main
 * thread does not have yet.
 *
 * HyperFormula 3.5.0 fixes an array's size when its formula is entered, so a formula is entered for one cell first;
 * when its result asks for more (or less) room, it is entered again with that (`onArraySize`).
 */
export class GridCells {
  readonly #hf: HyperFormula;
  readonly #write: FormulaWriter;
  readonly #sheets = new Map<SheetId, EngineSheet>();
  readonly #byNumber = new Map<number, EngineSheet>();
  readonly #sizes = new Map<string, { place: CellPlace; rows: number; columns: number }>();

  #asksForTheLastTime = false;

  constructor(hf: HyperFormula, write: FormulaWriter) {
    this.#hf = hf;
    this.#write = write;
  }

  idOf(number: number): SheetId | undefined {
    return this.#byNumber.get(number)?.document.id;
  }

  /** The engine's number of a sheet. */
  numberOf(sheetId: SheetId): number | undefined {
    return this.#sheets.get(sheetId)?.number;
  }

  /** Sheets are added before formulas are entered, so that all can refer to all. */
  addSheet(document: GridSheet, stored: ReadonlyMap<GridCellKey, CellValue> = new Map()): void {
    const number = this.#hf.getSheetId(this.#hf.addSheet(document.id)) as number;
    const sheet: EngineSheet = {
      number,
      document,
      formulas: new Map(),
      subtotals: new Set(),
      naming: new Set(),
      shown: new Map(stored),
      touched: new Set(),
      carried: new Set(),
      reloaded: true,
    };
    this.#sheets.set(document.id, sheet);
    this.#byNumber.set(number, sheet);
  }

  removeSheet(sheetId: SheetId): void {
    const sheet = this.#sheets.get(sheetId);
    if (!sheet) return;
    this.#hf.removeSheet(sheet.number);
    this.#sheets.delete(sheetId);
    this.#byNumber.delete(sheet.number);
  }

  /** Lines were inserted, moved or removed: everything is entered anew. Within a batch. */
  load(document: GridSheet): void {
    const sheet = this.#sheetOf(document.id);
    sheet.document = document;
    sheet.formulas.clear();
    sheet.subtotals.clear();
    sheet.naming.clear();
    sheet.touched.clear();
    sheet.reloaded = true;
    this.#hf.clearSheet(sheet.number);
    for (const [key, cell] of gridCells(document)) this.#enter(sheet, key, cell.input);
  }

  /** Within a batch. */
  setCells(document: GridSheet, keys: Iterable<GridCellKey>): void {
    const sheet = this.#sheetOf(document.id);
    sheet.document = document;
    for (const key of keys) {
      const { rowId, columnId } = parseGridCellKey(key);
      this.#enter(sheet, key, gridCell(document, rowId, columnId)?.input ?? null);
    }
  }

  /** Sheets, tables or parameters came or went: formulas that mean something else now are entered again. */
  rewriteFormulas(): void {
    for (const sheet of this.#sheets.values())
      for (const cell of sheet.formulas.values()) this.#rewrite(sheet, cell);
  }

  /** Names refer to other cells: formulas that use them are entered again, nobody else's is looked at. */
  rewriteNaming(): void {
    for (const sheet of this.#sheets.values()) {
      for (const place of sheet.naming) {
        const cell = sheet.formulas.get(place);
        if (cell) this.#rewrite(sheet, cell);
      }
    }
  }

  #rewrite(sheet: EngineSheet, cell: FormulaCell): void {
    const text = this.#write(cell.stored, sheet.document.id);
    if (text === cell.text) return;
    cell.text = text;
    this.#enterFormula(sheet, cell, 1, 1);
  }

  /**
   * A formula asks for room while it is evaluated; entering it again has to wait until the evaluation is over. Until then it
   * is pending, so that what reads the array is computed once and of all of it.
   */
  onArraySize(place: CellPlace, rows: number, columns: number): EngineScalar | null {
    this.#sizes.set(`${place.sheet} ${place.row} ${place.col}`, { place, rows, columns });
    return this.#asksForTheLastTime ? null : toEngineError(pendingError);
  }

  /**
   * Gives arrays the room they asked for; what that recalculates, `null` when nobody asked. `isLast`: arrays that ask again
   * will not be heard, and make do with the room they have.
   */
  resizeArrays(isLast: boolean): readonly unknown[] | null {
    this.#asksForTheLastTime = isLast;
    if (this.#sizes.size === 0) return null;
    const sizes = [...this.#sizes.values()];
    this.#sizes.clear();
    return this.#hf.batch(() => {
      for (const { place, rows, columns } of sizes) {
        const sheet = this.#byNumber.get(place.sheet);
        const cell = sheet?.formulas.get(placeKey(place.row, place.col));
        if (sheet && cell) this.#enterFormula(sheet, cell, rows, columns);
      }
    });
  }

  /** Arrays that found their room taken try again; what that recalculates, `null` when none is waiting. */
  retryBlockedArrays(): readonly unknown[] | null {
    const blocked: [EngineSheet, FormulaCell][] = [];
    for (const sheet of this.#sheets.values()) {
      if (sheet.touched.size === 0) continue;
      for (const cell of sheet.formulas.values()) {
        if (hasRoom(cell) && this.#isBlocked(sheet, cell)) blocked.push([sheet, cell]);
      }
    }
    if (blocked.length === 0) return null;
    // HyperFormula 3.5.0 does not evaluate a blocked array at all: as a single cell it says how much room it needs now.
    return this.#hf.batch(() => blocked.forEach(([sheet, cell]) => this.#enterFormula(sheet, cell, 1, 1)));
  }

  /** Notes cells that HyperFormula recalculated. */
  noteChanges(changes: readonly ExportedCellChange[]): void {
    for (const { sheet: number, row, col } of changes) {
      const sheet = this.#byNumber.get(number);
      if (!sheet) continue;
      const place = placeKey(row, col);
      sheet.touched.add(place);
      const cell = sheet.formulas.get(place);
      // Of an array that became an error HyperFormula 3.5.0 reports the first cell only.
      if (cell && hasRoom(cell) && this.#isErrored(sheet, row, col)) touchRoom(sheet, cell);
    }
  }

  /** The cell at a place of HyperFormula; `null` for one that no sheet of the document has. */
  cellAt({ sheet: number, row, col }: CellPlace): { sheetId: SheetId; key: GridCellKey } | null {
    const document = this.#byNumber.get(number)?.document;
    if (!document || row >= axisLength(document.rows) || col >= axisLength(document.columns)) return null;
    return {
      sheetId: document.id,
      key: gridCellKey(lineIdAt(document.rows, row), lineIdAt(document.columns, col)),
    };
  }

  /** The stored formula of a cell, `null` when it holds none. */
  formulaIn(sheetId: SheetId, key: GridCellKey): string | null {
    const document = this.#sheets.get(sheetId)?.document;
    const { rowId, columnId } = parseGridCellKey(key);
    return document ? formulaOf(gridCell(document, rowId, columnId)?.input ?? null) : null;
  }

  /** By row and column of one of HyperFormula's sheets: whether the cell's formula calls `SUBTOTAL`; `null` when none does. */
  subtotalTest(number: number): ((row: number, col: number) => boolean) | null {
    const subtotals = this.#byNumber.get(number)?.subtotals;
    return subtotals?.size ? (row, col) => subtotals.has(placeKey(row, col)) : null;
  }

  /** What the main thread does not know yet. `describe` completes errors. */
  takePatches(complete: (value: CellValue, place: CellPlace) => CellValue): GridCellPatch[] {
    const patches: GridCellPatch[] = [];
    for (const [sheetId, sheet] of this.#sheets) {
      const before = sheet.shown;
      if (sheet.reloaded) {
        sheet.shown = new Map();
        this.#carry(sheet, before);
      }
      for (const place of sheet.carried) sheet.touched.add(place);
      const values: Record<GridCellKey, CellValue> = {};
      for (const place of sheet.touched) this.#read(sheet, place, before, values, complete);
      sheet.touched.clear();
      if (sheet.reloaded || Object.keys(values).length > 0) {
        patches.push({ sheetId, values, complete: sheet.reloaded });
      }
      sheet.reloaded = false;
    }
    return patches;
  }

  #read(
    sheet: EngineSheet,
    place: string,
    before: ReadonlyMap<GridCellKey, CellValue>,
    values: Record<GridCellKey, CellValue>,
    complete: (value: CellValue, place: CellPlace) => CellValue,
  ): void {
    const [row, col] = place.split(' ').map(Number) as [number, number];
    const { rows, columns } = sheet.document;
    // Arrays may reach beyond the lines the sheet has.
    if (row >= axisLength(rows) || col >= axisLength(columns)) return;
    const key = gridCellKey(lineIdAt(rows, row), lineIdAt(columns, col));
    const address = { sheet: sheet.number, row, col };
    const isComputed =
      sheet.formulas.has(place) ||
      // The error of an array stands in its first cell, where HyperFormula 3.5.0 has it in all.
      (this.#hf.isCellPartOfArray(address) && !this.#isErrored(sheet, row, col));
    const raw = isComputed ? this.#hf.dependencyGraph.getCellValue(address) : undefined;
    const value = isComputed ? complete(fromEngineValue(raw), address) : null;
    if (!isComputed && sheet.carried.has(place)) {
      if (this.#hasPending(sheet)) {
        this.#keep(sheet, key, before, values);
        return;
      }
      sheet.carried.delete(place);
    }
    if (isPending(value)) {
      // Waits for a column that was never computed, or for a call that takes long: keeps what it showed.
      this.#keep(sheet, key, before, values);
      return;
    }
    const known = sheet.shown.get(key);
    if (value === null ? known === undefined && !sheet.formulas.has(place) : sameValue(known, value)) return;
    if (isComputed) sheet.shown.set(key, value);
    else sheet.shown.delete(key);
    if (value !== null || !sheet.reloaded) values[key] = value;
  }

  #keep(
    sheet: EngineSheet,
    key: GridCellKey,
    before: ReadonlyMap<GridCellKey, CellValue>,
    values: Record<GridCellKey, CellValue>,
  ): void {
    const last = before.get(key);
    if (last === undefined) return;
    sheet.shown.set(key, last);
    if (sheet.reloaded) values[key] = last;
  }

  /** Values that were stored for cells without a formula of their own: an array reached there. */
  #carry(sheet: EngineSheet, before: ReadonlyMap<GridCellKey, CellValue>): void {
    const { rows, columns } = sheet.document;
    for (const key of before.keys()) {
      const { rowId, columnId } = parseGridCellKey(key);
      const [row, col] = [lineIndexOf(rows, rowId), lineIndexOf(columns, columnId)];
      if (row < 0 || col < 0) continue;
      const place = placeKey(row, col);
      if (!sheet.touched.has(place)) sheet.carried.add(place);
    }
  }

  #hasPending(sheet: EngineSheet): boolean {
    for (const { row, col } of sheet.formulas.values()) {
      const value = this.#hf.dependencyGraph.getCellValue({ sheet: sheet.number, row, col });
      if (!(value instanceof SimpleRangeValue) && isPending(fromEngineValue(value))) return true;
    }
    return false;
  }

  #enter(sheet: EngineSheet, key: GridCellKey, input: GridInput): void {
    const { rowId, columnId } = parseGridCellKey(key);
    const row = lineIndexOf(sheet.document.rows, rowId);
    const col = lineIndexOf(sheet.document.columns, columnId);
    if (row < 0 || col < 0) return;
    const place = placeKey(row, col);
    sheet.touched.add(place);
    const stored = formulaOf(input);
    sheet.subtotals.delete(place);
    sheet.naming.delete(place);
    if (stored !== null) {
      if (callsSubtotal(stored)) sheet.subtotals.add(place);
      if (mayNameRange(stored)) sheet.naming.add(place);
      const cell = { row, col, stored, text: this.#write(stored, sheet.document.id), rows: 1, columns: 1 };
      sheet.formulas.set(place, cell);
      this.#enterFormula(sheet, cell, 1, 1);
      return;
    }
    sheet.formulas.delete(place);
    const value = inputValue(input);
    this.#set(sheet, row, col, typeof value === 'string' ? `'${value}` : value);
  }

  #enterFormula(sheet: EngineSheet, cell: FormulaCell, rows: number, columns: number): void {
    cell.rows = rows;
    cell.columns = columns;
    const size = rows * columns > 1 ? `,${rows},${columns}` : '';
    sheet.touched.add(placeKey(cell.row, cell.col));
    this.#set(sheet, cell.row, cell.col, `=ENGINE.CELL(${cell.text}${size})`);
  }

  #set(sheet: EngineSheet, row: number, col: number, content: RawCellContent): void {
    this.#hf.setCellContents({ sheet: sheet.number, row, col }, [[content]]);
  }

  /** Whether a cell shows an error, or is part of an array that is one. */
  #isErrored(sheet: EngineSheet, row: number, col: number): boolean {
    const vertex = this.#hf.dependencyGraph.getCell({ sheet: sheet.number, row, col });
    return vertex?.getCellValue() instanceof CellError;
  }

  #isBlocked(sheet: EngineSheet, { row, col }: FormulaCell): boolean {
    const value = this.#hf.dependencyGraph.getCellValue({ sheet: sheet.number, row, col });
    const shown = value instanceof SimpleRangeValue ? value.data[0]?.[0] : value;
    const error = fromEngineValue(shown);
    return isCellError(error) && error.code === 'SPILL';
  }

  #sheetOf(sheetId: SheetId): EngineSheet {
    const sheet = this.#sheets.get(sheetId);
    if (!sheet) throw new Error(`Worthbook: the engine has no sheet ${sheetId}`);
    return sheet;
  }
}

const hasRoom = ({ rows, columns }: FormulaCell): boolean => rows * columns > 1;

function touchRoom({ touched }: EngineSheet, { row, col, rows, columns }: FormulaCell): void {
  for (let below = 0; below < rows; below++) {
    for (let right = 0; right < columns; right++) touched.add(placeKey(row + below, col + right));
  }
}

const placeKey = (row: number, col: number): string => `${row} ${col}`;
