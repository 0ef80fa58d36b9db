import type { CellValue } from '../shared/value';
import { isCellError } from '../shared/value';
import type { Locale } from '../shared/localText';
import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { CellStyle, GridCell, TableColumn, TableSheet, WorkbookDocument } from '../model/document';
import { textInput } from '../model/format/gridInput';
import { parseForType, parseFreely } from '../model/format/parseInput';
import { toStoredFormula } from '../model/formula/vocabulary';
import { blockValue } from '../model/columnBlocks';
import type { SheetId } from '../model/ids';
import { findSheet, isFormula } from '../model/lookup';
import type { Operation } from '../model/operation';
import { GridWrites } from './gridWrites';
import { atOnce } from './longSteps';
import { TableWrites } from './tableWrites';

/** A cell as it is carried from one place to another: a value or a formula in stored form, and its style. */
export interface CarriedCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly style?: CellStyle;
}

/** Enters things into the cells of one sheet, whatever its kind, and works out the operations for all of them. */
export interface SheetWriter {
  /** What a person typed. A problem leaves the cell as it is. With a style, where cells have one, in place of its own. */
  enterText(rowIndex: number, columnIndex: number, text: string, style?: CellStyle): Result<void>;
  /** A text that is none of a number, a date or a formula, whatever it looks like; columns of tables read it as theirs. */
  enterLiteral(rowIndex: number, columnIndex: number, text: string, style?: CellStyle): boolean;
  /** What was copied or filled. Cells that take nothing (calculated columns) are left out: `false`. */
  carry(rowIndex: number, columnIndex: number, cell: CarriedCell): boolean;
  /** Takes the content away and leaves the style. */
  clear(rowIndex: number, columnIndex: number): boolean;
  /** Another look, the same content; `false` where cells have no look of their own. */
  restyle(rowIndex: number, columnIndex: number, style: CellStyle | undefined): boolean;
  /** The look of a cell now. */
  styleOf(rowIndex: number, columnIndex: number): CellStyle | undefined;
  /** To be asked for once. */
  operations(): Operation[];
  /** The same for many cells: says after each step how many are done. */
  operationsInSteps(): Generator<number, Operation[]>;
}

/** `null` when the sheet is gone. */
export function sheetWriter(
  document: WorkbookDocument,
  sheetId: SheetId,
  locale: Locale,
): SheetWriter | null {
  const sheet = findSheet(document, sheetId);
  if (!sheet) return null;
  return sheet.kind === 'table'
    ? new TableWriter(document, sheet, locale)
    : new GridWriter(document, sheetId, new GridWrites(sheet), locale);
}

class GridWriter implements SheetWriter {
  readonly #document: WorkbookDocument;
  readonly #sheetId: SheetId;
  readonly #writes: GridWrites;
  readonly #locale: Locale;

  constructor(document: WorkbookDocument, sheetId: SheetId, writes: GridWrites, locale: Locale) {
    this.#document = document;
    this.#sheetId = sheetId;
    this.#writes = writes;
    this.#locale = locale;
  }

  enterText(rowIndex: number, columnIndex: number, text: string, given?: CellStyle): Result<void> {
    const style = given ?? this.#writes.cell(rowIndex, columnIndex)?.style;
    if (isFormula(text.trimStart())) {
      const stored = toStoredFormula(text.trim(), this.#document, { sheetId: this.#sheetId });
      if (!stored.ok) return stored;
      this.#writes.set(rowIndex, columnIndex, cellOf(stored.value, style));
      return ok();
    }
    // A cell formatted as text (`@`) takes what is typed as it is, as in Excel.
    if (style?.numberFormat === '@') {
      this.#writes.set(rowIndex, columnIndex, cellOf(text === '' ? null : textInput(text), style));
      return ok();
    }
    const { value, numberFormat } = parseFreely(text, this.#locale);
    const formatted =
      numberFormat !== undefined && style?.numberFormat === undefined ? { ...style, numberFormat } : style;
    this.#writes.set(
      rowIndex,
      columnIndex,
      cellOf(typeof value === 'string' ? textInput(value) : value, formatted),
    );
    return ok();
  }

  enterLiteral(rowIndex: number, columnIndex: number, text: string, given?: CellStyle): boolean {
    const style = given ?? this.#writes.cell(rowIndex, columnIndex)?.style;
    this.#writes.set(rowIndex, columnIndex, cellOf(textInput(text), style));
    return true;
  }

  carry(rowIndex: number, columnIndex: number, { value, formula, style }: CarriedCell): boolean {
    const plain = isCellError(value) ? null : value;
    const input = formula ?? (typeof plain === 'string' ? textInput(plain) : plain);
    this.#writes.set(rowIndex, columnIndex, cellOf(input, style));
    return true;
  }

  clear(rowIndex: number, columnIndex: number): boolean {
    const cell = this.#writes.cell(rowIndex, columnIndex);
    if (cell) this.#writes.set(rowIndex, columnIndex, cellOf(null, cell.style));
    return true;
  }

  restyle(rowIndex: number, columnIndex: number, style: CellStyle | undefined): boolean {
    const input = this.#writes.cell(rowIndex, columnIndex)?.input ?? null;
    this.#writes.set(rowIndex, columnIndex, cellOf(input, style));
    return true;
  }

  styleOf(rowIndex: number, columnIndex: number): CellStyle | undefined {
    return this.#writes.cell(rowIndex, columnIndex)?.style;
  }

  operations(): Operation[] {
    return this.#writes.operations();
  }

  operationsInSteps(): Generator<number, Operation[]> {
    return this.#writes.operationsInSteps();
  }
}

function cellOf(input: GridCell['input'], style: CellStyle | undefined): GridCell | null {
  if (style === undefined) return input === null ? null : { input };
  return { input, style };
}

class TableWriter implements SheetWriter {
  readonly #document: WorkbookDocument;
  readonly #table: TableSheet;
  readonly #writes: TableWrites;
  readonly #locale: Locale;
  /** Formulas entered into columns that were blank until now. */
  readonly #formulas = new Map<number, ColumnFormula>();

