import type { Cell, Sheet } from 'hucre/xlsx';
import { parseA1Ref } from '@borgar/fx';
import { moveFormula } from '../../model/formula/moveFormula';
import { cellError, cellErrorCodeOf, type CellValue } from '../../shared/value';

/** Places on a sheet, counted from 0. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One cell as the file has it. `formula` is without `=`; shared ones are spelt out for each of their cells. */
export interface XlsxCell {
  readonly value: CellValue;
  readonly formula: string | null;
  /** Cells that the result fills besides this one. */
  readonly spill: Area | null;
  readonly style: Cell['style'];
  readonly cell: Cell | undefined;
}

const msPerDay = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
const lotusBug = 60;

/** Serial numbers of a file that counts from 1904 are moved to our days, as Excel does when it shows them. */
export function serialOf(date: Date): number {
  const days = (date.getTime() - dayZero) / msPerDay;
  // Days before 1900-03-01 count one less, because Excel believes in 1900-02-29.
  return days <= lotusBug ? days - 1 : days;
}

/** Reads the cells of one sheet, which hucre gives as a rectangle of values and a map of what is more than a value. */
export class SheetCells {
  readonly #sheet: Sheet;
  readonly #shared = new Map<number, readonly [row: number, column: number, text: string]>();
  readonly rows: number;
  readonly columns: number;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
    this.rows = sheet.rows.length;
    let columns = 0;
    for (const row of sheet.rows) columns = Math.max(columns, row?.length ?? 0);
    this.columns = columns;
    for (const [key, { formula, formulaType, formulaSharedIndex }] of sheet.cells ?? []) {
      if (formulaType !== 'shared' || !formula || formulaSharedIndex === undefined) continue;
      const [row = 0, column = 0] = key.split(',').map(Number);
      if (!this.#shared.has(formulaSharedIndex)) this.#shared.set(formulaSharedIndex, [row, column, formula]);
    }
  }

  at(row: number, column: number): XlsxCell {
    const cell = this.#sheet.cells?.get(`${row},${column}`);
    return {
      value: savedValue(this.#sheet.rows[row]?.[column] ?? null, cell),
      formula: cell ? this.#formula(cell, row, column) : null,
      spill: cell?.formulaType === 'array' ? areaOf(cell.formulaRef ?? '') : null,
      style: cell?.style,
      cell,
    };
  }

  /** The least area with everything that is more than a look; `null` where there is nothing else. O(cells). */
  usedArea(): Area | null {
    let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
    for (let row = 0; row < this.rows; row++) {
      let first = 0;
      while (first < this.columns && this.isBlank(row, first)) first++;
      if (first === this.columns) continue;
      let last = this.columns - 1;
      while (last > Math.max(first, right) && this.isBlank(row, last)) last--;
      top = Math.min(top, row);
      bottom = row;
      left = Math.min(left, first);
      right = Math.max(right, last);
    }
    return bottom < 0 ? null : { top, left, bottom, right };
  }

  /** Neither a value nor a formula; it may have a style. */
  isBlank(row: number, column: number): boolean {
    const cell = this.#sheet.cells?.get(`${row},${column}`);
    if (cell?.formula !== undefined || cell?.formulaType !== undefined) return false;
    const value = cell ? cell.value : (this.#sheet.rows[row]?.[column] ?? null);
    return value === null || value === undefined || value === '';
  }

  /** hucre 1.0.0 leaves the formula of a cell that shares another one's empty. */
  #formula({ formula, formulaType, formulaSharedIndex }: Cell, row: number, column: number): string | null {
    if (formula) return formula.startsWith('=') ? formula.slice(1) : formula;
    if (formulaType !== 'shared' || formulaSharedIndex === undefined) return null;
    const shared = this.#shared.get(formulaSharedIndex);
    if (!shared) return null;
    const [fromRow, fromColumn, text] = shared;
    return moveFormula(`=${text}`, row - fromRow, column - fromColumn).slice(1);
  }
}

function savedValue(value: unknown, cell: Cell | undefined): CellValue {
  const saved = cell ? (cell.formulaResult ?? cell.value) : value;
  if (saved === null || saved === undefined) return null;
  if (saved instanceof Date) return Number.isNaN(saved.getTime()) ? null : serialOf(saved);
  if (typeof saved === 'string') {
    const code = cell?.type === 'error' || cell?.formula !== undefined ? cellErrorCodeOf(saved) : undefined;
    if (code) return cellError(code);
    return cell?.type === 'error' ? cellError('ERROR') : saved;
  }
  if (typeof saved === 'number') return Number.isFinite(saved) ? saved : null;
  return typeof saved === 'boolean' ? saved : null;
}

/** `A1:C4` or `A1`; `null` for anything else. */
export function areaOf(reference: string): Area | null {
  const parsed = parseA1Ref(reference);
  if (!parsed || !('range' in parsed)) return null;
  const { top, left, bottom, right } = parsed.range;
  if (top == null || left == null) return null;
  return { top, left, bottom: bottom ?? top, right: right ?? left };
}
