import type { GridInput } from '../document';
import { isFormula } from '../lookup';

/**
 * A literal text as the input of a grid cell: what begins with `=` or `'` gets a leading `'`, so that a text is
 * never taken for a formula. `inputValue` takes it away again.
 */
export function textInput(text: string): string {
  return text.startsWith('=') || text.startsWith("'") ? `'${text}` : text;
}

/** The value of a cell that holds no formula. */
export function inputValue(input: GridInput): GridInput {
  return typeof input === 'string' && input.startsWith("'") ? input.slice(1) : input;
}

/** The formula in stored form, `null` for a cell that holds a value or nothing. */
export function formulaOf(input: GridInput | undefined): string | null {
  return isFormula(input) ? input : null;
}
