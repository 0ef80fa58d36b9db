import { toCol } from '@borgar/fx';
import { parseCellReference } from '../../../model/formula/cellReference';
import { moveFormula } from '../../../model/formula/moveFormula';
import { writeStructuredReference } from '../../../model/formula/structuredReference';
import { isCellToken, rewriteTokens } from '../../../model/formula/tokens';
import type { RuleOperand } from '../../../model/conditionalFormat';
import type { SheetPlan } from '../placeSheets';
import { key, readXlsxFormula, type FormulaReading, type PlacedTable } from '../xlsxFormula';
import type { XlsxNotes } from '../xlsxNotes';
import type { FileLists } from './fileLists';
import type { Corner } from './ruleTargets';

export interface RuleReading {
  readonly plan: SheetPlan;
  readonly reading: FormulaReading;
  readonly themeColors: readonly string[] | undefined;
  readonly notes: XlsxNotes;
  /** The choices a reference leads to, where an export of ours put them. */
  readonly lists: FileLists;
}

/** What a rule has none of here. */
export class UnreadableRule extends Error {}

/** Reads the formulas of one rule for one of the places where it holds. */
export class RuleFormulas {
  readonly #reading: RuleReading;
  readonly #from: Corner;
  readonly #to: Corner;
  readonly #inTable: PlacedTable | null;

  /** `from`: the cell the file's references are read from; `to`: the one they are read from here. */
  constructor(reading: RuleReading, from: Corner, to: Corner, inTable: PlacedTable | null) {
    this.#reading = reading;
    this.#from = from;
    this.#to = to;
    this.#inTable = inTable;
  }

  /** The cell the file's references are read from: `B2`. */
  get first(): string {
    return `${toCol(this.#from.column)}${this.#from.row + 1}`;
  }

  choices(text: string): readonly string[] | null {
    return this.#reading.lists(text);
  }

  /** In stored form. */
  formula(text: string): string {
    const { plan, reading } = this.#reading;
    const bare = text.replace(/^=/, '');
    const moved = moveFormula(
      `=${bare}`,
      this.#to.row - this.#from.row,
      this.#to.column - this.#from.column,
    ).slice(1);
    const place = { sheet: plan.source.name, row: this.#to.row, inTable: this.#inTable };
    const isLost = bare === '' || moved.includes('#REF!');
    const stored = isLost ? null : readXlsxFormula(this.#withColumns(moved), place, reading);
    if (stored === null) throw new UnreadableRule(text);
    return stored;
  }

  /** A value where it is written out, else a formula. */
  operand(text: string): RuleOperand {
    const bare = text.replace(/^=/, '').trim();
    if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(bare)) return Number(bare);
    if (/^(true|false)$/i.test(bare)) return bare.toLowerCase() === 'true';
    const quoted = /^"((?:[^"]|"")*)"$/.exec(bare)?.[1];
    if (quoted === undefined) return this.formula(bare);
    const value = quoted.replaceAll('""', '"');
    // A text that begins as a formula does cannot be told from one.
    return value.startsWith('=') ? this.formula(bare) : value;
  }

  /** Rules of a file cannot name the columns of tables: what is all rows of one is the column, and goes on growing. */
  #withColumns(text: string): string {
    const { plan, reading } = this.#reading;
    return rewriteTokens(`=${text}`, (token) => {
      const reference = isCellToken(token) ? parseCellReference(token.value) : null;
      if (!reference) return token.value;
      const { top, bottom, left, right, $top, $bottom } = reference.range;
      const sheet = reading.sheets.get(key(reference.sheet ?? plan.source.name));
      const placed = sheet?.tables.find((table) => table.top + 1 === top && table.bottom === (bottom ?? top));
      const isFixed = $top === true && $bottom !== false;
      const columns = [left, right ?? left].map(
        (at) => placed?.table.columns[(at ?? -1) - placed.left]?.name,
      );
      if (!placed || !isFixed || columns.includes(undefined)) return token.value;
      const names = columns[0] === columns[1] ? columns.slice(0, 1) : columns;
      return writeStructuredReference({
        table: placed.name,
        columns: names as string[],
        thisRow: false,
        sections: [],
      });
    }).slice(1);
  }
}
