import type { CellError } from '../shared/value';

/**
 * Texts and errors that the engine's formula language cannot write: HyperFormula 3.5.0 knows no doubled quotes in a
 * text, takes a backslash for an escape, and its error literals carry no reason. Formulas name them by number,
 * `ENGINE.LITERAL(3)`; equal literals have equal numbers, so equal formulas stay equal texts and share one parse.
 */
export class Literals {
  readonly #values: (string | CellError)[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(value: string | CellError): number {
    const key = JSON.stringify(value);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#values.length;
      this.#values.push(value);
      this.#numbers.set(key, number);
    }
    return number;
  }

  valueOf(number: number): string | CellError | undefined {
    return this.#values[number];
  }
}
