import { toCol } from '@borgar/fx';
import { areaPlaces, type CellArea } from '../../../model/cellArea';
import { moveFormula } from '../../../model/formula/moveFormula';
import { columnIndexOf, isFormula, rowCount } from '../../../model/lookup';
import type { RuleOperand } from '../../../model/conditionalFormat';
import type { GridSheet, TableSheet } from '../../../model/document';
import type { ColumnId } from '../../../model/ids';
import type { FormulaWriter } from '../writeFormula';
import type { Corner } from './ruleTargets';

/** The cells of a rule in the file, and how its formulas are written there. */
export class RuleCells {
  readonly #writer: FormulaWriter;
  readonly #inTable: TableSheet | null;
  readonly #anchor: Corner;
  readonly #corner: Corner;
  /** Ranges with blanks between them. */
  readonly cells: string;

  private constructor(
    writer: FormulaWriter,
    inTable: TableSheet | null,
    ranges: readonly (readonly [top: number, bottom: number, left: number, right: number])[],
  ) {
    const [first] = ranges;
    this.#writer = writer;
    this.#inTable = inTable;
    this.#anchor = { row: first?.[0] ?? 0, column: first?.[2] ?? 0 };
    // Excel reads references from the top left of all cells together.
    this.#corner = {
      row: Math.min(...ranges.map(([top]) => top)),
      column: Math.min(...ranges.map(([, , left]) => left)),
    };
    this.cells = ranges
      .map(([top, bottom, left, right]) => {
        const [from, to] = [address(top, left), address(bottom, right)];
        return from === to ? from : `${from}:${to}`;
      })
      .join(' ');
  }

  /** `null` when no cell is left. */
  static ofGrid(sheet: GridSheet, areas: readonly CellArea[], writer: FormulaWriter): RuleCells | null {
    const ranges = areas.flatMap((area) => {
      const { rows, columns } = areaPlaces(sheet, area);
      return rows.flatMap(([top, bottom]) =>
        columns.map(([left, right]) => [top, bottom - 1, left, right - 1] as const),
      );
    });
    return ranges.length === 0 ? null : new RuleCells(writer, null, ranges);
  }

  static ofColumns(table: TableSheet, ids: readonly ColumnId[], writer: FormulaWriter): RuleCells | null {
    const last = Math.max(rowCount(table), 1);
    const ranges = ids
      .map((id) => columnIndexOf(table, id))
      .filter((column) => column >= 0)
      .sort((a, b) => a - b)
      .map((column) => [1, last, column, column] as const);
    return ranges.length === 0 ? null : new RuleCells(writer, table, ranges);
  }

  /** The cell that the formulas speak of: `B2`. */
  get first(): string {
    return address(this.#corner.row, this.#corner.column);
  }

  /** Without `=`; `null` when Excel cannot compute it. */
  formula(stored: string): string | null {
    const text = this.#writer.writeRule(stored, this.#inTable);
    if (text === null || this.#inTable) return text;
    const { row, column } = this.#corner;
    const moved = moveFormula(`=${text}`, row - this.#anchor.row, column - this.#anchor.column).slice(1);
    return moved.includes('#REF!') ? null : moved;
  }

  operand(value: RuleOperand): string | null {
    if (isFormula(value)) return this.formula(value);
    if (typeof value === 'string') return quotedText(value);
    return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
  }
}

export const quotedText = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const address = (row: number, column: number): string => `${toCol(column)}${row + 1}`;