  constructor(document: WorkbookDocument, table: TableSheet, locale: Locale) {
    this.#document = document;
    this.#table = table;
    this.#writes = new TableWrites(table);
    this.#locale = locale;
  }

  enterText(rowIndex: number, columnIndex: number, text: string): Result<void> {
    const column = this.#table.columns[columnIndex];
    if (!column) return failed(problem('cellNotEditable'));
    if (column.formula !== null) return failed(problem('cellIsCalculated', { column: column.name }));
    if (isFormula(text.trimStart())) return this.#enterFormula(rowIndex, columnIndex, text.trim());
    this.#writes.set(rowIndex, columnIndex, parseForType(text, column.type, this.#locale));
    return ok();
  }

  enterLiteral(rowIndex: number, columnIndex: number, text: string): boolean {
    const column = this.#table.columns[columnIndex];
    if (!column || !this.#takesValues(columnIndex)) return false;
    this.#writes.set(rowIndex, columnIndex, parseForType(text, column.type, this.#locale));
    return true;
  }

  carry(rowIndex: number, columnIndex: number, { value }: CarriedCell): boolean {
    if (!this.#takesValues(columnIndex)) return false;
    this.#writes.set(rowIndex, columnIndex, value);
    return true;
  }

  clear(rowIndex: number, columnIndex: number): boolean {
    if (!this.#takesValues(columnIndex)) return false;
    this.#writes.set(rowIndex, columnIndex, null);
    return true;
  }

  restyle(): boolean {
    return false;
  }

  styleOf(): undefined {
    return undefined;
  }

  operations(): Operation[] {
    return atOnce(this.operationsInSteps());
  }

  *operationsInSteps(): Generator<number, Operation[]> {
    const operations: Operation[] = [];
    for (const [columnIndex, { formula, cells }] of this.#formulas) {
      const column = this.#table.columns[columnIndex] as TableColumn;
      if (this.#writes.hasValues(columnIndex)) {
        // Among values a formula stands as the text it is: a column is calculated as a whole or not at all.
        for (const { rowIndex, text } of cells) this.#writes.set(rowIndex, columnIndex, text);
      } else {
        this.#writes.drop(columnIndex);
        const target = { sheetId: this.#table.id, columnId: column.id };
        operations.push({ kind: 'updateColumn', ...target, patch: { formula } });
      }
    }
    return [...operations, ...(yield* this.#writes.operationsInSteps())];
  }

  #takesValues(columnIndex: number): boolean {
    return this.#table.columns[columnIndex]?.formula === null;
  }

  /** In a column that is still empty a formula makes the whole column calculated, as in an Excel table. */
  #enterFormula(rowIndex: number, columnIndex: number, text: string): Result<void> {
    const column = this.#table.columns[columnIndex] as TableColumn;
    if (!isBlankColumn(column)) return failed(problem('formulaInValueColumn', { column: column.name }));
    const stored = toStoredFormula(text, this.#document, { sheetId: this.#table.id });
    if (!stored.ok) return stored;
    const cells = this.#formulas.get(columnIndex)?.cells ?? [];
    cells.push({ rowIndex, text });
    this.#formulas.set(columnIndex, { formula: stored.value, cells });
    return ok();
  }
}

interface ColumnFormula {
  /** In stored form; the last one that was entered. */
  readonly formula: string;
  readonly cells: { readonly rowIndex: number; readonly text: string }[];
}

/** O(rows), but stops at the first value. */
function isBlankColumn(column: TableColumn): boolean {
  return column.blocks.every((block) => {
    for (let i = 0; i < block.length; i++) if (blockValue(block, i) !== null) return false;
    return true;
  });
}
