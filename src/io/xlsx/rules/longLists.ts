import { toCol } from '@borgar/fx';
import type { Cell, WriteSheet } from 'hucre/xlsx';
import { quotedSheetName } from '../fileMarks';

/**
 * Choices that do not fit into the rule that offers them: Excel takes 255 characters there, and parts them at commas. They
 * stand on a hidden sheet, each list in a column of its own, and rules refer to them.
 */
export class LongLists {
  readonly #sheetName: string;
  /** By the reference to each. */
  readonly #lists = new Map<string, readonly string[]>();
  readonly #references = new Map<string, string>();

  constructor(sheetName: string) {
    this.#sheetName = sheetName;
  }

  /** `'Lists'!$A$1:$A$40`; the same one for the same choices. */
  referenceTo(values: readonly string[]): string {
    const key = JSON.stringify(values);
    const known = this.#references.get(key);
    if (known !== undefined) return known;
    const column = toCol(this.#lists.size);
    const reference = `${quotedSheetName(this.#sheetName)}!$${column}$1:$${column}$${values.length}`;
    this.#references.set(key, reference);
    this.#lists.set(reference, values);
    return reference;
  }

  /** `null` when no list is too long. */
  sheet(): WriteSheet | null {
    if (this.#lists.size === 0) return null;
    const cells = new Map<string, Partial<Cell>>();
    [...this.#lists.values()].forEach((values, column) =>
      values.forEach((value, row) => cells.set(`${row},${column}`, { value: asEntered(value) })),
    );
    return { name: this.#sheetName, cells, hidden: true };
  }
}

/** Whoever enters a number compares it with a number. */
const asEntered = (value: string): string | number =>
  String(Number(value)) === value && Number.isFinite(Number(value)) ? Number(value) : value;
