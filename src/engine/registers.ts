import type { ColumnId, ParameterId, SheetId } from '../model/ids';

/** A cell of one of the engine's own sheets. */
export interface Register {
  readonly sheet: RegisterSheet;
  readonly row: number;
  readonly column: number;
}
/**
 * The engine's hidden sheets. Their names cannot collide with engine names of user sheets, which are ids.
 *
 *     columns      A: the version of a table column     B: how often its calculation was done
 *     tables       A: the version of a table's names
 *     parameters   A: the value
 *     longCalls    A1: how many functions that take long were done
 *     shownRows    A1: how often other rows were shown
 */
export const registerSheets = ['columns', 'tables', 'parameters', 'longCalls', 'shownRows'] as const;
export type RegisterSheet = (typeof registerSheets)[number];

/** Hands out cells for what formulas depend on besides cells. A cell is never handed out twice. */
export class Registers {
  readonly #rows: Record<RegisterSheet, Map<string, number>> = {
    columns: new Map(),
    tables: new Map(),
    parameters: new Map(),
    longCalls: new Map(),
    shownRows: new Map(),
  };
  readonly #columns: { readonly sheetId: SheetId; readonly columnId: ColumnId }[] = [];

  version(sheetId: SheetId, columnId: ColumnId): Register {
    const key = `${sheetId} ${columnId}`;
    const known = this.#rows.columns.get(key);
    if (known === undefined) this.#columns.push({ sheetId, columnId });
    return { sheet: 'columns', row: this.#row('columns', key), column: 0 };
  }

  done(sheetId: SheetId, columnId: ColumnId): Register {
    return { ...this.version(sheetId, columnId), column: 1 };
  }

  names(sheetId: SheetId): Register {
    return { sheet: 'tables', row: this.#row('tables', sheetId), column: 0 };
  }

  parameter(id: ParameterId): Register {
    return { sheet: 'parameters', row: this.#row('parameters', id), column: 0 };
  }

  get longCalls(): Register {
    return { sheet: 'longCalls', row: 0, column: 0 };
  }

  get shownRows(): Register {
    return { sheet: 'shownRows', row: 0, column: 0 };
  }

  /** Whose version stands in a row of the sheet `columns`. */
  columnAt(row: number): { readonly sheetId: SheetId; readonly columnId: ColumnId } | undefined {
    return this.#columns[row];
  }

  #row(sheet: RegisterSheet, key: string): number {
    const rows = this.#rows[sheet];
    let row = rows.get(key);
    if (row === undefined) {
      row = rows.size;
      rows.set(key, row);
    }
    return row;
  }
}

/** `columns!$A$5`. */
export function registerText({ sheet, row, column }: Register): string {
  return `${sheet}!$${column === 0 ? 'A' : 'B'}$${row + 1}`;
}
