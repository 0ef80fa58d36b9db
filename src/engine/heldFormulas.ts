import type { GridCellKey, WorkbookDocument } from '../model/document';
import { formulaOf } from '../model/format/gridInput';
import type { ColumnId, SheetId } from '../model/ids';
import type { Work } from './workTeller';
import { findSheet, gridCell, parseGridCellKey } from '../model/lookup';

/** A function of the host that did not come to an end in so many formulas is not called any more. */
const mostHangs = 3;

/** A formula in its place: of a grid cell, or of a calculated column. */
export type FormulaPlace =
  | { readonly sheetId: SheetId; readonly key: GridCellKey }
  | { readonly sheetId: SheetId; readonly columnId: ColumnId };

/** Held formulas are known by what they are and where: the same text on another sheet may read something else. */
export const heldKey = (sheetId: SheetId, stored: string): string => `${sheetId} ${stored}`;

/** The stored formula in a place; `null` when there is none. */
export function formulaAt(document: WorkbookDocument, place: FormulaPlace): string | null {
  const sheet = findSheet(document, place.sheetId);
  if ('columnId' in place) {
    if (sheet?.kind !== 'table') return null;
    return sheet.columns.find(({ id }) => id === place.columnId)?.formula ?? null;
  }
  if (sheet?.kind !== 'grid') return null;
  const { rowId, columnId } = parseGridCellKey(place.key);
  return formulaOf(gridCell(sheet, rowId, columnId)?.input ?? null);
}

/**
 * Formulas that did not come to an end. They are errors until they are changed or tried again; everything else calculates.
 */
export class HeldFormulas {
  #held = new Map<string, FormulaPlace>();
  /** How many formulas were held while they called a function of the host. */
  #calls = new Map<string, number>();

  /** Functions of the host that are not called any more: filled down a column, one would hang again in every cell. */
  get functions(): readonly string[] {
    return [...this.#calls].filter(([, count]) => count >= mostHangs).map(([name]) => name);
  }

  get places(): readonly FormulaPlace[] {
    return [...this.#held.values()];
  }

  get keys(): readonly string[] {
    return [...this.#held.keys()];
  }

  /** Whether there is a formula that was not held yet. */
  hold(document: WorkbookDocument, { place, functionName }: Work): boolean {
    const stored = formulaAt(document, place);
    if (stored === null || this.#held.has(heldKey(place.sheetId, stored))) return false;
    this.#held.set(heldKey(place.sheetId, stored), place);
    if (functionName !== undefined) {
      this.#calls.set(functionName, (this.#calls.get(functionName) ?? 0) + 1);
    }
    return true;
  }

  /** Forgets those that stand there no more. */
  follow(document: WorkbookDocument): void {
    for (const [key, place] of this.#held) {
      const stored = formulaAt(document, place);
      if (stored === null || heldKey(place.sheetId, stored) !== key) this.#held.delete(key);
    }
  }

  clear(): void {
    this.#held.clear();
    this.#calls.clear();
  }
}
