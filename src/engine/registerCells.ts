import type { HyperFormula } from 'hyperformula';
import type { Parameter } from '../model/document';
import type { Register, Registers, RegisterSheet } from './registers';

/** Writes what formulas depend on besides cells, so that the graph finds who depends on it. */
export class RegisterCells {
  readonly #hf: HyperFormula;
  readonly #registers: Registers;
  readonly #sheets: Readonly<Record<RegisterSheet, number>>;
  #longCallsDone = 0;
  #shownRowsVersion = 0;

  constructor(hf: HyperFormula, registers: Registers, sheets: Readonly<Record<RegisterSheet, number>>) {
    this.#hf = hf;
    this.#registers = registers;
    this.#sheets = sheets;
  }

  /** Other rows are shown than before. */
  markShownRows(): void {
    this.#write(this.#registers.shownRows, ++this.#shownRowsVersion);
  }

  /** A function that takes long has its result. */
  markLongCallDone(): void {
    this.#write(this.#registers.longCalls, ++this.#longCallsDone);
  }

  /** Those that are new or have another value. */
  writeParameters(before: readonly Parameter[], after: readonly Parameter[]): void {
    const known = new Map(before.map((parameter) => [parameter.id, parameter.value]));
    for (const { id, value } of after) {
      if (known.has(id) && known.get(id) === value) continue;
      this.#write(this.#registers.parameter(id), typeof value === 'string' ? `'${value}` : value);
    }
  }

  #write({ sheet, row, column }: Register, content: string | number | boolean): void {
    this.#hf.setCellContents({ sheet: this.#sheets[sheet], row, col: column }, [[content]]);
  }
}
