import type { WorkbookDocument } from '../model/document';
import type { SheetId } from '../model/ids';
import { cellError } from '../shared/value';
import { engineText, errorText } from './engineFormula';
import { heldKey } from './heldFormulas';
import type { HostFunctions } from './hostFunctions/hostFunctions';
import { isKnownFunction } from './hyperformula';
import type { Literals } from './literals';
import { isRefused, readFormula, type FormulaScope } from './readFormula';
import type { Registers } from './registers';
import { rowProgram, type RowProgram } from './rowProgram';

const heldError = cellError('ERROR', 'formulaHeld');

export interface FormulaWriterContext {
  /** What names in formulas mean now. */
  document(): WorkbookDocument;
  readonly literals: Literals;
  readonly registers: Registers;
  readonly host: HostFunctions | null;
  /** Formulas that are not to be computed, by `heldKey`. */
  readonly held: ReadonlySet<string>;
}

/** Stored formulas as the engine is given them: guarded, names resolved, what is held or refused as its error. */
export class FormulaWriter {
  readonly #context: FormulaWriterContext;

  constructor(context: FormulaWriterContext) {
    this.#context = context;
  }

  /** For a cell; `mayWait` allows calls whose results come later. */
  formula(stored: string, sheetId: SheetId | null, mayWait: boolean): string {
    const { literals, registers } = this.#context;
    if (sheetId !== null && this.#isHeld(stored, sheetId)) return errorText(heldError, literals);
    const read = readFormula(stored, this.#scope(sheetId, { inRow: false, mayWait }));
    return isRefused(read) ? errorText(read, literals) : engineText(read, registers);
  }

  /** For every row of a table. */
  program(stored: string, sheetId: SheetId): RowProgram {
    const { literals, registers } = this.#context;
    const read = this.#isHeld(stored, sheetId)
      ? heldError
      : readFormula(stored, this.#scope(sheetId, { inRow: true, mayWait: false }));
    const pieces = isRefused(read) ? [{ kind: 'text' as const, text: errorText(read, literals) }] : read;
    return rowProgram(pieces, sheetId, registers);
  }

  #isHeld(stored: string, sheetId: SheetId): boolean {
    return this.#context.held.has(heldKey(sheetId, stored));
  }

  #scope(thisSheet: SheetId | null, place: Pick<FormulaScope, 'inRow' | 'mayWait'>): FormulaScope {
    const { literals, host } = this.#context;
    return {
      document: this.#context.document(),
      thisSheet,
      ...place,
      literals,
      isKnownFunction,
      ...(host ? { hostFunctions: host } : {}),
    };
  }
}
