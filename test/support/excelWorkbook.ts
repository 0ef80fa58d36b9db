import { readFileSync } from 'node:fs';
import { parseA1Ref, toCol } from '@borgar/fx';
import { dateToSerial } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { moveFormula } from '../../src/model/formula/moveFormula';
import { assert } from '../../src/shared/assert';
import { cellError, cellErrorCodeOf, cellErrorText, type CellValue } from '../../src/shared/value';

/** What a workbook that Excel saved holds: what was entered, and what Excel showed for the formulas. */
export interface ExcelSheet {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** By address; formulas as we write them, errors as the formula that is nothing but the error. */
  readonly inputs: Readonly<Record<string, string | number | boolean>>;
  readonly formulas: readonly ExcelFormula[];
}

/** A formula and the value Excel saved in each of its cells: several where the result is an array. */
export interface ExcelFormula {
  readonly address: string;
  readonly formula: string;
  readonly saved: Readonly<Record<string, CellValue>>;
}

type XlsxCell = NonNullable<
  NonNullable<Awaited<ReturnType<typeof readXlsx>>['sheets'][number]['cells']> extends Map<string, infer Cell>
    ? Cell
    : never
>;
type Place = readonly [row: number, column: number];

/** Reads a workbook in place. Shared formulas are spelt out for each of their cells. */
export async function readExcelWorkbook(path: string): Promise<readonly ExcelSheet[]> {
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  return sheets.map(({ name, rows, cells = new Map<string, XlsxCell>() }) => {
    const width = Math.max(1, ...rows.map((row) => row.length));
    const sharedFormulas = sharedFormulasOf(cells);
    const savedAt = ([row, column]: Place): CellValue =>
      savedValue(rows[row]?.[column] ?? null, cells.get(`${row},${column}`));
    const formulas: ExcelFormula[] = [];
    const places = new Set<string>();
    for (const [key, cell] of cells) {
      const formula = formulaOf(cell, placeOf(key), sharedFormulas);
      if (formula === null) continue;
      const area = cell.formulaType === 'array' ? placesOf(cell.formulaRef ?? '') : [placeOf(key)];
      for (const place of area) places.add(addressOf(place));
      formulas.push({
        address: addressOf(placeOf(key)),
        formula: ours(formula),
        saved: Object.fromEntries(area.map((place) => [addressOf(place), savedAt(place)])),
      });
    }
    const inputs: Record<string, string | number | boolean> = {};
    rows.forEach((row, rowIndex) =>
      row.forEach((_, column) => {
        const address = addressOf([rowIndex, column]);
        if (places.has(address)) return;
        const value = savedAt([rowIndex, column]);
        if (value !== null) inputs[address] = enteredAs(value);
      }),
    );
    for (const { address, formula } of formulas) inputs[address] = formula;
    return { name, rows: rows.length, columns: width, inputs, formulas };
  });
}

/** Functions of newer Excel versions carry prefixes in the file; so do the names of LET and LAMBDA. */
function ours(formula: string): string {
  return `=${formula.replaceAll(/_xlfn\.|_xlws\.|_xlpm\./g, '')}`;
}

function sharedFormulasOf(cells: ReadonlyMap<string, XlsxCell>): ReadonlyMap<number, [Place, string]> {
  const found = new Map<number, [Place, string]>();
  for (const [key, { formula, formulaType, formulaSharedIndex }] of cells) {
    if (formulaType !== 'shared' || !formula || formulaSharedIndex === undefined) continue;
    found.set(formulaSharedIndex, [placeOf(key), formula]);
  }
  return found;
}

/** hucre 1.0.0 leaves the formula of a cell that shares another one's empty. */
function formulaOf(
  { formula, formulaType, formulaSharedIndex }: XlsxCell,
  [row, column]: Place,
  shared: ReadonlyMap<number, [Place, string]>,
): string | null {
  if (formula) return formula;
  if (formulaType !== 'shared' || formulaSharedIndex === undefined) return null;
  const [from, text] = shared.get(formulaSharedIndex) ?? [];
  assert(from && text !== undefined, 'a shared formula without its first cell');
  return moveFormula(`=${text}`, row - from[0], column - from[1]).slice(1);
}

function savedValue(value: unknown, cell: XlsxCell | undefined): CellValue {
  if (cell?.type === 'error') {
    const code = cellErrorCodeOf(String(cell.value));
    assert(code, `unknown error ${String(cell.value)}`);
    return cellError(code);
  }
  const saved = cell ? (cell.formulaResult ?? cell.value) : value;
  if (saved === null || saved === undefined) return null;
  // The day is exact, the time of day to a millisecond.
  if (saved instanceof Date) return dateToSerial(saved);
  return saved as string | number | boolean;
}

function enteredAs(value: NonNullable<CellValue>): string | number | boolean {
  if (typeof value === 'object') return `=${cellErrorText[value.code]}`;
  return typeof value === 'string' && value.startsWith('=') ? `'${value}` : value;
}

function placeOf(key: string): Place {
  const [row = 0, column = 0] = key.split(',').map(Number);
  return [row, column];
}

function placesOf(reference: string): Place[] {
  const range = parseA1Ref(reference);
  assert(range && 'range' in range, `${reference} is no range`);
  const { top = 0, left = 0, bottom, right } = range.range;
  const places: Place[] = [];
  for (let row = top ?? 0; row <= (bottom ?? top ?? 0); row++) {
    for (let column = left ?? 0; column <= (right ?? left ?? 0); column++) places.push([row, column]);
  }
  return places;
}

function addressOf([row, column]: Place): string {
  return `${toCol(column)}${row + 1}`;
}
